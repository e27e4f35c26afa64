"""The folder of fetched files, named by hash and kind: bounded, what was used longest ago goes first."""

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
ENDINGS: Final = (".png", ".jpg", ".mp4", ".webm", "")
"""Qt Quick and other players look at the ending of a name as well."""
_TOUCH_SECONDS: Final = 3600.0


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in 64 hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A checked file, and when it was last marked as used."""

    path: Path
    used: float = 0.0


@dataclass(slots=True)
class Cupboard:
    """The kept files. ``path_of`` may be called from any thread; the rest from one."""

    folder: Path
    most_bytes: int = MOST_BYTES
    free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
    clock: Callable[[], float] = time.time  # of the file system: when a file was used
    _sure: dict[str, _Kept] = field(default_factory=dict)  # looked through since the start

    def open(self) -> None:
        """Make the folder.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def path_of(self, hash_: str) -> Path | None:
        """The whole, checked file; None while there is none."""
        kept = self._sure.get(hash_)
        if kept is None:
            return None
        if not kept.path.is_file():  # somebody has cleared the folder
            self._sure.pop(hash_, None)
            return None
        if self.clock() - kept.used > _TOUCH_SECONDS:
            self._sure[hash_] = _Kept(kept.path, self.clock())
            with contextlib.suppress(OSError):
                os.utime(kept.path)
        return kept.path

    def check(self, hash_: str) -> bool:
        """Look once whether a file of an earlier run is still what it was; a damaged one goes away."""
        if self.path_of(hash_) is not None:
            return True
        for ending in ENDINGS:
            path = self.folder / f"{hash_}{ending}"
            try:
                good = hash_of(path) == hash_
            except OSError:
                continue
            if good:
                self._sure[hash_] = _Kept(path)
                return True
            path.unlink(missing_ok=True)
        return False

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
        path = self.folder / f"{hash_}{_ending(part)}"
        part.replace(path)
        self._sure[hash_] = _Kept(path)
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


def _ending(path: Path) -> str:
    """What the name of a file with this content ends in, so that whoever shows it is not led astray."""
    with path.open("rb") as file:
        head = file.read(12)
    if head.startswith(b"\x89PNG"):
        return ".png"
    if head.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return ".webm"
    return ".mp4" if head[4:8] == b"ftyp" else ""
