"""How opening hours read: today's shifts, the closed page with the next opening and the week's table. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.view import RowView, View
from shared.language import Catalogue, catalogue
from shared.language.dates import clock, full_date, time_of_day, weekday
from shared.model import Language, Shift, WeekdayHours
from shared.protocol.views import KioskSnapshot, OfficePhase

MONDAY = date(2026, 1, 5)


def today(snapshot: KioskSnapshot, language: Language) -> tuple[RowView, ...]:
    """Today's shifts, one row each."""
    return tuple(RowView(str(n), _shift(one, language)) for n, one in enumerate(snapshot.office.shifts))


def closed(view: View, snapshot: KioskSnapshot, wall: datetime, language: Language) -> View:
    """The page of an office that gives no numbers now."""
    words = catalogue(language)
    other = Language.ENGLISH if language is Language.INDONESIAN else Language.INDONESIAN
    icon = {OfficePhase.HOLIDAY: "calendar-off", OfficePhase.BREAK: "coffee"}.get(snapshot.office.phase, "moon")
    return replace(
        view,
        page="closed",
        icon=icon,
        sub=_why(snapshot, wall, words),
        heading=_opens(snapshot, wall, words),
        why_not=_opening_day(snapshot, wall, language),
        other=_opens(snapshot, wall, catalogue(other)),
        hours=week(snapshot.directory.office.hours, words),
    )


def _why(snapshot: KioskSnapshot, wall: datetime, words: Catalogue) -> str:
    office = snapshot.office
    match office.phase:
        case OfficePhase.HOLIDAY if office.holiday is not None:
            return words.say("kiosk.closed.holiday", name=office.holiday.in_(words.language))
        case OfficePhase.LAST_TICKET_PASSED:
            return words.say("kiosk.closed.last")
        case _ if not office.shifts:
            return words.say("kiosk.closed.today")
        case _ if office.until is not None and _days_until(snapshot, wall, office.until) == 0:
            return words.say("kiosk.closed.early")
        case _:
            return words.say("kiosk.closed.done")


def _days_until(snapshot: KioskSnapshot, wall: datetime, until: datetime) -> int:
    zone = ZoneInfo(snapshot.directory.office.zone)
    return (until.astimezone(zone).date() - wall.astimezone(zone).date()).days


def _opens(snapshot: KioskSnapshot, wall: datetime, words: Catalogue) -> str:
    until = snapshot.office.until
    if until is None:
        return words.say("kiosk.closed.done")
    zone = ZoneInfo(snapshot.directory.office.zone)
    at, day = clock(until, zone, words.language), until.astimezone(zone).date()
    days = _days_until(snapshot, wall, until)
    if days <= 0:
        when = words.say("time.at_today", t=at)
    elif days == 1:
        when = words.say("time.at_tomorrow", t=at)
    else:
        when = words.say("time.at_day", day=weekday(day, words.language), t=at)
    return words.say("kiosk.closed.opens", when=when)


def _opening_day(snapshot: KioskSnapshot, wall: datetime, language: Language) -> str:
    until = snapshot.office.until
    zone = ZoneInfo(snapshot.directory.office.zone)
    day = (until or wall).astimezone(zone).date()
    return f"{full_date(day, language)}."


def week(hours: tuple[WeekdayHours, ...], words: Catalogue) -> tuple[RowView, ...]:
    """The week's hours; neighbouring days with the same hours share a row: ``Senin–Kamis``."""
    by_day = {one.weekday: one.shifts for one in hours}
    runs: list[list[int]] = []
    for day in range(7):
        if runs and by_day.get(runs[-1][0], ()) == by_day.get(day, ()):
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(_week_row(run, by_day.get(run[0], ()), words) for run in runs)


def _week_row(run: list[int], shifts: tuple[Shift, ...], words: Catalogue) -> RowView:
    names = [weekday(MONDAY + timedelta(days=day), words.language) for day in run]
    mark = ", " if len(names) == 2 else "–"
    title = names[0] if len(names) == 1 else f"{names[0]}{mark}{names[-1]}"
    hours = "   ".join(_shift(one, words.language) for one in shifts) or words.say("kiosk.closed.shut")
    return RowView(str(run[0]), title, value=hours)


def _shift(shift: Shift, language: Language) -> str:
    return f"{time_of_day(shift.opens, language)}–{time_of_day(shift.closes, language)}"
