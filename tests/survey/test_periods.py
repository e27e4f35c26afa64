"""Periods: which days they hold, what they are called, which one came before."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.model import SurveyPeriod
from shared.survey.periods import Period, parse, period_of
from shared.survey.rows import DayHalf, half_of

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-h2", "2026-07-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        (" 2026-12 ", "2026-12-01", "2026-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_name_is_its_days(name: str, first: str, last: str) -> None:
    made = parse(name)
    assert made is not None
    assert (made.first, made.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("name", ["", "26", "2026-", "2026-H3", "2026-Q5", "2026-00", "2026-13", "2026-6", "0000"])
def test_what_is_no_period_is_none(name: str) -> None:
    assert parse(name) is None


@given(DAYS, st.sampled_from(SurveyPeriod))
def test_every_day_lies_in_one_period_of_each_kind_and_its_name_leads_back(day: date, kind: SurveyPeriod) -> None:
    made = period_of(day, kind)
    assert made.first <= day <= made.last
    assert parse(made.name) == made
    assert made.before().last + timedelta(days=1) == made.first
    assert made.before().kind is kind


def test_chosen_days_come_after_as_many_days() -> None:
    chosen = Period(date(2026, 3, 1), date(2026, 3, 10))
    assert chosen.before() == Period(date(2026, 2, 19), date(2026, 2, 28))
    assert chosen.name == "2026-03-01_2026-03-10"


@pytest.mark.parametrize(
    ("at", "half"),
    [(time(8), DayHalf.MORNING), (time(11, 59), DayHalf.MORNING), (time(12), DayHalf.AFTERNOON)],
)
def test_a_day_has_two_halves(at: time, half: DayHalf) -> None:
    assert half_of(at) is half
