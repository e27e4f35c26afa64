"""What an announcement may hold: letters that fit the TV, the fields that belong to its kind, sensible figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from shared.model import Announcement, AnnouncementKind, Media, MediaKind, Text
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import MARKS, printable

TITLE: Final = 60
"""Letters of a heading: three lines on the stage."""
BODY: Final = 190
"""Letters below it: four lines."""
TICKER: Final = 160
EMERGENCY: Final = 120
"""Letters that fill a whole TV and a kiosk's page and can still be read from the last chair."""
MOST: Final = 200
"""So many announcements an office may keep."""
SCREENS: Final = 40
WEIGHTS: Final = range(1, 6)
SECONDS: Final = range(5, 601)
READ_EVERY_MINUTES: Final = range(2, 241)

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_SHOWS: Final = {AnnouncementKind.IMAGE: MediaKind.PICTURE, AnnouncementKind.VIDEO: MediaKind.VIDEO}


def letters(text: str) -> int:
    """Letters as people count them: a mark that stands on a letter is part of it."""
    return len(text) if text.isascii() else sum(unicodedata.category(one) not in MARKS for one in text)


def longest_title(kind: AnnouncementKind) -> int:
    """Letters that a title of this kind may have."""
    return TICKER if kind is AnnouncementKind.TICKER else TITLE


def refused(content: Announcement) -> Refusal | None:
    """Why an announcement cannot be kept as it is; None: it can. Whether the hub has its file is asked elsewhere."""
    return _refused_fields(content) or _refused_texts(content) or _refused_figures(content)


def refused_emergency(text: Text) -> Refusal | None:
    """Why an emergency message cannot be raised; Indonesian is needed, since every screen shows at least that."""
    if not text.id.strip():
        return _incomplete("text.id")
    return _wrong_text("text.id", text.id, EMERGENCY) or _wrong_text("text.en", text.en, EMERGENCY)


def _refused_fields(content: Announcement) -> Refusal | None:
    """What is missing, or does not belong to the kind."""
    for field, needed, given in _fields(content):
        if needed is not given:
            return _incomplete(field)
    if content.media is not None and content.media.kind is not _SHOWS[content.kind]:
        return _incomplete("media")
    if content.media is not None and not _HASH.fullmatch(content.media.hash):
        return Refusal(RefusalCode.UNKNOWN_MEDIA)
    return None


def _fields(content: Announcement) -> Iterator[tuple[str, bool, bool]]:
    """Field, whether it must be there (or must not), and whether it is; a field that is free is not named."""
    kind, title, body = content.kind, content.title, content.body
    yield "page", kind is AnnouncementKind.PAGE, content.page is not None
    yield "media", kind in _SHOWS, content.media is not None
    if kind in {AnnouncementKind.CARD, AnnouncementKind.TICKER}:
        yield "title", True, bool(title.id.strip() or title.en.strip())
    if kind is AnnouncementKind.PAGE:
        yield "title", False, bool(title.id or title.en)
    if kind in {AnnouncementKind.PAGE, AnnouncementKind.TICKER}:
        yield "body", False, bool(body.id or body.en)
    for language in ("id", "en"):
        if getattr(body, language).strip():
            yield f"title.{language}", True, bool(getattr(title, language).strip())
    if content.read_every_minutes is not None:
        yield "read_every_minutes", True, bool(title.id.strip() or title.en.strip())


def _refused_texts(content: Announcement) -> Refusal | None:
    for language in ("id", "en"):
        wrong = _wrong_text(f"title.{language}", getattr(content.title, language), longest_title(content.kind))
        wrong = wrong or _wrong_text(f"body.{language}", getattr(content.body, language), BODY)
        if wrong is not None:
            return wrong
    if not all(screen.strip() and printable(screen) for screen in content.screens):
        return _incomplete("screens")
    label = content.media.label if content.media is not None else ""
    return None if printable(label) else Refusal(RefusalCode.BAD_TEXT, name="media")


def _refused_figures(content: Announcement) -> Refusal | None:
    air, seconds, every = content.airtime, content.seconds, content.read_every_minutes
    sound = {
        "last": air.first is None or air.last is None or air.last >= air.first,
        "weekdays": all(0 <= day <= 6 for day in air.weekdays) and len(set(air.weekdays)) == len(air.weekdays),
        "screens": len(content.screens) <= SCREENS,
        "weight": content.weight in WEIGHTS,
        "seconds": seconds is None or seconds in SECONDS,
        "read_every_minutes": every is None or every in READ_EVERY_MINUTES,
    }
    wrong = next((field for field, holds in sound.items() if not holds), None)
    return None if wrong is None else _incomplete(wrong)


def _wrong_text(field: str, text: str, most: int) -> Refusal | None:
    if not printable(text):
        return Refusal(RefusalCode.BAD_TEXT, name=field)
    too_many = letters(text) - most
    return Refusal(RefusalCode.ANNOUNCEMENT_TOO_LONG, name=field, number=str(too_many)) if too_many > 0 else None


def _incomplete(field: str) -> Refusal:
    return Refusal(RefusalCode.ANNOUNCEMENT_INCOMPLETE, name=field)


def same_file(one: Media, other: Media) -> bool:
    """Whether two descriptions are of the same file; a label is only what somebody called it."""
    return all(getattr(one, field) == getattr(other, field) for field in Media.__struct_fields__ if field != "label")
