"""Whether something is on air at a local time, and when that changes next. A window belongs to the day it begins on.

All times are the office's own wall clock, aware or not: what comes in is compared by its date and hands alone, and
what goes out carries the same zone. Indonesia's zones know no summer time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from shared.model import Airtime

DAY = timedelta(days=1)
MINUTES = 24 * 60
_PERIOD = 9
"""Days after which the windows of a week have all been seen: seven, one that reaches in and one that reaches out."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one weekday, in minutes since midnight; ``ends`` is up to 1440."""

    weekday: int  # Monday is 0
    begins: int
    ends: int


def on_air(airtime: Airtime, local: datetime) -> bool:
    """Whether it may be shown at this moment."""
    wall = local.replace(tzinfo=None)
    windows = (_window(airtime, day) for day in (wall.date(), wall.date() - DAY))
    return any(begins <= wall < ends for begins, ends in (w for w in windows if w is not None))


def next_change(airtime: Airtime, local: datetime) -> datetime | None:
    """The first moment after ``local`` at which ``on_air`` says otherwise; None: never."""
    wall = local.replace(tzinfo=None)
    now = on_air(airtime, wall)
    for moment in sorted(set(_edges(airtime, wall.date()))):
        if moment > wall and on_air(airtime, moment) is not now:
            return moment.replace(tzinfo=local.tzinfo)
    return None


def over(airtime: Airtime, local: datetime) -> bool:
    """Whether it is off air for good."""
    return not on_air(airtime, local) and next_change(airtime, local) is None


def week(airtime: Airtime, monday: date) -> tuple[Span, ...]:
    """When it is on air in the week that begins on ``monday``: for a picture, a bar for each span, in order."""
    spans: list[Span] = []
    for n in range(7):
        begin = datetime.combine(monday + n * DAY, time())
        pieces: list[tuple[int, int]] = []
        for day in (begin.date() - DAY, begin.date()):
            window = _window(airtime, day)
            if window is not None and window[0] < begin + DAY and window[1] > begin:
                pieces.append((_minute(window[0], begin), _minute(window[1], begin)))
        for begins, ends in pieces:
            if spans and spans[-1].weekday == n and begins <= spans[-1].ends:
                spans[-1] = Span(n, spans[-1].begins, max(ends, spans[-1].ends))
            else:
                spans.append(Span(n, begins, ends))
    return tuple(spans)


def _minute(moment: datetime, midnight: datetime) -> int:
    return min(max(0, int((moment - midnight).total_seconds()) // 60), MINUTES)


def _window(airtime: Airtime, day: date) -> tuple[datetime, datetime] | None:
    """The stretch that begins on this day; None when there is none."""
    if airtime.weekdays and day.weekday() not in airtime.weekdays:
        return None
    if (airtime.first is not None and day < airtime.first) or (airtime.last is not None and day > airtime.last):
        return None
    begins = datetime.combine(day, airtime.begins or time())
    ends = datetime.combine(day, airtime.ends or time())
    return begins, ends if ends > begins else ends + DAY


def _edges(airtime: Airtime, today: date) -> Iterator[datetime]:
    """Every moment at which something may change: in the coming days, at the first day, and after the last one."""
    begin = max(today - DAY, airtime.first) if airtime.first is not None else today - DAY
    days = [begin + n * DAY for n in range(_PERIOD)]
    for day in [*days, airtime.last] if airtime.last is not None else days:
        window = _window(airtime, day)
        if window is not None:
            yield from window
