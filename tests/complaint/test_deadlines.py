"""Due dates in working days: over weekends, public holidays, collective leave, Ramadan hours and the ends of years."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.complaint.deadlines import due, first_level, is_working_day
from shared.feedback import CaseKind, CaseLevel, CaseRules
from shared.model import Holiday, OfficeInfo, Shift, Text, WeekdayHours
from shared.queue.calendar import hours_of

DAY = (Shift(time(8), time(12)), Shift(time(13), time(15, 30)))
SHORT = (Shift(time(8), time(12, 30)),)
WEEK = tuple(WeekdayHours(weekday, DAY) for weekday in range(5))
RULES = CaseRules()


def holiday(first: str, last: str | None = None, shifts: tuple[Shift, ...] = ()) -> Holiday:
    return Holiday(date.fromisoformat(first), date.fromisoformat(last or first), Text("Libur", "Holiday"), shifts)


HOLIDAYS = (
    holiday("2025-12-25", "2025-12-26"),  # Christmas and collective leave
    holiday("2026-01-01"),
    holiday("2026-02-19", "2026-03-20", SHORT),  # Ramadan
    holiday("2026-03-18", "2026-03-24"),  # Nyepi, Idulfitri and collective leave, within and past it
    holiday("2026-05-01"),
    holiday("2026-05-16", shifts=SHORT),  # a Saturday that is worked
)
OFFICE = OfficeInfo("BKD", Text("", ""), "Asia/Makassar", "WITA", WEEK, HOLIDAYS)


@pytest.mark.parametrize(
    ("sentence", "received", "level", "last"),
    [
        ("two days in the middle of a week", "2026-01-12", CaseLevel.LIGHT, "2026-01-14"),
        ("five days pass one weekend", "2026-01-12", CaseLevel.NORMATIVE, "2026-01-19"),
        ("fourteen days pass two weekends", "2026-01-12", CaseLevel.ORDINARY, "2026-01-30"),
        ("sixty days are twelve weeks", "2026-05-25", CaseLevel.OVERSIGHT, "2026-08-17"),
        ("sixty days pass the long leave of Idulfitri", "2026-01-12", CaseLevel.OVERSIGHT, "2026-04-13"),
        ("handed in on Friday, due on Tuesday", "2026-01-16", CaseLevel.LIGHT, "2026-01-20"),
        ("handed in on Saturday, due on Tuesday", "2026-01-17", CaseLevel.LIGHT, "2026-01-20"),
        ("handed in on Sunday, due on Tuesday", "2026-01-18", CaseLevel.LIGHT, "2026-01-20"),
        ("a public holiday does not count", "2026-04-30", CaseLevel.LIGHT, "2026-05-05"),
        ("handed in on a public holiday", "2026-05-01", CaseLevel.LIGHT, "2026-05-05"),
        ("over the end of the year, leave and holiday", "2025-12-24", CaseLevel.NORMATIVE, "2026-01-05"),
        ("on New Year's Eve", "2025-12-31", CaseLevel.LIGHT, "2026-01-05"),
        ("days of Ramadan count", "2026-02-23", CaseLevel.NORMATIVE, "2026-03-02"),
        ("the leave within Ramadan does not", "2026-03-17", CaseLevel.LIGHT, "2026-03-26"),
        ("the weekends of Ramadan stay closed", "2026-02-20", CaseLevel.LIGHT, "2026-02-24"),
        ("a Saturday that is worked counts", "2026-05-14", CaseLevel.LIGHT, "2026-05-16"),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and " " in value else "",
)
def test_it_is_due_after_so_many_working_days(sentence, received, level, last):
    assert due(date.fromisoformat(received), level, RULES, OFFICE) == date.fromisoformat(last), sentence


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (CaseKind.INFORMATION, CaseLevel.NORMATIVE),
        (CaseKind.COMPLAINT, CaseLevel.ORDINARY),
        (CaseKind.SUGGESTION, CaseLevel.ORDINARY),
        (CaseKind.WHISTLE, CaseLevel.OVERSIGHT),
    ],
)
def test_every_kind_begins_with_its_level(kind, level):
    assert first_level(kind) is level


def test_the_figures_of_the_config_are_used():
    rules = CaseRules(light=1, normative=3, ordinary=4, oversight=6)
    monday = date(2026, 1, 12)
    days = [(due(monday, level, rules, OFFICE) - monday).days for level in CaseLevel]
    assert days == [1, 3, 4, 8]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("no hours at all", OfficeInfo("BKD", Text("", ""), "Asia/Jakarta", "WIB", ())),
        (
            "closed for a century",
            OfficeInfo("BKD", Text("", ""), "Asia/Jakarta", "WIB", WEEK, (holiday("2026-01-01", "2125-12-31"),)),
        ),
    ],
)
def test_an_office_that_never_opens_still_owes_an_answer(sentence, office):
    assert due(date(2026, 1, 16), CaseLevel.LIGHT, RULES, office) == date(2026, 1, 20), sentence


DATES = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SHIFTS = st.sampled_from([(), SHORT, DAY])
HOLIDAY_LISTS = st.lists(
    st.builds(
        lambda first, days, shifts: Holiday(first, first + timedelta(days=days), Text("", ""), shifts),
        DATES,
        st.integers(0, 40),
        SHIFTS,
    ),
    max_size=8,
)
OFFICES = st.builds(
    lambda week, holidays: OfficeInfo(
        "BKD",
        Text("", ""),
        "Asia/Jayapura",
        "WIT",
        tuple(WeekdayHours(day, shifts) for day, shifts in enumerate(week)),
        tuple(holidays),
    ),
    st.lists(SHIFTS, max_size=7),
    HOLIDAY_LISTS,
)


@given(OFFICES, DATES)
def test_a_working_day_is_one_on_which_the_queue_is_open(office, day):
    assert is_working_day(day, office) is bool(hours_of(day, office)[0])


@given(OFFICES.filter(lambda office: any(one.shifts for one in office.hours)), DATES, st.integers(1, 90))
def test_between_receipt_and_due_lie_just_so_many_working_days(office, received, days):
    last = due(received, CaseLevel.ORDINARY, CaseRules(ordinary=days), office)
    between = [received + timedelta(days=n) for n in range(1, (last - received).days + 1)]
    assert sum(is_working_day(day, office) for day in between) == days
    assert is_working_day(last, office)


@given(OFFICES, DATES, st.integers(0, 60), st.sampled_from(CaseLevel))
def test_who_comes_later_is_never_answered_earlier(office, received, later, level):
    assert due(received, level, RULES, office) <= due(received + timedelta(days=later), level, RULES, office)
