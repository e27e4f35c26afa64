"""A command that goes on: what it says, line by line, and how it is told to stop."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.command.office_here import Machine


class Room:
    """A running ``antrean start``: what it says, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._more = threading.Condition()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._more:
                self.said.append(line.rstrip())
                self._more.notify_all()

    def until(self, words: str, seconds: float = 30) -> str:
        """The first line that matches."""
        with self._more:
            assert self._more.wait_for(lambda: any(re.search(words, line) for line in self.said), seconds), self.said
            return next(line for line in self.said if re.search(words, line))

    def end(self) -> int:
        """Tell it to stop; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self._thread.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextmanager
def started(here: Machine, *words: str) -> Iterator[Room]:
    room = Room(here.begin(*words))
    try:
        yield room
    finally:
        if room.process.poll() is None:
            room.end()
