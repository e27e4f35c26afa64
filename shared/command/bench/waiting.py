"""Every wait of a measurement has an end: what is raised then, and how a line from a process is waited for."""

from __future__ import annotations

import os
import selectors
import time
from typing import IO

WAIT_SECONDS = 20.0
"""Nothing that is measured takes so long on a machine that can run the hub at all."""


class Stopped(RuntimeError):
    """The measurement cannot go on; the text says why."""


def line_of(pipe: IO[bytes], what: str, seconds: float = WAIT_SECONDS) -> str:
    """The next line that a process says, from an unbuffered pipe; ``what`` names the process in the complaint."""
    until = time.monotonic() + seconds
    got = b""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while not got.endswith(b"\n"):
            if not selector.select(max(0.0, until - time.monotonic())):
                raise Stopped(f"{what} said nothing for {seconds:.0f} s")
            more = os.read(pipe.fileno(), 1)  # never past the line's end, and never waiting for it
            if not more:
                raise Stopped(f"{what} ended")
            got += more
    return got.decode().strip()
