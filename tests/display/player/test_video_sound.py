"""The sound of videos, recorded at a null sink's monitor: in time with the picture, evened, ducked, paused, absent."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from display.player.playing import Ended, FirstFrame
from display.player.sounds import faded
from shared.sound.stream import SystemStream, system_stream
from tests.display.player.clips import Clip, make_clip, sine
from tests.display.player.conftest import Cinema, OpenCinema, let_run
from tests.display.player.hall import Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    with open_hall(tmp_path, monkeypatch) as opened:
        yield opened


def beep(at: float) -> float:
    """A third of each second."""
    return 0.2 * math.sin(2 * math.pi * 1000 * at) if at % 1 < 1 / 3 else 0.0


def changes(cinema: Cinema, seen: list[tuple[float, bool]]) -> None:
    """Note when the flash begins and ends."""
    image = cinema.player.image
    now = image.pixelColor(image.width() // 2, image.height() * 3 // 4).lightness() > 128
    if now != (seen[-1][1] if seen else False):
        seen.append((time.monotonic(), now))


def test_the_sound_keeps_to_the_picture_also_after_a_pause(open_cinema: OpenCinema, hall: Hall, tmp_path: Path) -> None:
    path = make_clip(tmp_path / "beeps.mp4", Clip(seconds=6, tone=beep, flash=lambda at: at % 1 < 1 / 3))
    cinema = open_cinema(sound=system_stream)
    seen: list[tuple[float, bool]] = []
    cinema.player.painted.connect(lambda: changes(cinema, seen))
    cinema.player.play(path)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] > 75)
    cinema.player.pause()
    paused = time.monotonic()
    let_run(1200)
    cinema.player.resume()
    resumed = time.monotonic()
    cinema.wait(lambda: Ended() in cinema.told)
    let_run(200)
    heard = hall.loud()
    assert not [at for at, on in heard if on and paused + 0.1 < at < resumed], "a paused video is silent"
    # Every flash in the middle of the run has its beep. The sound may be a little early here: a null sink has no delay.
    begins = [at for at, on in seen if on][1:]
    off = [min((beep_at - at for beep_at, on in heard if on), key=abs) for at in begins]
    assert len(off) == 5
    assert all(-0.1 < one < 0.1 for one in off), off


def test_ducking_softens_by_more_than_twelve_decibels_within_half_a_second(
    open_cinema: OpenCinema, hall: Hall, tmp_path: Path
) -> None:
    path = make_clip(tmp_path / "tone.mp4", Clip(seconds=5, tone=sine(0.2)))
    cinema = open_cinema(sound=system_stream, volume=0.8)
    cinema.player.play(path)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] > 45)
    ducked = time.monotonic()
    cinema.player.duck(True)
    cinema.wait(lambda: cinema.numbers[-1][1] > 90)
    back = time.monotonic()
    cinema.player.duck(False)
    cinema.wait(lambda: cinema.numbers[-1][1] > 135)
    ends = time.monotonic()
    before, during, after = (
        hall.level(begin, end) for begin, end in ((ducked - 0.7, ducked), (ducked + 0.5, back), (back + 0.5, ends))
    )
    assert before > 500
    assert 20 * math.log10(before / during) >= 12
    assert during > 10, "softer, not gone"
    assert abs(20 * math.log10(after / before)) < 1


def test_a_quiet_hour_that_begins_silences_the_film_and_the_picture_plays_on(
    open_cinema: OpenCinema, hall: Hall, tmp_path: Path
) -> None:
    path = make_clip(tmp_path / "tone.mp4", Clip(seconds=4, tone=sine(0.2)))
    cinema = open_cinema(sound=system_stream)
    cinema.player.play(path)
    cinema.wait(lambda: cinema.numbers and cinema.numbers[-1][1] > 45)
    silenced = time.monotonic()
    cinema.player.share(0.0)
    cinema.wait(lambda: Ended() in cinema.told)
    assert hall.level(silenced - 0.7, silenced) > 500
    assert hall.level(silenced + 0.5, time.monotonic()) == 0
    assert cinema.numbers[-1][1] > 100


@pytest.mark.parametrize("level", [0.03, 0.9], ids=["quiet", "loud"])
def test_every_film_is_about_equally_loud_and_never_too_loud(
    open_cinema: OpenCinema, hall: Hall, tmp_path: Path, level: float
) -> None:
    """Speech-like: bursts with pauses between, some peaks far above the rest."""

    def tone(at: float) -> float:
        burst = 1.0 if at % 0.5 < 0.35 else 0.05
        peak = 1.0 if at % 1.0 < 0.02 else 0.35
        return level * burst * peak * math.sin(2 * math.pi * 440 * at)

    path = make_clip(tmp_path / "film.mp4", Clip(seconds=5, tone=tone, codec="libvpx-vp9", sound_codec="aac"))
    cinema = open_cinema(sound=system_stream)
    cinema.player.play(path)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    began = time.monotonic()
    cinema.wait(lambda: Ended() in cinema.told)
    loudness, peak = hall.measured(began + 0.3, time.monotonic())
    assert -18 <= loudness <= -14
    assert peak <= -1


def test_volume_nought_starts_no_player(open_cinema: OpenCinema, clip: Path) -> None:
    def never() -> SystemStream:
        raise AssertionError("a stream was asked for")

    cinema = open_cinema(sound=never, volume=0.0)
    cinema.player.play(clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)


@pytest.mark.parametrize(
    "players",
    [(), (("/nowhere/player",),), (("false",), ("/nowhere/player",)), (("sleep", "60"),)],
    ids=["no player", "none there", "one that fails", "one that hangs"],
)
def test_without_a_loudspeaker_the_picture_plays_on(
    open_cinema: OpenCinema, tmp_path: Path, players: tuple[tuple[str, ...], ...]
) -> None:
    path = make_clip(tmp_path / "tone.mp4", Clip(seconds=1.5, tone=sine(0.2)))
    cinema = open_cinema(sound=lambda: SystemStream(players))
    cinema.player.play(path)
    cinema.wait(lambda: Ended() in cinema.told, 6)
    assert cinema.told == [FirstFrame(), Ended()]
    assert len(cinema.numbers) > 30


def test_a_fade_has_no_jump() -> None:
    piece = b"\x10\x27" * 1920  # 10,000
    assert faded(piece, 1.0, 1.0) == piece
    assert set(memoryview(faded(piece, 0.5, 0.5)).cast("h")) == {5000}
    down = list(memoryview(faded(piece, 1.0, 0.9)).cast("h"))
    assert len(down) == 1920
    assert down[0] == 10_000
    assert down == sorted(down, reverse=True)
    assert max(one - other for one, other in pairwise(down)) <= 70
