"""Complaints, suggestions, questions and disclosures on a phone: written, the code kept, followed by it."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from shared.complaint.codes import hash_of
from shared.feedback import CaseKind, CaseState
from shared.hub.web import asking
from shared.language import catalogue
from shared.model import Language, Role
from shared.protocol.cases import CaseList, CaseShown, ListCases, MoveCase, ReadCase
from shared.settings.sections import FeedbackSettings
from tests.hub.running import RunningHub, Screen, running_hub
from tests.hub.web.browsing import Page, Visitor

ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
CODE = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b")
OTHERS = ("LAPOR!", "lapor.go.id", "1708", "Ombudsman", "ombudsman.go.id", "137")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all; a Monday, nine in the morning."""
    with running_hub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def phone(hub: RunningHub) -> Visitor:
    return Visitor(hub.port)


def code_of(page: Page) -> str:
    """The code on a receipt."""
    found = CODE.search(page.says.replace("- ", "-"))
    assert found is not None, page.says
    return found[0]


def hashes(hub: RunningHub) -> list[str]:
    """The hashes of codes on the hub's disk."""
    with closing(sqlite3.connect(hub.data / "antrean.db")) as database:
        return [str(row[0]) for row in database.execute("SELECT code_hash FROM filed_case")]


def filed(phone: Visitor, kind: CaseKind = CaseKind.COMPLAINT, text: str = "Loket tutup.", **fields: str) -> Page:
    return phone.fill(phone.get(f"/c/new/{kind}"), text=text, **fields)


def test_the_four_kinds_the_look_up_and_the_other_ways_are_offered(phone):
    page = phone.get("/c")
    for kind in CaseKind:
        assert f"/c/new/{kind}" in page.links
        assert ID.say(f"case.kind.{kind}") in page.says
    assert "/c/status" in page.links
    assert all(other in page.says for other in OTHERS)


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (CaseKind.COMPLAINT, "Jumat, 30 Januari 2026"),
        (CaseKind.SUGGESTION, "Jumat, 30 Januari 2026"),
        (CaseKind.INFORMATION, "Senin, 19 Januari 2026"),
        (CaseKind.WHISTLE, "Senin, 13 April 2026"),
    ],
)
def test_who_writes_gets_a_code_and_a_day_by_which_the_office_answers(phone, hub, kind, due):
    page = filed(phone, kind)
    assert page.status == 200
    assert ID.say("case.receipt") in page.says
    assert ID.say("case.receipt.due", day=due) in page.says
    assert ID.say("case.code.keep") in page.says
    assert hash_of(code_of(page)) in hashes(hub)
    assert all(other in page.says for other in OTHERS)


def test_whoever_has_the_code_reads_how_the_case_stands(phone):
    code = code_of(filed(phone, CaseKind.INFORMATION))
    page = phone.fill(phone.get("/c/status"), code=f"  {code.lower().replace('-', ' ')} ")
    assert page.status == 200
    assert ID.say("case.state.received") in page.says
    assert ID.say("case.kind.information") in page.says
    assert ID.say("case.received", day="Senin, 12 Januari 2026") in page.says
    assert ID.say("case.due", day="Senin, 19 Januari 2026") in page.says
    assert page.path == "/c/status"
    assert not any(code in link for link in page.links)
    assert all(other in page.says for other in OTHERS)


def test_steps_and_answers_are_read_and_notes_are_not(phone, hub):
    code = code_of(filed(phone, text="Siapa yang bertugas?"))
    with hub.desk("petugas", role=Role.SUPERVISOR) as officer:
        case = max((one for one in _open(officer)), key=lambda one: "Siapa" in _text(officer, one))
        officer.done(MoveCase(case, 0, CaseState.EXAMINED, note="Catatan dalam."))
        officer.done(MoveCase(case, 1, CaseState.DONE, answer="Ada <b>dua</b> petugas.\nTerima kasih."))
    page = phone.fill(phone.get("/c/status"), code=code)
    assert ID.say("case.means.done") in page.says
    assert "Ada <b>dua</b> petugas. Terima kasih." in page.says
    assert page.says.index(ID.say("case.state.examined")) < page.says.index("Ada <b>dua")
    assert "Catatan dalam." not in page.text
    assert "Siapa yang bertugas?" not in page.text
    assert ID.say("case.due", day="") not in page.says, "nothing is due any more"


def _open(officer: Screen) -> list[str]:
    listed = officer.done(ListCases())
    assert isinstance(listed, CaseList)
    return [line.case for line in listed.cases]


def _text(officer: Screen, case: str) -> str:
    shown = officer.done(ReadCase(case))
    assert isinstance(shown, CaseShown)
    return shown.file.text


def test_a_code_that_was_mistyped_is_told_so_and_stays_to_be_mended(phone):
    code = code_of(filed(phone))
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    page = phone.fill(phone.get("/c/status"), code=wrong)
    assert page.status == 422
    assert ID.say("refusal.unknown_case") in page.says
    assert page.fields["code"] == wrong


@pytest.mark.parametrize("typed", ["abcd", "K7M2-9QXR-4TBN-8WDE-0", "ü" * 16, "=cmd|' /C calc'!A0"])
def test_what_is_no_code_has_the_answer_of_an_unknown_one(phone, typed):
    page = phone.fill(phone.get("/c/status"), code=typed)
    assert page.status == 422
    assert ID.say("refusal.unknown_case") in page.says


def test_a_look_up_without_a_code_asks_for_one(phone):
    page = phone.fill(phone.get("/c/status"), code="   ")
    assert page.status == 422
    assert ID.say("case.code.empty") in page.says


def test_a_form_whose_answer_was_lost_shows_the_same_receipt_again(phone, hub):
    form = phone.get("/c/new/complaint")
    before = len(hashes(hub))
    first, second = (phone.fill(form, text="Sekali saja.") for _ in range(2))
    assert code_of(first) == code_of(second)
    assert first.says == second.says
    assert len(hashes(hub)) == before + 1


def test_the_receipt_comes_again_after_a_restart(tmp_path):
    with running_hub(tmp_path) as hub:
        form = Visitor(hub.port).get("/c/new/complaint")
        first = Visitor(hub.port).fill(form, text="Sebelum mati listrik.")
    with running_hub(tmp_path) as hub:
        again = Visitor(hub.port).fill(form, text="Sebelum mati listrik.")
        assert code_of(again) == code_of(first)
        assert len(hashes(hub)) == 1


def test_while_the_disk_is_slow_the_form_says_so_and_sent_again_acts_once(phone, hub, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.3)
    form, before = phone.get("/c/new/complaint"), len(hashes(hub))
    goes_on = threading.Event()
    hub.opened.writer.submit(goes_on.wait, 10)
    unsure = phone.fill(form, text="Apakah sudah masuk?", contact="0812")
    goes_on.set()
    assert unsure.status == 409
    assert ID.say("form.unsure") in unsure.says
    assert unsure.fields["text"] == "Apakah sudah masuk?"
    monkeypatch.undo()
    receipt = phone.fill(unsure)
    assert hash_of(code_of(receipt)) in hashes(hub)
    assert len(hashes(hub)) == before + 1


def test_other_words_in_a_form_that_was_sent_are_another_case(phone, hub):
    form = phone.get("/c/new/complaint")
    before = len(hashes(hub))
    first, second = phone.fill(form, text="Yang pertama."), phone.fill(form, text="Yang lain sama sekali.")
    assert code_of(first) != code_of(second)
    assert len(hashes(hub)) == before + 2


def test_two_forms_have_two_codes(phone):
    assert code_of(filed(phone, text="Sama.")) != code_of(filed(phone, text="Sama."))


def test_an_empty_text_is_told_and_the_rest_of_the_form_stays(phone, hub):
    before = len(hashes(hub))
    page = filed(phone, text="  \n ", contact="081234567890", service="kp")
    assert page.status == 422
    assert ID.say("refusal.case_empty") in page.says
    assert (page.fields["contact"], page.fields["service"]) == ("081234567890", "kp")
    assert len(hashes(hub)) == before


def test_what_is_wrong_is_the_first_that_a_screen_reader_says(phone):
    wrong = {
        ID.say("case.not_sent"): filed(phone, text=" "),
        ID.say("refusal.unknown_case"): phone.fill(phone.get("/c/status"), code="abcd"),
        ID.say("survey.choose"): phone.fill(phone.get("/d/loket-1/kp")),
        ID.say("form.bad_letters"): phone.fill(phone.get("/d/loket-1/kp/11/4444444440000"), suggestion="a\x07"),
    }
    for words, page in wrong.items():
        assert page.status == 422
        assert f"<title>{words} · " in page.text


def test_a_text_that_is_a_little_too_long_comes_back_whole(phone):
    text = "Panjang. " * 450
    page = filed(phone, text=text)
    assert page.status == 422
    assert ID.say("refusal.case_too_long", number="4000") in page.says
    assert page.fields["text"] == text.strip()


def test_a_disclosure_is_told_what_is_kept_and_has_no_field_for_a_name(phone):
    page = phone.get("/c/new/whistle")
    assert page.fields.keys() == {"once", "proof", "seed", "text"}
    for key in ("kept", "not_kept", "beware"):
        assert ID.say(f"case.whistle.{key}.text") in page.says
    assert all(other in page.says for other in OTHERS)


def test_a_disclosure_that_brings_a_contact_is_not_taken(phone, hub):
    before = len(hashes(hub))
    form = phone.get("/c/new/whistle")
    page = phone.send(form.action, form.fields | {"text": "Ada suap.", "contact": "0812"})
    assert page.status == 400
    assert ID.say("form.broken.text") in page.says
    assert len(hashes(hub)) == before


def test_where_nobody_reads_disclosures_none_is_asked_for_and_other_ways_are_shown(tmp_path):
    with running_hub(tmp_path, feedback=FeedbackSettings()) as hub:
        phone = Visitor(hub.port)
        assert "/c/new/whistle" not in phone.get("/c").links
        page = phone.get("/c/new/whistle")
        assert page.status == 409
        assert ID.say("refusal.nobody_reads") in page.says
        assert all(other in page.says for other in OTHERS)
        assert page.fields == {}


def test_a_service_that_there_is_not_is_refused_with_its_sentence(phone):
    page = filed(phone, service="nothing")
    assert page.status == 409
    assert ID.say("refusal.unknown_service") in page.says


@pytest.mark.parametrize("path", ["/c/new/other", "/c/new/", "/c/nothing"])
def test_a_kind_that_there_is_not_is_not_found(phone, path):
    assert phone.get(path).status == 404


def test_everything_is_there_in_english(phone):
    page = phone.get("/c?lang=en")
    assert EN.say("case.choose") in page.says
    form = phone.get("/c/new/suggestion?lang=en")
    assert form.action == "/c/new/suggestion?lang=en"
    receipt = phone.fill(form, text="More chairs, please.")
    assert EN.say("case.receipt.due", day="Friday, 30 January 2026") in receipt.says
    status = phone.fill(phone.get("/c/status?lang=en"), code=code_of(receipt))
    assert EN.say("case.means.received") in status.says


def test_a_receipt_and_an_answer_leave_no_link_that_would_lose_them(phone):
    receipt = filed(phone)
    assert not [link for link in receipt.links if link.startswith("?lang=")]
