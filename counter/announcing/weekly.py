"""The picture of the week: a band for each announcement, seven days side by side, the office's hours behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from counter.announcing.listing import Item, Stand, items, title_of, when
from counter.announcing.state import Board
from counter.words import Words
from shared.announcing.airtime import MINUTES, Span, week
from shared.language.dates import time_of_day, weekday
from shared.model import Airtime

EARLIEST: Final = 7 * 60
LATEST: Final = 17 * 60
HOUR: Final = 60
WHOLE: Final = (0, MINUTES)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch on one day, as shares of the hours that are drawn; ``label`` says its hours."""

    day: int
    begins: float
    ends: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One announcement's week."""

    key: str
    title: str
    stand: str
    tone: str
    chosen: bool
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One column's head; the office's hours are shares of it."""

    name: str
    date: str
    today: bool
    open: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """The whole picture. ``now`` is where the line of this moment stands in today's column; below 0: not in it."""

    title: str = ""
    days: tuple[Day, ...] = ()
    hours: tuple[Band, ...] = ()  # the marks of the hours: ``begins`` and a label
    now: float = -1.0
    today: int = -1


def monday_of(day: date, weeks: int) -> date:
    """The Monday of the week so many weeks on."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def bounds(board: Board, at: datetime) -> tuple[int, int]:
    """Which minutes of a day are drawn: the working day, and whatever begins or ends outside of it."""
    low, high = EARLIEST, LATEST
    if board.snapshot is not None:
        for day in board.snapshot.directory.office.hours:
            for shift in day.shifts:
                low, high = min(low, _minute(shift.opens)), max(high, _minute(shift.closes))
    monday = monday_of(board.today(at), board.week)
    for item in items(board, at):
        for span in week(_airtime(item), monday):
            if (span.begins, span.ends) != WHOLE:
                low, high = min(low, span.begins), max(high, span.ends)
    return low // HOUR * HOUR, -(-high // HOUR) * HOUR


def picture(board: Board, words: Words, at: datetime) -> Week:
    """The head of the picture."""
    local = board.local(at)
    monday = monday_of(local.date(), board.week)
    sunday = monday + timedelta(days=6)
    low, high = bounds(board, at)
    shifts = {day.weekday: day.shifts for day in board.snapshot.directory.office.hours} if board.snapshot else {}
    days = tuple(
        Day(
            weekday(monday + timedelta(days=n), words.language)[:3],
            str((monday + timedelta(days=n)).day),
            monday + timedelta(days=n) == local.date(),
            tuple(
                Band(n, _share(_minute(shift.opens), low, high), _share(_minute(shift.closes), low, high))
                for shift in shifts.get(n, ())
            ),
        )
        for n in range(7)
    )
    marks = tuple(
        Band(0, _share(minute, low, high), 0.0, time_of_day(time(minute // HOUR), words.language)[:2])
        for minute in range(low, high, HOUR)
        if minute % (3 * HOUR) == 0 and minute > low
    )
    here = monday <= local.date() <= sunday
    now = _share(local.hour * HOUR + local.minute, low, high) if here else -1.0
    title = when(Airtime(monday, sunday), words)
    return Week(title, days, marks, now, local.weekday() if here else -1)


def lines(board: Board, words: Words, at: datetime) -> tuple[WeekLine, ...]:
    """Every announcement that is shown in this week, and the one in the editor as it is being written."""
    monday = monday_of(board.today(at), board.week)
    low, high = bounds(board, at)
    found = []
    for item in items(board, at):
        bands = tuple(
            Band(span.weekday, _share(span.begins, low, high), _share(span.ends, low, high), _label(span, words))
            for span in week(_airtime(item), monday)
        )
        if bands or item.chosen:
            stand = words.say(f"notice.stand.{item.stand.value}")
            title = words(title_of(item.content))
            found.append(WeekLine(item.key, title, stand, item.stand.value, item.chosen, bands))
    return tuple(found)


def _airtime(item: Item) -> Airtime:
    """When the TVs show it; for what is being written, when they would."""
    row = item.row
    if item.chosen or row is None or row.approved is None or item.stand is Stand.DRAFT:
        return item.content.airtime
    return row.approved.airtime


def _label(span: Span, words: Words) -> str:
    begins, ends = span.begins, span.ends
    if (begins, ends) == WHOLE:
        return ""
    first = time_of_day(time(begins // HOUR, begins % HOUR), words.language)
    last = time_of_day(time(ends // HOUR % 24, ends % HOUR), words.language) if ends < MINUTES else f"24{first[2]}00"
    return f"{first}–{last}"


def _minute(at: time) -> int:
    return at.hour * HOUR + at.minute


def _share(minute: int, low: int, high: int) -> float:
    return round(min(max(minute - low, 0), high - low) / (high - low), 4)
