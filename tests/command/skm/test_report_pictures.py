"""Every page of the report as approved: the whole room, one service with the longest names, and the posters."""

from __future__ import annotations

import re
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image

from shared.command.paper.ink import palette
from shared.command.posters import making
from shared.command.posters.sheet import write as write_poster
from shared.command.skm.pdf import document
from shared.command.skm.pdf.sheet import Sheet
from shared.feedback import AgeBand, Education, Element, Occupation, Respondent, Scores, Sex, SurveyChannel
from shared.language import catalogue
from shared.model import Directory, Language, SurveyRules, Text
from shared.survey.periods import Period, parse
from shared.survey.report import Report, Scope, report
from shared.survey.rows import DayHalf, SurveyRow
from tests.display.room import directory, service
from tests.screens.comparing import Comparing, as_asked

LONG = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Provinsi Kepulauan Contoh Raya"
NAMES = (
    *("Kenaikan pangkat", "Mutasi", "Pensiun", "Kenaikan gaji berkala", "Cuti", "Konsultasi kepegawaian"),
    "Pencantuman gelar akademik dan peningkatan pendidikan bagi pegawai tugas belajar",
)


def room(name: str = "BKD Provinsi Contoh") -> Directory:
    """The room of the TV with seven services."""
    made = directory()
    services = tuple(service(f"s{n}", "A", text, f"{text} (en)") for n, text in enumerate(NAMES))
    return msgspec.structs.replace(
        made, services=services, office=msgspec.structs.replace(made.office, name=name), survey=SurveyRules()
    )


def answers(n: int, better: int, day: date) -> list[SurveyRow]:
    """So many answers, dealt from short rounds whose lengths share no factor; a larger ``better`` gives more fours."""
    sexes = cycle([Sex.MALE, Sex.FEMALE, Sex.FEMALE])
    ages = cycle(list(AgeBand))
    schools = cycle([*[Education.D_S1] * 7, *[Education.S2] * 3, *[Education.SMA] * 2, None])
    works = cycle([*[Occupation.PNS] * 11, Occupation.PRIVATE, Occupation.OTHER, None, Occupation.TNI])
    places = cycle(["s0", "s1", "s2", "s0", "s6", "s3", "s0", "s2", "s1", "s6", "s5"])
    desks = cycle(["d1", "d2", None, "d3", "d1"])
    channels = cycle([SurveyChannel.TICKET, SurveyChannel.TICKET, SurveyChannel.DESK, SurveyChannel.KIOSK])
    marks = islice(cycle([3, 4, 3, 2, 4, 3, 4, 3, 3, 4, 3]), None)
    rows = []
    for at in range(n):
        nine = [min(4, next(marks) + ((at * 9 + place) % 16 < better - place)) for place in range(9)]
        nine[3] = 4
        given = dict(zip((one.value for one in Element), nine, strict=True))
        if at % 37 == 5:
            del given["pengaduan"]
        who = Respondent(next(sexes), next(ages), next(schools), next(works))
        rows.append(SurveyRow(day, DayHalf.MORNING, next(channels), next(places), Scores(**given), next(desks), who))
    return rows


def sheet(there: Directory, language: Language, scope: Scope) -> Sheet:
    period = parse("2026-H1")
    assert period is not None
    earlier: dict[Period, list[SurveyRow]] = {}
    before = period
    for better in (8, 6, 0, 3):
        before = before.before()
        earlier[before] = answers(150 if better else 4, better, before.first)
    rows = answers(291, 9, period.first)
    made = report(rows, period, there.survey, scope, population=2861, earlier=earlier)
    assert isinstance(made, Report)
    served = {"s0": 1210, "s1": 402, "s2": 388, "s3": 144, "s4": 9, "s5": 207, "s6": 501}
    return Sheet(made, there, catalogue(language), palette(there.office), served, f"{'…' * 10}, 1 Juli 2026")


def strip(path: Path, scale: float = 0.9) -> Image.Image:
    """The pages of a file side by side."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        pages = [page.render(scale=scale).to_pil().convert("RGB") for page in pdf]
    finally:
        pdf.close()
    made = Image.new("RGB", (sum(page.width + 8 for page in pages) - 8, pages[0].height), "#808080")
    for n, page in enumerate(pages):
        made.paste(page, (n * (page.width + 8), 0))
    return made


@pytest.fixture
def comparing(tmp_path: Path) -> Comparing:
    return as_asked(tmp_path / "seen")


@pytest.mark.parametrize("language", list(Language))
def test_the_report_of_the_whole_room_looks_as_approved(
    tmp_path: Path, comparing: Comparing, language: Language
) -> None:
    document.write(tmp_path / "a.pdf", sheet(room(), language, Scope()))
    comparing.check_image("paper", f"skm-room-{language}", strip(tmp_path / "a.pdf"))


def test_the_report_of_one_service_with_the_longest_names_looks_as_approved(
    tmp_path: Path, comparing: Comparing
) -> None:
    document.write(tmp_path / "a.pdf", sheet(room(LONG), Language.INDONESIAN, Scope("s6")))
    comparing.check_image("paper", "skm-service-id", strip(tmp_path / "a.pdf"))


def test_every_letter_comes_with_the_file(tmp_path: Path) -> None:
    document.write(tmp_path / "a.pdf", sheet(room(), Language.INDONESIAN, Scope()))
    write_poster(tmp_path / "b.pdf", making.wall(room().office, "http://antrean.lan"), palette(room().office))
    for name in ("a.pdf", "b.pdf"):
        raw = (tmp_path / name).read_bytes()
        fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", raw))
        assert fonts == {b"AAAAAA+Inter-Regular", b"AAAAAA+Inter-SemiBold", b"AAAAAA+Inter-Bold"}
        assert raw.count(b"/FontFile2") == 3


def test_the_posters_look_as_approved(tmp_path: Path, comparing: Comparing) -> None:
    plain, long = room(), room(LONG)
    desk = long.desks[0]
    wordy = msgspec.structs.replace(desk, name=Text("Penerimaan berkas kenaikan pangkat dan mutasi", ""))
    long = msgspec.structs.replace(long, desks=(wordy,))
    posters = {
        "poster-wall": making.wall(plain.office, "http://antrean.lan"),
        "poster-desk": making.at_desk(plain, plain.desks[2], "http://antrean.lan"),
        "poster-long": making.at_desk(long, wordy, "https://antrean.bkpsdm.provinsi-kepulauan-contoh.go.id"),
    }
    for name, poster in posters.items():
        write_poster(tmp_path / f"{name}.pdf", poster, palette(plain.office))
        comparing.check_image("paper", name, strip(tmp_path / f"{name}.pdf"))
