"""When the office is open: the week in few lines, and the next day on which it is otherwise."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from shared.language import Catalogue
from shared.language.dates import full_date, time_of_day, weekday
from shared.model import Holiday, Shift, WeekdayHours
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind, Tone

_MONDAY = datetime(2026, 1, 5).date()  # noqa: DTZ001 - any Monday, for the names of the weekdays


def hours(facts: Facts, words: Catalogue) -> Page:
    """The week with today marked, and the next closure below."""
    office = facts.directory.office
    ahead = next_closure(office.holidays, facts.local.date())
    label, body = _closure(ahead, words) if ahead else ("", ())
    last = office.last_ticket_minutes
    foot = words.say("stage.hours.last", n=last) if last else ""
    lines = week(office.hours, words, facts.local.weekday())
    return Page(PageKind.HOURS, words.say("stage.hours.title"), label, body, foot, lines)


def week(hours: tuple[WeekdayHours, ...], words: Catalogue, today: int | None = None) -> tuple[Line, ...]:
    """The week, with neighbouring days of the same hours in one line; ``today``'s weekday is marked."""
    shifts = {day.weekday: day.shifts for day in hours}
    runs: list[list[int]] = []
    for day in range(7):
        if runs and shifts.get(day, ()) == shifts.get(runs[-1][-1], ()):
            runs[-1].append(day)
        else:
            runs.append([day])
    lines = []
    for run in runs:
        first, last = (weekday(_MONDAY + timedelta(days=day), words.language) for day in (run[0], run[-1]))
        name = first if len(run) == 1 else f"{first}–{last}"
        tone = Tone.NOW if today in run else Tone.PLAIN
        lines.append(Line("", name, _spans(shifts.get(run[0], ()), words), tone=tone))
    return tuple(lines)


def _spans(shifts: tuple[Shift, ...], words: Catalogue) -> str:
    said = [
        f"{time_of_day(shift.opens, words.language)}–{time_of_day(shift.closes, words.language)}" for shift in shifts
    ]
    return ", ".join(said) or words.say("display.closed.shut")


def next_closure(holidays: tuple[Holiday, ...], today: date) -> Holiday | None:
    """The holiday (or days of other hours) that comes next, or lasts now."""
    ahead = [holiday for holiday in holidays if holiday.last >= today]
    return min(ahead, key=lambda holiday: (holiday.first, holiday.last), default=None)


def _closure(holiday: Holiday, words: Catalogue) -> tuple[str, tuple[str, ...]]:
    """A label, the holiday's name, and when: in words that a person would use."""
    label = words.say("stage.hours.changed" if holiday.shifts else "stage.hours.next")
    when = full_date(holiday.first, words.language)
    if holiday.last > holiday.first:
        when = words.say("stage.hours.until", first=when, last=full_date(holiday.last, words.language))
    if holiday.shifts:
        when = f"{when} · {_spans(holiday.shifts, words)}"
    return label, (holiday.name.in_(words.language), when)
