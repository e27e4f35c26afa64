"""What stands on a ticket, and what never does."""

from __future__ import annotations

import msgspec

from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.paper import Checklist, Code, Facts, Heading, Number, Paper, Stamps, Words
from kiosk.printing.slip import ticket_paper
from kiosk.printing.text import text_job
from shared.language import catalogue
from shared.model import Language, Text


def said(paper: Paper) -> str:
    return text_job(paper, 80).decode("cp1252")


def test_a_ticket_says_all_that_it_must() -> None:
    text = said(ticket_paper(example_slip(), DIRECTORY, ""))
    for words in (
        "BKD Provinsi Contoh", "Senin, 12 Januari 2026 09.05 WITA", "Nomor antrean", "A012", "Kenaikan pangkat",
        "Di depan Anda: 4 orang", "Perkiraan tunggu: 15-20 menit", "penerima tamu", "Yang perlu disiapkan",
        "Surat pengantar perangkat daerah", "Wi-Fi BKD-Tamu", "Gratis, tidak dipungut biaya",
        "Pengaduan: loket 6 - LAPOR! SMS 1708", "http://antrean.lan/t/q3J5nVx0T7mKcW8sYbRz2A",
    ):  # fmt: skip
        assert words in text, words


def test_a_visitor_who_chose_english_gets_english() -> None:
    text = said(ticket_paper(example_slip(Language.ENGLISH, ahead=1), DIRECTORY, ""))
    for words in (
        "Monday, 12 January 2026 09:05",
        "Queue number",
        "Ahead of you: 1 person",
        "15-20 minutes",
        "What to bring",
    ):
        assert words in text, words
    assert "antrean." in text  # the link
    assert "Nomor" not in text


def test_the_time_is_the_offices_not_the_machines() -> None:
    office = msgspec.structs.replace(DIRECTORY.office, zone="Asia/Jayapura", zone_label="WIT")
    paper = ticket_paper(example_slip(), msgspec.structs.replace(DIRECTORY, office=office), "")
    assert "10.05 WIT" in said(paper)


def test_a_copy_is_marked() -> None:
    plain = ticket_paper(example_slip(), DIRECTORY, "")
    marked = ticket_paper(example_slip(copy=True), DIRECTORY, "")
    assert not [block for block in plain.blocks if isinstance(block, Stamps)]
    assert [block.texts for block in marked.blocks if isinstance(block, Stamps)] == [("SALINAN",)]
    assert [block for block in marked.blocks if isinstance(block, Number)] == [Number("A012")]


def test_a_priority_is_not_on_the_paper_in_any_way() -> None:
    plain, chosen = (ticket_paper(example_slip(priority=given), DIRECTORY, "") for given in (False, True))
    assert chosen == plain
    assert text_job(chosen, 80) == text_job(plain, 80)
    assert catalogue(Language.INDONESIAN).say("kiosk.priority.sub").endswith("Pilihan ini tidak tercetak di tiket.")


def test_nobody_ahead_is_one_word_on_paper_and_screen() -> None:
    for language in Language:
        words = catalogue(language)
        assert words.say("paper.nobody") == words.say("kiosk.nobody")


def test_no_estimate_is_not_guessed() -> None:
    paper = ticket_paper(example_slip(estimate=None, ahead=0), DIRECTORY, "")
    (facts,) = (block for block in paper.blocks if isinstance(block, Facts))
    assert [(fact.label, fact.value) for fact in facts.facts] == [("Di depan Anda", "Tidak ada")]


def test_the_short_form_leaves_out_list_and_qr() -> None:
    paper = ticket_paper(example_slip(), DIRECTORY, "", short=True)
    assert not [block for block in paper.blocks if isinstance(block, Checklist | Code)]
    assert [block for block in paper.blocks if isinstance(block, Number)]


def test_without_any_address_there_is_no_dead_qr() -> None:
    office = msgspec.structs.replace(DIRECTORY.office, public_url="")
    nowhere = msgspec.structs.replace(DIRECTORY, office=office)
    assert not [block for block in ticket_paper(example_slip(), nowhere, "").blocks if isinstance(block, Code)]
    (code,) = (b for b in ticket_paper(example_slip(), nowhere, "http://hub:8765/").blocks if isinstance(b, Code))
    assert code.content == "http://hub:8765/t/q3J5nVx0T7mKcW8sYbRz2A"


def test_at_most_five_items_and_the_rest_is_said() -> None:
    many = msgspec.structs.replace(DIRECTORY.services[0], items=tuple(Text(f"Berkas {n}", "") for n in range(7)))
    paper = ticket_paper(example_slip(), msgspec.structs.replace(DIRECTORY, services=(many,)), "")
    (items,) = (block for block in paper.blocks if isinstance(block, Checklist))
    assert len(items.items) == 5
    assert "dan 2 lagi" in items.after


def test_a_service_that_the_kiosk_does_not_know_still_gets_its_ticket() -> None:
    paper = ticket_paper(example_slip(service="baru"), DIRECTORY, "")
    assert any(isinstance(block, Words) and block.runs[0].text == "baru" for block in paper.blocks)
    assert isinstance(paper.blocks[0], Heading)
