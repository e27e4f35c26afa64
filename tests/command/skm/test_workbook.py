"""The workbook: its formulas compute from the raw answers what the report prints; nothing in it can act."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.command.skm import columns, workbook
from shared.feedback import Respondent, Sex
from shared.language import catalogue
from shared.model import ElementOrder, Language, SurveyRules, Weights
from shared.survey.periods import Period
from shared.survey.report import Report, Scope, report
from shared.survey.rows import SurveyRow
from tests.command.skm.formulas import Computed
from tests.display.room import snapshot
from tests.survey.answers import PUBLISHED, row

DIRECTORY = snapshot().directory
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
MARKS = st.lists(st.tuples(*[st.none() | st.integers(1, 4)] * 9), min_size=10, max_size=30)


def made_of(rows: list[SurveyRow], weights: Weights, order: ElementOrder = ElementOrder.QUESTIONNAIRE) -> Report:
    made = report(rows, HALF, SurveyRules(weights=weights, order=order), Scope(), population=500)
    assert isinstance(made, Report)
    return made


def computed(path: Path, made: Report, rows: list[SurveyRow] | None = None) -> Computed:
    answers = (
        columns.published(made, DIRECTORY, ID)
        if rows is None
        else columns.internal(rows, made.rules.order, DIRECTORY, ID)
    )
    workbook.write(path, made, answers, DIRECTORY, ID)
    return Computed(openpyxl.load_workbook(path))


@pytest.mark.parametrize(
    ("weights", "shown"), [(Weights.EXACT, 91.48), (Weights.THREE_DIGITS, 91.38), (Weights.TWO_DIGITS, 90.56)]
)
@pytest.mark.parametrize("order", list(ElementOrder))
@pytest.mark.parametrize("internal", [False, True])
def test_the_formulas_compute_the_published_report_of_29(
    tmp_path: Path, weights: Weights, shown: float, order: ElementOrder, internal: bool
) -> None:
    sheet = computed(tmp_path / "a.xlsx", made_of(PUBLISHED, weights, order), PUBLISHED if internal else None)
    assert sheet.value("Hasil", "G18") == shown
    assert (sheet.value("Hasil", "G19"), sheet.value("Hasil", "G20")) == ("A", "Sangat baik")
    assert sheet.formulas == 9 * 5 + 4


def test_what_a_viewer_shows_without_computing_is_what_the_formulas_compute(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    live = computed(path, made_of(PUBLISHED, Weights.EXACT))
    kept = openpyxl.load_workbook(path, data_only=True)["Hasil"]
    looked = 0
    for line in kept.iter_rows(min_row=8, max_row=20, min_col=3, max_col=7):
        for cell in line:
            if cell.value is not None:
                looked += 1
                assert live.value("Hasil", cell.coordinate) == pytest.approx(cell.value)
    assert looked == 9 * 5 + 4


@given(MARKS, st.sampled_from(Weights))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_formulas_round_as_exact_arithmetic_does(
    tmp_path: Path, marks: list[tuple[int | None, ...]], weights: Weights
) -> None:
    rows = [row(*nine) for nine in marks]
    if not any(mark for nine in marks for mark in nine):
        rows[0] = row(3)
    made = made_of(rows, weights)
    sheet = computed(tmp_path / "a.xlsx", made)
    assert sheet.value("Hasil", "G18") == made.index.hundredths / 100
    assert sheet.value("Hasil", "G19") == made.index.grade.value


@pytest.mark.parametrize(
    "typed",
    [
        '=HYPERLINK("http://x","y")',
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "http://evil.example",
        "1234",
        "=1\r\n=2",
        "<b>&amp;",
    ],
)
def test_what_a_visitor_wrote_stays_a_text(tmp_path: Path, typed: str) -> None:
    rows = [row(suggestion=typed), *[row()] * 11]
    path = tmp_path / "a.xlsx"
    computed(path, made_of(rows, Weights.EXACT), rows)
    book = openpyxl.load_workbook(path)
    found = [cell for line in book["Jawaban"].iter_rows() for cell in line if cell.value and cell.column == 21]
    assert [cell.data_type for cell in found] == ["s", "s"]  # the heading and the text
    assert str(found[1].value).replace("\n", "").replace("_x000D_", "\r") == typed.replace("\n", "")
    with ZipFile(path) as parts:
        raw = parts.read("xl/worksheets/sheet2.xml").decode()
        assert "<f>" not in raw
        assert "hyperlink" not in raw.lower()
        assert not any("external" in name for name in parts.namelist())


def test_the_publishable_sheet_holds_no_trait_of_anybody(tmp_path: Path) -> None:
    who = Respondent(sex=Sex.FEMALE)
    rows = [row(4, service="kp", respondent=who, suggestion="rahasia")] * 20 + [row(1, service="langka")] * 3
    path = tmp_path / "a.xlsx"
    computed(path, made_of(rows, Weights.EXACT))
    with ZipFile(path) as parts:
        everything = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert "rahasia" not in everything
    assert "Perempuan" not in everything
    assert "2026-03-02" not in everything
    sheet = openpyxl.load_workbook(path)["Jawaban"]
    assert {cell.value for (cell,) in sheet.iter_rows(min_row=2, min_col=2, max_col=2)} == {"–"}


def test_answers_do_not_stand_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    rows = [row(1 + at % 4) for at in range(24)]
    there, back = (columns.published(made_of(some, Weights.EXACT), DIRECTORY, ID).rows for some in (rows, rows[::-1]))
    assert there == back
    own, turned = (columns.internal(some, ElementOrder.ARTICLE, DIRECTORY, ID).rows for some in (rows, rows[::-1]))
    assert own == turned


def test_the_same_answers_make_the_same_bytes(tmp_path: Path) -> None:
    made = made_of(PUBLISHED, Weights.EXACT)
    for name in ("a.xlsx", "b.xlsx"):
        workbook.write(tmp_path / name, made, columns.published(made, DIRECTORY, EN), DIRECTORY, EN)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_element_that_nobody_answered_has_no_mean_in_the_workbook_either(tmp_path: Path) -> None:
    rows = [row(3, 3, 3, 3, 3, 3, 3, 3, None)] * 12
    sheet = computed(tmp_path / "a.xlsx", made_of(rows, Weights.EXACT))
    assert sheet.value("Hasil", "E16") == ""
    assert sheet.value("Hasil", "G18") == 75.0


def test_a_service_with_a_wild_name_is_only_a_text(tmp_path: Path) -> None:
    wild = msgspec.structs.replace(
        DIRECTORY.services[0], id="kp", name=msgspec.structs.replace(DIRECTORY.services[0].name, id="=cmd()")
    )
    directory = msgspec.structs.replace(DIRECTORY, services=(wild,))
    made = made_of([row(service="kp")] * 12, Weights.EXACT)
    path = tmp_path / "a.xlsx"
    workbook.write(path, made, columns.published(made, directory, ID), directory, ID)
    cell = openpyxl.load_workbook(path)["Jawaban"]["B2"]
    assert (cell.value, cell.data_type) == ("=cmd()", "s")
