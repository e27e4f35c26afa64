"""What the stage shows between calls: notices taking turns, or the one page of a closed, resting or lost office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from display import board as the
from display.board import Board
from shared.language import Catalogue, catalogue
from shared.language.dates import clock, minutes, time_of_day, weekday
from shared.model import Language, OfficeInfo, Text, WeekdayHours
from shared.protocol.views import BoardSnapshot, OfficePhase, OfficeRow, QueueRow

LEAST_S = 15.0
LETTER_S = 0.06
"""A notice stands 15 s or 60 ms a letter, whichever is longer."""


class PageKind(StrEnum):
    """How a page is laid out."""

    STARTING = "starting"
    STALE = "stale"
    CLOSED = "closed"
    BREAK = "break"
    TEXT = "text"  # heading and paragraphs: the maklumat
    NOTICE = "notice"  # an announcement: label, large heading
    QUEUES = "queues"  # who waits where


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table page: a letter or weekday, a name, and one or two values."""

    mark: str
    name: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page with all its words, ready to be laid out."""

    kind: PageKind
    title: str = ""
    label: str = ""
    body: tuple[str, ...] = ()
    foot: str = ""
    lines: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        """In a heading, a figure stays on the line of the word before it."""
        object.__setattr__(self, "title", re.sub(r" (?=\d)", "\u00a0", self.title))

    @property
    def seconds(self) -> float:
        """How long it stands when others take turns with it."""
        letters = len(self.title) + len(self.label) + len(self.foot) + sum(len(text) for text in self.body)
        letters += sum(len(line.name) + len(line.value) + len(line.more) for line in self.lines)
        return max(LEAST_S, letters * LETTER_S)


def page(board: Board, languages: tuple[Language, ...], now: float) -> Page:
    """The page under the calls."""
    pages = turn_taking(board, languages, now)
    return pages[_turn(pages, now - board.idle_since)[0]]


def turns_at(board: Board, languages: tuple[Language, ...], now: float) -> float | None:
    """When the next page takes its turn; None when one page stays."""
    pages = turn_taking(board, languages, now)
    return None if len(pages) == 1 else now + _turn(pages, now - board.idle_since)[1]


def _turn(pages: tuple[Page, ...], elapsed: float) -> tuple[int, float]:
    """Which page it is ``elapsed`` seconds into the round, and how much longer it stands."""
    rest = max(0.0, elapsed) % sum(page.seconds for page in pages)
    for index, candidate in enumerate(pages):
        if rest < candidate.seconds:
            return index, candidate.seconds - rest
        rest -= candidate.seconds
    return len(pages) - 1, LEAST_S  # the sum and the differences may round apart


def turn_taking(board: Board, languages: tuple[Language, ...], now: float) -> tuple[Page, ...]:
    """All pages that take turns now."""
    picture = board.picture
    if picture is None:
        return tuple(_starting(board, catalogue(language)) for language in languages)
    pages: list[Page] = []
    for language in languages:
        words = catalogue(language)
        if the.stale(board, now):
            pages.append(_stale(words))
        elif picture.office.phase in {OfficePhase.CLOSED, OfficePhase.HOLIDAY}:
            pages.append(_closed(picture, the.clock(board, now), words))
        elif picture.office.phase is OfficePhase.BREAK:
            pages.append(_break(picture, words))
        else:
            pages += _open(picture, words)
    return tuple(pages)


def _starting(board: Board, words: Catalogue) -> Page:
    """Nothing is known yet. Why the hub does not let this screen in is for the person who set it up: at the foot."""
    refused = board.refused
    why = words.say(f"refusal.{refused.code}", name=refused.name or "", number="", state="", at="") if refused else ""
    return Page(PageKind.STARTING, words.say("display.starting"), foot=why)


def _open(picture: BoardSnapshot, words: Catalogue) -> list[Page]:
    office = picture.directory.office
    pages = [maklumat(office, words)]
    announced = _said_in(picture.office.announcement, words.language)
    if announced:
        pages.insert(0, Page(PageKind.NOTICE, announced, words.say("display.announcement")))
    if picture.office.phase is OfficePhase.LAST_TICKET_PASSED:
        title, body = words.say("display.last_ticket.title"), words.say("display.last_ticket.body")
        pages.insert(0, Page(PageKind.NOTICE, title, words.say("display.last_ticket.label"), (body,)))
    if picture.queues:
        pages.append(_queues(picture, words))
    return pages


def _said_in(text: Text, language: Language) -> str:
    """The announcement in exactly this language; one that has no English is not shown twice in Indonesian."""
    return text.id if language is Language.INDONESIAN else text.en


def maklumat(office: OfficeInfo, words: Catalogue) -> Page:
    """The service charter that every public office must show (UU 25/2009, article 22)."""
    return Page(
        PageKind.TEXT,
        words.say("display.maklumat.title"),
        body=(words.say("display.maklumat.promise"), words.say("display.maklumat.sanction")),
        foot=words.say("display.maklumat.signed", office=office.name),
    )


def _queues(picture: BoardSnapshot, words: Catalogue) -> Page:
    rows = {row.queue: row for row in picture.queues}
    lines = tuple(
        Line(queue.letter, queue.short.in_(words.language) or queue.name.in_(words.language), *_waiting(row, words))
        for queue in picture.directory.queues
        if (row := rows.get(queue.id)) is not None
    )
    return Page(PageKind.QUEUES, words.say("display.queues.title"), lines=lines)


def _waiting(row: QueueRow, words: Catalogue) -> tuple[str, str]:
    if row.waiting == 0:
        nobody = "display.queues.nobody" if row.open_desks else "display.queues.no_desk"
        return words.say(nobody), ""
    estimate = minutes(row.estimate, words.language) if row.estimate else ""
    return words.count("display.queues.waiting", row.waiting), estimate


def _stale(words: Catalogue) -> Page:
    return Page(
        PageKind.STALE,
        words.say("display.stale.title"),
        words.say("display.stale.label"),
        (words.say("display.stale.staff"), words.say("display.stale.stay")),
    )


def _break(picture: BoardSnapshot, words: Catalogue) -> Page:
    office = picture.directory.office
    until = picture.office.until
    at = clock(until, ZoneInfo(office.zone), words.language) if until else ""
    title = words.say("display.break.until", time=at) if at else words.say("display.break.label")
    body = "display.break.numbers" if office.tickets_in_break else "display.break.later"
    return Page(PageKind.BREAK, title, words.say("display.break.label"), (words.say(body),))


def _closed(picture: BoardSnapshot, local: datetime | None, words: Catalogue) -> Page:
    office, row = picture.directory.office, picture.office
    label = words.say("display.closed.today")
    if row.holiday is not None:
        label = row.holiday.in_(words.language)
    elif not row.shifts:
        label = words.say("display.closed.day")
    elif row.until is not None and local is not None and _days_to(row.until, local) == 0:
        label = words.say("display.closed.early")
    title = _opens(row, office, local, words) or label
    lines = _hours(office.hours, words)
    return Page(PageKind.CLOSED, title, "" if title == label else label, lines=lines, foot=office.zone_label)


def _days_to(at: datetime, local: datetime) -> int:
    return (at.astimezone(local.tzinfo).date() - local.date()).days


def _opens(row: OfficeRow, office: OfficeInfo, local: datetime | None, words: Catalogue) -> str:
    if row.until is None or local is None:
        return ""
    days, at = _days_to(row.until, local), clock(row.until, ZoneInfo(office.zone), words.language)
    if days <= 1:
        when = words.say("time.at_today" if days <= 0 else "time.at_tomorrow", t=at)
    else:
        when = words.say("time.at_day", day=weekday(row.until.astimezone(local.tzinfo).date(), words.language), t=at)
    return words.say("display.closed.opens", when=when)


def _hours(hours: tuple[WeekdayHours, ...], words: Catalogue) -> tuple[Line, ...]:
    """The week, with neighbouring days of the same hours in one line."""
    shifts = {day.weekday: day.shifts for day in hours}
    runs: list[list[int]] = []
    for day in range(7):
        if runs and shifts.get(day, ()) == shifts.get(runs[-1][-1], ()):
            runs[-1].append(day)
        else:
            runs.append([day])
    lines = []
    for run in runs:
        first, last = (weekday(_MONDAY + timedelta(days=day), words.language) for day in (run[0], run[-1]))
        spans = [
            f"{time_of_day(shift.opens, words.language)}–{time_of_day(shift.closes, words.language)}"
            for shift in shifts.get(run[0], ())
        ]
        name = first if len(run) == 1 else f"{first}–{last}"
        lines.append(Line("", name, ", ".join(spans) or words.say("display.closed.shut")))
    return tuple(lines)


_MONDAY = datetime(2026, 1, 5).date()  # noqa: DTZ001 - any Monday, for the names of the weekdays
