"""``antrean skm``: the files of a report from a real database, beside a running hub and without one."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from shared.feedback import AgeBand, Education, Respondent, Sex, SurveyChannel, SurveySheet
from shared.protocol.cases import AnswerSurvey
from shared.survey.rows import SurveyRow
from tests.command.office_here import Machine
from tests.command.skm.kept import keep
from tests.hub.running import RunningHub
from tests.hub.web.visits import office
from tests.survey.answers import PUBLISHED, row, scores

FILES = ["skm-2026-H1.csv", "skm-2026-H1.pdf", "skm-2026-H1.xlsx"]


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        texts = []
        for page in document:
            words = page.get_textpage()
            texts.append(words.get_text_bounded())
            words.close()
            page.close()
        return texts
    finally:
        document.close()


def half_year() -> list[SurveyRow]:
    """Answers of two services, with a few women and a last period."""
    man = Respondent(Sex.MALE, AgeBand.TO_40, Education.D_S1)
    woman = Respondent(Sex.FEMALE, AgeBand.TO_30, Education.S2)
    return [
        *[row(4, service="kp", respondent=man)] * 30,
        *[row(3, service="kgb", respondent=man, channel=SurveyChannel.DESK)] * 20,
        *[row(2, 3, 3, 3, 3, 3, 3, 3, 3, service="kgb", respondent=woman, suggestion="=rahasia")] * 3,
        *[row(3, day=date(2025, 10, 1))] * 15,
    ]


def test_a_report_is_a_pdf_a_workbook_and_a_csv(here: Machine, tmp_path: Path) -> None:
    keep(here, PUBLISHED)
    result = here.run("skm", "report", "--period", "2026-H1", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert "First half of 2026: IKM 91.48, grade A, 29 respondents." in result.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    said = "\n".join(pages(tmp_path / "out" / "skm-2026-H1.pdf"))
    for words in ("91,48", "Mutu A · Sangat baik", "3,4483", "Semester I 2026", "PermenPANRB Nomor 14 Tahun 2017"):
        assert words in said
    assert "rencana tindak lanjut" in said.lower()
    assert openpyxl.load_workbook(tmp_path / "out" / "skm-2026-H1.xlsx").sheetnames == ["Hasil", "Jawaban"]


def test_it_is_written_beside_a_running_hub(hub: RunningHub, at_hub: Machine, tmp_path: Path) -> None:
    result = at_hub.run("skm", "report", "--period", "2026-H1", "--output", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "0 respondents" in result.output
    assert not (tmp_path / "out").exists()
    assert at_hub.run("skm", "progress").exit_code == 0


def test_what_visitors_answered_at_a_hub_is_in_the_report_while_it_runs(
    hub: RunningHub, at_hub: Machine, tmp_path: Path
) -> None:
    with office(hub) as room:
        for service in ("kp", "kp", "mut"):
            room.finish(room.take(service))
        room.miss(room.take("kp"))
        for at in range(12):
            answer = SurveySheet(scores(4 if at < 3 else 3), "kp", suggestion="=1+1")
            room.kiosk.done(AnswerSurvey(answer))
        result = at_hub.run("skm", "progress", "--period", "2026-01")
        assert "Promotion in rank" in result.output
        assert "####################  12 of 2 (2 served)" in result.output
        assert "0 of 1 (1 served)" in result.output
        assert "12 of 3 (3 served)" in result.output
        made = at_hub.run("skm", "report", "--period", "2026-01", "--internal", "--output", str(tmp_path / "out"))
    assert made.exit_code == 0, made.output
    assert "January 2026: IKM 81.25, grade B, 12 respondents." in made.output
    said = "\n".join(pages(tmp_path / "out" / "skm-2026-01.pdf"))
    assert "81,25" in said
    assert "Di kios 100,0 %" in said
    own = openpyxl.load_workbook(tmp_path / "out" / "skm-2026-01-internal.xlsx")["Jawaban"]
    assert {cell.data_type for (cell,) in own.iter_rows(min_row=2, min_col=21, max_col=21)} == {"s"}


def test_a_report_in_english_names_what_it_hides(here: Machine, tmp_path: Path) -> None:
    keep(here, half_year())
    out = str(tmp_path)
    assert here.run("skm", "report", "--period", "2026-H1", "--language", "en", "--output", out).exit_code == 0
    said = "\n".join(pages(tmp_path / "skm-2026-H1.pdf"))
    assert "Public satisfaction survey" in said
    assert "Groups of fewer than 10 respondents are not shown" in said
    assert "Second half of 2025" in said  # the trend
    assert "rahasia" not in said
    assert "IKM by sex" not in said  # three women would give themselves away


def test_the_offices_own_files_hold_all_that_was_filled_in(here: Machine, tmp_path: Path) -> None:
    keep(here, half_year())
    result = here.run("skm", "report", "--period", "2026-H1", "--internal", "--output", str(tmp_path))
    assert result.exit_code == 0
    assert (tmp_path / "skm-2026-H1-internal.xlsx").exists()
    text = (tmp_path / "skm-2026-H1-internal.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert len(rows) == 1 + 53
    assert sum(line[-1] == "'=rahasia" for line in rows) == 3
    assert {line[12 + 3] for line in rows[1:]} == {"Laki-laki", "Perempuan"}
    assert "rahasia" not in (tmp_path / "skm-2026-H1.csv").read_text(encoding="utf-8-sig")


def test_one_service_has_a_report_of_its_own_when_it_gives_nobody_away(here: Machine, tmp_path: Path) -> None:
    keep(here, [*half_year(), *[row(3, service="cuti")] * 4])
    asked = ("--period", "2026-H1", "--output", str(tmp_path), "--service")
    assert here.run("skm", "report", *asked, "kp").exit_code == 0
    said = "\n".join(pages(tmp_path / "skm-2026-H1-kp.pdf"))
    assert "Kenaikan pangkat" in said
    assert "IKM menurut" not in said
    for hidden in ("cuti", "kgb"):  # four answers; and those by which the four could be computed
        result = here.run("skm", "report", *asked, hidden)
        assert result.exit_code == 1
        assert not (tmp_path / f"skm-2026-H1-{hidden}.pdf").exists()


def test_chosen_days_are_a_period_too(here: Machine, tmp_path: Path) -> None:
    keep(here, PUBLISHED)
    asked = ("skm", "report", "--output", str(tmp_path), "--from", "2026-03-02", "--to", "2026-03-02")
    assert here.run(*asked).exit_code == 0
    assert (tmp_path / "skm-2026-03-02_2026-03-02.pdf").exists()
    elsewhere = ("--from", "2026-03-03", "--to", "2026-03-31")
    assert here.run("skm", "report", "--output", str(tmp_path), *elsewhere).exit_code == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--period", "2026-H3"), "is not a period"),
        (("--period", "2026-H1", "--from", "2026-01-01"), "not both"),
        (("--from", "2026-02-01"), "Write both"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "Write both"),
        (("--from", "kemarin"), "is not a date"),
        (("--service", "kpp"), "There is: kp"),
        (("--desk", "loket-9"), "There is no desk"),
        (("--language", "fr"), "fr"),
    ],
)
def test_a_wish_that_cannot_be_met_is_explained(
    here: Machine, tmp_path: Path, asked: tuple[str, ...], words: str
) -> None:
    keep(here, PUBLISHED)
    result = here.run("skm", "report", "--output", str(tmp_path / "out"), *asked)
    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "out").exists()


def test_a_database_that_is_not_there_is_said(here: Machine, tmp_path: Path) -> None:
    result = here.run("skm", "report", "--output", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "The database cannot be read" in result.output


def test_a_folder_that_cannot_be_written_is_said(here: Machine, tmp_path: Path) -> None:
    keep(here, PUBLISHED)
    (tmp_path / "file").write_text("")
    result = here.run("skm", "report", "--period", "2026-H1", "--output", str(tmp_path / "file" / "in"))
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_progress_says_how_many_answered_of_how_many_wanted(here: Machine) -> None:
    keep(here, half_year())
    result = here.run("skm", "progress", "--period", "2026-H1")
    assert result.exit_code == 0
    assert "Survey, First half of 2026" in result.output
    lines = result.output.splitlines()
    assert any("Promotion in rank" in line and "30 of – (0 served)" in line for line in lines)
    assert "53 of – (0 served)" in result.output


def test_the_same_answers_make_the_same_pdf(here: Machine, tmp_path: Path) -> None:
    keep(here, half_year())
    for folder in ("a", "b"):
        here.run("skm", "report", "--period", "2026-H1", "--output", str(tmp_path / folder))
    assert (tmp_path / "a" / FILES[1]).read_bytes() == (tmp_path / "b" / FILES[1]).read_bytes()
