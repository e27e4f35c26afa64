"""One program once per data folder: a lock that the system lets go when the last process that holds it dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LOCKED_BYTE = 1 << 20
"""Windows hides locked bytes from other readers, so the byte that is locked lies behind those that are read."""


@dataclass(frozen=True, slots=True)
class Held:
    """The lock is ours as long as this is open, in this process or in a child that was given ``number``."""

    file: IO[str]

    @property
    def number(self) -> int:
        """The file's descriptor, for the children."""
        return self.file.fileno()

    def note(self, *pids: int) -> None:
        """Say who holds it, for whoever comes second."""
        with contextlib.suppress(OSError):
            self.file.seek(0)
            self.file.truncate()
            self.file.write(", ".join(str(pid) for pid in pids))
            self.file.flush()

    def let_go(self) -> None:
        """Let another one have it."""
        self.file.close()


@dataclass(frozen=True, slots=True)
class Taken:
    """Another process has it."""

    name: str
    pids: str


def hold(data: Path, name: str) -> Held | Taken:
    """Take ``name`` for this process.

    Raises:
        OSError: the data folder cannot be written.
    """
    data.mkdir(parents=True, exist_ok=True)
    file = (data / f"{name}.lock").open("a+", encoding="ascii")
    try:
        _lock(file)
    except OSError:
        file.seek(0)
        taken = Taken(name, file.read(60) or "?")
        file.close()
        return taken
    held = Held(file)
    held.note(os.getpid())
    return held


def hold_all(data: Path, names: Iterable[str]) -> dict[str, Held] | list[Taken]:
    """Take all of ``names``, or none of them.

    Raises:
        OSError: the data folder cannot be written.
    """
    found = {name: hold(data, name) for name in names}
    taken = [one for one in found.values() if isinstance(one, Taken)]
    held = {name: one for name, one in found.items() if isinstance(one, Held)}
    if not taken:
        return held
    for one in held.values():
        one.let_go()
    return taken


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        file.seek(LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
