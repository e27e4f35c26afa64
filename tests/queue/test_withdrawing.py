"""A kiosk that does not know its number takes its wish back: no number is left that nobody holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from shared.model import PrintOutcome, Role, TicketState
from shared.protocol.commands import (
    MOST_COPIES,
    CallNext,
    CancelTicket,
    CloseDay,
    ConfirmArrival,
    IssueTicket,
    MarkNoShow,
    ReportPrint,
    ReprintTicket,
    ReturnToQueue,
    TicketDone,
    ToQueue,
    TransferTicket,
    UndoLast,
    WithdrawTicket,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.answers import answer
from shared.queue.events import Actor, TicketCancelled, TicketIssued, WishWithdrawn
from shared.queue.issuing import WITHDRAWN_REASON
from tests.queue.room import BOSS, NINE, Room, office

WITHDRAW = WithdrawTicket("w1")
OTHER = Actor("kiosk-2", Role.KIOSK)


def drawn() -> Room:
    """A number was drawn for wish ``w1``."""
    room = Room()
    events = room.do(IssueTicket("KP"), asked="w1")
    assert not isinstance(events, Refusal)
    assert isinstance(events[0], TicketIssued)
    return room


def test_a_number_that_waits_is_cancelled_and_the_log_says_why() -> None:
    room = drawn()
    events = room.ok(WITHDRAW)
    assert events == (TicketCancelled("t1", WITHDRAWN_REASON),)
    assert room.is_("t1") is TicketState.CANCELLED
    assert answer(room.state, WITHDRAW, events) == TicketDone("t1", "A001")
    assert room.state.waiting("A") == 0


def test_doing_it_again_changes_nothing() -> None:
    room = drawn()
    room.ok(WITHDRAW)
    assert room.ok(WITHDRAW) == ()


def test_the_number_stays_drawn() -> None:
    room = drawn()
    room.ok(WITHDRAW)
    assert room.ticket(room.take()).number == "A002"


def test_a_wish_that_was_not_seen_is_refused_when_it_comes() -> None:
    room = Room()
    assert room.ok(WITHDRAW) == (WishWithdrawn("w1"),)
    assert room.do(IssueTicket("KP"), asked="w1") == Refusal(RefusalCode.WITHDRAWN)
    assert room.ok(WITHDRAW) == ()
    assert room.replayed().fingerprint() == room.state.fingerprint()
    assert not isinstance(room.do(IssueTicket("KP"), asked="w2"), Refusal)
    assert room.ticket("t1").number == "A001"


def test_only_its_own_wishes_can_a_kiosk_take_back() -> None:
    room = drawn()
    room.ok(WITHDRAW, OTHER)
    assert room.is_("t1") is TicketState.WAITING
    room.ok(WithdrawTicket("w2"), OTHER)
    assert not isinstance(room.do(IssueTicket("KP"), asked="w2"), Refusal)


def test_a_ticket_without_a_known_wish_is_nobodys() -> None:
    room = Room()
    room.take()
    room.ok(WithdrawTicket(""))
    assert room.is_("t1") is TicketState.WAITING


def _call(room: Room) -> None:
    room.ok(CallNext(), room.sit("1"))


def _serve(room: Room) -> None:
    _call(room)
    room.ok(ConfirmArrival("t1"), room.actors["1"])


def _miss(room: Room) -> None:
    _call(room)
    room.ok(MarkNoShow("t1"), room.actors["1"])


def _return(room: Room) -> None:
    _miss(room)
    room.ok(ReturnToQueue("t1"), room.actors["1"])


def _hand_on(room: Room) -> None:
    _serve(room)
    room.ok(TransferTicket("t1", ToQueue("B")), room.actors["1"])


HELD: dict[str, Callable[[Room], object]] = {
    "called": _call,
    "served": _serve,
    "missed": _miss,
    "back in the queue": _return,
    "handed on": _hand_on,
    "printed": lambda room: room.ok(ReportPrint("t1", PrintOutcome.PRINTED)),
    "perhaps printed": lambda room: room.ok(ReportPrint("t1", PrintOutcome.UNCONFIRMED)),
    "unserved": lambda room: room.ok(CloseDay(), BOSS),
}


@pytest.mark.parametrize("name", HELD)
def test_a_number_that_somebody_may_hold_stays(name: str) -> None:
    room = drawn()
    HELD[name](room)
    before = room.is_("t1")
    assert room.why_not(WITHDRAW) is RefusalCode.WRONG_STATE
    assert room.is_("t1") is before


FREE: dict[str, Callable[[Room], object]] = {
    "its paper failed": lambda room: room.ok(ReportPrint("t1", PrintOutcome.FAILED)),
    "a call was taken back": lambda room: (_call(room), room.ok(UndoLast(), room.actors["1"])),
}


@pytest.mark.parametrize("name", FREE)
def test_a_number_that_nobody_holds_goes(name: str) -> None:
    room = drawn()
    FREE[name](room)
    room.ok(WITHDRAW)
    assert room.is_("t1") is TicketState.CANCELLED


def test_a_ticket_that_staff_cancelled_needs_nothing_more() -> None:
    room = drawn()
    room.ok(CancelTicket("t1", "went home"), BOSS)
    assert room.ok(WITHDRAW) == ()


# --- how much one kiosk may draw -----------------------------------------------------------------------------------


def test_a_kiosk_draws_so_many_numbers_a_minute_and_a_refusal_burns_none() -> None:
    room = Room(office(most_numbers_a_minute=3))
    for _ in range(3):
        room.take()
        room.later(seconds=10)
    assert room.refused(IssueTicket("KP")) == Refusal(RefusalCode.TOO_MANY_NUMBERS)
    room.later(seconds=29)
    assert room.why_not(IssueTicket("MUT")) is RefusalCode.TOO_MANY_NUMBERS
    room.later(seconds=1)
    assert room.ticket(room.take()).number == "A004"
    assert room.replayed().fingerprint() == room.state.fingerprint()


def test_the_other_kiosk_goes_on() -> None:
    room = Room(office(most_numbers_a_minute=1))
    room.take()
    room.ok(IssueTicket("KP"), OTHER)
    assert room.why_not(IssueTicket("KP"), OTHER) is RefusalCode.TOO_MANY_NUMBERS


def test_a_clock_that_was_put_back_stops_no_kiosk() -> None:
    room = Room(office(most_numbers_a_minute=1))
    room.take()
    room.now = NINE - timedelta(minutes=30)
    room.take()
    assert room.why_not(IssueTicket("KP")) is RefusalCode.TOO_MANY_NUMBERS


def test_a_kiosk_prints_a_ticket_again_a_few_times_and_staff_as_often_as_they_like() -> None:
    room = Room()
    ticket = room.take()
    for _ in range(MOST_COPIES):
        room.ok(ReprintTicket(ticket))
    assert room.refused(ReprintTicket(ticket)) == Refusal(RefusalCode.TOO_MANY_COPIES, number="A001")
    room.ok(ReprintTicket(ticket), room.sit("1"))
