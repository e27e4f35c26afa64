"""What stands in the editor, exactly as typed: made from an announcement, read as one, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar

from counter.announcing.reading import (
    next_day,
    next_figure,
    next_hour,
    read_day,
    read_figure,
    read_hour,
    written_day,
    written_hour,
)
from counter.verbs import Say
from shared.announcing import limits
from shared.language.sentences import field_key
from shared.model import Airtime, Announcement, AnnouncementKind, BoardPage, Language, Media, Text
from shared.protocol.refusal import Refusal, RefusalCode

Read = TypeVar("Read")


class Field(StrEnum):
    """Where something is written or chosen; named as refusals name it."""

    KIND = "kind"
    TITLE_ID = "title.id"
    TITLE_EN = "title.en"
    BODY_ID = "body.id"
    BODY_EN = "body.en"
    MEDIA = "media"
    PAGE = "page"
    FIRST = "first"
    LAST = "last"
    WEEKDAYS = "weekdays"
    BEGINS = "begins"
    ENDS = "ends"
    SCREENS = "screens"
    WEIGHT = "weight"
    SECONDS = "seconds"
    READ_EVERY = "read_every_minutes"


TEXTS: Final = (Field.TITLE_ID, Field.TITLE_EN, Field.BODY_ID, Field.BODY_EN)
TYPED: Final = (*TEXTS, Field.FIRST, Field.LAST, Field.BEGINS, Field.ENDS, Field.SECONDS, Field.READ_EVERY)
FILES: Final = frozenset({AnnouncementKind.IMAGE, AnnouncementKind.VIDEO})
TITLED: Final = frozenset(AnnouncementKind) - {AnnouncementKind.PAGE}
BODIED: Final = FILES | {AnnouncementKind.CARD}
OPENING: Final = time(8)
CLOSING: Final = time(16)
_NAMED: Final = {**{each.value: each for each in Field}, "title": Field.TITLE_ID, "body": Field.BODY_ID}


@dataclass(frozen=True, slots=True)
class Form:
    """All that is typed and chosen. What does not belong to the kind is kept: changing one's mind costs nothing."""

    kind: AnnouncementKind = AnnouncementKind.CARD
    typed: Mapping[Field, str] = field(default_factory=dict)
    page: BoardPage = BoardPage.MAKLUMAT
    media: Media | None = None
    weekdays: tuple[int, ...] = ()
    screens: tuple[str, ...] = ()
    weight: int = 1

    def text(self, at: Field) -> str:
        """What is typed there."""
        return self.typed.get(at, "")

    def with_text(self, at: Field, text: str) -> Form:
        """The same with this typed there; a line break is a space."""
        typed = {**self.typed, at: " ".join(text.splitlines()) if "\n" in text or "\r" in text else text}
        return replace(self, typed={each: words for each, words in typed.items() if words})


def form_of(content: Announcement, language: Language) -> Form:
    """An announcement as it stands in the editor."""
    air = content.airtime
    texts = (content.title.id, content.title.en, content.body.id, content.body.en)
    written = {
        **dict(zip(TEXTS, texts, strict=True)),
        Field.FIRST: written_day(air.first),
        Field.LAST: written_day(air.last),
        Field.BEGINS: written_hour(air.begins, language),
        Field.ENDS: written_hour(air.ends, language),
        Field.SECONDS: "" if content.seconds is None else str(content.seconds),
        Field.READ_EVERY: "" if content.read_every_minutes is None else str(content.read_every_minutes),
    }
    return Form(
        content.kind,
        {at: text for at, text in written.items() if text},
        content.page or BoardPage.MAKLUMAT,
        content.media,
        content.airtime.weekdays,
        content.screens,
        content.weight,
    )


def content_of(form: Form, today: date) -> Announcement:
    """The announcement that is meant; what cannot be read is left out, and ``problems`` says so."""
    title = form.kind in TITLED
    body = form.kind in BODIED
    days = tuple(sorted(form.weekdays))
    return Announcement(
        kind=form.kind,
        title=Text(_said(form, Field.TITLE_ID, title), _said(form, Field.TITLE_EN, title)),
        body=Text(_said(form, Field.BODY_ID, body), _said(form, Field.BODY_EN, body)),
        page=form.page if form.kind is AnnouncementKind.PAGE else None,
        media=form.media if form.kind in FILES else None,
        airtime=Airtime(
            _read(lambda text: read_day(text, today), form, Field.FIRST),
            _read(lambda text: read_day(text, today), form, Field.LAST),
            () if len(days) == 7 else days,
            _read(read_hour, form, Field.BEGINS),
            _read(read_hour, form, Field.ENDS),
        ),
        screens=form.screens,
        weight=form.weight,
        seconds=_read(read_figure, form, Field.SECONDS),
        read_every_minutes=_read(read_figure, form, Field.READ_EVERY) if title else None,
    )


def _said(form: Form, at: Field, belongs: bool) -> str:
    return form.text(at).strip() if belongs else ""


def _read(reader: Callable[[str], Read | None], form: Form, at: Field) -> Read | None:
    try:
        return reader(form.text(at))
    except (ValueError, OverflowError):
        return None


def left(form: Form, at: Field) -> int:
    """Letters that may still be typed there; negative when there are too many."""
    most = limits.BODY if at in (Field.BODY_ID, Field.BODY_EN) else limits.longest_title(form.kind)
    return most - limits.letters(form.text(at).strip())


def problems(form: Form, today: date) -> Mapping[Field, Say]:
    """What must be mended before it can be kept, each at its field."""
    found: dict[Field, Say] = {}
    for at in texts_of(form.kind):
        over = -left(form, at)
        if over > 0:
            found[at] = Say("notice.too_long", {"n": over})
        elif not form.text(at).isprintable():
            found[at] = Say("notice.bad_letters")
    for at, read, hint in (
        (Field.FIRST, lambda text: read_day(text, today), "notice.like_day"),
        (Field.LAST, lambda text: read_day(text, today), "notice.like_day"),
        (Field.BEGINS, read_hour, "notice.like_hour"),
        (Field.ENDS, read_hour, "notice.like_hour"),
        (Field.SECONDS, read_figure, "notice.like_figure"),
        (Field.READ_EVERY, read_figure, "notice.like_figure"),
    ):
        try:
            read(form.text(at))
        except (ValueError, OverflowError):
            found[at] = Say(hint)
    refusal = limits.refused(content_of(form, today))
    if refusal is not None:
        found.setdefault(field_of(refusal) or Field.KIND, said(refusal))
    return found


def texts_of(kind: AnnouncementKind) -> tuple[Field, ...]:
    """The texts that an announcement of this kind has."""
    return (TEXTS[:2] if kind in TITLED else ()) + (TEXTS[2:] if kind in BODIED else ())


def field_of(refusal: Refusal) -> Field | None:
    """Where a refusal belongs; None: to no field."""
    if refusal.code is RefusalCode.UNKNOWN_MEDIA or refusal.code.value.startswith("media_"):
        return Field.MEDIA
    named = refusal.code in (
        RefusalCode.ANNOUNCEMENT_INCOMPLETE,
        RefusalCode.ANNOUNCEMENT_TOO_LONG,
        RefusalCode.BAD_TEXT,
    )
    return _NAMED.get(refusal.name or "") if named else None


def said(refusal: Refusal) -> Say:
    """A refusal's sentence; a field in it is named as people name it."""
    key = field_key(refusal)
    name = Say(key) if key else refusal.name or ""
    if refusal.code is RefusalCode.BAD_TEXT and refusal.name in _NAMED:
        return Say("notice.bad_letters")
    values = {"name": name, "number": refusal.number or "", "at": "", "state": ""}
    return Say(f"refusal.{refusal.code.value}", values)


def bumped(form: Form, at: Field, by: int, today: date, language: Language) -> Form:
    """The form after the arrow keys were pressed in a field: a day, a quarter of an hour, a few on."""
    text = form.text(at)
    match at:
        case Field.FIRST | Field.LAST:
            return form.with_text(at, next_day(text, by, today))
        case Field.BEGINS | Field.ENDS:
            return form.with_text(at, next_hour(text, by, language, OPENING if at is Field.BEGINS else CLOSING))
        case Field.SECONDS:
            return form.with_text(at, next_figure(text, 5 * by, limits.SECONDS[0], limits.SECONDS[-1]))
        case Field.READ_EVERY:
            bounds = limits.READ_EVERY_MINUTES
            return form.with_text(at, next_figure(text, by, bounds[0], bounds[-1]))
        case _:
            return form
