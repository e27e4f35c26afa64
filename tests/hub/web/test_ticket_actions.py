"""What a visitor can ask of their own ticket: give it back, asked twice, or let others pass. Once, whatever is sent."""

from __future__ import annotations

import pytest

from shared.model import Language, TicketState
from shared.protocol.commands import ConfirmArrival
from tests.hub.running import RunningHub
from tests.hub.web.browsing import Visitor
from tests.hub.web.visits import Office


def state_of(hub: RunningHub, link: str) -> TicketState:
    """Where the ticket is now."""
    ticket = hub.opened.hub.judge.state.linked(link)
    assert ticket is not None
    return ticket.state


def test_a_number_is_given_back_after_two_questions(hub: RunningHub, room: Office, visitor: Visitor) -> None:
    link = room.take().link
    first = visitor.get(f"/t/{link}/cancel")
    assert "Batalkan nomor A001?" in first.says
    assert not list(first.all("form"))
    assert f"/t/{link}/cancel/sure" in first.links
    assert "Sungguh batalkan A001?" in visitor.get(f"/t/{link}/cancel/sure").says
    assert state_of(hub, link) is TicketState.WAITING
    answer = visitor.fill(visitor.get(f"/t/{link}/cancel/sure"))
    assert (answer.status, answer.headers["location"]) == (303, f"/t/{link}")
    assert state_of(hub, link) is TicketState.CANCELLED
    assert "Nomor dibatalkan" in visitor.get(f"/t/{link}").says


def test_the_same_form_sent_twice_acts_once_and_answers_the_same(room: Office, visitor: Visitor) -> None:
    link = room.take().link
    form = visitor.get(f"/t/{link}/cancel/sure").fields
    answers = [visitor.send(f"/t/{link}/cancel", form) for _ in range(2)]
    assert [(x.status, x.headers["location"]) for x in answers] == [(303, f"/t/{link}")] * 2


def test_a_number_that_was_called_meanwhile_is_not_given_back(hub: RunningHub, room: Office, visitor: Visitor) -> None:
    slip = room.take()
    form, later = (visitor.get(f"/t/{slip.link}/cancel/sure").fields for _ in range(2))
    room.call(slip)
    answer = visitor.send(f"/t/{slip.link}/cancel", form)
    assert (answer.status, answer.headers["location"]) == (303, f"/t/{slip.link}"), "where it says: your turn"
    assert state_of(hub, slip.link) is TicketState.CALLED
    for path in ("cancel", "cancel/sure", "more-time"):
        asked = visitor.get(f"/t/{slip.link}/{path}?lang=en")
        assert (asked.status, asked.headers["location"]) == (303, f"/t/{slip.link}?lang=en")
    room.desk.done(ConfirmArrival(slip.ticket))
    answer = visitor.send(f"/t/{slip.link}/cancel", later)
    assert answer.status == 409
    assert "A001 sekarang dilayani. Langkah ini tidak berlaku lagi." in answer.says


def test_more_time_says_how_many_pass_and_lets_them_pass(room: Office, visitor: Visitor) -> None:
    link = room.take().link
    for _ in range(3):
        room.take()
    asked = visitor.get(f"/t/{link}/more-time")
    assert "Sampai 3 orang di belakang Anda didahulukan." in asked.says
    assert visitor.fill(visitor.get(f"/t/{link}/more-time")).status == 303
    assert "3 orang di depan Anda" in visitor.get(f"/t/{link}").says


def test_more_time_with_nobody_behind_is_refused_in_words(room: Office, visitor: Visitor) -> None:
    link = room.take().link
    answer = visitor.fill(visitor.get(f"/t/{link}/more-time"))
    assert answer.status == 409
    assert "Belum ada orang di belakang Anda, jadi tidak ada yang dapat didahulukan." in answer.says
    assert answer.links[-1] == f"/t/{link}"


def test_more_time_is_offered_as_often_as_the_office_allows(room: Office, visitor: Visitor) -> None:
    link = room.take().link
    for _ in range(7):
        room.take()
    for _ in range(2):
        assert f"/t/{link}/more-time" in visitor.get(f"/t/{link}").links
        assert visitor.fill(visitor.get(f"/t/{link}/more-time")).status == 303
    assert f"/t/{link}/more-time" not in visitor.get(f"/t/{link}").links
    again = visitor.get(f"/t/{link}/more-time")
    assert again.status == 409
    assert "Nomor A001 sudah mempersilakan orang lain sesering yang diperbolehkan." in again.says


def test_a_chosen_language_is_carried_through_a_form(room: Office, visitor: Visitor) -> None:
    link = room.take(language=Language.INDONESIAN).link
    answer = visitor.fill(visitor.get(f"/t/{link}/cancel/sure?lang=en"))
    assert (answer.status, answer.headers["location"]) == (303, f"/t/{link}?lang=en")


@pytest.mark.parametrize("path", ["cancel", "more-time"])
def test_a_form_for_one_ticket_is_no_form_for_another(
    hub: RunningHub, room: Office, visitor: Visitor, path: str
) -> None:
    mine, theirs = room.take().link, room.take().link
    page = f"/t/{mine}/cancel/sure" if path == "cancel" else f"/t/{mine}/{path}"
    answer = visitor.send(f"/t/{theirs}/{path}", visitor.get(page).fields)
    assert answer.status == 403
    assert "Formulir sudah kedaluwarsa" in answer.says
    assert state_of(hub, theirs) is TicketState.WAITING


def test_no_command_of_a_phone_says_which_phone_it_was(hub: RunningHub, room: Office, visitor: Visitor) -> None:
    link = room.take().link
    visitor.fill(visitor.get(f"/t/{link}/cancel/sure"))
    raw = b"".join(path.read_bytes() for path in hub.data.iterdir() if path.is_file() and "antrean.db" in path.name)
    assert b"phone-" in raw
    assert b"127.0.0.1" not in raw
