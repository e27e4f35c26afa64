"""How a typed day, hour or figure is read, and written back: forgiving in its marks, strict in its meaning."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from shared.language.dates import time_of_day
from shared.model import Language

DAY: Final = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
HOUR: Final = re.compile(r"(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?")
QUARTER: Final = 15
MINUTES: Final = 24 * 60


def read_day(text: str, today: date) -> date | None:
    """``31/1/2026``, ``31-1`` (the next one to come) or ``2026-01-31``; None when nothing was typed.

    Raises:
        ValueError: it is no day.
    """
    typed = text.strip()
    if not typed:
        return None
    if found := ISO.fullmatch(typed):
        return date(*(int(part) for part in found.groups()))
    found = DAY.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    day, month, year = found.groups()
    if year is None:
        this = date(today.year, int(month), int(day))
        return this if this >= today else this.replace(year=today.year + 1)
    return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def read_hour(text: str) -> time | None:
    """``08.00``, ``8:00``, ``0800`` or ``8``; ``24.00`` is midnight. None when nothing was typed.

    Raises:
        ValueError: it is no time of day.
    """
    typed = text.strip()
    if not typed:
        return None
    found = HOUR.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(0) if (hour, minute) == (24, 0) else time(hour, minute)


def read_figure(text: str) -> int | None:
    """A whole number; None when nothing was typed.

    Raises:
        ValueError: it is none.
    """
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        raise ValueError(typed)
    return int(typed)


def written_day(day: date | None) -> str:
    """``31/01/2026``."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else ""


def written_hour(hour: time | None, language: Language) -> str:
    """``08.00`` or ``08:00``."""
    return time_of_day(hour, language) if hour is not None else ""


def next_day(text: str, by: int, today: date) -> str:
    """The day so many days on; from an empty or unreadable field it is today."""
    try:
        day = read_day(text, today)
    except ValueError:
        day = None
    try:
        return written_day(today if day is None else day + timedelta(days=by))
    except OverflowError:
        return text


def next_hour(text: str, by: int, language: Language, begin: time) -> str:
    """The time so many quarters of an hour on, around the clock; from an empty field it is ``begin``."""
    try:
        hour = read_hour(text)
    except ValueError:
        hour = None
    if hour is None:
        return written_hour(begin, language)
    minute = (hour.hour * 60 + hour.minute + by * QUARTER) % MINUTES
    return written_hour((datetime(2026, 1, 5) + timedelta(minutes=minute)).time(), language)  # noqa: DTZ001 - any day


def next_figure(text: str, by: int, low: int, high: int) -> str:
    """The figure so many on, within bounds; from an empty field it is the lowest."""
    try:
        figure = read_figure(text)
    except ValueError:
        figure = None
    return str(low if figure is None else min(max(figure + by, low), high))
