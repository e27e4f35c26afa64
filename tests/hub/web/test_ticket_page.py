"""The ticket on a phone, read without script: every state says what is true, in the language of the ticket."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import timedelta
from statistics import median

import pytest

from kiosk.printing.slip import ticket_link
from shared.feedback import Scores, SurveySheet
from shared.hub.web.asking import ask
from shared.model import Language, PriorityReason, Slip, TicketState
from shared.protocol.cases import AnswerSurvey
from shared.protocol.commands import Nothing, Recall
from tests.hub.running import MONDAY_NINE, RunningHub
from tests.hub.web.browsing import Page, Visitor
from tests.hub.web.visits import Office


def at(visitor: Visitor, slip: Slip, more: str = "") -> Page:
    """The ticket's page."""
    answer = visitor.get(f"/t/{slip.link}{more}")
    assert answer.status == 200, answer.text
    return answer


def test_a_waiting_visitor_reads_number_service_place_and_what_to_bring(room: Office, visitor: Visitor) -> None:
    for _ in range(4):
        room.take()
    page = at(visitor, room.take())
    assert "Nomor antrean Anda A005 Kenaikan pangkat 4 orang di depan Anda Perkiraan " in page.says
    assert "menit" in page.says
    assert "Nomor diambil 09.00" in page.says
    assert "Surat pengantar kepala perangkat daerah" in page.says
    assert "Diperbarui 09.00. Gratis, tidak dipungut biaya." in page.says


def test_the_address_on_the_paper_leads_there(hub: RunningHub, room: Office, visitor: Visitor) -> None:
    slip = room.take()
    office = hub.opened.hub.judge.state.directory.office
    link = ticket_link(slip, office, visitor.origin)
    assert link.startswith(office.public_url)
    assert slip.number in visitor.get(link.removeprefix(office.public_url)).says


def test_one_before_means_get_ready_and_none_means_next(room: Office, visitor: Visitor) -> None:
    first, second = room.take(), room.take()
    assert "Anda berikutnya Bersiap, sebentar lagi giliran Anda" in at(visitor, first).says
    assert "1 orang di depan Anda Bersiap, sebentar lagi giliran Anda" in at(visitor, second).says


def test_where_no_desk_is_open_no_estimate_is_made_up(room: Office, visitor: Visitor) -> None:
    for _ in range(3):
        last = room.take("kons")
    assert "2 orang di depan Anda Perkiraan muncul setelah loket buka" in at(visitor, last).says


def test_a_called_visitor_reads_where_to_go_and_since_when(room: Office, visitor: Visitor) -> None:
    slip = room.call(room.take())
    page = at(visitor, slip)
    assert page.one("body")["class"] == "turn"
    assert "Giliran Anda Anda dipanggil pukul 09.00. Silakan menuju Loket 1 dan bawa berkas Anda." in page.says
    assert page.one("main")["data-ring"] == "1"
    room.desk.done(Recall(slip.ticket))
    page = at(visitor, slip)
    assert "Anda dipanggil lagi pukul" in page.says
    assert page.one("main")["data-ring"] == "2"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("serve", "Anda sedang dilayani Loket 1 · Penerimaan berkas"),
        ("park", "Nomor Anda ditunda Nomor tetap berlaku. Petugas di Loket 1 akan memanggil Anda lagi."),
        ("miss", "Nomor Anda terlewat. Lapor ke penerima tamu. Anda dipanggil pukul 09.00."),
        ("finish", "Layanan selesai Terima kasih atas kunjungan Anda."),
    ],
)
def test_every_later_state_has_its_sentence(room: Office, visitor: Visitor, step: str, words: str) -> None:
    slip = room.take()
    getattr(room, step)(slip)
    assert words in at(visitor, slip).says


def test_a_finished_visit_invites_to_the_survey(room: Office, visitor: Visitor) -> None:
    slip = room.finish(room.take())
    assert f"/t/{slip.link}/survey" in at(visitor, slip).links


def test_whoever_has_answered_the_survey_is_thanked_and_not_invited_again(
    hub: RunningHub, room: Office, visitor: Visitor
) -> None:
    slip = room.finish(room.take())
    answers = AnswerSurvey(SurveySheet(Scores(waktu=4), "kp"), slip.ticket)
    asked = asyncio.run_coroutine_threadsafe(ask(hub.opened.hub, answers, "A" * 24), hub.loop)
    assert asked.result(10) == Nothing()
    page = at(visitor, slip)
    assert "Terima kasih atas penilaian yang telah Anda berikan." in page.says
    assert f"/t/{slip.link}/survey" not in page.links


def test_whoever_was_not_served_reads_when_to_come_again(room: Office, visitor: Visitor) -> None:
    slip = room.take()
    room.close()
    page = at(visitor, slip)
    assert "Nomor Anda belum terlayani" in page.says
    assert "Buka besok pukul 08.00." in page.says


def test_the_page_speaks_the_language_of_the_ticket_and_the_other_when_asked(room: Office, visitor: Visitor) -> None:
    slip = room.take(language=Language.ENGLISH)
    page = at(visitor, slip)
    assert page.one("html")["lang"] == "en"
    assert "You are next" in page.says
    assert "?lang=id" in page.links
    page = at(visitor, slip, "?lang=id")
    assert page.one("html")["lang"] == "id"
    assert "Anda berikutnya" in page.says
    assert f"/t/{slip.link}/cancel?lang=id" in page.links
    assert at(visitor, slip, "?lang=xx").one("html")["lang"] == "en"


def test_no_page_says_why_a_ticket_comes_before_another(room: Office, visitor: Visitor) -> None:
    plain, favoured = room.take(), room.take(priority=PriorityReason.PREGNANT)
    pages = [visitor.get(f"/t/{slip.link}") for slip in (plain, favoured)]
    for page in pages:
        assert not [word for word in ("riorit", "hamil", "egnan", "lansia") if word in page.text.lower()]
    shapes = [[(tag, sorted(x)) for tag, x in page.elements] for page in pages]
    assert shapes[0] == shapes[1]


def test_unknown_foreign_malformed_and_expired_links_get_one_answer(
    hub: RunningHub, room: Office, visitor: Visitor
) -> None:
    slip = room.take()

    def answer(token: str, more: str = "") -> tuple[int, dict[str, str], str]:
        got: Page = visitor.get(f"/t/{token}{more}")
        return got.status, {name: value for name, value in got.headers.items() if name != "date"}, got.text

    unknown = answer("A" * 24)
    assert unknown[0] == 404
    assert "Halaman tidak ditemukan" in unknown[2]
    for token in ("x", "A" * 4000, "%00", "%3Cscript%3E", slip.link[:-1], slip.link + "A", slip.link.swapcase()):
        assert answer(token) == unknown
    for more in ("/cancel", "/cancel/sure", "/more-time"):
        assert answer("A" * 24, more) == unknown
    hub.clock.jump(MONDAY_NINE + timedelta(days=1))
    room.take()  # the next day is open
    assert answer(slip.link) == unknown


def test_an_expired_link_takes_no_longer_than_one_that_never_was(
    hub: RunningHub, room: Office, visitor: Visitor
) -> None:
    slip = room.take()
    hub.clock.jump(MONDAY_NINE + timedelta(days=1))
    room.take()  # the next day is open
    goes_on = threading.Event()
    hub.opened.writer.submit(goes_on.wait, 60)  # whoever asked the database would wait
    took: dict[str, list[float]] = {slip.link: [], "A" * len(slip.link): []}
    try:
        for _ in range(60):
            for token, seconds in took.items():
                began = time.perf_counter()
                assert visitor.get(f"/t/{token}").status == 404
                seconds.append(time.perf_counter() - began)
    finally:
        goes_on.set()
    expired, unknown = (median(seconds) for seconds in took.values())
    assert 0.7 < expired / unknown < 1.4


def test_the_page_says_the_key_that_the_live_line_says(hub: RunningHub, room: Office, visitor: Visitor) -> None:
    slip = room.take()
    main = at(visitor, slip).one("main")
    assert main["data-page"].startswith(TicketState.WAITING.value)
    assert main["data-live"] == f"/t/{slip.link}/live?lang=id"
    room.call(slip)
    assert at(visitor, slip).one("main")["data-page"] != main["data-page"]


def test_without_script_an_open_ticket_refreshes_itself_and_an_ended_one_does_not(
    room: Office, visitor: Visitor
) -> None:
    slip = room.take()
    (refresh,) = [x for x in at(visitor, slip).all("meta") if "http-equiv" in x]
    assert refresh == {"http-equiv": "refresh", "content": "10"}
    room.finish(slip)
    assert not [x for x in at(visitor, slip).all("meta") if "http-equiv" in x]
