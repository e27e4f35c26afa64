"""The officers' window in words: everything but its lists, derived in one go; nothing here remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from counter.cases.listing import ICONS, SIGNS, due_of, service_of
from counter.cases.moving import targets as can
from counter.cases.moving import why_not
from counter.cases.plain import on_one_line, plain
from counter.cases.state import Book, Deed, Drawer, Field, Shelf
from counter.formtext import Chip, FieldText, KeyText, long_text
from counter.verbs import keycap
from counter.words import Words
from shared.complaint.limits import MOST_LETTERS
from shared.feedback import CLOSED_CASE, CaseFile, CaseKind, CaseLevel
from shared.language.dates import full_date, short_date

SHORTCUTS: Final[Mapping[Deed, str]] = MappingProxyType(
    {Deed.REFRESH: "F5", Deed.SEND: "Ctrl+Return", Deed.BACK: "Alt+Left", Deed.LEAVE: "Ctrl+W"}
)
"""One key for each, the same in both languages."""
NEAR: Final = 300
"""Letters are counted aloud only when so few are left."""


@dataclass(frozen=True, slots=True)
class BookView:
    """Everything the window shows besides lists, fields and keys."""

    open: bool = False
    line: str = ""
    counts: str = ""
    late: str = ""
    whistle: bool = False  # there is a second drawer
    empty: str = ""
    erasing: str = ""
    hidden: bool = False
    chosen: bool = False
    loaded: bool = False
    icon: str = ""
    kind: str = ""
    service: str = ""
    state: str = ""
    sign: str = ""
    due: str = ""
    overdue: bool = False
    level: str = ""
    received: str = ""
    contact: str = ""
    private: str = ""
    text: str = ""
    movable: bool = False
    closed: str = ""
    behind: str = ""
    refused: str = ""
    notice: str = ""
    grave: bool = False
    ask: str = ""
    ask_more: str = ""


def view(book: Book, words: Words, at: datetime) -> BookView:
    """The window now."""
    counted = book.counted
    notice = book.notice
    common = BookView(
        open=book.open,
        line=_line(book, words),
        hidden=book.hidden,
        counts=words.counted("cases.open", _waiting(book)) if counted else "",
        late=words.counted("cases.overdue", counted.overdue) if counted and counted.overdue else "",
        whistle=book.reads_whistle and not book.only_whistle,
        empty=_empty(book, words),
        erasing=_erasing(book, words),
        chosen=book.chosen is not None,
        notice=words(notice.say) if notice else "",
        grave=notice is not None and notice.grave,
        ask=words.say("cases.ask") if book.aim else "",
        ask_more=words.say("cases.ask_more") if book.aim else "",
    )
    return _with_case(common, book, book.file, words, at) if book.file and not book.hidden else common


def _with_case(common: BookView, book: Book, file: CaseFile, words: Words, at: datetime) -> BookView:
    line, room = file.line, book.room
    closed = line.state in CLOSED_CASE
    return replace(
        common,
        loaded=True,
        icon=ICONS[line.kind],
        kind=words.say(f"case.kind.{line.kind.value}"),
        service=words(service_of(line, room)) if room else "",
        state=words.say(f"case.state.{line.state.value}"),
        sign=SIGNS[line.state],
        due=due_of(line, book.today(at), room.snapshot.directory.office, words) if room and not closed else "",
        overdue=line.overdue and not closed,
        level=words.say(f"case.level.{line.level.value}"),
        received=_received(file, words),
        contact=on_one_line(file.contact),
        private=words.say("cases.private") if line.kind is CaseKind.WHISTLE else "",
        text=plain(file.text),
        movable=bool(can(line.state)),
        closed="" if can(line.state) else words.say("cases.closed"),
        behind=words.say("refusal.case_changed") if book.behind else "",
        refused=words(book.draft.refused),
    )


def _received(file: CaseFile, words: Words) -> str:
    day = words.say("cases.received_on", day=short_date(file.line.received, words.language))
    parts = [day]
    if file.channel is not None:
        parts.append(words.say(f"case.channel.{file.channel.value}"))
    parts.append(words.say(f"cases.in.{file.language.value}"))
    return " · ".join(parts)


def _waiting(book: Book) -> int:
    """How many open cases there are in the drawer that is open."""
    counted = book.counted
    if counted is None:
        return 0
    return counted.whistle or 0 if book.drawer is Drawer.WHISTLE else counted.open


def _line(book: Book, words: Words) -> str:
    if book.up:
        return ""
    since = book.down_since
    return words.say("notice.down_since", t=words.clock(since)) if since else words.say("counter.line.down")


def _empty(book: Book, words: Words) -> str:
    if book.lines is None:
        return words.say("cases.loading") if book.up else words.say("cases.no_answer")
    return words.say(f"cases.empty.{book.drawer.value}.{book.shelf.value}")


def _erasing(book: Book, words: Words) -> str:
    """When what was kept long enough last went, and how much; nothing before the hub has told."""
    if book.lines is None or book.hidden:
        return ""
    last = book.erasing
    if last is None:
        return words.say("cases.erased_never")
    day = full_date(last.at.astimezone(words.zone).date(), words.language)
    at = f"{day}, {words.clock(last.at)}".replace(" ", "\u00a0")  # when the line is broken, then before the day
    return words.counted("cases.erased", last.rows, at=at)


# --- fields, keys, choices -----------------------------------------------------------------------------------------


def fields(book: Book, words: Words) -> dict[Field, FieldText]:
    """What is being written."""
    texts = {Field.ANSWER: book.draft.answer, Field.NOTE: book.draft.note}
    return {} if book.hidden else {each: long_text(text, MOST_LETTERS, NEAR, words) for each, text in texts.items()}


def keys(book: Book, words: Words) -> dict[Deed, KeyText]:
    """Every key."""
    found = {}
    for deed in Deed:
        reason = why_not(book) if deed is Deed.SEND else None
        shortcut = SHORTCUTS.get(deed, "")
        sending = deed is Deed.SEND and book.moving is not None
        label = words.say("counter.no.sending" if sending else f"cases.do.{deed.value}")
        found[deed] = KeyText(label, shortcut, keycap(shortcut), reason is None, words(reason))
    return found


def targets(book: Book, words: Words) -> tuple[Chip, ...]:
    """Where this case can go from where it is."""
    if book.file is None or book.hidden:
        return ()
    now, aimed = book.file.line.state, book.draft.state
    found = [(state, "cases.to.stay" if state is now else f"cases.to.{state.value}") for state in can(now)]
    return tuple(
        Chip(state.value, words.say(key), state is aimed, "pencil" if state is now else SIGNS[state])
        for state, key in found
    )


def levels(book: Book, words: Words) -> tuple[Chip, ...]:
    """How long the office may take; the present one is chosen until another is."""
    if book.file is None or book.hidden:
        return ()
    now = book.draft.level or book.file.line.level
    return tuple(Chip(level.value, words.say(f"case.level.{level.value}"), level is now) for level in CaseLevel)


def drawers(book: Book, words: Words) -> tuple[Chip, ...]:
    """The two kinds of cases, with how many of each wait; nothing where there is only one."""
    counted = book.counted
    if counted is None or counted.whistle is None or book.only_whistle:
        return ()
    open_ones = {Drawer.CASES: counted.open, Drawer.WHISTLE: counted.whistle}
    return tuple(
        Chip(
            each.value, words.say(f"cases.drawer.{each.value}", n=open_ones[each]), each is book.drawer, cap=f"Ctrl+{n}"
        )
        for n, each in enumerate(Drawer, 1)
    )


def shelves(book: Book, words: Words) -> tuple[Chip, ...]:
    """Those that wait, and those that are done."""
    return tuple(Chip(each.value, words.say(f"cases.shelf.{each.value}"), each is book.shelf) for each in Shelf)
