"""The page about complaints as approved: a usual half-year in both languages, a large one, and nothing at all."""

from __future__ import annotations

import os
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest

from shared.command.cases import blocks
from shared.command.cases.pdf import document
from shared.command.cases.pdf.document import Sheet
from shared.command.paper.ink import palette
from shared.complaint.report import report
from shared.complaint.rows import CaseRow
from shared.feedback import CaseChannel, CaseKind, CaseState
from shared.language import catalogue
from shared.model import Directory, Language, SurveyPeriod
from shared.survey.periods import parse
from tests.command.skm.test_report_pictures import LONG, room, strip
from tests.screens.comparing import Comparing

TODAY = date(2026, 7, 1)
KINDS = (*[CaseKind.COMPLAINT] * 5, *[CaseKind.INFORMATION] * 3, CaseKind.SUGGESTION)
CHANNELS = (*[CaseChannel.PHONE] * 4, *[CaseChannel.DESK] * 2, CaseChannel.KIOSK)
PLACES = (*["s0"] * 5, "s2", "s2", "s1", "s1", None, "s0", "s2", "s3", "s6", "s0", None, "s1")


def cases(n: int, places: tuple[str | None, ...] = PLACES) -> list[CaseRow]:
    """So many cases, dealt from short rounds, most of them closed, and seven disclosures."""
    kinds, channels, services = (cycle(each) for each in (KINDS, CHANNELS, places))
    days = cycle([2, 5, 1, 9, 14, 30, 3, None, 7, 4, 12, None, 6])
    rows = []
    for at, after in enumerate(islice(days, n)):
        day = date(2026, 1, 5) + timedelta(at % 150)
        on = None if after is None else day + timedelta(after)
        state = CaseState.EXAMINED if on is None else CaseState.REJECTED if at % 11 == 4 else CaseState.DONE
        rows.append(CaseRow(next(kinds), state, day, day + timedelta(20), on, next(services), next(channels)))
    secret = CaseRow(CaseKind.WHISTLE, CaseState.RECEIVED, date(2026, 3, 2), date(2026, 6, 1))
    return [*rows, *[secret] * 7]


def sheet(there: Directory, language: Language, rows: list[CaseRow]) -> Sheet:
    period = parse("2026-H1")
    assert period is not None
    made = report(rows, period, there.office, SurveyPeriod.HALF, TODAY)
    say = catalogue(language)
    return Sheet(made, blocks.blocks(made, there, say), there, say, palette(there.office))


@pytest.fixture
def comparing(tmp_path: Path) -> Comparing:
    return Comparing(bool(os.environ.get("ANTREAN_APPROVE")), tmp_path / "seen")


@pytest.mark.parametrize("language", list(Language))
def test_a_usual_half_year_looks_as_approved(tmp_path: Path, comparing: Comparing, language: Language) -> None:
    document.write(tmp_path / "a.pdf", sheet(room(), language, cases(53)))
    comparing.check_image("paper", f"cases-{language}", strip(tmp_path / "a.pdf"))


def test_a_large_one_with_the_longest_names_looks_as_approved(tmp_path: Path, comparing: Comparing) -> None:
    many = tuple(f"s{n}" for n in range(7)) + tuple(f"dihapus-{n}" for n in range(16))
    document.write(tmp_path / "a.pdf", sheet(room(LONG), Language.INDONESIAN, cases(12_345, many)))
    comparing.check_image("paper", "cases-large-id", strip(tmp_path / "a.pdf"))


def test_a_half_year_without_a_case_looks_as_approved(tmp_path: Path, comparing: Comparing) -> None:
    document.write(tmp_path / "a.pdf", sheet(room(), Language.INDONESIAN, []))
    comparing.check_image("paper", "cases-none-id", strip(tmp_path / "a.pdf"))
