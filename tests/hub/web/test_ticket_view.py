"""The words of a place and of a desk, and the key of a page: what the page and the live line both go by."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from shared.hub.web.ticket_view import page_key, place_words, where
from shared.language import catalogue
from shared.model import DeskInfo, DeskKind, Estimate, Language, Text, TicketState
from shared.queue.ticket import Ticket

ID, EN = Language.INDONESIAN, Language.ENGLISH
TICKET = Ticket(
    id="t1",
    number="A001",
    service="kp",
    queue="a",
    state=TicketState.WAITING,
    arrived=1,
    arrived_at=datetime(2026, 1, 12, 1, tzinfo=UTC),
    priority=False,
    language=ID,
    link="x",
    touched=1,
)


@pytest.mark.parametrize(
    ("ahead", "estimate", "language", "line", "wait"),
    [
        (4, Estimate(15, 20), ID, "orang di depan Anda", "Perkiraan 15–20 menit"),
        (4, Estimate(15, 20), EN, "people before you", "About 15–20 minutes"),
        (2, None, EN, "people before you", "An estimate follows when a counter opens"),
        (1, Estimate(5, 10), ID, "orang di depan Anda", "Bersiap, sebentar lagi giliran Anda"),
        (1, None, EN, "person before you", "Get ready, your turn is soon"),
        (0, None, ID, "Anda berikutnya", "Bersiap, sebentar lagi giliran Anda"),
    ],
)
def test_a_place_is_said_with_a_range_or_with_a_call_to_come(
    ahead: int, estimate: Estimate | None, language: Language, line: str, wait: str
) -> None:
    said = place_words(ahead, estimate, language)
    assert (said.line, said.wait) == (line, wait)


@pytest.mark.parametrize(
    "change",
    [
        {"state": TicketState.CALLED},
        {"calls": 2},
        {"legs": 2},
        {"yields": 1},
        {"desk": "loket-2"},
    ],
)
def test_the_key_of_a_page_changes_with_what_the_page_shows(change: dict[str, object]) -> None:
    assert page_key(replace(TICKET, **change)) != page_key(TICKET)


@pytest.mark.parametrize(
    "change", [{"priority": True}, {"overtaken": 5}, {"touched": 9}, {"staff": "ani"}, {"copies": 2}, {"paper": True}]
)
def test_the_key_of_a_page_tells_nothing_that_is_none_of_the_visitors(change: dict[str, object]) -> None:
    assert page_key(replace(TICKET, **change)) == page_key(TICKET)


@pytest.mark.parametrize(
    ("kind", "label", "name", "whole", "figure"),
    [
        (DeskKind.COUNTER, "3", "Konsultasi", "Loket 3", True),
        (DeskKind.COUNTER, "Utama", "Konsultasi", "Loket Utama", False),
        (DeskKind.ROOM, "Bidang Mutasi", "Mutasi", "Ruang Bidang Mutasi", False),
        (DeskKind.TABLE, "Meja", "Penerima tamu", "Meja Penerima tamu", False),
        (DeskKind.TABLE, "Meja 2", "Penerima tamu", "Meja 2", False),
    ],
)
def test_a_desk_is_named_as_people_look_for_it(kind: DeskKind, label: str, name: str, whole: str, figure: bool) -> None:
    said = where(DeskInfo("x", Text(label, label), Text(name, name), kind), catalogue(ID))
    assert (said.whole, said.figure) == (whole, figure)
