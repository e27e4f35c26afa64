"""The room of files: offered, received, checked, kept, handed out, and removed when nobody uses them any more."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import structlog
from msgspec.structs import replace

from shared.hub.media.checking import Checking
from shared.hub.media.places import SECONDS, Place, Places
from shared.hub.media.receiving import receive
from shared.hub.media.shelf import HASH, Shelf
from shared.model import Media
from shared.protocol.commands import MediaKept, OfferMedia, Result, UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable
from shared.queue.events import Actor

UPLOAD: Final = "/upload/"
LONGEST_LABEL: Final = 80
MEGABYTE: Final = 1_000_000
_NO_ROOM: Final = Refusal(RefusalCode.MEDIA_NO_ROOM)

log = structlog.get_logger()
T = TypeVar("T")


def label_from(name: str) -> str:
    """A file's name as a label: without folders, in letters that can be shown, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    label = ""
    for letter in unicodedata.normalize("NFC", last):
        if printable(label + letter):
            label += letter
    return label.strip()[:LONGEST_LABEL].strip()


@dataclass(slots=True)
class Gallery:
    """Everything about files; its methods are for the hub's loop, and what takes long is done in threads."""

    shelf: Shelf
    fresh: Callable[[], str]  # tokens
    ticks: Callable[[], float]
    most_bytes: int  # of one file
    checking: Checking = field(default_factory=Checking)
    _places: Places = field(init=False)
    _writing: ThreadPoolExecutor = field(init=False)  # pieces of uploads
    _checks: ThreadPoolExecutor = field(init=False)  # one: a file at a time, while others still come in
    _disk: ThreadPoolExecutor = field(init=False)  # one: the shelf changes in order

    def __post_init__(self) -> None:
        self._places = Places(self.fresh)
        self._writing = ThreadPoolExecutor(2, thread_name_prefix="upload")
        self._checks = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="shelf")

    def offered(self, command: OfferMedia, actor: Actor, now: datetime) -> Result | Refusal:  # noqa: ARG002
        """A place to upload a file, what is there already, or why not."""
        if not HASH.fullmatch(command.hash):
            return Refusal(RefusalCode.BAD_TEXT, name="hash")
        if command.bytes <= 0:
            return Refusal(RefusalCode.MEDIA_BROKEN)
        if command.bytes > self.most_bytes:
            return Refusal(RefusalCode.MEDIA_TOO_LARGE, number=str(self.most_bytes // MEGABYTE))
        label = label_from(command.label)
        there = self.shelf.from_sent(command.hash)
        if there is not None:
            self.shelf.touch(there.hash)
            return MediaKept(replace(there, label=label))
        if not self.shelf.has_room(command.bytes + self._places.awaited()):
            return _NO_ROOM
        until = self.ticks() + SECONDS
        place = Place(command.hash, command.bytes, label, actor.staff or actor.device, until)
        token = self._places.give(place, self.ticks())
        return Refusal(RefusalCode.TOO_MANY) if token is None else UploadPlace(UPLOAD + token, SECONDS)

    def kept(self, hash_: str) -> Media | None:
        """What is kept under this hash."""
        return self.shelf.kept(hash_)

    def awaited(self, token: str) -> Place | None:
        """The place of this token, which nobody else can use from now on."""
        return self._places.take(token, self.ticks())

    async def receive(self, place: Place, chunks: AsyncIterator[bytes]) -> Media | Refusal:
        """Take the file that ``place`` is for: all of it, checked and on the disk, or nothing."""
        try:
            file = await self._in(self._disk, self.shelf.blank)
        except OSError as error:
            return _full(error)
        try:
            async with asyncio.timeout(max(0.0, place.until - self.ticks())):
                refusal = await receive(chunks, place, file, self._writing)
            return refusal or await self.take_in(file, place.hash, place.label)
        except TimeoutError:
            return Refusal(RefusalCode.MEDIA_NO_PLACE)
        except OSError as error:
            return _full(error)
        finally:
            file.unlink(missing_ok=True)

    async def take_in(self, file: Path, sent: str, label: str) -> Media | Refusal:
        """Check ``file``, which lies among the incoming, and keep what it is good for.

        Raises:
            OSError: it cannot be kept.
        """
        drawn = await self._in(self._disk, self.shelf.blank)
        try:
            verdict = await self._in(self._checks, partial(self.checking.check, file, drawn))
            if isinstance(verdict, Refusal):
                log.info("a file was refused", label=label, code=verdict.code.value, name=verdict.name)
                return verdict
            good = drawn if verdict.redrawn else file
            media = await self._in(self._disk, partial(self.shelf.keep, good, verdict, sent, label))
        finally:
            drawn.unlink(missing_ok=True)
        log.info("a file was kept", hash=media.hash, kind=media.kind.value, bytes=media.bytes, label=label)
        return media

    def sweep(self, used: Collection[str]) -> None:
        """Remove old files that no announcement uses; ``used`` are the hashes of all that do."""
        gone = self.shelf.forget_unused(used)
        if gone:
            log.info("files that no announcement uses were removed", files=len(gone))
            self._disk.submit(_remove, gone)

    def close(self) -> None:
        """End what is being checked, and wait for what is being written."""
        self.checking.stop()
        for threads in (self._checks, self._writing, self._disk):
            threads.shutdown(cancel_futures=True)

    async def _in(self, threads: ThreadPoolExecutor, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, act)


def _remove(paths: Collection[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _full(error: OSError) -> Refusal:
    log.error("a file could not be kept", why=str(error))
    return _NO_ROOM
