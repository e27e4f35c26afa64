"""What is published of how complaints were handled: every figure, and nothing that gives one person away."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest

from shared.complaint.few import Veil
from shared.complaint.report import Disclosures, Report, Untold, report
from shared.complaint.rows import CaseRow
from shared.feedback import CLOSED_CASE, CaseChannel, CaseKind, CaseState
from shared.model import SurveyPeriod
from shared.survey.periods import Period, parse, period_of
from tests.complaint.test_deadlines import OFFICE

HALF = period_of(date(2026, 1, 1), SurveyPeriod.HALF)
MONDAY = date(2026, 1, 12)
TODAY = date(2026, 7, 1)


def case(
    kind: CaseKind = CaseKind.COMPLAINT,
    state: CaseState = CaseState.RECEIVED,
    received: date = MONDAY,
    due: date = date(2026, 1, 30),
    closed: date | None = None,
    service: str | None = None,
    channel: CaseChannel | None = CaseChannel.PHONE,
) -> CaseRow:
    state = CaseState.DONE if closed is not None and state not in CLOSED_CASE else state
    return CaseRow(kind, state, received, due, closed, service, channel)


def whistle(n: int = 1, received: date = MONDAY, closed: date | None = None) -> list[CaseRow]:
    return [case(CaseKind.WHISTLE, received=received, closed=closed, channel=None)] * n


def made(rows: list[CaseRow], period: Period = HALF, today: date = TODAY) -> Report:
    return report(rows, period, OFFICE, SurveyPeriod.HALF, today)


# --- handled -------------------------------------------------------------------------------------------------------


def test_each_kind_and_all_together_are_counted_whole_however_few() -> None:
    rows = [
        *[case()] * 4,
        case(closed=date(2026, 1, 30)),
        case(CaseKind.SUGGESTION, CaseState.REJECTED, closed=date(2026, 1, 31)),
        case(CaseKind.INFORMATION, CaseState.FORWARDED),
        *whistle(9),
    ]
    found = made(rows)
    figures = [
        (one.kind, one.received, one.open, one.overdue, one.closed, one.in_time, one.rejected) for one in found.kinds
    ]
    assert figures == [
        (CaseKind.COMPLAINT, 5, 4, 4, 1, 1, 0),
        (CaseKind.SUGGESTION, 1, 0, 0, 1, 0, 1),
        (CaseKind.INFORMATION, 1, 1, 1, 0, 0, 0),
    ]  # fmt: skip
    assert (found.together.received, found.together.open, found.together.closed) == (7, 5, 2)


@pytest.mark.parametrize(("today", "overdue"), [("2026-01-29", 0), ("2026-01-30", 0), ("2026-01-31", 1)])
def test_a_case_is_overdue_from_the_day_after_its_due_day(today: str, overdue: int) -> None:
    assert made([case()], today=date.fromisoformat(today)).together.overdue == overdue


@pytest.mark.parametrize(("closed", "in_time"), [("2026-01-29", 1), ("2026-01-30", 1), ("2026-01-31", 0)])
def test_a_case_is_closed_in_time_up_to_its_due_day(closed: str, in_time: int) -> None:
    found = made([case(closed=date.fromisoformat(closed))]).together
    assert (found.in_time, found.overdue) == (in_time, 0)


@pytest.mark.parametrize(
    ("sentence", "closed", "days"),
    [
        ("nothing is closed", [], None),
        ("on the same day", ["2026-01-12"], Fraction(0)),
        ("a week is five days", ["2026-01-19"], Fraction(5)),
        ("the middle one of three", ["2026-01-13", "2026-03-13", "2026-01-15"], Fraction(3)),
        ("between two", ["2026-01-13", "2026-01-14"], Fraction(3, 2)),
        ("a weekend does not count", ["2026-01-18"], Fraction(4)),
        ("the leave of Idulfitri does not count", ["2026-03-25"], Fraction(47)),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_the_median_is_of_working_days(sentence: str, closed: list[str], days: Fraction | None) -> None:
    rows = [case(closed=date.fromisoformat(one)) for one in closed]
    assert made([*rows, case()]).together.days == days, sentence


@pytest.mark.parametrize(
    ("received", "n"), [("2025-12-31", 0), ("2026-01-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)]
)
def test_a_case_belongs_to_the_period_in_which_it_was_received(received: str, n: int) -> None:
    day = date.fromisoformat(received)
    rows = [case(received=day, closed=date(2026, 8, 3), service="kp"), *whistle(6, day)]
    found = made(rows)
    assert found.together.received == found.together.closed == n
    assert found.disclosures == Disclosures(6 if n else None, None)


# --- by service and channel ----------------------------------------------------------------------------------------


def counts(found: Report) -> dict[str | None, object]:
    assert found.services is not None
    return {part.key: part.count for part in found.services}


@pytest.mark.parametrize(("n", "shown"), [(0, None), (1, Veil.FEW), (4, Veil.FEW), (5, 5), (6, 6)])
def test_a_service_is_counted_from_five_on(n: int, shown: object) -> None:
    rows = [case(service="kp")] * n + [case(service="kgb")] * 12 + [case()] * 9
    assert counts(made(rows)).get("kp") == shown


def test_what_is_about_no_service_is_a_row_of_its_own_and_hides_another() -> None:
    rows = [case()] * 3 + [case(service="kgb")] * 7 + [case(service="kp")] * 20
    assert counts(made(rows)) == {None: Veil.FEW, "kgb": Veil.BESIDE, "kp": 20}


def test_every_channel_is_a_row_and_a_nought_is_one_too() -> None:
    found = made([case()] * 20 + [case(channel=CaseChannel.DESK)] * 6)
    assert [(part.key, part.count) for part in found.channels or ()] == [("phone", 20), ("kiosk", 0), ("desk", 6)]


def test_too_few_for_a_breakdown_have_none() -> None:
    found = made([case(service="kp"), case(service="kgb", channel=CaseChannel.KIOSK)])
    assert (found.services, found.channels) == (None, None)
    assert found.together.received == 2


def test_a_period_without_cases_is_a_report_of_noughts() -> None:
    found = made([])
    assert found.together.received == 0
    assert found.services == ()
    assert [part.count for part in found.channels or ()] == [0, 0, 0]
    assert found.disclosures == Disclosures(None, None)


# --- disclosures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("n", "received"), [(0, None), (1, None), (4, None), (5, 5), (6, 6)])
def test_disclosures_are_told_from_five_on(n: int, received: int | None) -> None:
    assert made(whistle(n)).disclosures == Disclosures(received, None)


@pytest.mark.parametrize(
    ("closed", "still", "told"),
    [(0, 9, None), (4, 9, None), (5, 4, None), (5, 1, None), (5, 0, 5), (5, 5, 5), (9, 6, 9)],
)
def test_closed_disclosures_are_told_when_neither_they_nor_the_open_ones_are_few(
    closed: int, still: int, told: int | None
) -> None:
    rows = whistle(closed, closed=date(2026, 6, 30)) + whistle(still)
    assert made(rows).disclosures == Disclosures(closed + still, told)


def test_what_is_closed_after_the_period_changes_no_figure_of_it() -> None:
    rows = whistle(6, closed=date(2026, 6, 30)) + whistle(5)
    later = whistle(6, closed=date(2026, 6, 30)) + whistle(4) + whistle(closed=date(2026, 7, 1))
    assert made(rows).disclosures == made(later, today=date(2026, 7, 2)).disclosures == Disclosures(11, 6)


def test_no_figure_but_their_own_changes_with_disclosures() -> None:
    rows = [case(service="kp"), case(closed=MONDAY)] * 4
    without, many = made(rows), made(rows + whistle(50, closed=MONDAY))
    assert many.disclosures == Disclosures(50, 50)
    for name in ("kinds", "together", "services", "channels"):
        assert getattr(many, name) == getattr(without, name)


@pytest.mark.parametrize(
    ("period", "today", "untold"),
    [
        ("2026-H1", "2026-07-01", None),
        ("2025-H2", "2026-07-01", None),
        ("2026-H1", "2026-06-30", Untold.NOT_OVER),  # to be had again tomorrow, with one day more
        ("2026-H2", "2026-07-01", Untold.NOT_OVER),
        ("2026-01", "2026-07-01", Untold.OTHER_LENGTH),
        ("2026-Q1", "2026-07-01", Untold.OTHER_LENGTH),
        ("2025", "2026-07-01", Untold.OTHER_LENGTH),
    ],
)
def test_only_whole_periods_of_the_offices_length_that_are_over_tell_of_disclosures(
    period: str, today: str, untold: Untold | None
) -> None:
    named = parse(period)
    assert named is not None
    found = made(whistle(20, named.first), named, date.fromisoformat(today)).disclosures
    assert found == (untold or Disclosures(20, None))


@pytest.mark.parametrize(
    ("first", "last"), [("2026-01-01", "2026-06-30"), ("2026-01-01", "2026-06-29"), ("2026-01-12", "2026-01-12")]
)
def test_chosen_days_tell_nothing_of_disclosures_even_when_they_are_a_half_year(first: str, last: str) -> None:
    days = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert made(whistle(20), days).disclosures is Untold.OTHER_LENGTH


@pytest.mark.parametrize("length", list(SurveyPeriod))
def test_no_two_periods_that_tell_of_disclosures_share_a_day(length: SurveyPeriod) -> None:
    names = ["2025", "2026", *(f"2026-{part}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4"))]
    asked = [parse(name) for name in (*names, *(f"2026-{month:02}" for month in range(1, 13)))]
    ends = [Period(MONDAY + timedelta(days), date(2026, 6, 30)) for days in range(3)]
    rows = [one for month in range(1, 13) for one in whistle(7, date(2026, month, 12))]
    telling = [
        period
        for period in (*asked, *ends)
        if period and isinstance(report(rows, period, OFFICE, length, date(2027, 1, 4)).disclosures, Disclosures)
    ]
    assert telling
    assert all(one.last < other.first or other.last < one.first for one, other in combinations(telling, 2))
