"""When something is on air: days, weekdays and hours, past midnight, over borders of months and years, in each zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.announcing.airtime import Span, next_change, on_air, over, week
from shared.model import Airtime

ALWAYS = Airtime()
IN_JANUARY = Airtime(first=date(2026, 1, 12), last=date(2026, 1, 16))
WORKDAYS = Airtime(weekdays=(0, 1, 2, 3, 4))
OFFICE_HOURS = Airtime(weekdays=(0, 1, 2, 3, 4), begins=time(8), ends=time(15, 30))
FRIDAYS = Airtime(weekdays=(4,), begins=time(11, 30), ends=time(13))
NIGHT = Airtime(begins=time(22), ends=time(5))
SATURDAY_NIGHT = Airtime(weekdays=(5,), begins=time(22), ends=time(5))
NEW_YEARS_EVE = Airtime(first=date(2025, 12, 31), last=date(2025, 12, 31), begins=time(23), ends=time(1))
FROM_NOON = Airtime(begins=time(12))
UNTIL_NOON = Airtime(ends=time(12))
AROUND_THE_CLOCK = Airtime(begins=time(7), ends=time(7))


def at(text: str) -> datetime:
    """``2026-01-12 08:00``: a Monday."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("sentence", "airtime", "moment", "shown"),
    [
        ("nothing said means always", ALWAYS, "2026-01-12 03:00", True),
        ("the day before the first day it is off", IN_JANUARY, "2026-01-11 23:59:59", False),
        ("it begins with the first day", IN_JANUARY, "2026-01-12 00:00", True),
        ("the last day is a whole day", IN_JANUARY, "2026-01-16 23:59:59", True),
        ("after the last day it is off", IN_JANUARY, "2026-01-17 00:00", False),
        ("a weekday that is named", WORKDAYS, "2026-01-16 12:00", True),
        ("a weekday that is not named", WORKDAYS, "2026-01-17 12:00", False),
        ("the moment it begins belongs to it", OFFICE_HOURS, "2026-01-12 08:00", True),
        ("the moment before does not", OFFICE_HOURS, "2026-01-12 07:59:59", False),
        ("the moment it ends does not", OFFICE_HOURS, "2026-01-12 15:30", False),
        ("the Friday prayer on a Friday", FRIDAYS, "2026-01-16 12:00", True),
        ("the Friday prayer on a Thursday", FRIDAYS, "2026-01-15 12:00", False),
        ("past midnight, before midnight", NIGHT, "2026-01-12 23:00", True),
        ("past midnight, after midnight", NIGHT, "2026-01-13 04:59:59", True),
        ("past midnight, in the morning", NIGHT, "2026-01-13 05:00", False),
        ("the night belongs to the day it begins on", SATURDAY_NIGHT, "2026-01-18 02:00", True),
        ("and not to the day it ends on", SATURDAY_NIGHT, "2026-01-17 02:00", False),
        ("over the border of a year", NEW_YEARS_EVE, "2026-01-01 00:30", True),
        ("a year's night begins once", NEW_YEARS_EVE, "2026-01-01 23:30", False),
        ("from noon until midnight", FROM_NOON, "2026-01-12 23:59:59", True),
        ("from noon, not after midnight", FROM_NOON, "2026-01-13 00:00", False),
        ("from midnight until noon", UNTIL_NOON, "2026-01-12 00:00", True),
        ("until noon, not after it", UNTIL_NOON, "2026-01-12 12:00", False),
        ("from seven to seven is always", AROUND_THE_CLOCK, "2026-01-12 06:59", True),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and value[0].isalpha() else "",
)
def test_it_is_on_air_when_all_that_is_said_holds(sentence, airtime, moment, shown):
    assert on_air(airtime, at(moment)) is shown, sentence


@pytest.mark.parametrize(
    ("sentence", "airtime", "moment", "changes"),
    [
        ("always never changes", ALWAYS, "2026-01-12 03:00", None),
        ("every day around the clock never changes", AROUND_THE_CLOCK, "2026-01-12 03:00", None),
        ("a far first day is waited for", Airtime(first=date(2031, 3, 1)), "2026-01-12 03:00", "2031-03-01 00:00"),
        ("all its days are one stretch", IN_JANUARY, "2026-01-12 10:00", "2026-01-17 00:00"),
        ("after the last day nothing changes", IN_JANUARY, "2026-01-17 00:00", None),
        ("five workdays are one stretch", WORKDAYS, "2026-01-12 10:00", "2026-01-17 00:00"),
        ("a weekend ends on Monday", WORKDAYS, "2026-01-17 10:00", "2026-01-19 00:00"),
        ("hours end the same day", OFFICE_HOURS, "2026-01-12 09:00", "2026-01-12 15:30"),
        ("after Friday's hours comes Monday", OFFICE_HOURS, "2026-01-16 15:30", "2026-01-19 08:00"),
        ("once a week", FRIDAYS, "2026-01-16 13:00", "2026-01-23 11:30"),
        ("a night ends in the next month", NIGHT, "2026-01-31 23:00", "2026-02-01 05:00"),
        ("a night ends in the next year", NIGHT, "2025-12-31 23:00", "2026-01-01 05:00"),
        ("a leap day is a day", NIGHT, "2028-02-28 23:00", "2028-02-29 05:00"),
        ("the last night ends after the last day", NEW_YEARS_EVE, "2025-12-31 23:30", "2026-01-01 01:00"),
        ("then it is over", NEW_YEARS_EVE, "2026-01-01 01:00", None),
        ("a stretch of years ends once", Airtime(last=date(2030, 12, 31)), "2026-01-12 10:00", "2031-01-01 00:00"),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and value[0].isalpha() else "",
)
def test_the_next_change_is_known_beforehand(sentence, airtime, moment, changes):
    assert next_change(airtime, at(moment)) == (None if changes is None else at(changes)), sentence


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_hours_are_those_of_the_offices_own_clock(zone):
    """The same UTC moment is 07.30, 08.30 and 09.30 in the three zones."""
    local = datetime(2026, 1, 12, 0, 30, tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    assert on_air(OFFICE_HOURS, local) is (zone != "Asia/Jakarta")
    change = next_change(OFFICE_HOURS, local)
    assert change is not None
    assert (change.tzinfo, change.hour) == (ZoneInfo(zone), 8 if zone == "Asia/Jakarta" else 15)


def test_the_day_begins_at_the_offices_midnight():
    """16.00 UTC is midnight in Makassar: the last day ends there, and not eight hours later."""
    midnight = datetime(2026, 1, 16, 16, 0, tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Asia/Makassar"))
    assert on_air(IN_JANUARY, midnight - timedelta(seconds=1))
    assert not on_air(IN_JANUARY, midnight)
    assert over(IN_JANUARY, midnight)


def test_what_is_yet_to_come_is_not_over():
    assert not over(IN_JANUARY, at("2025-01-01 00:00"))
    assert not over(NEW_YEARS_EVE, at("2026-01-01 00:59"))
    assert over(NEW_YEARS_EVE, at("2026-01-01 01:00"))
    assert not over(ALWAYS, at("2026-01-01 01:00"))


MONDAY = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("airtime", "spans"),
    [
        (OFFICE_HOURS, [(day, 480, 930) for day in range(5)]),
        (ALWAYS, [(day, 0, 1440) for day in range(7)]),
        (AROUND_THE_CLOCK, [(day, 0, 1440) for day in range(7)]),
        (Airtime(first=date(2026, 1, 15), last=date(2026, 1, 16)), [(3, 0, 1440), (4, 0, 1440)]),
        (SATURDAY_NIGHT, [(5, 1320, 1440), (6, 0, 300)]),
        (Airtime(weekdays=(6,), begins=time(22), ends=time(5)), [(0, 0, 300), (6, 1320, 1440)]),
        (NEW_YEARS_EVE, []),
    ],
    ids=["hours", "always", "seven-to-seven", "two-days", "saturday-night", "sunday-night-reaches-in", "another-week"],
)
def test_a_week_is_a_picture_of_spans(airtime, spans):
    assert week(airtime, MONDAY) == tuple(Span(*span) for span in spans)


DAYS = st.dates(date(2025, 11, 1), date(2026, 4, 1))
HOURS = st.one_of(st.none(), st.times().map(lambda t: t.replace(second=0, microsecond=0)))
AIRTIMES = st.builds(
    Airtime,
    first=st.one_of(st.none(), DAYS),
    last=st.one_of(st.none(), DAYS),
    weekdays=st.lists(st.integers(0, 6), unique=True).map(tuple),
    begins=HOURS,
    ends=HOURS,
)
MOMENTS = st.datetimes(datetime(2025, 10, 25), datetime(2026, 4, 10))  # noqa: DTZ001 - the office's own clock


@given(AIRTIMES, MOMENTS, st.floats(0, 1, exclude_max=True), MOMENTS)
def test_it_changes_at_the_next_change_and_not_before(airtime, moment, share, later):
    now, change = on_air(airtime, moment), next_change(airtime, moment)
    if change is None:
        assert on_air(airtime, max(moment, later)) is now
    else:
        assert on_air(airtime, change) is not now
        just_before = change - timedelta(microseconds=1)
        assert on_air(airtime, min(moment + share * (change - moment), just_before)) is now
        assert on_air(airtime, just_before) is now


@given(AIRTIMES, st.integers(0, 20), st.integers(0, 7 * 1440 - 1))
def test_the_picture_of_a_week_says_what_is_on_air(airtime, weeks, minute):
    monday = date(2025, 11, 3) + timedelta(weeks=weeks)
    moment = datetime.combine(monday, time()) + timedelta(minutes=minute)
    day, of_day = divmod(minute, 1440)
    drawn = any(span.weekday == day and span.begins <= of_day < span.ends for span in week(airtime, monday))
    assert drawn is on_air(airtime, moment)
