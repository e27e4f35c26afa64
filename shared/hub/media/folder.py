"""The watched folder: what is dropped there goes on the TVs, what is taken away goes off them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from msgspec.structs import replace

from shared.hub.hub import Hub
from shared.hub.media.dropping import NOTE, Dropping, Mark, copied
from shared.hub.media.gallery import MEGABYTE, label_from
from shared.hub.media.remembered import Entry, Remembered
from shared.hub.media.shelf import FOLDER, hash_of
from shared.hub.store import Device
from shared.hub.work import Ask
from shared.language.sentences import refusal_sentence
from shared.model import Announcement, AnnouncementKind, Language, Media, MediaKind, Role, Text
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    Command,
    RemoveAnnouncement,
    Result,
    SaveAnnouncement,
)
from shared.protocol.refusal import Refusal, RefusalCode

SECONDS: Final = 2.0
WAIT_SECONDS: Final = 30.0
_KINDS: Final = {MediaKind.PICTURE: AnnouncementKind.IMAGE, MediaKind.VIDEO: AnnouncementKind.VIDEO}
_PASSING: Final = frozenset({RefusalCode.STORAGE, RefusalCode.TOO_MANY, RefusalCode.MEDIA_NO_ROOM})
"""Not the file's fault: tried again at the next look."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Seat:
    """Who announces for the folder."""

    device: Device = field(default_factory=lambda: Device("folder", "folder", Role.ADMIN, b""))
    staff: str | None = None


async def follow_folder(hub: Hub, folder: Path, data: Path, seconds: float = SECONDS) -> None:
    """Look for ever. Must run on the hub's loop."""
    own = (data / FOLDER).resolve()
    if own in (folder.resolve(), *folder.resolve().parents) or folder.resolve() == data.resolve():
        log.error("the hub's own folder cannot be the watched one", folder=str(folder))
        return
    watched = Watched(hub, Dropping(folder), await asyncio.to_thread(Remembered.at, data))
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            await watched.look()
        except Exception:  # one look that fails must not end the watch
            log.exception("the watched folder could not be looked through")
        await asyncio.sleep(seconds)


class Watched:
    """One folder and what became of its files."""

    def __init__(self, hub: Hub, dropping: Dropping, remembered: Remembered) -> None:
        self._hub = hub
        self._dropping = dropping
        self._remembered = remembered
        self._seat = _Seat()
        self._readable = True
        self._again: dict[str, float] = {}  # monotonic second at which a file is tried again

    async def look(self) -> None:
        """Announce what is new, take off what is gone."""
        looked = await asyncio.to_thread(self._dropping.look)
        if (looked is not None) is not self._readable:
            self._readable = looked is not None
            log.warning("the watched folder", folder=str(self._dropping.folder), readable=self._readable)
        if looked is None:
            return
        for name, entry in list(self._remembered.entries.items()):
            if looked.there.get(name) != entry.mark:
                await self._gone(name, entry)
        for name, mark in looked.settled.items():
            known = self._remembered.entries.get(name)
            if known is not None and known.refused:
                self._tell(name, refused=True)  # to those who were not told before a restart
            elif (known is None or not known.announcement) and self._hub.ticks() >= self._again.get(name, 0.0):
                await self._new(name, mark, known)

    # --- what is gone ----------------------------------------------------------------------------------------------

    async def _gone(self, name: str, entry: Entry) -> None:
        if entry.announcement:
            outcome = await self._ask(RemoveAnnouncement(entry.announcement), f"{entry.ask}-gone")
            if isinstance(outcome, Refusal) and outcome.code in _PASSING:
                return
            log.info("taken out of the watched folder", file=name)
        if entry.refused:
            await asyncio.to_thread(self._note(name).unlink, missing_ok=True)
            self._tell(name, refused=False)
        await asyncio.to_thread(self._remembered.drop, name)

    # --- what is new -----------------------------------------------------------------------------------------------

    async def _new(self, name: str, mark: Mark, entry: Entry | None) -> None:
        if entry is None:
            entry = Entry(mark, f"folder-{self._hub.fresh.id()}"[:60])
            await asyncio.to_thread(self._remembered.put, name, entry)
        outcome = await self._announced(name, entry)
        self._again.pop(name, None)
        if isinstance(outcome, str):
            await asyncio.to_thread(self._remembered.put, name, Entry(mark, entry.ask, outcome))
            log.info("announced from the watched folder", file=name, announcement=outcome)
        elif outcome.code in _PASSING:
            log.warning("a file in the watched folder has to wait", file=name, code=outcome.code.value)
            self._again[name] = self._hub.ticks() + WAIT_SECONDS
        else:
            log.warning("a file in the watched folder is refused", file=name, code=outcome.code.value)
            await asyncio.to_thread(self._write_note, name, outcome)
            self._tell(name, refused=True)
            await asyncio.to_thread(self._remembered.put, name, Entry(mark, entry.ask, refused=True))

    async def _announced(self, name: str, entry: Entry) -> str | Refusal:
        """The id of the announcement that shows this file."""
        media = await self._media(name, entry.mark.bytes)
        if isinstance(media, Refusal):
            return media
        content = Announcement(_KINDS[media.kind], Text("", ""), media=media)
        saved = await self._ask(SaveAnnouncement(content), entry.ask)
        if not isinstance(saved, AnnouncementDone):
            return saved if isinstance(saved, Refusal) else Refusal(RefusalCode.STORAGE)
        approved = await self._ask(ApproveAnnouncement(saved.announcement, saved.revision), f"{entry.ask}-on")
        if isinstance(approved, Refusal):
            if approved.code in _PASSING:
                return approved
            log.info("a supervisor has to approve what was dropped", file=name, code=approved.code.value)
        return saved.announcement

    async def _media(self, name: str, size: int) -> Media | Refusal:
        gallery = self._hub.gallery
        label = label_from(name)
        if size > gallery.most_bytes:
            return Refusal(RefusalCode.MEDIA_TOO_LARGE, number=str(gallery.most_bytes // MEGABYTE))
        if not gallery.shelf.has_room(size):
            return Refusal(RefusalCode.MEDIA_NO_ROOM)
        try:
            copy = await asyncio.to_thread(gallery.shelf.blank)
        except OSError:
            return Refusal(RefusalCode.MEDIA_NO_ROOM)
        try:
            await asyncio.to_thread(copied, self._dropping.folder / name, copy, size)
            sent = await asyncio.to_thread(hash_of, copy)
            there = gallery.shelf.from_sent(sent)
            if there is not None:
                return replace(there, label=label)
            return await gallery.take_in(copy, sent, label)
        except OSError as error:
            log.warning("a file in the watched folder cannot be read", file=name, why=str(error))
            return Refusal(RefusalCode.STORAGE)
        finally:
            copy.unlink(missing_ok=True)

    # --- inside ----------------------------------------------------------------------------------------------------

    async def _ask(self, command: Command, id_: str) -> Result | Refusal:
        told: asyncio.Future[Result | Refusal] = asyncio.get_running_loop().create_future()
        self._hub.room.put(Ask(id_, command, self._seat, _once(told), fresh=True))
        return await told

    def _tell(self, name: str, *, refused: bool) -> None:
        self._hub.house.health.folder(name, self._hub.clock(), refused=refused)

    def _note(self, name: str) -> Path:
        return self._dropping.folder / f"{name}{NOTE}"

    def _write_note(self, name: str, refusal: Refusal) -> None:
        zone = ZoneInfo(self._hub.judge.state.directory.office.zone)
        today = self._hub.clock().astimezone(zone).date()
        lines = [refusal_sentence(refusal, today, zone, language) for language in Language]
        with contextlib.suppress(OSError):  # a folder that may only be read: the log and the desks say it
            self._note(name).write_text(f"{name}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _once(told: asyncio.Future[Result | Refusal]) -> Callable[[Result | Refusal], None]:
    def reply(outcome: Result | Refusal) -> None:
        if not told.done():
            told.set_result(outcome)

    return reply
