"""The folder of kept files: ``<hash>.<suffix>`` with its facts in ``<hash>.json`` beside it, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec
import structlog

from shared.hub.media.kinds import CONTENT_TYPES
from shared.hub.media.verdict import Sound
from shared.model import Media, Struct

FOLDER: Final = "media"
INCOMING: Final = "incoming"
RESERVE: Final = 512_000_000
"""Bytes that stay free on the disk whatever is uploaded: tickets come first."""
KEEP_SECONDS: Final = 7 * 86_400.0
"""A file that no announcement uses stays so long: somebody may be writing one."""
HASH: Final = re.compile(r"[0-9a-f]{64}")
_PIECE: Final = 1 << 20

log = structlog.get_logger()


class Facts(Struct, frozen=True):
    """What is known of a kept file. ``sent`` is the hash of what was uploaded; a picture was drawn anew from it."""

    media: Media
    suffix: str
    sent: str


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(slots=True)
class Shelf:
    """The kept files. What changes the disk blocks, and must come from one thread at a time."""

    folder: Path
    most_bytes: int
    free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
    clock: Callable[[], float] = time.time  # of the file system: ages of files
    _known: dict[str, Facts] = field(default_factory=dict)
    _sent: dict[str, str] = field(default_factory=dict)  # hash as sent -> hash as kept

    @property
    def incoming(self) -> Path:
        """Where unfinished files lie."""
        return self.folder / INCOMING

    def open(self) -> None:
        """Read what is there; what an earlier run left unfinished goes away.

        Raises:
            OSError: the folder cannot be used.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(self.incoming, ignore_errors=True)
        self.incoming.mkdir(mode=0o700, exist_ok=True)
        for path in sorted(self.folder.glob("*.json")):
            facts = self._facts(path)
            if facts is not None:
                self._remember(facts)
        for path in self.folder.iterdir():
            if path.is_file() and path.stem not in self._known:
                path.unlink(missing_ok=True)  # torn: its facts were never written, so nobody was told of it

    # --- asking ----------------------------------------------------------------------------------------------------

    def kept(self, hash_: str) -> Media | None:
        """The file kept under this hash."""
        facts = self._known.get(hash_)
        return facts.media if facts else None

    def from_sent(self, hash_: str) -> Media | None:
        """What was made of a file of this hash."""
        return self.kept(self._sent.get(hash_, hash_))

    def path(self, hash_: str) -> Path | None:
        """Where it lies."""
        facts = self._known.get(hash_)
        return self.folder / f"{hash_}.{facts.suffix}" if facts else None

    def has_room(self, size: int) -> bool:
        """Whether so many bytes more may be kept. A picture lies there twice for a moment."""
        used = sum(facts.media.bytes for facts in self._known.values())
        return used + size <= self.most_bytes and self.free(self.folder) >= 2 * size + RESERVE

    # --- changing --------------------------------------------------------------------------------------------------

    def blank(self) -> Path:
        """A new empty file to write to, which only its owner reads."""
        number, name = tempfile.mkstemp(dir=self.incoming)
        os.close(number)
        return Path(name)

    def keep(self, file: Path, sound: Sound, sent: str, label: str) -> Media:
        """Take ``file``, which was found good, on the shelf; on the disk when this returns.

        Raises:
            OSError: it cannot be written.
        """
        hash_ = hash_of(file)
        media = Media(hash_, sound.kind, file.stat().st_size, sound.width, sound.height, sound.seconds, label)
        facts = Facts(media, sound.suffix, sent)
        with file.open("rb+") as written:
            os.fsync(written.fileno())
        file.replace(self.folder / f"{hash_}.{sound.suffix}")
        note = self.blank()
        with note.open("wb") as written:
            written.write(msgspec.json.encode(facts))
            written.flush()
            os.fsync(written.fileno())
        note.replace(self.folder / f"{hash_}.json")
        _sync_folder(self.folder)
        self._remember(facts)
        return media

    def touch(self, hash_: str) -> None:
        """Somebody has just asked for it: it is as good as new."""
        path = self.path(hash_)
        if path is not None:
            with contextlib.suppress(OSError):
                os.utime(path)

    def forget_unused(self, used: Collection[str], most: int = 1_000) -> tuple[Path, ...]:
        """Forget what nobody uses and is old; the files to remove are returned."""
        old = [hash_ for hash_ in self._known if hash_ not in used and self._age(hash_) >= KEEP_SECONDS][:most]
        gone: list[Path] = []
        for hash_ in old:
            facts = self._known.pop(hash_)
            self._sent.pop(facts.sent, None)
            gone += [self.folder / f"{hash_}.json", self.folder / f"{hash_}.{facts.suffix}"]
        return tuple(gone)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _remember(self, facts: Facts) -> None:
        self._known[facts.media.hash] = facts
        self._sent[facts.sent] = facts.media.hash

    def _facts(self, path: Path) -> Facts | None:
        try:
            facts = msgspec.json.decode(path.read_bytes(), type=Facts)
            file = self.folder / f"{path.stem}.{facts.suffix}"
            whole = file.stat().st_size == facts.media.bytes
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("a kept file is not whole and is dropped", file=path.name, why=str(error))
            return None
        named = HASH.fullmatch(path.stem) is not None and facts.media.hash == path.stem
        return facts if whole and named and facts.suffix in CONTENT_TYPES else None

    def _age(self, hash_: str) -> float:
        path = self.path(hash_)
        try:
            return self.clock() - path.stat().st_mtime if path is not None else 0.0
        except OSError:  # somebody has taken it away
            return KEEP_SECONDS


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
