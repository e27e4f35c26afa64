"""Every case as a line, the most pressing first: what it is, how it stands, by when it must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from counter.cases.plain import on_one_line, plain
from counter.cases.state import Book, Shelf
from counter.facts import Room
from counter.verbs import Value
from counter.words import Words
from shared.complaint.deadlines import working_days
from shared.feedback import CLOSED_CASE, CaseFile, CaseKind, CaseLine, CaseState, CaseStep
from shared.language.dates import clock, short_date
from shared.model import OfficeInfo

ICONS: Final = {
    CaseKind.COMPLAINT: "megaphone",
    CaseKind.SUGGESTION: "messages-square",
    CaseKind.INFORMATION: "circle-help",
    CaseKind.WHISTLE: "lock",
}
SIGNS: Final = {
    CaseState.RECEIVED: "mail",
    CaseState.EXAMINED: "search",
    CaseState.FORWARDED: "forward",
    CaseState.ACTED_ON: "file-clock",
    CaseState.DONE: "circle-check",
    CaseState.REJECTED: "file-x",
}
"""Each state has a sign and a word besides its colour."""
MOST: Final = timedelta(days=999)
"""Later than this nobody counts any more."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line before it is worded."""

    line: CaseLine
    chosen: bool


@dataclass(frozen=True, slots=True)
class ItemText:
    """One line in words."""

    key: str
    icon: str
    kind: str
    service: str
    stand: str
    sign: str
    due: str
    overdue: bool
    closed: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class StepText:
    """One step of a case in words. The texts are shown as they are, line breaks and all."""

    key: str
    sign: str
    stand: str
    when: str
    answer: str
    note: str
    last: bool


def items(book: Book) -> tuple[Item, ...]:
    """All of the shelf: as the hub orders them, those that are overdue before the others."""
    lines = book.lines or ()
    if book.shelf is Shelf.OPEN:
        lines = tuple(sorted(lines, key=lambda line: (not line.overdue, line.due)))
    return tuple(Item(line, line.case == book.chosen) for line in lines)


def read(item: Item, room: Room, today: date, words: Words) -> ItemText:
    """A line in words."""
    line = item.line
    return ItemText(
        line.case,
        ICONS[line.kind],
        words.say(f"case.kind.{line.kind.value}"),
        words(service_of(line, room)),
        words.say(f"case.state.{line.state.value}"),
        SIGNS[line.state],
        due_of(line, today, room.snapshot.directory.office, words),
        line.overdue and line.state not in CLOSED_CASE,
        line.state in CLOSED_CASE,
        item.chosen,
    )


def service_of(line: CaseLine, room: Room) -> Value:
    """What it is about; empty when that was not said."""
    info = room.service(line.service) if line.service else None
    return info.name if info else line.service or ""


def due_of(line: CaseLine, today: date, office: OfficeInfo, words: Words) -> str:
    """``Tenggat 16 Jan 2026 · 4 hari kerja lagi``; for what is done, when it came."""
    if line.state in CLOSED_CASE:
        return words.say("cases.received_on", day=short_date(line.received, words.language))
    return f"{words.say('cases.due', day=short_date(line.due, words.language))} · {left(line, today, office, words)}"


def left(line: CaseLine, today: date, office: OfficeInfo, words: Words) -> str:
    """How many working days are left, or how many it is late."""
    if line.overdue or line.due < today:
        return words.counted("cases.late", max(1, _days(line.due, today, office)))
    if line.due == today:
        return words.say("cases.due_today")
    return words.counted("cases.left", _days(today, line.due, office))


def _days(first: date, last: date, office: OfficeInfo) -> int:
    return working_days(first, min(last, first + MOST), office)


def steps(file: CaseFile, words: Words) -> tuple[StepText, ...]:
    """The steps so far, the first one first."""
    found = file.steps
    return tuple(_step(i, step, file, words, last=i == len(found) - 1) for i, step in enumerate(found))


def _step(i: int, step: CaseStep, file: CaseFile, words: Words, *, last: bool) -> StepText:
    local = step.at.astimezone(words.zone)
    when = short_date(local.date(), words.language)
    if file.line.kind is not CaseKind.WHISTLE:  # of a disclosure the day alone is known, and nobody's name
        when = f"{when}, {clock(step.at, words.zone, words.language)}"
        when = f"{when} · {on_one_line(step.by)}" if step.by else when
    return StepText(
        f"{file.line.case}:{i}",
        SIGNS[step.state],
        words.say(f"case.state.{step.state.value}"),
        when,
        plain(step.answer),
        plain(step.note),
        last,
    )
