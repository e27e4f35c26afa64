"""Videos on the real item: decoded by the real process, painted in a real offscreen window, read from its pixels."""

from __future__ import annotations

import time
from fractions import Fraction
from pathlib import Path

import pytest

from display.player.pictures import cut
from display.player.playing import Ended, FirstFrame
from tests.display.player.clips import Clip, make_clip, number_of
from tests.display.player.conftest import Cinema, OpenCinema, let_run


def test_a_video_is_shown_whole_in_order_and_in_time(cinema: Cinema, clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: Ended() in cinema.told)
    assert cinema.told == [FirstFrame(), Ended()]
    numbers = [number for _, number in cinema.numbers]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 0
    assert numbers[-1] == 59
    assert len(numbers) > 40, "too many frames were left out"
    began, took = cinema.numbers[1][0] - cinema.numbers[1][1] / 30, []
    took = [at - began - number / 30 for at, number in cinema.numbers[1:]]
    assert max(took) < 0.25, "a frame was shown long after its moment"
    assert min(took) > -0.05, "a frame was shown before its moment"


def test_the_window_shows_what_was_painted_and_keeps_it_at_the_end(cinema: Cinema, clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    let_run(50)
    assert cinema.drawn() == number_of(cinema.player.image)
    cinema.wait(lambda: Ended() in cinema.told)
    let_run(50)
    assert cinema.drawn() == 59
    cinema.player.stop()
    let_run(50)
    assert cinema.drawn() == 59, "what was painted stays until the next video's first frame"


def test_a_paused_video_stands_costs_nothing_and_goes_on_at_its_frame(cinema: Cinema, clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] >= 10)
    cinema.player.pause()
    let_run(200)  # what was on its way is done
    at, pid = cinema.drawn(), cinema.player.pid
    assert at == cinema.numbers[-1][1]
    assert pid is not None
    frames, used, child = len(cinema.frames), time.process_time(), cpu_of(pid)
    let_run(1000)
    assert time.process_time() - used < 0.05
    assert cpu_of(pid) - child <= 0.02
    assert len(cinema.frames) == frames
    assert cinema.drawn() == at
    cinema.player.resume()
    before = len(cinema.numbers)
    cinema.wait(lambda: len(cinema.numbers) > before)
    assert 1 <= cinema.numbers[before][1] - at <= 2
    cinema.wait(lambda: Ended() in cinema.told)
    numbers = [number for _, number in cinema.numbers]
    assert numbers == sorted(set(numbers))


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def test_a_new_video_takes_over_and_nothing_is_told_of_the_old_one(cinema: Cinema, clip: Path, long_clip: Path) -> None:
    cinema.player.play(long_clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    cinema.told.clear()
    cinema.player.play(clip)
    cinema.player.stop()
    cinema.player.play(clip)
    cinema.wait(lambda: Ended() in cinema.told)
    assert cinema.told == [FirstFrame(), Ended()]


@pytest.mark.parametrize(
    ("codec", "name"), [("libvpx-vp9", "a.webm"), ("libx265", "a.mp4"), ("libvpx", "a.mkv"), ("libx264", "a.mov")]
)
def test_other_codecs_and_wrappers_play(cinema: Cinema, tmp_path: Path, codec: str, name: str) -> None:
    path = make_clip(tmp_path / name, Clip(seconds=0.5, codec=codec))
    cinema.player.play(path)
    cinema.wait(lambda: cinema.told and cinema.told[-1] != FirstFrame())
    assert cinema.told == [FirstFrame(), Ended()]
    assert cinema.numbers[-1][1] == 14


def test_a_name_with_anything_in_it_is_only_a_name(cinema: Cinema, tmp_path: Path, clip: Path) -> None:
    odd = tmp_path / "film: a%20b|c?'\"&#;.mp4"
    odd.write_bytes(clip.read_bytes())
    cinema.player.play(odd)
    cinema.wait(lambda: cinema.told)
    assert cinema.told == [FirstFrame()]


def test_the_video_fills_a_shape_like_its_own_without_being_pulled(open_cinema: OpenCinema, tmp_path: Path) -> None:
    """An area a little taller gets the middle of a wide video: white below, its sides cut away."""
    cinema = open_cinema()
    path = make_clip(tmp_path / "wide.mp4", Clip(seconds=0.3, width=320, height=184, flash=lambda _: True))
    cinema.player.play(path)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    image = cinema.player.image
    assert (image.width(), image.height()) == (320, 208)
    assert image.pixelColor(2, 200).lightness() > 200
    assert image.pixelColor(318, 10).lightness() < 60
    assert image.pixelColor(160, 100).lightness() < 60
    assert image.pixelColor(160, 108).lightness() > 200


@pytest.mark.parametrize(
    ("wide", "high", "bars", "white"),
    [(640, 160, (160, 10), (160, 130)), (160, 640, (10, 100), (160, 160))],
    ids=["much wider", "held upright"],
)
def test_a_video_of_quite_another_shape_is_shown_whole_between_bars(
    open_cinema: OpenCinema, tmp_path: Path, wide: int, high: int, bars: tuple[int, int], white: tuple[int, int]
) -> None:
    """Its lower half is white: within the frame, where nothing of it is cut away."""
    cinema = open_cinema()
    path = make_clip(tmp_path / "odd.mp4", Clip(seconds=0.3, width=wide, height=high, flash=lambda _: True))
    cinema.player.play(path)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    image = cinema.player.image
    assert (image.width(), image.height()) == (320, 208)
    assert image.pixelColor(*bars).lightness() == 0
    assert image.pixelColor(319 - bars[0], 207 - bars[1]).lightness() == 0
    assert image.pixelColor(*white).lightness() > 200


@pytest.mark.parametrize(
    ("wide", "high", "shape", "expected"),
    [
        (1920, 1080, Fraction(16, 9), (1920, 1080)),
        (1920, 1080, Fraction(1), (1080, 1080)),
        (1080, 1920, Fraction(16, 9), (1080, 608)),
        (2, 2, Fraction(100), (2, 2)),
    ],
)
def test_the_largest_part_of_the_wanted_shape_is_kept(
    wide: int, high: int, shape: Fraction, expected: tuple[int, int]
) -> None:
    assert cut(wide, high, shape) == expected


def test_another_video_begins_on_dark_ground_not_on_the_last_one(cinema: Cinema, clip: Path, long_clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] > 20)
    cinema.player.stop()
    let_run(50)
    cinema.player.play(long_clip)
    cinema.player.stop()
    let_run(50)
    image = cinema.grab()
    assert {image.pixelColor(x, y).name() for x in range(0, 320, 9) for y in range(0, 208, 9)} == {"#000000"}


def test_on_a_scaled_board_every_pixel_of_a_frame_is_a_pixel_of_the_screen(cinema: Cinema, clip: Path) -> None:
    cinema.window.setProperty("factor", 2.0)
    cinema.player.play(clip)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] > 5)
    cinema.player.pause()
    let_run(100)
    drawn, frame = cinema.grab(), cinema.player.image
    assert (frame.width(), frame.height()) == (320, 208)
    assert not [(x, y) for x in range(320) for y in range(208) if drawn.pixel(x, y) != frame.pixel(x, y)]


def test_who_keeps_a_frame_keeps_it_when_the_video_is_gone(cinema: Cinema, clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    frame = cinema.player.image
    cinema.player.stop()
    assert frame.pixelColor(5, 100).isValid()
    cinema.player.play(clip)
    cinema.wait(lambda: Ended() in cinema.told)
