"""The parent's end of a listeners process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from shared.command.bench.waiting import WAIT_SECONDS, line_of

READY_SECONDS = 60.0


class Subscribers:
    """Many subscribers in a process of their own."""

    def __init__(self, port: int, count: int, kind: str, code: str = "") -> None:
        self._begin("listeners", str(port), str(count), kind, code)

    def _begin(self, program: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"shared.command.bench.{program}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def there(self) -> Self:
        """Wait until all are connected."""
        self._said("ready", READY_SECONDS)
        return self

    def expect(self, token: str) -> None:
        """Have the process look out for ``token``, from now on; it does when this returns."""
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        self._process.stdin.write(token.encode() + b"\n")
        self._said("looking")

    def last(self) -> float:
        """The monotonic second at which the last subscriber had what was expected."""
        return float(self._said("last").rsplit(" ", 1)[1])

    def _said(self, word: str, seconds: float = WAIT_SECONDS + 5) -> str:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        line = line_of(self._process.stdout, "the process of the subscribers", seconds)
        assert line.startswith(word), line  # noqa: S101 - the two of us take turns
        return line


class Watchers(Subscribers):
    """Visitors' pages, one for each link in a file; or only the last of them, which reads nothing."""

    def __init__(self, port: int, links: Path, *, deaf: bool = False) -> None:
        self._begin("watchers", str(port), str(links), "deaf" if deaf else "")

    def came(self) -> float:
        """The monotonic second at which the last of them knew its place."""
        return float(self._said("ready", READY_SECONDS).rsplit(" ", 1)[1])
