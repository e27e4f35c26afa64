"""Which business day it is and what the office does now, in the office's zone, with its cut-over and holidays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from shared.model import Holiday, OfficeInfo, Shift
from shared.protocol.views import OfficePhase

SEARCH_DAYS = 60
"""How far ahead the next opening is looked for."""


@dataclass(frozen=True, slots=True)
class Hours:
    """What the office does at a moment. ``until``: end of the break, or the next opening; None when there is none."""

    phase: OfficePhase
    day: date
    until: datetime | None = None
    shifts: tuple[Shift, ...] = ()
    holiday: Holiday | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One shift as moments in UTC: ``[opens, closes)``."""

    opens: datetime
    closes: datetime


def business_day(now: datetime, office: OfficeInfo) -> date:
    """The business day of a moment: the local date, counted from the cut-over hour."""
    return _business_day(now.replace(microsecond=0), office.zone, office.cutover)


@lru_cache(maxsize=64)
def _business_day(second: datetime, zone: str, cutover: time) -> date:
    """Neither zones nor the cut-over have fractions of a second, and every batch of the hub asks."""
    local = second.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return (local - _since_midnight(cutover)).date()


def hours_of(day: date, office: OfficeInfo) -> tuple[tuple[Shift, ...], Holiday | None]:
    """The shifts of a business day, and the holiday that says so.

    Of several holidays on one day the shortest counts: a public holiday within Ramadan is closed, in whatever order.
    Other hours of a stretch of days are those of its working days; a single day is opened by being named.
    """
    usual = next((weekday.shifts for weekday in office.hours if weekday.weekday == day.weekday()), ())
    today = [holiday for holiday in office.holidays if holiday.first <= day <= holiday.last]
    holiday = min(today, key=_length, default=None)
    if holiday is None or (holiday.shifts and not usual and holiday.first != holiday.last):
        return usual, None
    return holiday.shifts, holiday


def _length(holiday: Holiday) -> timedelta:
    return holiday.last - holiday.first


def spans(day: date, office: OfficeInfo) -> tuple[Span, ...]:
    """The opening hours of a business day in UTC, in order. Hours before the cut-over lie on the next date."""
    return _spans(day, hours_of(day, office)[0], office.zone, office.cutover)


@lru_cache(maxsize=128)
def _spans(day: date, shifts: tuple[Shift, ...], zone: str, cutover: time) -> tuple[Span, ...]:
    return tuple(sorted((_span(day, s, ZoneInfo(zone), cutover) for s in shifts), key=lambda s: s.opens))


_looked_up: tuple[datetime, OfficeInfo, Hours] | None = None
"""The last answer of ``phase``: every ticket asks, and it holds for the whole second, since hours have no fractions."""


def phase(now: datetime, office: OfficeInfo) -> Hours:
    """What the office does at ``now``."""
    global _looked_up  # noqa: PLW0603 - a memory that changes no answer
    second, last = now.replace(microsecond=0), _looked_up
    if last is not None and last[0] == second and last[1] is office:
        return last[2]
    hours = _phase(second, office)
    _looked_up = (second, office, hours)
    return hours


def _phase(now: datetime, office: OfficeInfo) -> Hours:
    day = business_day(now, office)
    shifts, holiday = hours_of(day, office)
    today = spans(day, office)
    if not today:
        closed = OfficePhase.HOLIDAY if holiday else OfficePhase.CLOSED
        return Hours(closed, day, next_opening(now, office), shifts, holiday)
    if now < today[0].opens or now >= today[-1].closes:
        return Hours(OfficePhase.CLOSED, day, next_opening(now, office), shifts, holiday)
    if now >= today[-1].closes - timedelta(minutes=office.last_ticket_minutes):
        return Hours(OfficePhase.LAST_TICKET_PASSED, day, next_opening(now, office), shifts, holiday)
    if any(s.opens <= now < s.closes for s in today):
        return Hours(OfficePhase.OPEN, day, None, shifts, holiday)
    return Hours(OfficePhase.BREAK, day, next_opening(now, office), shifts, holiday)


def next_opening(now: datetime, office: OfficeInfo, *, after: date | None = None) -> datetime | None:
    """The next moment at which a shift begins, later than ``now`` (and on a day later than ``after``)."""
    return next((s.opens for s in _ahead(now, office, after) if s.opens > now), None)


def _ahead(now: datetime, office: OfficeInfo, after: date | None) -> Iterator[Span]:
    start = business_day(now, office)
    if after is not None and after >= start:
        start = after + timedelta(days=1)
    for n in range(SEARCH_DAYS + 1):
        yield from spans(start + timedelta(days=n), office)


def _span(day: date, shift: Shift, zone: ZoneInfo, cutover: time) -> Span:
    opens = _moment(day, shift.opens, cutover, zone)
    closes = _moment(day, shift.closes, cutover, zone)
    return Span(opens, closes if closes > opens else closes + timedelta(days=1))


def _moment(day: date, at: time, cutover: time, zone: ZoneInfo) -> datetime:
    on = day + timedelta(days=1) if at < cutover else day
    return datetime.combine(on, at, zone).astimezone(UTC)


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
