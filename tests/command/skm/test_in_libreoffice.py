"""LibreOffice, where it is installed, computes from the workbook what the report prints: it believes no kept value."""

from __future__ import annotations

import csv
import random
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pypdfium2
import pytest

from shared.command.skm import columns, workbook
from shared.language import catalogue
from shared.model import ElementOrder, Language, SurveyRules, Weights
from shared.survey.report import Report, Scope, report
from shared.survey.rows import SurveyRow
from tests.command.skm.formulas import Computed
from tests.command.skm.test_workbook import DIRECTORY, HALF
from tests.survey.answers import PUBLISHED, row

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="the workbook in LibreOffice: needs soffice (libreoffice-calc-nogui)"
)
WORDS = catalogue(Language.INDONESIAN)
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Comma, quotes, UTF-8, from line 1, as they are and not as they look, one file for each sheet."""
ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def some(seed: int) -> list[SurveyRow]:
    """Answers of chance, some left out."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    return [row(*(chance.choice((None, 1, 2, 3, 3, 4, 4)) for _ in range(9))) for _ in range(10 + seed)]


CASES: dict[str, tuple[list[SurveyRow], Weights, ElementOrder, bool]] = {
    **{f"published-{w.name}-{o.name}": (PUBLISHED, w, o, False) for w in Weights for o in ElementOrder},
    "internal": (PUBLISHED, Weights.EXACT, ElementOrder.QUESTIONNAIRE, True),
    "nobody-answered-one": ([row(3, 3, 3, 3, 3, 3, 3, 3, None)] * 12, Weights.EXACT, ElementOrder.ARTICLE, False),
    "highest": ([row(*[4] * 9)] * 12, Weights.EXACT, ElementOrder.QUESTIONNAIRE, False),
    "lowest": ([row(*[1] * 9)] * 12, Weights.EXACT, ElementOrder.QUESTIONNAIRE, False),
    **{f"chance-{n}": (some(n), list(Weights)[n % 3], ElementOrder.ARTICLE, bool(n % 2)) for n in range(12)},
}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The sheet ``Hasil`` of every case as LibreOffice sees it, which is started once."""
    folder = tmp_path_factory.mktemp("libreoffice")
    _convert(folder, EVERY_SHEET, [_poisoned(_written(folder / f"{name}.xlsx", name)) for name in CASES])
    return {name: _sheet(folder / "out" / f"{name}-Hasil.csv") for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_computes_what_the_report_prints_and_what_our_own_reader_does(
    computed: dict[str, list[list[str]]], name: str, tmp_path: Path
) -> None:
    sheet, made = computed[name], _made(name)
    own = Computed(openpyxl.load_workbook(_written(tmp_path / "own.xlsx", name)))
    assert float(sheet[17][6]) == made.index.hundredths / 100
    assert sheet[18][6] == made.index.grade.value
    assert (float(sheet[17][6]), *(sheet[n][6] for n in (18, 19))) == tuple(
        own.value("Hasil", f"G{n}") for n in (18, 19, 20)
    )
    for line in range(8, 18):
        for place, letter in enumerate("CDEFG", 2):
            if line == 17 and letter != "G":
                continue  # the index stands below the last column alone
            shown, wanted = sheet[line - 1][place], own.value("Hasil", f"{letter}{line}")
            assert shown == "" if wanted == "" else float(shown) == pytest.approx(wanted, abs=1e-12), f"{letter}{line}"


def test_the_published_report_of_29_is_91_48_there_too(computed: dict[str, list[list[str]]]) -> None:
    shown = [computed[f"published-{weights.name}-QUESTIONNAIRE"][17][6] for weights in Weights]
    assert sorted(shown) == ["90.56", "91.38", "91.48"]


def test_printed_each_sheet_is_as_wide_as_its_page(tmp_path: Path) -> None:
    book = _written(tmp_path / "a.xlsx", "internal")
    _convert(tmp_path, "pdf", [book])
    with pypdfium2.PdfDocument(tmp_path / "out" / "a.pdf") as pages:
        assert len(pages) == 2
        assert all(page.get_width() > page.get_height() for page in pages)


def _convert(folder: Path, to: str, books: list[Path]) -> None:
    """Let LibreOffice write the books anew below ``out``; it knows nothing of whoever runs the tests."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore"),
            *("--convert-to", to, "--outdir", str(folder / "out"), *map(str, books)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )


def _made(name: str) -> Report:
    rows, weights, order, _ = CASES[name]
    made = report(rows, HALF, SurveyRules(weights=weights, order=order), Scope(), population=500)
    assert isinstance(made, Report)
    return made


def _written(path: Path, name: str) -> Path:
    made, (rows, _, _, internal) = _made(name), CASES[name]
    answers = (
        columns.internal(rows, made.rules.order, DIRECTORY, WORDS)
        if internal
        else columns.published(made, DIRECTORY, WORDS)
    )
    workbook.write(path, made, answers, DIRECTORY, WORDS)
    return path


def _poisoned(book: Path) -> Path:
    """The workbook with a wrong value kept in every formula: whoever shows it has not computed."""
    with ZipFile(book) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    page = "xl/worksheets/sheet1.xml"
    text, formulas = re.subn(r"(</f><v>)[^<]*(</v>)", r"\g<1>7412\2", held[page].decode())
    assert formulas == 9 * 5 + 4
    held[page] = text.encode()
    with ZipFile(book, "w", ZIP_DEFLATED) as parts:
        for name, data in held.items():
            parts.writestr(name, data)
    return book


def _sheet(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
