"""How times, dates and durations are written: 09.05 and Senin, 12 Januari 2026; 09:05 and Monday, 12 January 2026."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date

from shared.language.catalogue import catalogue
from shared.model import Estimate, Language

HOURS_FROM = 120
"""Minutes from which a wait is said in hours."""
LONG_HOURS = 6
"""A wait of so many hours is more than a working day has left; only that is said."""


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse("id_ID" if language is Language.INDONESIAN else "en_GB")


def time_of_day(at: time, language: Language) -> str:
    """A local time: ``09.05`` in Indonesian, ``09:05`` in English."""
    mark = "." if language is Language.INDONESIAN else ":"
    return f"{at.hour:02}{mark}{at.minute:02}"


def clock(at: datetime, zone: ZoneInfo, language: Language) -> str:
    """An instant as the office's clock shows it."""
    return time_of_day(at.astimezone(zone).time(), language)


def full_date(day: date, language: Language) -> str:
    """``Senin, 12 Januari 2026`` or ``Monday, 12 January 2026``."""
    return format_date(day, "EEEE, d MMMM y", locale=_locale(language))


def short_date(day: date, language: Language) -> str:
    """``12 Jan 2026``."""
    return format_date(day, "d MMM y", locale=_locale(language))


def long_date(day: date, language: Language) -> str:
    """``12 Januari 2026``."""
    return format_date(day, "d MMMM y", locale=_locale(language))


def month(day: date, language: Language) -> str:
    """``Januari 2026``."""
    return format_date(day, "MMMM y", locale=_locale(language))


def weekday(day: date, language: Language) -> str:
    """``Senin`` or ``Monday``."""
    return format_date(day, "EEEE", locale=_locale(language))


def minutes(estimate: Estimate, language: Language) -> str:
    """``15–20 menit``; ``± 5 menit`` for one figure; in hours from two hours on: nobody plans 145 minutes."""
    words = catalogue(language)
    if estimate.low >= LONG_HOURS * 60:
        return words.say("time.over_hours", n=LONG_HOURS)
    if estimate.high > HOURS_FROM:
        low, high = estimate.low // 60, -(-estimate.high // 60)
        return words.say("time.hours_range", low=max(1, low), high=high)
    if estimate.low == estimate.high:
        return words.say("time.about_minutes", n=estimate.low)
    return words.say("time.minutes_range", low=estimate.low, high=estimate.high)


def running(seconds: int, language: Language) -> str:
    """A running time as on a stop watch, ``06.42`` or ``06:42``; from an hour on ``1.06.42``."""
    mark = "." if language is Language.INDONESIAN else ":"
    hours, rest = divmod(max(0, seconds), 3600)
    minute, second = divmod(rest, 60)
    parts = [f"{minute:02}", f"{second:02}"]
    return mark.join([str(hours), *parts] if hours else parts)
