"""What people type for days and hours, read strictly: a sentence says what was expected."""

from __future__ import annotations

import re
from datetime import date, time

import click

from shared.command.says import words

Hours = tuple[time, time]
_PART = re.compile(r"([1-7])(?:-([1-7]))?")
_TIME = r"(\d{1,2})[.:](\d{2})"
_HOURS = re.compile(rf"{_TIME}\s*[-–]\s*{_TIME}")


class Day(click.ParamType[date]):
    """A day as 2026-01-12."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(words().say("command.bad_day", text=value), param, ctx)


class Weekdays(click.ParamType[tuple[int, ...]]):
    """Days of the week as 1-5 or 1,3,5; Monday is 1. They come out with Monday as 0."""

    name = "weekdays"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """Read them."""
        if isinstance(value, tuple):
            return value
        days: set[int] = set()
        for part in str(value).split(",") if value else ():
            found = _PART.fullmatch(part.strip())
            if found is None:
                self.fail(words().say("command.bad_weekdays", text=value), param, ctx)
            first, last = int(found[1]), int(found[2] or found[1])
            days |= {(first - 1 + n) % 7 for n in range((last - first) % 7 + 1)}  # 6-2 goes past Sunday
        return tuple(sorted(days))


class HoursType(click.ParamType[Hours]):
    """Hours of the day as 08.00-12.00; past midnight when the second is not later."""

    name = "hours"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Hours:
        """Read them."""
        if isinstance(value, tuple):
            return value
        found = _HOURS.fullmatch(str(value).strip())
        try:
            if found is None:
                raise ValueError
            ends = (0, 0) if (found[3], found[4]) == ("24", "00") else (int(found[3]), int(found[4]))
            return time(int(found[1]), int(found[2])), time(*ends)
        except ValueError:
            self.fail(words().say("command.bad_hours", text=value), param, ctx)


DAY = Day()
WEEKDAYS = Weekdays()
HOURS = HoursType()
