"""Until when a case must be answered: working days by its level, counted in the office's own calendar.

The ladder of levels (2, 5, 14, 60 working days by default) is published by units after Permenpanrb 62/2018; a request
for information has the 5 days of the level "normatif". A working day is one on which the office has opening hours:
weekends, public holidays and collective leave (SKB Tiga Menteri) are none, shorter days (Ramadan) are. The day on which
a case came in does not count, so that one handed in at night or on a Sunday has no day less.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, assert_never

from shared.feedback import CaseKind, CaseLevel, CaseRules
from shared.model import OfficeInfo, Shift

FARTHEST: Final = timedelta(days=3 * 366)
"""An office that opens less often than the rules need (a mistake in its hours) counts Monday to Friday instead."""


def due(received: date, level: CaseLevel, rules: CaseRules, office: OfficeInfo) -> date:
    """The last day on which the office may answer; itself a working day."""
    days = _days(level, rules)
    day, left = received, days
    while left > 0 and day - received < FARTHEST:
        day += timedelta(days=1)
        left -= is_working_day(day, office)
    return day if left <= 0 else _by_week(received, days)


def first_level(kind: CaseKind) -> CaseLevel:
    """The level that a case has until an officer has examined it."""
    match kind:
        case CaseKind.INFORMATION:
            return CaseLevel.NORMATIVE
        case CaseKind.COMPLAINT | CaseKind.SUGGESTION:
            return CaseLevel.ORDINARY
        case CaseKind.WHISTLE:
            return CaseLevel.OVERSIGHT
        case _:
            assert_never(kind)


def is_working_day(day: date, office: OfficeInfo) -> bool:
    """Whether the office is open on this day at all."""
    return bool(_shifts(day, office))


def working_days(first: date, last: date, office: OfficeInfo) -> int:
    """How many days after ``first`` and up to ``last`` the office works; without any hours, Monday to Friday."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_working_day(day, office) if office.hours else day.weekday() < 5 for day in days)


def _shifts(day: date, office: OfficeInfo) -> tuple[Shift, ...]:
    """As the heart reads the calendar (``shared.queue.calendar.hours_of``; a test holds the two together)."""
    usual = next((weekday.shifts for weekday in office.hours if weekday.weekday == day.weekday()), ())
    holidays = (holiday for holiday in office.holidays if holiday.first <= day <= holiday.last)
    holiday = min(holidays, key=lambda one: one.last - one.first, default=None)
    if holiday is None or (holiday.shifts and not usual and holiday.first != holiday.last):
        return usual
    return holiday.shifts


def _days(level: CaseLevel, rules: CaseRules) -> int:
    match level:
        case CaseLevel.LIGHT:
            return rules.light
        case CaseLevel.NORMATIVE:
            return rules.normative
        case CaseLevel.ORDINARY:
            return rules.ordinary
        case CaseLevel.OVERSIGHT:
            return rules.oversight
        case _:
            assert_never(level)


def _by_week(received: date, days: int) -> date:
    day = received
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day
