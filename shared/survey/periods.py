"""The periods over which answers are put together: months, quarters, halves and years of the office's days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from shared.model import SurveyPeriod

_NAME = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<kind>[HQ])(?P<n>[1-4])|(?P<month>[0-9]{2})))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both counted. ``kind`` None: chosen days."""

    first: date
    last: date
    kind: SurveyPeriod | None = None

    @property
    def name(self) -> str:
        """``2026``, ``2026-H1``, ``2026-Q3``, ``2026-06``, or the two days: good for the name of a file."""
        year, month = self.first.year, self.first.month
        match self.kind:
            case SurveyPeriod.YEAR:
                return f"{year:04}"
            case SurveyPeriod.HALF:
                return f"{year:04}-H{(month + 5) // 6}"
            case SurveyPeriod.QUARTER:
                return f"{year:04}-Q{(month + 2) // 3}"
            case SurveyPeriod.MONTH:
                return f"{year:04}-{month:02}"
            case None:
                return f"{self.first.isoformat()}_{self.last.isoformat()}"
            case _:
                assert_never(self.kind)

    def before(self) -> Period:
        """The period of the same kind before this one; of chosen days, as many days before."""
        if self.kind is not None:
            return period_of(self.first - timedelta(days=1), self.kind)
        return Period(self.first - (self.last - self.first) - timedelta(days=1), self.first - timedelta(days=1))


def months(kind: SurveyPeriod) -> int:
    """How long a period is."""
    match kind:
        case SurveyPeriod.MONTH:
            return 1
        case SurveyPeriod.QUARTER:
            return 3
        case SurveyPeriod.HALF:
            return 6
        case SurveyPeriod.YEAR:
            return 12
        case _:
            assert_never(kind)


def period_of(day: date, kind: SurveyPeriod) -> Period:
    """The period that ``day`` lies in."""
    length = months(kind)
    start = (day.month - 1) // length * length + 1
    return _from_month(day.year, start, kind)


def parse(name: str) -> Period | None:
    """The period of a name as people write it: ``2026``, ``2026-H1``, ``2026-Q3``, ``2026-06``; None: no such one."""
    found = _NAME.fullmatch(name.strip())
    if found is None or int(found["year"]) == 0:
        return None
    year = int(found["year"])
    if found["month"]:
        month = int(found["month"])
        return _from_month(year, month, SurveyPeriod.MONTH) if 1 <= month <= 12 else None
    if not found["kind"]:
        return _from_month(year, 1, SurveyPeriod.YEAR)
    kind = SurveyPeriod.HALF if found["kind"].upper() == "H" else SurveyPeriod.QUARTER
    start = (int(found["n"]) - 1) * months(kind) + 1
    return _from_month(year, start, kind) if start <= 12 else None


def _from_month(year: int, month: int, kind: SurveyPeriod) -> Period:
    after = year * 12 + month - 1 + months(kind)
    last = date.max if after // 12 > date.max.year else date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(date(year, month, 1), last, kind)
