"""``antrean cases report``: three files from a real database, in which nobody can be found."""

from __future__ import annotations

import csv
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from shared.complaint.rows import CaseRow
from shared.feedback import CaseChannel, CaseKind, CaseState
from shared.protocol.cases import FileCase
from tests.command.cases.filed import SECRETS, file
from tests.command.office_here import Machine, machine
from tests.command.skm.test_skm_report import pages
from tests.hub.feedback.conftest import CODES, OFFICERS, Phone, report
from tests.hub.running import running_hub

NAMES = ["cases-2024-H1.csv", "cases-2024-H1.pdf", "cases-2024-H1.xlsx"]
DAY = date(2024, 3, 4)


def case(kind: CaseKind = CaseKind.COMPLAINT, service: str | None = "kp", **more: object) -> CaseRow:
    values: dict[str, object] = {"state": CaseState.EXAMINED, "received": DAY, "due": DAY + timedelta(18), **more}
    values.setdefault("channel", CaseChannel.PHONE)
    return CaseRow(kind=kind, service=service, **values)  # type: ignore[arg-type]


def closed(after: int, state: CaseState = CaseState.DONE, **more: object) -> CaseRow:
    return case(state=state, closed=DAY + timedelta(after), **more)


def whistle(n: int, received: date = DAY) -> list[CaseRow]:
    return [case(CaseKind.WHISTLE, None, channel=None, received=received)] * n


def half_year() -> list[CaseRow]:
    """18 cases about three services, and eight disclosures."""
    return [
        *[closed(1)] * 3,
        *[closed(18, channel=CaseChannel.KIOSK)] * 2,
        closed(20, CaseState.REJECTED),
        *[case(service="kgb")] * 7,
        *[case(CaseKind.SUGGESTION, "taspen", channel=CaseChannel.DESK)] * 4,
        case(CaseKind.INFORMATION, None),
        *whistle(8),
    ]


def table(path: Path, mark: str = ";") -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=mark))


def figures(path: Path, mark: str = ";") -> dict[tuple[str, str, str], str]:
    return {(one, row, figure): value for one, row, figure, value in table(path, mark)[1:]}


def write(here: Machine, out: Path, *more: str, period: str = "2024-H1") -> str:
    result = here.run("cases", "report", "--period", period, "--output", str(out), *more)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_report_is_a_page_a_workbook_and_a_csv(here: Machine, tmp_path: Path) -> None:
    file(here, half_year())
    said = write(here, tmp_path / "out")
    assert "First half of 2024: 18 received, 6 closed, 12 open, 12 of these overdue." in said
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == NAMES
    (page,) = pages(tmp_path / "out" / NAMES[1])
    for words in ("Laporan Pengelolaan Pengaduan", "Semester I 2024", "83,3 %", "Rencana tindak lanjut", "Jalur lain"):
        assert words in page
    book = openpyxl.load_workbook(tmp_path / "out" / NAMES[2])
    assert book.sheetnames == ["Laporan"]


def test_every_figure_is_that_of_the_database(here: Machine, tmp_path: Path) -> None:
    file(here, half_year())
    write(here, tmp_path, "--language", "en")
    found = figures(tmp_path / NAMES[0], ",")
    kind = [found["By kind", "Complaint", head] for head in ("Received", "Open", "Overdue", "Closed", "Rejected")]
    assert kind == ["13", "7", "7", "6", "1"]
    assert found["By kind", "Complaint", "In time"] == "83.3 %"
    assert found["By kind", "Complaint", "Median days"] == "7.5"
    assert found["By kind", "Suggestion", "In time"] == "–"
    assert found["By kind", "All", "Received"] == "18"
    assert found["By channel", "Desk", "Received"] == "< 5"


def test_small_counts_are_hidden_in_all_three_files(here: Machine, tmp_path: Path) -> None:
    file(here, half_year())
    write(here, tmp_path, "--language", "en")
    found = figures(tmp_path / NAMES[0], ",")
    services = {row: value for (one, row, _), value in found.items() if one == "By service" and row}
    assert sorted(services.values()) == ["6", "7", "< 5", "< 5"]
    sheet = openpyxl.load_workbook(tmp_path / NAMES[2])["Report"]
    cells = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    (page,) = pages(tmp_path / NAMES[1])
    for name, value in services.items():
        assert str(cells[name]) == value
        assert f"{name} {value}" in " ".join(page.split())
    assert "< 5: one to four" in page


def test_nothing_that_somebody_wrote_is_in_a_file(here: Machine, tmp_path: Path) -> None:
    file(here, half_year())
    said = write(here, tmp_path)
    for name in NAMES:
        raw = (tmp_path / name).read_bytes()
        if name.endswith("xlsx"):
            with zipfile.ZipFile(tmp_path / name) as book:
                raw = b"".join(book.read(one) for one in book.namelist())
        text = raw.decode("utf-8", "replace") + ("".join(pages(tmp_path / name)) if name.endswith("pdf") else said)
        assert not [secret for secret in (*SECRETS, "case-00") if secret in text]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\u00a0=1"])
def test_a_service_that_the_config_has_no_more_can_run_nothing_in_a_spreadsheet(
    here: Machine, tmp_path: Path, name: str
) -> None:
    file(here, [case(service=name)] * 6)
    write(here, tmp_path)
    assert ["Menurut layanan", f"'{name}", "Diterima", "6"] in table(tmp_path / NAMES[0])
    sheet = openpyxl.load_workbook(tmp_path / NAMES[2])["Laporan"]
    (cell,) = [row[0] for row in sheet.iter_rows() if row[0].value == name]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert not [one for row in sheet.iter_rows() for one in row if one.data_type == "f" or one.hyperlink]


def test_the_same_figures_make_the_same_bytes_whatever_the_order(here: Machine, tmp_path: Path) -> None:
    other = machine(tmp_path / "other", 9)
    file(here, half_year())
    file(other, reversed(half_year()))
    write(here, tmp_path / "a")
    write(other, tmp_path / "b")
    for name in NAMES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


# --- disclosures ---------------------------------------------------------------------------------------------------


def disclosed(here: Machine, out: Path, *options: str) -> list[tuple[str, str]]:
    result = here.run("cases", "report", "--language", "en", "--output", str(out), *options)
    assert result.exit_code == 0, result.output
    (path,) = out.glob("*.csv")
    lines = table(path, ",")
    start = next(at for at, line in enumerate(lines) if line[0] == "By channel")
    return [(line[1], line[3]) for line in lines[start:] if line[0] not in ("By channel", "By kind", "By service")]


@pytest.mark.parametrize(("n", "told"), [(0, "fewer than five"), (4, "fewer than five"), (5, "5"), (8, "8")])
def test_disclosures_have_one_figure_of_their_own_from_five_on(
    here: Machine, tmp_path: Path, n: int, told: str
) -> None:
    file(here, whistle(n) or [case(received=date(2020, 1, 6))])
    found = disclosed(here, tmp_path, "--period", "2024-H1")
    assert found[0] == ("Received", told)
    assert found[1][1] == "–"
    values = figures(tmp_path / NAMES[0], ",")
    assert values["By kind", "All", "Received"] == "0"
    (page,) = pages(tmp_path / NAMES[1])
    assert told in page
    assert "subtracting two periods" in " ".join(page.split())


@pytest.mark.parametrize(
    "days",
    [
        ("--from", "2024-01-01", "--to", "2024-06-30"),
        ("--from", "2024-01-01", "--to", "2024-06-29"),
        ("--period", "2024-03"),
        ("--period", "2024-Q1"),
        ("--period", "2024"),
        ("--period", "2099-H1"),
        (),
    ],
)
def test_no_other_days_tell_of_disclosures_so_nothing_can_be_subtracted(
    here: Machine, tmp_path: Path, days: tuple[str, ...]
) -> None:
    file(here, [*whistle(20), *whistle(20, date(2099, 3, 2)), *whistle(1, date(2024, 6, 30))])
    ((row, note),) = disclosed(here, tmp_path, *days)
    assert row == ""
    assert "half-years" in note
    (pdf,) = tmp_path.glob("*.pdf")
    assert not {"20", "21"} & set(pages(pdf)[0].split())


# --- beside a hub, and what may go wrong ---------------------------------------------------------------------------


def test_it_counts_what_a_hub_was_told_while_the_hub_runs(tmp_path: Path) -> None:
    made = machine(tmp_path / "here", 9)
    made.data.mkdir()
    with running_hub(made.data, feedback=OFFICERS) as hub:
        phone = Phone(hub)
        phone.done(FileCase(report(text="RAHASIA", service="taspen"), CODES[0]))
        phone.done(FileCase(report(CaseKind.WHISTLE, "RAHASIA"), CODES[1]))
        said = write(made, tmp_path / "out", period="2026-01")
    assert "January 2026: 1 received, 0 closed" in said
    (page,) = pages(tmp_path / "out" / "cases-2026-01.pdf")
    assert "Terlalu sedikit untuk dirinci." in page
    assert "RAHASIA" not in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--period", "soon"), "is not a period"),
        (("--period", "2024", "--from", "2024-01-01"), "not both"),
        (("--from", "2024-02-01", "--to", "2024-01-01"), "--from"),
        (("--to", "2024-01-01"), "--from"),
    ],
)
def test_days_that_are_none_are_said(here: Machine, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    result = here.run("cases", "report", *options, "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "out").exists()


def test_without_a_database_or_a_folder_it_says_why(here: Machine, tmp_path: Path) -> None:
    none = here.run("cases", "report", "--output", str(tmp_path / "out"))
    assert none.exit_code == 1
    assert not (tmp_path / "out").exists()
    file(here, [case()])
    (tmp_path / "taken").write_text("")
    full = here.run("cases", "report", "--output", str(tmp_path / "taken" / "out"))
    assert full.exit_code == 1
    assert "taken" in full.output
