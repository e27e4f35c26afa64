"""How times, dates and waits are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from shared.language.dates import clock, full_date, minutes, running, weekday
from shared.language.sentences import when
from shared.model import Estimate, Language

WITA = ZoneInfo("Asia/Makassar")
ID, EN = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("low", "high", "indonesian", "english"),
    [
        (5, 5, "± 5 menit", "± 5 minutes"),
        (15, 20, "15–20 menit", "15–20 minutes"),
        (100, 120, "100–120 menit", "100–120 minutes"),
        (110, 130, "1–3 jam", "1–3 hours"),
        (150, 170, "2–3 jam", "2–3 hours"),
        (400, 600, "lebih dari 6 jam", "over 6 hours"),
    ],
)
def test_a_wait_is_a_range_in_the_unit_people_use(low: int, high: int, indonesian: str, english: str) -> None:
    assert minutes(Estimate(low, high), ID) == indonesian
    assert minutes(Estimate(low, high), EN) == english


def test_times_are_written_with_a_dot_in_indonesian_and_in_the_offices_zone() -> None:
    at = datetime(2026, 1, 12, 1, 5, tzinfo=UTC)
    assert clock(at, WITA, ID) == "09.05"
    assert clock(at, WITA, EN) == "09:05"


def test_dates_carry_their_weekday() -> None:
    assert full_date(date(2026, 1, 12), ID) == "Senin, 12 Januari 2026"
    assert full_date(date(2026, 1, 12), EN) == "Monday, 12 January 2026"
    assert weekday(date(2026, 2, 6), ID) == "Jumat"


@pytest.mark.parametrize(("seconds", "text"), [(0, "00.00"), (402, "06.42"), (4002, "1.06.42"), (-3, "00.00")])
def test_a_running_time_reads_like_a_stop_watch(seconds: int, text: str) -> None:
    assert running(seconds, ID) == text
    assert running(seconds, EN) == text.replace(".", ":")


@pytest.mark.parametrize(
    ("day", "text"), [(12, "pukul 09.05"), (11, "besok pukul 09.05"), (9, "Senin, 12 Januari 2026 pukul 09.05")]
)
def test_when_is_said_as_a_visitor_would(day: int, text: str) -> None:
    assert when(datetime(2026, 1, 12, 1, 5, tzinfo=UTC), date(2026, 1, day), WITA, ID) == text
