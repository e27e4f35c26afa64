"""The folder of fetched files, each named by its hash: bounded, what was used longest ago goes first."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

FOLDER: Final = "kept-media"
MOST_BYTES: Final = 6_000_000_000
RESERVE: Final = 300_000_000
"""Bytes that stay free on this machine's disk."""
HASH: Final = re.compile(r"[0-9a-f]{64}")
PART: Final = ".part"
_TOUCH_SECONDS: Final = 3600.0


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in 64 hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(slots=True)
class Cupboard:
    """The kept files. ``path_of`` may be called from any thread; the rest from one."""

    folder: Path
    most_bytes: int = MOST_BYTES
    free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
    clock: Callable[[], float] = time.time  # of the file system: when a file was used
    _sure: dict[str, float] = field(default_factory=dict)  # looked through since the start -> when last marked as used

    def open(self) -> None:
        """Make the folder.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def path_of(self, hash_: str) -> Path | None:
        """The whole, checked file; None while there is none."""
        used = self._sure.get(hash_)
        if used is None:
            return None
        path = self.folder / hash_
        if not path.is_file():  # somebody has cleared the folder
            self._sure.pop(hash_, None)
            return None
        if self.clock() - used > _TOUCH_SECONDS:
            self._sure[hash_] = self.clock()
            with contextlib.suppress(OSError):
                os.utime(path)
        return path

    def check(self, hash_: str) -> bool:
        """Look once whether a file of an earlier run is still what it was; a damaged one goes away."""
        if self.path_of(hash_) is not None:
            return True
        path = self.folder / hash_
        try:
            good = hash_of(path) == hash_
        except OSError:
            return False
        if not good:
            path.unlink(missing_ok=True)
            return False
        self._sure[hash_] = 0.0
        return True

    def part(self, hash_: str) -> Path:
        """Where an unfinished download lies."""
        return self.folder / (hash_ + PART)

    def finish(self, hash_: str) -> bool:
        """Take the finished download in, if it is what it should be.

        Raises:
            OSError: the disk does not take it.
        """
        part = self.part(hash_)
        if hash_of(part) != hash_:
            part.unlink()
            return False
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(self.folder / hash_)
        self._sure[hash_] = 0.0
        return True

    def make_room(self, size: int, wanted: Collection[str]) -> bool:
        """Let old files go until ``size`` bytes more fit; files in ``wanted`` stay. False when there is no room."""
        found = [(path, path.stat()) for path in self.folder.iterdir() if path.is_file()]
        total = sum(about.st_size for _, about in found)
        old = sorted((about.st_mtime, path, about.st_size) for path, about in found if path.stem not in wanted)
        while not self._fits(total, size):
            if not old:
                return False
            _, path, its = old.pop(0)
            self._sure.pop(path.stem, None)
            path.unlink(missing_ok=True)
            total -= its
        return True

    def _fits(self, total: int, size: int) -> bool:
        return total + size <= self.most_bytes and self.free(self.folder) >= size + RESERVE
