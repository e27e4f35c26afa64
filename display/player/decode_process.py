"""A video decoded in a process of its own: ``python -m display.player.decode_process``, orders in, frames out.

FFmpeg (in the package ``av``; GPL) reads files that strangers made: a bad one may crash it, hang it or fill its memory.
So it stays apart. This process speaks to the TV only by its pipes and by the memory it was given, opens nothing but
the one file, and ends when its input ends, so it never outlives the screen.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

import msgspec

from display.player.clock import Clock
from display.player.ring import open_ring
from display.player.words import Began, Broken, Free, Gain, Halt, Job, News, Roll, line, read_job, read_order

MEMORY_BYTES = 3 << 30
"""More address space than this no video of 1920 x 1080 needs, whatever its threads reserve."""


class Teller:
    """Writes whole lines to the TV, from any thread."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def __call__(self, news: News) -> None:
        """Say it."""
        with self._lock:
            self._out.write(line(news))
            self._out.flush()


def serve(orders: BinaryIO, out: BinaryIO) -> None:
    """Do one job, until the TV closes our input."""
    tell = Teller(out)
    job = read_job(orders.readline())
    clock = Clock(job.gain)
    threading.Thread(target=_play, args=(job, clock, tell), daemon=True).start()
    for said in orders:
        match read_order(said):
            case Roll(position=position, at=at):
                clock.roll(position, at)
            case Halt():
                clock.halt()
            case Free(slot=slot):
                clock.free(slot)
            case Gain(factor=factor):
                clock.gain = factor


def _play(job: Job, clock: Clock, tell: Teller) -> None:
    try:
        from display.player import pictures, sounds  # noqa: PLC0415 - an extra; without it the process says so

        tell(Began())
        ring = open_ring(job.memory, job.width, job.height)
        if job.sound is not None:
            threading.Thread(target=sounds.play, args=(job, job.sound, clock, tell), daemon=True).start()
        tell(pictures.decode(job, ring, clock, tell))
    except Exception as error:
        with suppress(OSError, ValueError):
            tell(Broken(f"{type(error).__name__}: {error}"[:300]))


def limit() -> None:
    """Never eat the machine's memory; leave no core file of an office's film."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    limit()
    with suppress(msgspec.DecodeError, KeyboardInterrupt):
        serve(sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)  # not by way of FFmpeg's own tidying up: threads may be in the middle of a frame
