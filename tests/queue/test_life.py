"""The life of a ticket by a table: every verb in every state, who may, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shared.model import Role, TicketState
from shared.protocol.commands import (
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    ConfirmArrival,
    FinishTicket,
    HeartCommand,
    MarkNoShow,
    ParkTicket,
    Recall,
    ReprintTicket,
    ResumeTicket,
    ReturnToQueue,
    ServeWalkIn,
    ToDesk,
    ToPerson,
    ToQueue,
    TransferTicket,
)
from shared.protocol.refusal import RefusalCode
from shared.queue.events import Actor, TicketCalled, TicketFinished, TicketTransferred
from tests.queue.room import BOSS, Room

S = TicketState


def bring(room: Room, ticket: str, to: TicketState) -> None:
    """Bring a waiting ticket at desk 1 into a state."""
    me = room.actors["1"]
    if to is S.CANCELLED:
        room.ok(CancelTicket(ticket, "went home"), me)
    elif to not in {S.WAITING, S.UNSERVED}:
        room.ok(CallTicket(ticket, "known"), me)
        if to is S.NO_SHOW:
            room.ok(MarkNoShow(ticket), me)
        elif to is not S.CALLED:
            room.ok(ConfirmArrival(ticket), me)
            ends: dict[TicketState, HeartCommand] = {S.PARKED: ParkTicket(ticket), S.DONE: FinishTicket(ticket)}
            if to in ends:
                room.ok(ends[to], me)


VERBS: dict[str, tuple[Callable[[str], HeartCommand], dict[TicketState, TicketState]]] = {
    "call it": (lambda t: CallTicket(t, "urgent"), {S.WAITING: S.CALLED}),
    "call again": (Recall, {S.CALLED: S.CALLED}),
    "arrived": (ConfirmArrival, {S.CALLED: S.SERVING}),
    "no-show": (MarkNoShow, {S.CALLED: S.NO_SHOW}),
    "return": (ReturnToQueue, {S.NO_SHOW: S.WAITING}),
    "park": (ParkTicket, {S.CALLED: S.PARKED, S.SERVING: S.PARKED}),
    "resume": (ResumeTicket, {S.PARKED: S.SERVING}),
    "hand to queue": (lambda t: TransferTicket(t, ToQueue("B")), {S.CALLED: S.WAITING, S.SERVING: S.WAITING}),
    "hand to desk": (lambda t: TransferTicket(t, ToDesk("2")), {S.CALLED: S.WAITING, S.SERVING: S.WAITING}),
    "hand to person": (lambda t: TransferTicket(t, ToPerson("staff-2")), {S.CALLED: S.WAITING, S.SERVING: S.WAITING}),
    "finish": (FinishTicket, {S.SERVING: S.DONE}),
    "cancel": (lambda t: CancelTicket(t, "went home"), {S.WAITING: S.CANCELLED, S.PARKED: S.CANCELLED}),
    "print again": (
        ReprintTicket,
        {s: s for s in (S.WAITING, S.CALLED, S.SERVING, S.PARKED, S.NO_SHOW)},
    ),
}
STATES = [s for s in TicketState if s is not S.UNSERVED]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_in_each_state(verb: str, state: TicketState) -> None:
    room = Room()
    room.sit("2")
    me = room.sit("1")
    ticket = room.take()
    bring(room, ticket, state)
    make, leads = VERBS[verb]
    if state in leads:
        room.ok(make(ticket), me)
        assert room.is_(ticket) is leads[state]
    else:
        code = room.why_not(make(ticket), me)
        busy = (state in {S.CALLED, S.SERVING} and verb == "resume") or (state is S.CALLED and verb == "call it")
        assert code is (RefusalCode.DESK_BUSY if busy else RefusalCode.WRONG_STATE)
    assert room.replayed().fingerprint() == room.state.fingerprint()


@pytest.mark.parametrize("verb", [v for v in VERBS if v not in {"print again", "return", "cancel"}])
def test_no_desk_verb_works_without_a_desk(verb: str) -> None:
    room = Room()
    room.sit("1")
    ticket = room.take()
    assert room.why_not(VERBS[verb][0](ticket), Actor("pc-9", Role.DESK, "gus")) is RefusalCode.NO_DESK


@pytest.mark.parametrize("verb", [v for v in VERBS if v not in {"print again", "return", "cancel"}])
def test_every_desk_verb_refuses_a_ticket_that_nobody_knows(verb: str) -> None:
    room = Room()
    me = room.sit("1")
    assert room.why_not(VERBS[verb][0]("t99"), me) is RefusalCode.UNKNOWN_TICKET


@pytest.mark.parametrize("verb", ["call again", "arrived", "no-show", "park", "hand to queue", "finish"])
def test_a_visitor_at_another_desk_is_left_alone(verb: str) -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2")
    ticket = room.take()
    room.call("2")
    refusal = room.refused(VERBS[verb][0](ticket), me)
    assert (refusal.code, refusal.name, refusal.number) == (RefusalCode.OTHER_DESK, "2", "A001")


@pytest.mark.parametrize("command", [CallTicket("t1", ""), CallTicket("t1", "  "), CancelTicket("t1", "\t ")])
def test_out_of_order_and_cancelled_need_a_reason(command: HeartCommand) -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    assert room.why_not(command, me) is RefusalCode.REASON_NEEDED


@pytest.mark.parametrize("reason", ["a\x1b[2J", "two\nlines", "x" * 201, "\u202eturned"])
def test_a_reason_is_plain_text(reason: str) -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    assert room.why_not(CallTicket("t1", reason), me) is RefusalCode.BAD_TEXT


def test_a_double_press_never_calls_two_visitors() -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.take()
    first = room.call("1")
    refusal = room.refused(CallNext(), me)
    assert (refusal.code, refusal.number) == (RefusalCode.DESK_BUSY, room.ticket(first).number)
    assert room.why_not(CallTicket("t2", "press"), me) is RefusalCode.DESK_BUSY


def test_the_next_call_finishes_the_visitor_before() -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.take()
    first = room.serve("1")
    events = room.ok(CallNext(service_given="MUT"), me)
    assert events[0] == TicketFinished(first, "1", "MUT")
    assert isinstance(events[1], TicketCalled)
    assert events[1].finished == first
    assert room.is_(first) is S.DONE


def test_nobody_waiting_leaves_the_present_visitor_alone() -> None:
    room = Room()
    me = room.sit("1")
    ticket = room.take()
    room.serve("1")
    assert room.why_not(CallNext(), me) is RefusalCode.NOBODY_WAITING
    assert room.is_(ticket) is S.SERVING


def test_ten_desks_without_visitors_are_all_refused() -> None:
    room = Room()
    for desk in ("1", "2", "3", "M"):
        assert room.why_not(CallNext(), room.sit(desk)) is RefusalCode.NOBODY_WAITING


def test_two_desks_never_get_the_same_visitor() -> None:
    room = Room()
    room.sit("1")
    room.sit("2")
    room.take()
    room.take()
    assert {room.call("1"), room.call("2")} == {"t1", "t2"}


def test_a_handed_on_visitor_keeps_number_and_first_arrival() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("3")
    ticket = room.take()
    before = room.ticket(ticket)
    room.later(minutes=7)
    room.take("KONS")
    room.serve("1")
    room.ok(TransferTicket(ticket, ToQueue("C", "KONS")), me)
    after = room.ticket(ticket)
    assert (after.number, after.arrived_at, after.legs) == (before.number, before.arrived_at, 2)
    assert (after.queue, after.service) == ("C", "KONS")
    assert room.call("3") == ticket  # came seven minutes before the one who waited in C


def test_a_visitor_handed_to_a_desk_is_next_there_and_nowhere_else() -> None:
    room = Room()
    me, other = room.sit("1"), room.sit("2")
    room.take()
    late = room.take()
    room.ok(CallTicket(late, "asked for"), me)
    room.ok(TransferTicket(late, ToDesk("2")), me)
    assert room.why_not(CallTicket(late, "mine"), me) is RefusalCode.OTHER_DESK
    assert room.call("2") == late
    assert room.state.desk(other.desk or "").current == late


def test_a_visitor_handed_to_a_person_follows_that_person() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2", "sari")
    ticket = room.take()
    room.serve("1")
    room.ok(TransferTicket(ticket, ToPerson("sari")), me)
    assert room.why_not(CallNext(), me) is RefusalCode.NOBODY_WAITING
    assert room.refused(CallTicket(ticket, "mine"), me).name == "2"
    room.sit("3", "sari")
    assert room.call("3") == ticket


def test_a_ticket_kept_for_a_closed_desk_may_be_picked_by_another() -> None:
    room = Room()
    me = room.sit("1")
    ticket = room.take()
    room.serve("1")
    room.ok(TransferTicket(ticket, ToDesk("2")), me)
    room.ok(CallTicket(ticket, "desk 2 is closed"), me)
    assert room.is_(ticket) is S.CALLED


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (ToQueue("Z"), RefusalCode.UNKNOWN_QUEUE),
        (ToQueue("B", "KP"), RefusalCode.UNKNOWN_SERVICE),
        (ToQueue("B", "nothing"), RefusalCode.UNKNOWN_SERVICE),
        (ToDesk("9"), RefusalCode.UNKNOWN_DESK),
        (ToPerson("nobody"), RefusalCode.UNKNOWN_STAFF),
    ],
)
def test_visitors_are_only_handed_to_what_exists(to: ToQueue | ToDesk | ToPerson, code: RefusalCode) -> None:
    room = Room()
    me = room.sit("1")
    ticket = room.take()
    room.serve("1")
    refused = room.refused(TransferTicket(ticket, to), me)
    assert refused.code is code
    assert isinstance(room.ok(TransferTicket(ticket, ToQueue("A")), me)[0], TicketTransferred)


def test_a_parked_visitor_is_resumed_elsewhere_only_when_the_desk_is_closed() -> None:
    room = Room()
    me, other = room.sit("1"), room.sit("2")
    ticket = room.take()
    room.serve("1")
    room.ok(ParkTicket(ticket), me)
    assert room.why_not(ResumeTicket(ticket), other) is RefusalCode.OTHER_DESK
    room.sit("3", "staff-1")  # leaves desk 1
    room.ok(ResumeTicket(ticket), other)
    assert room.state.desk("2").current == ticket


def test_a_no_show_who_returns_is_called_by_first_arrival() -> None:
    room = Room()
    me = room.sit("1")
    first = room.take()
    room.take()
    room.call("1")
    room.ok(MarkNoShow(first), me)
    room.ok(ReturnToQueue(first), BOSS)
    assert room.call("1") == first
    assert room.ticket(first).calls == 2


def test_a_supervisor_without_a_desk_may_cancel() -> None:
    room = Room()
    room.ok(CancelTicket(room.take(), "asked at the door"), BOSS)
    assert room.is_("t1") is S.CANCELLED
    assert room.state.waiting("A") == 0


def test_a_visitor_without_ticket_is_served_at_once_and_counted() -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.ok(ServeWalkIn("KP"), me)
    walk_in = room.ticket("t2")
    assert (walk_in.state, walk_in.number, walk_in.desk) == (S.SERVING, "A002", "1")
    assert room.state.waiting("A") == 1
    assert not room.state.calls
    assert room.why_not(ServeWalkIn("KP"), me) is RefusalCode.DESK_BUSY
    assert room.why_not(ServeWalkIn("nothing"), room.sit("2")) is RefusalCode.UNKNOWN_SERVICE


def test_closing_the_day_ends_every_open_ticket_once() -> None:
    room = Room()
    me = room.sit("1")
    for state in (S.DONE, S.NO_SHOW, S.PARKED, S.CANCELLED, S.CALLED):
        bring(room, room.take(), state)
    waiting = room.take()
    room.ok(CloseDay(), BOSS)
    states = [t.state for t in room.state.tickets.values()]
    assert states == [S.DONE, S.NO_SHOW, S.UNSERVED, S.CANCELLED, S.UNSERVED, S.UNSERVED]
    assert (room.state.desk("1").staff, room.state.desk("1").current) == (None, None)
    assert room.ok(CloseDay(), BOSS) == ()
    assert room.why_not(CallTicket(waiting, "late"), me) is RefusalCode.DAY_CLOSED
    assert room.replayed().fingerprint() == room.state.fingerprint()
