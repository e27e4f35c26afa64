"""The raw stream: the first player that works is used, hushing is at once, and nobody who writes ever waits."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no player of raw samples")

if sys.platform != "win32":
    from shared.sound.stream import SystemStream

PIECE = b"\x01\x02" * 1920


def noting(file: Path) -> tuple[str, ...]:
    """A player that writes what it is given into a file."""
    return "sh", "-c", f"cat >> '{file}'"


def wait_for(ready: Callable[[], object], seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < ends, "it did not come"
        time.sleep(0.01)


def write(stream: SystemStream) -> bool:
    assert stream.pipe is not None
    try:
        return os.write(stream.pipe, PIECE) == len(PIECE)
    except BlockingIOError:
        return False


def test_the_next_player_takes_over_from_those_that_fail(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    stream = SystemStream([("/nowhere/player",), ("false",), noting(heard)])
    stream.go()
    assert write(stream)
    wait_for(lambda: heard.exists() and heard.stat().st_size == len(PIECE))
    stream.close()
    assert heard.read_bytes() == PIECE


def test_without_a_player_a_full_pipe_is_left_at_once() -> None:
    stream = SystemStream([])
    stream.go()
    begun = time.monotonic()
    written = sum(write(stream) for _ in range(1000))
    assert written < 1000
    assert time.monotonic() - begun < 1
    stream.close()


def test_hushing_ends_the_player_and_drops_what_was_not_heard(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    stream = SystemStream([("sh", "-c", f"echo $$ > '{tmp_path}/pid'; exec sleep 60")])
    stream.go()
    wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text().endswith("\n"))
    pid = int((tmp_path / "pid").read_text())
    assert write(stream)
    stream.hush()
    wait_for(lambda: not Path(f"/proc/{pid}").exists())
    stream.close()
    again = SystemStream([noting(heard)])
    assert write(again)
    again.hush()
    assert write(again)
    again.go()
    wait_for(lambda: heard.exists() and heard.stat().st_size == len(PIECE))
    again.close()


def test_it_can_be_hushed_and_begun_again_many_times_and_leaves_nothing(tmp_path: Path) -> None:
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    stream = SystemStream([noting(tmp_path / "heard")])
    for _ in range(10):
        stream.go()
        write(stream)
        stream.hush()
    stream.close()
    stream.close()
    stream.go()
    wait_for(lambda: sum(1 for _ in Path("/proc/self/fd").iterdir()) <= before)
