"""The filing form in words, derived in one go; nothing here remembers. The receipt speaks the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from counter.cases.listing import ICONS
from counter.filing.slip import why_not
from counter.filing.state import Deed, Field, Slip
from counter.formtext import Chip, FieldText, KeyText, long_text
from counter.verbs import keycap
from counter.words import Words
from shared.complaint.limits import MOST_CONTACT, MOST_LETTERS
from shared.feedback import CaseKind
from shared.language import catalogue
from shared.language.dates import full_date
from shared.model import Language

SHORTCUTS: Final[Mapping[Deed, str]] = MappingProxyType(
    {Deed.SEND: "Ctrl+Return", Deed.COPY: "Ctrl+C", Deed.LEAVE: "Ctrl+W"}
)


@dataclass(frozen=True, slots=True)
class SlipView:
    """Everything the window shows besides lists, fields and keys."""

    open: bool = False
    line: str = ""
    private: str = ""  # for a disclosure: where nobody looks on
    service: str = ""
    choosing: bool = False
    locked: bool = False  # it is on its way
    refused: str = ""
    asks: bool = False
    code: str = ""
    head: str = ""
    due: str = ""
    keep: str = ""
    copied: str = ""


def view(slip: Slip, words: Words) -> SlipView:
    """The window now."""
    form, receipt, room = slip.form, slip.receipt, slip.room
    service = room.service(form.service) if room and form.service else None
    shown = SlipView(
        open=slip.open,
        line="" if slip.up else words.say("counter.line.down"),
        private=words.say("filing.private") if form.kind is CaseKind.WHISTLE else "",
        service=words(service.name) if service else words.say("filing.no_service"),
        choosing=slip.choosing,
        locked=slip.sending is not None,
        refused=words(slip.refused),
        asks=slip.asks,
    )
    if receipt is None:
        return shown
    theirs = catalogue(receipt.language)
    return SlipView(
        open=slip.open,
        line=shown.line,
        asks=slip.asks,
        code=receipt.code,
        head=theirs.say(f"filing.done.{receipt.kind.value}"),
        due=theirs.say("filing.due", day=full_date(receipt.due, receipt.language)),
        keep=theirs.say("filing.keep"),
        copied=words.say("filing.copied") if receipt.copied else "",
    )


def fields(slip: Slip, words: Words) -> dict[Field, FieldText]:
    """What is typed."""
    return {
        Field.TEXT: long_text(slip.form.text, MOST_LETTERS, 300, words),
        Field.CONTACT: long_text(slip.form.contact, MOST_CONTACT, 20, words),
    }


def keys(slip: Slip, words: Words) -> dict[Deed, KeyText]:
    """Every key."""
    found = {}
    for deed in Deed:
        reason = why_not(slip) if deed is Deed.SEND else None
        shortcut = SHORTCUTS.get(deed, "")
        found[deed] = KeyText(_label(slip, deed, words), shortcut, keycap(shortcut), reason is None, words(reason))
    return found


def _label(slip: Slip, deed: Deed, words: Words) -> str:
    if deed is Deed.SEND and slip.sending is not None:
        return words.say("counter.no.sending" if slip.sending.waits else "filing.do.again")
    return words.say(f"filing.do.{deed.value}")


def kinds(slip: Slip, words: Words) -> tuple[Chip, ...]:
    """What the visitor can want, and what was chosen while it still could be."""
    chosen = slip.form.kind
    return tuple(
        Chip(kind.value, words.say(f"case.kind.{kind.value}"), kind is chosen, ICONS[kind])
        for kind in CaseKind
        if kind is chosen or slip.takes(kind)
    )


def languages(slip: Slip, words: Words) -> tuple[Chip, ...]:
    """The languages in which an answer can be given."""
    return tuple(
        Chip(each.value, words.say(f"filing.in.{each.value}"), each is slip.form.language) for each in Language
    )


def services(slip: Slip, words: Words) -> tuple[Chip, ...]:
    """What it can be about: the service of whoever sits here, then all others; or nothing in particular."""
    room = slip.room
    if room is None or not slip.choosing:
        return ()
    here = room.current.service if room.current else None
    found = sorted(room.snapshot.directory.services, key=lambda service: service.id != here)
    nothing = Chip("", words.say("filing.no_service"), slip.form.service is None)
    return (nothing, *(Chip(one.id, words(one.name), one.id == slip.form.service) for one in found))
