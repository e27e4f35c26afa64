"""Posters: each code leads where its words say, and is read back by a reader of codes."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL.Image import Image

from shared.command.paper.ink import palette
from shared.command.posters.sheet import Both, Poster, write
from shared.model import OfficeInfo
from tests.command.office_here import Machine, free_port, machine
from tests.display.room import snapshot

OFFICE: OfficeInfo = snapshot().directory.office


def page(path: Path) -> tuple[Image, str]:
    """The one page of a poster as a camera sees it, and its words."""
    document = pypdfium2.PdfDocument(path)
    try:
        assert len(document) == 1
        sheet = document[0]
        words = sheet.get_textpage()
        seen = sheet.render(scale=1.5).to_pil(), words.get_text_bounded()
        words.close()
        sheet.close()
        return seen
    finally:
        document.close()


def read(path: Path) -> str:
    """What the code says."""
    (found,) = zxingcpp.read_barcodes(page(path)[0])
    return str(found.text)


def test_the_wall_and_every_desk_have_a_poster_that_leads_there(here: Machine, tmp_path: Path) -> None:
    result = here.run("qr", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    made = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert len(made) == 8
    assert read(made["qr-wall.pdf"]) == "http://antrean.lan/"
    assert read(made["qr-desk-loket-3.pdf"]) == "http://antrean.lan/d/loket-3"
    assert "http://antrean.lan/d/loket-3" in result.output


def test_a_poster_says_it_in_both_languages_with_the_wifi_and_the_address(here: Machine, tmp_path: Path) -> None:
    here.run("qr", "--output", str(tmp_path))
    words = page(tmp_path / "qr-desk-loket-3.pdf")[1]
    for part in (
        "Loket 3 · Konsultasi",
        "Bagaimana pelayanan kami?",
        "How was our service?",
        "BKD-Tamu",
        "antrean.lan/d/",
    ):
        assert part in words


def test_without_a_name_for_the_room_the_codes_name_the_hub(tmp_path: Path) -> None:
    there = machine(
        tmp_path / "there", free_port(), hub={"url": "ws://192.168.1.10:8765/ws"}, office={"public_url": ""}
    )
    assert there.run("qr", "--output", str(tmp_path / "out")).exit_code == 0
    assert read(tmp_path / "out" / "qr-wall.pdf") == "http://192.168.1.10:8765/"


def test_a_hub_that_phones_cannot_reach_gets_no_posters(tmp_path: Path) -> None:
    alone = machine(tmp_path / "alone", free_port(), office={"public_url": ""})
    result = alone.run("qr", "--output", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "public_url" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("title", ["Pendek", "Bagaimana pelayanan kami? " * 4])
def test_long_words_grow_smaller_and_leave_the_code_readable(tmp_path: Path, title: str) -> None:
    long = "Dinas Kepegawaian, Pendidikan, dan Pelatihan Daerah Kabupaten Kepulauan " * 2
    step = Both(long, long)
    link = "https://antrean.bkd.provinsi-kepulauan.go.id/ruang-pelayanan/d/loket-pelayanan-terpadu-12"
    write(tmp_path / "a.pdf", Poster(long, long, Both(title, title), (step,) * 3, link, step), palette(OFFICE))
    assert read(tmp_path / "a.pdf") == link


def test_the_same_words_make_the_same_bytes(here: Machine, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        here.run("qr", "--output", str(tmp_path / folder))
    assert (tmp_path / "a" / "qr-wall.pdf").read_bytes() == (tmp_path / "b" / "qr-wall.pdf").read_bytes()
