"""A visitor who needs more time: so many others are called first, in every rule, and nothing gives the places back."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from shared.model import OrderPolicy, OrderRule, Role, TicketState
from shared.protocol.commands import (
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDesk,
    ConfirmArrival,
    FinishTicket,
    GiveUpPlaces,
    MarkNoShow,
    ParkTicket,
    ReturnToQueue,
    ToDesk,
    TransferTicket,
    UndoLast,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue import rows
from shared.queue.events import Actor, TicketCalled, TicketCancelled, TicketYielded
from shared.queue.more_time import may_still_ask
from shared.queue.order import queue_order
from shared.queue.positions import place_of, positions
from shared.queue.serving import LEFT_REASON
from tests.queue.room import BOSS, Room, office

PHONE = Actor("phone", Role.PHONE)


def line(room: Room, n: int, service: str = "KP") -> list[str]:
    """So many visitors of one service, a minute apart."""
    taken = []
    for _ in range(n):
        taken.append(room.take(service))
        room.later(minutes=1)
    return taken


def called(room: Room, n: int, at: str = "1") -> list[str]:
    """The next so many who are called."""
    return [room.serve(at) for _ in range(n)]


@pytest.mark.parametrize("rule", OrderRule)
def test_three_others_are_called_first(rule: OrderRule) -> None:
    room = Room(office(OrderPolicy(rule)))
    room.sit("1")
    a, b, c, d, e = line(room, 5)
    assert room.ok(GiveUpPlaces(a), PHONE) == (TicketYielded(a, 3, d, (b, c, d)),)
    assert positions(room.state, "A", room.now) == {b: 0, c: 1, d: 2, a: 3, e: 4}
    assert called(room, 5) == [b, c, d, a, e]


def test_who_pass_are_the_next_ones_of_the_queue_whatever_their_service() -> None:
    room = Room()
    room.sit("1")
    a = room.take("KP")
    room.later(minutes=1)
    b, c = room.take("MUT"), room.take("MUT")
    room.later(minutes=1)
    d = room.take("KP")
    order = list(queue_order(room.state, "A", room.now))
    assert order == [a, b, c, d]
    room.ok(GiveUpPlaces(a), PHONE)
    room.later(minutes=300)  # the slower service earns its turn half as fast
    assert called(room, 4) == [d, b, c, a]
    assert room.ticket(a).overtaken == 0


def test_who_pass_overtake_nobody_and_who_let_them_loses_no_right() -> None:
    room = Room(office(OrderPolicy(max_overtaken=2)))
    room.sit("1")
    a, b, c, d, e = line(room, 5)
    room.ok(GiveUpPlaces(a), PHONE)
    calls = [room.ok(CallNext(), room.actors["1"])[-1]]
    for _ in range(3):
        room.ok(ConfirmArrival(room.state.desk("1").current or ""), room.actors["1"])
        calls.append(room.ok(CallNext(), room.actors["1"])[-1])
    assert [(x.ticket, x.overtook) for x in calls if isinstance(x, TicketCalled)] == [
        (b, ()),
        (c, ()),
        (d, ()),
        (a, ()),
    ]
    assert (room.ticket(a).overtaken, room.ticket(e).overtaken) == (0, 0)


def test_priority_who_let_others_pass_does_not_earn_the_places_back() -> None:
    room = Room()
    room.sit("1")
    favoured = room.take("KP", priority=True)
    others = line(room, 3)
    room.ok(GiveUpPlaces(favoured), PHONE)
    room.later(minutes=240)
    assert called(room, 4) == [*others, favoured]


def test_one_who_must_be_next_is_not_next_before_those_who_were_let_pass() -> None:
    room = Room(office(OrderPolicy(max_overtaken=1)))
    room.sit("1")
    pressed = room.take("MUT")
    others = [room.take("KP") for _ in range(4)]
    room.later(minutes=30)
    assert room.serve("1") == others[0]
    assert room.ticket(pressed).overtaken == 1
    room.ok(GiveUpPlaces(pressed), PHONE)
    assert called(room, 4) == [*others[1:], pressed]


def test_newcomers_stand_behind_and_those_with_priority_before_as_ever() -> None:
    room = Room()
    room.sit("1")
    a, b, c, d = line(room, 4)
    room.ok(GiveUpPlaces(a), PHONE)
    later = room.take("KP")
    assert called(room, 5) == [b, c, d, a, later]


def test_whoever_was_let_pass_and_goes_home_holds_up_nobody() -> None:
    room = Room()
    room.sit("1")
    a, b, c, d, e = line(room, 5)
    room.ok(GiveUpPlaces(a), PHONE)
    for other in (b, d):
        room.ok(CancelTicket(other, ""), PHONE)
    assert called(room, 3) == [c, a, e]


def test_fewer_pass_where_fewer_stand_behind_and_none_where_nobody_does() -> None:
    room = Room()
    a, b = line(room, 2)
    assert room.ok(GiveUpPlaces(a), PHONE) == (TicketYielded(a, 1, b, (b,)),)
    assert room.why_not(GiveUpPlaces(a), PHONE) is RefusalCode.NOBODY_BEHIND
    assert room.ticket(a).yields == 1


def test_it_can_be_asked_so_often_and_no_more() -> None:
    room = Room(office(more_time_places=1, more_time_most=2))
    room.sit("1")
    a, b, c, d = line(room, 4)
    room.ok(GiveUpPlaces(a), PHONE)
    assert may_still_ask(room.state, room.ticket(a)) == 1
    room.ok(GiveUpPlaces(a), PHONE)
    assert room.refused(GiveUpPlaces(a), PHONE) == Refusal(RefusalCode.MORE_TIME_USED, number="A001")
    assert may_still_ask(room.state, room.ticket(a)) == 0
    assert room.ticket(a).yielded == 2
    assert called(room, 4) == [b, c, a, d]


def test_an_office_may_not_allow_it() -> None:
    room = Room(office(more_time_places=0))
    a, _ = line(room, 2)
    assert room.why_not(GiveUpPlaces(a), PHONE) is RefusalCode.NOT_ALLOWED
    assert may_still_ask(room.state, room.ticket(a)) == 0


def test_only_who_waits_in_an_open_line_can_let_others_pass() -> None:
    room = Room()
    desk = room.sit("1")
    room.sit("2")
    first, second, *_ = line(room, 4)
    assert room.serve("1") == first
    assert room.why_not(GiveUpPlaces(first), PHONE) is RefusalCode.WRONG_STATE
    assert room.why_not(GiveUpPlaces("t99"), PHONE) is RefusalCode.UNKNOWN_TICKET
    room.ok(TransferTicket(first, ToDesk("2")), desk)
    assert room.why_not(GiveUpPlaces(first), PHONE) is RefusalCode.NOBODY_BEHIND
    room.ok(CallNext(), desk)
    room.ok(MarkNoShow(second), desk)
    assert room.why_not(GiveUpPlaces(second), PHONE) is RefusalCode.WRONG_STATE


def test_staff_ask_for_a_visitor_at_their_desk_or_as_supervisor_and_nobody_without_a_desk() -> None:
    room = Room(office(more_time_places=1))
    desk = room.sit("1")
    a, *_ = line(room, 4)
    room.ok(GiveUpPlaces(a), desk)
    room.ok(GiveUpPlaces(a), BOSS)
    assert room.ticket(a).yielded == 2
    assert room.why_not(GiveUpPlaces(a), Actor("pc-9", Role.DESK, "sari")) is RefusalCode.NO_DESK


def test_those_who_were_let_pass_may_let_others_pass_in_turn_and_nobody_waits_for_themselves() -> None:
    room = Room(office(more_time_places=2))
    room.sit("1")
    a, b, c, d = line(room, 4)
    room.ok(GiveUpPlaces(a), PHONE)  # b c a d
    room.ok(GiveUpPlaces(b), PHONE)  # c a b d
    assert list(queue_order(room.state, "A", room.now)) == [c, a, b, d]
    room.ok(GiveUpPlaces(c), PHONE)  # a b c d
    assert called(room, 4) == [a, b, c, d]


def test_being_called_ends_it_and_undo_gives_it_back() -> None:
    room = Room()
    desk = room.sit("1")
    a, b, c, d = line(room, 4)
    room.ok(GiveUpPlaces(a), PHONE)
    before = room.ticket(a)
    room.ok(CallTicket(a, "is here after all"), desk)
    assert room.ticket(a).let_pass == ()
    room.ok(UndoLast(), desk)
    assert room.ticket(a).let_pass == before.let_pass == (b, c, d)
    assert called(room, 4) == [b, c, d, a]


def test_one_who_was_let_pass_and_is_put_back_in_line_goes_first_again() -> None:
    room = Room()
    desk = room.sit("1")
    a, b, *_ = line(room, 5)
    room.ok(GiveUpPlaces(a), PHONE)
    assert room.call("1") == b
    room.ok(UndoLast(), desk)
    assert room.call("1") == b
    room.ok(MarkNoShow(b), desk)
    room.ok(ReturnToQueue(b), desk)
    assert room.serve("1") == b


def test_an_undo_that_would_go_round_lets_go() -> None:
    room = Room(office(more_time_places=1))
    desk = room.sit("1")
    a, b, c = line(room, 3)
    for each, order in ((a, [b, a, c]), (a, [b, c, a]), (b, [c, b, a])):
        room.ok(GiveUpPlaces(each), PHONE)
        assert list(queue_order(room.state, "A", room.now)) == order
    room.ok(CallTicket(b, "is here after all"), desk)
    room.ok(GiveUpPlaces(c), PHONE)  # now c stands behind a, and a behind b
    room.ok(UndoLast(), desk)  # and b would stand behind c again
    assert room.ticket(b).let_pass == ()
    assert list(queue_order(room.state, "A", room.now)) == [b, a, c]


def test_a_step_before_it_can_no_longer_be_taken_back() -> None:
    room = Room()
    desk = room.sit("1")
    a, *_ = line(room, 3)
    assert room.call("1") == a
    room.ok(MarkNoShow(a), desk)
    room.ok(ReturnToQueue(a), desk)
    room.ok(GiveUpPlaces(a), PHONE)
    assert room.why_not(UndoLast(), desk) is RefusalCode.NOTHING_TO_UNDO


def test_number_arrival_and_paper_stay_and_the_desk_sees_that_places_were_given_up() -> None:
    room = Room()
    a, *_ = line(room, 4)
    before = room.ticket(a)
    room.ok(GiveUpPlaces(a), PHONE)
    after = room.ticket(a)
    kept = ("number", "arrived", "arrived_at", "ahead", "estimate", "legs", "overtaken", "state")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert rows.ticket_row(after).yielded == 3


def test_a_restart_finds_everybody_where_they_stood() -> None:
    room = Room()
    desk = room.sit("1")
    a, b, *_ = line(room, 6)
    room.ok(GiveUpPlaces(a), PHONE)
    room.ok(GiveUpPlaces(b), PHONE)
    room.call("1")
    room.ok(UndoLast(), desk)
    again = room.replayed()
    assert again.fingerprint() == room.state.fingerprint()
    assert list(queue_order(again, "A", room.now)) == list(queue_order(room.state, "A", room.now))
    assert again.today.lines.yielding == room.state.today.lines.yielding


@pytest.mark.parametrize("state", [TicketState.WAITING, TicketState.PARKED])
def test_a_visitor_gives_back_their_own_number_without_a_word(state: TicketState) -> None:
    room = Room()
    desk = room.sit("1")
    a = room.take("KP")
    if state is TicketState.PARKED:
        room.serve("1")
        room.ok(ParkTicket(a), desk)
    assert room.ok(CancelTicket(a, "<b>anything</b>"), PHONE) == (TicketCancelled(a, LEFT_REASON),)
    assert room.is_(a) is TicketState.CANCELLED
    assert room.why_not(CancelTicket(a, ""), PHONE) is RefusalCode.WRONG_STATE


def test_a_visitor_at_a_desk_cannot_go_home_by_phone() -> None:
    room = Room()
    desk = room.sit("1")
    a = room.take("KP")
    room.call("1")
    assert room.why_not(CancelTicket(a, ""), PHONE) is RefusalCode.WRONG_STATE
    room.ok(ConfirmArrival(a), desk)
    assert room.why_not(CancelTicket(a, ""), PHONE) is RefusalCode.WRONG_STATE
    room.ok(FinishTicket(a), desk)
    assert room.why_not(CancelTicket(a, ""), PHONE) is RefusalCode.WRONG_STATE


def test_a_place_on_the_phone_says_how_many_are_called_before() -> None:
    room = Room()
    desk = room.sit("1")
    a, b, c = line(room, 3)
    favoured = room.take("KP", priority=True)
    room.later(minutes=30)
    place = place_of(room.state, room.ticket(c), room.now)
    assert place is not None
    assert (place.ahead, place.estimate is None) == (3, False)
    assert room.serve("1") == favoured
    assert place_of(room.state, room.ticket(favoured), room.now) is None
    room.ok(TransferTicket(favoured, ToDesk("1")), desk)
    assert positions(room.state, "A", room.now) == {favoured: 0, a: 1, b: 2, c: 3}
    room.ok(CloseDesk(), desk)  # nobody sits there who would call the one that was handed on
    assert positions(room.state, "A", room.now) == {favoured: 0, a: 0, b: 1, c: 2}


def test_no_estimate_where_no_desk_is_open() -> None:
    room = Room()
    *_, last = line(room, 4)
    place = place_of(room.state, room.ticket(last), room.now)
    assert place is not None
    assert (place.ahead, place.estimate) == (3, None)


def test_a_whole_queue_of_a_thousand_is_as_the_desks_would_call_it() -> None:
    directory = office()
    directory = replace(directory, queues=tuple(replace(q, last=9999, width=4) for q in directory.queues))
    room = Room(directory)
    room.sit("1")
    chance = random.Random(5)  # noqa: S311 - a test's dice
    for n in range(1000):
        room.later(seconds=chance.randrange(20))
        room.take(chance.choice(["KP", "MUT"]), priority=chance.random() < 0.2)
        if n % 100 == 50:
            room.serve("1")
        if n % 60 == 59:
            room.do(GiveUpPlaces(chance.choice(list(room.state.tickets))), PHONE)
        if n % 250 == 0:
            assert list(positions(room.state, "A", room.now)) == list(queue_order(room.state, "A", room.now))
    assert list(positions(room.state, "A", room.now)) == list(queue_order(room.state, "A", room.now))
    assert len(room.state.today.lines.yielding["A"]) > 5


def test_a_clock_that_was_set_back_keeps_phones_and_desks_of_one_mind() -> None:
    room = Room()
    room.sit("1")
    for minutes in (0, 5, -4, 1, -1, 3):
        room.later(minutes=minutes)
        room.take("KP")
        room.take("MUT", priority=True)
    for minutes in (0, 1, 30):
        room.later(minutes=minutes)
        assert list(positions(room.state, "A", room.now)) == list(queue_order(room.state, "A", room.now))
