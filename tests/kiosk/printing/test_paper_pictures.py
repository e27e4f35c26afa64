"""The paper as picture and as exact bytes: what a person approved is what comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec
import pytest
import zxingcpp
from PIL import Image

from kiosk.feedback.pages import Filed
from kiosk.printing.closing import Closing, closing_paper
from kiosk.printing.drawing import draw
from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.paper import Number, Paper, Stripe
from kiosk.printing.raster import raster
from kiosk.printing.receipt import receipt_paper
from kiosk.printing.slip import ticket_link, ticket_paper
from kiosk.printing.text import text_job
from shared.feedback import CaseKind
from shared.model import Directory, Language, Text

LONG = msgspec.structs.replace(
    DIRECTORY,
    office=msgspec.structs.replace(
        DIRECTORY.office, name="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Provinsi Kepulauan Contoh Raya"
    ),
    services=(
        msgspec.structs.replace(
            DIRECTORY.services[0],
            name=Text("Pencantuman gelar akademik dan peningkatan pendidikan bagi pejabat fungsional", ""),
            items=tuple(
                Text(f"Berkas ke-{n} yang namanya panjang dan harus dilipat ke baris berikutnya", "") for n in range(9)
            ),
        ),
    ),
)
CODE = "K7M2-9QXR-4TBN-8WDE"
BASE = "http://antrean.lan"


RECEIPT = {
    "raster": "4513daf35587c572377f1fa4ae22cb30306f2bb047220b0a2f1c83555bc1001a",
    "text": "d9be7d1025879e888c0f7bf9ed5ba0c72ba25742382a10861c1d64e9d1e3cfe9",
}


def filed(kind: CaseKind, language: Language = Language.INDONESIAN) -> Filed:
    return Filed("c1", kind, CODE, date(2026, 1, 12), date(2026, 1, 30), language)


CASES: dict[str, Paper] = {
    "ticket-id": ticket_paper(example_slip(), DIRECTORY, ""),
    "ticket-en": ticket_paper(example_slip(Language.ENGLISH), DIRECTORY, ""),
    "copy": ticket_paper(example_slip(copy=True), DIRECTORY, ""),
    "short": ticket_paper(example_slip(estimate=None, ahead=0), DIRECTORY, "", short=True),
    "long-names": ticket_paper(example_slip(number="AB0123"), LONG, ""),
    "closing": closing_paper(
        Closing(
            date(2026, 1, 12),
            datetime(2026, 1, 12, 8, 0, tzinfo=UTC),
            (("Tiket", 143), ("Selesai", 131), ("Tidak hadir", 9), ("Tidak terlayani", 3)),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
        DIRECTORY.office,
        Language.INDONESIAN,
    ),
    "receipt-id": receipt_paper(filed(CaseKind.COMPLAINT), DIRECTORY.office, BASE),
    "receipt-en": receipt_paper(filed(CaseKind.INFORMATION, Language.ENGLISH), DIRECTORY.office, BASE),
    "receipt-secret": receipt_paper(filed(CaseKind.WHISTLE), DIRECTORY.office, BASE),
    "receipt-no-page": receipt_paper(filed(CaseKind.SUGGESTION), LONG.office, ""),
}


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("name", CASES)
def test_paper_looks_as_approved(name: str, width: int, approved: Callable[[str, Image.Image], None]) -> None:
    approved(f"{name}-{width}", draw(CASES[name], width))


@pytest.mark.parametrize(
    ("width", "digest"),
    [
        (576, "8f2273a98a47a19000146b604db22db0f2b534939c51ccd3d0e5dcc6139cd8c4"),
        (384, "fa4b2a47437d089672458cd08574495d2e45feb929456fa4a45283848010b389"),
    ],
)
def test_the_ticket_is_these_exact_bytes(width: int, digest: str, ticket: Paper) -> None:
    assert hashlib.sha256(raster(draw(ticket, width))).hexdigest() == digest


def test_the_text_ticket_is_these_exact_bytes(ticket: Paper) -> None:
    assert (
        hashlib.sha256(text_job(ticket, 80)).hexdigest()
        == "52ddb1b421d6df82a8b4bbcbece47b72caf471cf8052be6def6518376e44d909"
    )


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize(
    "base", ["http://antrean.lan", "http://192.168.100.100:8765", "https://antrean.bkd.provinsi-contoh.go.id"]
)
def test_the_qr_on_our_picture_reads_as_the_visitors_link(base: str, width: int) -> None:
    office = msgspec.structs.replace(DIRECTORY.office, public_url=base)
    slip = example_slip()
    picture = draw(ticket_paper(slip, msgspec.structs.replace(DIRECTORY, office=office), ""), width)
    read = zxingcpp.read_barcodes(picture.convert("L"))
    assert [code.text for code in read] == [f"{base}/t/{slip.link}"]
    assert ticket_link(slip, office, "") == read[0].text


@pytest.mark.parametrize("width", [576, 384])
def test_the_qr_of_a_receipt_leads_to_the_look_up_and_holds_no_code(width: int) -> None:
    read = zxingcpp.read_barcodes(draw(CASES["receipt-id"], width).convert("L"))
    assert [code.text for code in read] == [f"{BASE}/c/status"]


def test_the_code_is_whole_in_text_mode_and_names_no_job() -> None:
    for paper in (CASES[name] for name in CASES if name.startswith("receipt")):
        for paper_mm in (80, 58):
            lines = text_job(paper, paper_mm).split(b"\n")
            (first,) = (n for n, line in enumerate(lines) if line.endswith(CODE[:10].encode()))
            assert lines[first + 1].endswith(CODE[10:].encode())
        assert paper.title == "receipt"


def test_the_receipt_of_a_disclosure_does_not_say_what_it_is() -> None:
    bare = receipt_paper(filed(CaseKind.WHISTLE), DIRECTORY.office, "")
    said = "".join(text_job(paper, 80).decode("cp1252").lower() for paper in (CASES["receipt-secret"], bare))
    for telling in ("lapor", "wbs", "pelanggaran", "pengaduan", "ombudsman", "dijawab", "januari 30"):
        assert telling not in said, telling
    assert "kode" in said


@pytest.mark.parametrize("mode", ["raster", "text"])
def test_the_receipt_is_these_exact_bytes(mode: str) -> None:
    paper = CASES["receipt-id"]
    job = text_job(paper, 80) if mode == "text" else raster(draw(paper, 576))
    assert hashlib.sha256(job).hexdigest() == RECEIPT[mode]


def _number_height(number: str, width: int) -> int:
    ink = Image.eval(draw(Paper("n", (Number(number),)), width).convert("L"), lambda value: 255 - value)
    box = ink.getbbox()
    assert box is not None
    assert box[0] >= 8
    assert box[2] <= width - 8
    return box[3] - box[1]


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("number", ["A012", "A12", "AB012", "AB0123", "WMW0888"])
def test_the_number_is_never_small_and_never_clipped(number: str, width: int) -> None:
    usual = len(number) <= (5 if width == 576 else 4)
    assert _number_height(number, width) >= (15 if usual else 12) * 8


def test_the_picture_is_black_and_white_by_threshold(ticket: Paper) -> None:
    picture = draw(ticket, 576)
    assert picture.mode == "1"
    assert draw(ticket, 576).tobytes() == picture.tobytes()


def test_the_stripe_stands_once_at_the_end() -> None:
    for paper in CASES.values():
        assert [type(block) for block in paper.blocks].count(Stripe) == 1
        assert isinstance(paper.blocks[-1], Stripe)


def test_long_names_are_whole_on_the_paper() -> None:
    directory: Directory = LONG
    text = text_job(ticket_paper(example_slip(), directory, ""), 58).replace(b"\n", b" ")
    assert directory.office.name.encode() in text
    assert directory.services[0].name.id.encode() in text
    assert b"dan 4 lagi" in text
