"""The database as a file: made for its owner's eyes only, and still the file that lies at its path."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from shared.hub.store.problem import StoreProblem, Trouble


def make_private(path: Path) -> None:
    """Make the file, if there is none, so that no other account of the machine reads it.

    It holds the links of tickets, and hashes of PINs that are short. SQLite gives its side files the same rights. On
    Windows the folder's rights hold.
    """
    with contextlib.suppress(OSError):  # SQLite says better what is wrong
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


class SameFile:
    """Notices that somebody deleted or replaced the database under the running hub.

    The system lets it write on into a file that has no name any more, and all that is acknowledged would be gone.
    """

    def __init__(self, path: Path) -> None:
        """Watch the file that lies there now."""
        self._path = str(path)
        self._wal = f"{path}-wal"
        self._known = _identity(self._path)
        self._known_wal: tuple[int, int] | None = None

    def check(self) -> None:
        """Look whether it is still there.

        Raises:
            StoreProblem: it is not; what was written since may be lost.
        """
        if _identity(self._path) != self._known:
            raise StoreProblem(
                Trouble.UNREACHABLE,
                self._path,
                "the file was taken away or replaced: put it back",
            )
        wal = _identity(self._wal)
        if self._known_wal is not None and wal != self._known_wal:
            raise StoreProblem(Trouble.UNREACHABLE, self._wal, "the file was taken away or replaced")
        self._known_wal = wal

    def opened_anew(self) -> None:
        """SQLite may now make a new side file."""
        self._known_wal = None


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - twice a batch, and pathlib makes it three times as dear
    except OSError:
        return None
    return found.st_dev, found.st_ino
