"""What lies in the watched folder: plain files that nobody is still writing. Names are only labels."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from shared.model import Struct

MOST_FILES: Final = 100
"""A folder of holiday pictures dropped by mistake does not fill the TVs."""
_LOOKED_AT: Final = 2_000
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".swp", "~")
_NOT_MEANT: Final = frozenset({"thumbs.db", "desktop.ini"})
NOTE: Final = ".txt"
"""What the hub writes beside a bad file ends like this; other texts are none of its business."""


class Mark(Struct, frozen=True):
    """How a file looked: another mark, another file."""

    bytes: int
    written_ns: int
    inode: int


def meant(name: str) -> bool:
    """Whether a file of this name is dropped for the TVs."""
    plain = name.lower()
    if not name.isprintable():  # nor could it be said in a log or on a screen; a surrogate is not printable either
        return False
    return not (plain.startswith((".", "~")) or plain.endswith((*_UNFINISHED, NOTE)) or plain in _NOT_MEANT)


@dataclass(slots=True)
class Dropping:
    """One watched folder. ``look`` blocks."""

    folder: Path
    _before: dict[str, Mark] = field(default_factory=dict)

    def look(self) -> Looked | None:
        """What lies there; None while the folder cannot be read, for then nobody has taken anything away."""
        try:
            with os.scandir(self.folder) as found:
                names = [one for one in islice(found, _LOOKED_AT) if meant(one.name) and _plain(one)]
            marks = {one.name: _mark(one) for one in sorted(names, key=lambda one: one.name)[:MOST_FILES]}
        except OSError:
            return None
        there = {name: mark for name, mark in marks.items() if mark is not None}
        settled = {name: mark for name, mark in there.items() if self._before.get(name) == mark}
        self._before = there
        return Looked(there, settled)


@dataclass(frozen=True, slots=True)
class Looked:
    """All files that are there, and those of them that stood still since the last look."""

    there: dict[str, Mark]
    settled: dict[str, Mark]


def _plain(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_file(follow_symlinks=False)
    except OSError:
        return False


def _mark(one: os.DirEntry[str]) -> Mark | None:
    try:
        about = one.stat(follow_symlinks=False)
    except OSError:  # gone between two breaths
        return None
    return Mark(about.st_size, about.st_mtime_ns, about.st_ino)


def copied(source: Path, target: Path, most: int) -> int:
    """Copy at most ``most`` bytes and one more, so that what is checked cannot change meanwhile; how many it were.

    Raises:
        OSError: it cannot be read or written.
    """
    done = 0
    number = os.open(source, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(number, "rb") as file, target.open("wb") as copy:
        while done <= most and (piece := file.read(min(1 << 20, most + 1 - done))):
            copy.write(piece)
            done += len(piece)
    return done
