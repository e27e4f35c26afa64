"""How a period is called: Semester I 2026; First half of 2026; or its days."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from shared.language.catalogue import catalogue
from shared.language.dates import long_date, month
from shared.model import Language, SurveyPeriod
from shared.survey.periods import Period, months, period_of


def period_name(period: Period, language: Language) -> str:
    """What people call it."""
    words = catalogue(language)
    match period.kind:
        case None:
            return days(period, language)
        case SurveyPeriod.YEAR:
            return words.say("period.year", year=period.first.year)
        case SurveyPeriod.MONTH:
            return month(period.first, language)
        case SurveyPeriod.HALF | SurveyPeriod.QUARTER as kind:
            n = (period.first.month - 1) // months(kind) + 1
            return words.say(f"period.{kind}.{n}", year=period.first.year)
        case _:
            assert_never(period.kind)


def days(period: Period, language: Language) -> str:
    """``1 Januari–30 Juni 2026``; a year that both days share is said once."""
    first, last = long_date(period.first, language), long_date(period.last, language)
    if period.first == period.last:
        return last
    year = f" {period.first.year}"
    if period.first.year == period.last.year:
        first = first.removesuffix(year)
    return f"{first} – {last}"


def named(first: date, last: date, kind: SurveyPeriod) -> Period:
    """The period of these days: one of ``kind`` when they are just that, else chosen days."""
    whole = period_of(first, kind)
    return whole if (whole.first, whole.last) == (first, last) else Period(first, last)
