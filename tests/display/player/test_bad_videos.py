"""Files and processes that misbehave, by name: each is told as a failure in time, and the screen goes on."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from display.player.check import examine
from display.player.playing import Ended, Failed, FirstFrame
from display.player.words import Began, Broken, Frame, Heard, Over, line
from shared.installing import install_line
from shared.model import MediaProblem
from tests.display.player.clips import Clip, make_clip
from tests.display.player.conftest import Cinema, OpenCinema, let_run
from tests.hub.media import samples

UNPLAYABLE = Failed(MediaProblem.UNPLAYABLE)
NO_FRAME = Failed(MediaProblem.NO_FRAME)


def cut_off(folder: Path) -> Path:
    """An MP4 whose last quarter never arrived, and with it the index."""
    path = make_clip(folder / "whole.mp4", Clip())
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4])
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.mp4"
    path.touch()
    return path


def text(folder: Path) -> Path:
    path = folder / "text.mp4"
    path.write_text("Selamat pagi, ini bukan video.\n" * 100)
    return path


def playlist(folder: Path) -> Path:
    """A list that names another file: nothing but the file itself is ever opened."""
    inner = make_clip(folder / "inner.mp4", Clip(seconds=0.2))
    path = folder / "list.mp4"
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nfile://{inner}\n#EXT-X-ENDLIST\n")
    return path


def concatenation(folder: Path) -> Path:
    inner = make_clip(folder / "inner.mp4", Clip(seconds=0.2))
    path = folder / "concat.mp4"
    path.write_text(f"ffconcat version 1.0\nfile {inner.name}\n")
    return path


def sixty_thousand_wide(folder: Path) -> Path:
    return make_clip(folder / "wide.webm", Clip(seconds=0.034, width=60_000, height=16, codec="libvpx-vp9"))


def sound_only(folder: Path) -> Path:
    path = folder / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        for number in range(20):
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.sample_rate = 48_000
            frame.pts = number * 1024
            frame.planes[0].update(bytes(4 * 1024))
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def other_codec(folder: Path) -> Path:
    return make_clip(folder / "old.mkv", Clip(seconds=0.2, codec="mpeg4"))


def av1(folder: Path) -> Path:
    path = folder / "new.mp4"
    path.write_bytes(samples.av1())
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "folder.mp4"
    path.mkdir()
    return path


def random_bytes(folder: Path) -> Path:
    """A proper beginning, then anything."""
    path = make_clip(folder / "mixed.mkv", Clip(seconds=0.5))
    data = bytearray(path.read_bytes())
    for index in range(200, len(data)):
        data[index] = (index * 2654435761 >> 7) & 255
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "make",
    [
        cut_off,
        empty,
        text,
        playlist,
        concatenation,
        sixty_thousand_wide,
        sound_only,
        other_codec,
        av1,
        a_folder,
        random_bytes,
    ],
    ids=lambda make: make.__name__,
)
def test_a_bad_file_is_told_and_the_next_video_plays(
    make: Callable[[Path], Path], cinema: Cinema, tmp_path: Path, clip: Path
) -> None:
    bad = make(tmp_path)
    cinema.player.play(bad)
    cinema.wait(lambda: cinema.told)
    assert cinema.told[0] in (UNPLAYABLE, NO_FRAME)
    assert cinema.numbers == [], "not one frame of it was painted"
    cinema.told.clear()
    cinema.player.play(clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)


def test_a_file_that_is_not_there_is_missing(cinema: Cinema, tmp_path: Path) -> None:
    cinema.player.play(tmp_path / "gone.mp4")
    cinema.wait(lambda: cinema.told)
    assert cinema.told == [Failed(MediaProblem.MISSING)]


def test_a_film_cut_off_in_the_middle_is_shown_as_far_as_it_goes(cinema: Cinema, tmp_path: Path) -> None:
    path = make_clip(tmp_path / "film.mkv", Clip())
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    cinema.player.play(path)
    cinema.wait(lambda: len(cinema.told) == 2)
    assert cinema.told[0] == FirstFrame()
    assert cinema.told[1] in (Ended(), UNPLAYABLE)
    assert 10 < cinema.numbers[-1][1] < 50


@pytest.mark.parametrize("paused", [False, True], ids=["playing", "paused"])
def test_a_decoder_that_is_killed_is_told_at_once_and_leaves_nothing(
    cinema: Cinema, long_clip: Path, paused: bool
) -> None:
    cinema.player.play(long_clip)
    cinema.wait(lambda: len(cinema.numbers) > 3)
    if paused:
        cinema.player.pause()
    pid = cinema.player.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    cinema.wait(lambda: len(cinema.told) == 2, 5.0)
    assert cinema.told == [FirstFrame(), UNPLAYABLE]
    cinema.wait(lambda: not Path(f"/proc/{pid}").exists())
    drawn = cinema.drawn()
    let_run(50)
    assert cinema.drawn() == drawn == cinema.numbers[-1][1], "its last frame stands"


def test_a_decoder_that_hangs_is_told_after_three_seconds_and_killed(cinema: Cinema, long_clip: Path) -> None:
    cinema.player.play(long_clip)
    cinema.wait(lambda: len(cinema.numbers) > 3)
    pid = cinema.player.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    began, slowest = time.monotonic(), 0.0
    while len(cinema.told) < 2:
        turn = time.monotonic()
        let_run(10)
        slowest = max(slowest, time.monotonic() - turn)
        assert turn - began < 8
    assert cinema.told == [FirstFrame(), UNPLAYABLE]
    assert 2.5 < time.monotonic() - began < 5.0
    assert slowest < 1.0, "the screen stood still meanwhile"
    cinema.wait(lambda: not Path(f"/proc/{pid}").exists())


def test_a_hanging_decoder_is_paused_resumed_ducked_and_closed_without_waiting(cinema: Cinema, long_clip: Path) -> None:
    cinema.player.play(long_clip)
    cinema.wait(lambda: len(cinema.numbers) > 3)
    pid = cinema.player.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    for _ in range(2000):  # more orders than its pipe holds
        cinema.player.pause()
        cinema.player.duck(True)
        cinema.player.resume()
    assert time.monotonic() - began < 2.0
    cinema.player.close()
    assert time.monotonic() - began < 3.0
    assert not Path(f"/proc/{pid}").exists()


def python(program: str) -> tuple[str, ...]:
    return sys.executable, "-c", program


def saying(*words: Began | Frame | Over | Broken | Heard | bytes) -> tuple[str, ...]:
    """A decoder that says this, whatever it is asked, and then waits."""
    said = b"".join(word if isinstance(word, bytes) else line(word) for word in words)
    return python(f"import sys, time; sys.stdout.buffer.write({said!r}); sys.stdout.flush(); time.sleep(60)")


def test_a_decoder_that_opens_the_file_and_gives_no_frame_is_skipped_after_three_seconds(
    open_cinema: OpenCinema, clip: Path
) -> None:
    cinema = open_cinema(command=saying(Began()))
    began = time.monotonic()
    cinema.player.play(clip)
    cinema.wait(lambda: cinema.told)
    assert cinema.told == [NO_FRAME]
    assert 2.9 < time.monotonic() - began < 5.0


def test_a_decoder_that_never_answers_is_skipped_after_five_seconds(open_cinema: OpenCinema, clip: Path) -> None:
    cinema = open_cinema(command=python("import time; time.sleep(60)"))
    began = time.monotonic()
    cinema.player.play(clip)
    cinema.wait(lambda: cinema.told)
    assert cinema.told == [NO_FRAME]
    assert 4.9 < time.monotonic() - began < 6.0


@pytest.mark.parametrize(
    "command",
    [
        python("import os; os._exit(1)"),
        ("/nowhere/python",),
        saying(b"not a word\n"),
        saying(b"x" * 100_000),
        saying(b'{"type":"frame","slot":9,"at":0,"stride":1280}\n'),
        saying(b'{"type":"frame","slot":-1,"at":0,"stride":1280}\n'),
        saying(b'{"type":"frame","slot":0,"at":1e300,"stride":1280}\n'),
        saying(b'{"type":"began","more":1}\n'),
        saying(Frame(0, 0.0, 1279)),
        saying(Frame(0, 0.0, 4)),
        saying(Frame(0, 0.0, 1 << 40)),
        saying(Frame(0, 0.0, 1282)),
        saying(Began(), Broken("it will not do")),
        saying(Frame(1, 0.0, 1280), Frame(1, 0.1, 1280)),
    ],
    ids=lambda command: command[-1][-60:].strip("); '") if len(command) > 1 else "no such program",
)
def test_a_decoder_that_talks_nonsense_is_ended(open_cinema: OpenCinema, clip: Path, command: tuple[str, ...]) -> None:
    cinema = open_cinema(command=command)
    cinema.player.play(clip)
    cinema.wait(lambda: UNPLAYABLE in cinema.told, 2.5)
    pid = cinema.player.pid
    cinema.wait(lambda: pid is None or not Path(f"/proc/{pid}").exists())


def test_many_videos_leave_no_process_no_file_and_no_thread_behind(cinema: Cinema, clip: Path) -> None:
    cinema.player.play(clip)
    cinema.wait(lambda: FirstFrame() in cinema.told)
    cinema.player.close()
    files, threads = open_files(), threading.active_count()
    for number in range(12):
        cinema.told.clear()
        cinema.player.play(clip)
        if number % 3:
            cinema.wait(lambda: FirstFrame() in cinema.told)
        cinema.player.stop()
    cinema.wait(lambda: threading.active_count() <= threads)
    assert open_files() == files
    assert not [one for one in Path("/proc").glob("[0-9]*/stat") if _child_of_ours(one)]


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def _child_of_ours(stat: Path) -> bool:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid()
    except OSError:
        return False


def test_the_doctor_hears_what_plays_films_here() -> None:
    works, line = examine()
    assert works
    assert line.startswith("av ")


def test_without_the_extra_the_doctor_hears_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    assert examine() == (False, install_line())
