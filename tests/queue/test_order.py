"""The order: whoever is called can be explained and computed again by anybody, and nobody starves."""

from __future__ import annotations

import random

import pytest

from shared.model import OrderPolicy, OrderRule, Role, TicketState
from shared.protocol.commands import (
    CallTicket,
    CloseDesk,
    ConfirmArrival,
    GiveUpPlaces,
    MarkNoShow,
    ToDesk,
    ToPerson,
    TransferTicket,
)
from shared.protocol.views import Why, WhyCode
from shared.queue.events import Actor, TicketCalled, TicketYielded
from shared.queue.order import choose, next_turns, waiting_list
from tests.queue.oracle import next_by_the_rule
from tests.queue.room import Room, office

ACCUMULATING = OrderPolicy()
FIFO = OrderPolicy(OrderRule.FIFO)
PHONE = Actor("phone", Role.PHONE)


def why(room: Room) -> Why:
    event = room.log[-1].event
    assert isinstance(event, TicketCalled)
    assert event.why is not None
    return event.why


def called(room: Room, desk: str = "1") -> str:
    """Call and serve the next; gives the number."""
    ticket = room.serve(desk)
    return room.ticket(ticket).number


def test_the_longest_wait_against_its_target_is_next() -> None:
    room = Room()
    room.sit("1")
    room.take("MUT")  # target 60
    room.later(minutes=10)
    quick = room.take("KP")  # target 30
    room.later(minutes=10)
    assert room.call("1") == "t1"  # both scored 1/3: the earlier arrival
    assert why(room) == Why(WhyCode.LONGEST_WAIT, 20, 60, 0)
    room.ok(MarkNoShow("t1"), room.actors["1"])
    room.take("MUT")
    room.later(minutes=1)
    assert room.call("1") == quick
    assert why(room) == Why(WhyCode.LONGEST_WAIT, 11, 30, 0)


@pytest.mark.parametrize(("head_start", "first"), [(9, "priority"), (10, "ordinary"), (11, "ordinary")])
def test_priority_earns_its_turn_twice_as_fast(head_start: int, first: str) -> None:
    room = Room()
    room.sit("1")
    ordinary = room.take("KP")
    room.later(minutes=head_start)
    priority = room.take("KP", priority=True)
    room.later(minutes=10)
    assert room.call("1") == {"priority": priority, "ordinary": ordinary}[first]
    assert why(room).code is (WhyCode.PRIORITY if first == "priority" else WhyCode.LONGEST_WAIT)


def test_a_priority_ticket_that_also_came_first_overtook_nobody() -> None:
    room = Room()
    room.sit("1")
    room.take("KP", priority=True)
    room.take("KP")
    room.later(minutes=5)
    room.call("1")
    assert why(room).code is WhyCode.LONGEST_WAIT


def test_ties_go_to_the_earlier_arrival() -> None:
    room = Room()
    room.sit("1")
    for _ in range(4):
        room.take("KGB")
        room.take("KP")
    assert [called(room) for _ in range(8)] == ["B001", "A001", "B002", "A002", "B003", "A003", "B004", "A004"]


def test_an_ordinary_visitor_is_overtaken_six_times_and_no_more() -> None:
    room = Room(office(ACCUMULATING))
    room.sit("1")
    slow = room.take("MUT")
    room.later(minutes=1)
    for _ in range(9):
        room.take("KP", priority=True)
    room.later(minutes=30)
    assert [room.serve("1") != slow for _ in range(7)] == [True] * 6 + [False]
    event = room.log[-2].event
    assert isinstance(event, TicketCalled)
    assert event.why == Why(WhyCode.OVERTAKEN, 31, 60, 6)
    assert [room.serve("1") for _ in range(3)] == ["t8", "t9", "t10"]


def test_a_call_out_of_order_counts_for_those_it_passed() -> None:
    room = Room()
    me = room.sit("1")
    first, favoured = room.take("KP", priority=True), room.take("KGB")
    second = room.take("KP")
    room.ok(CallTicket(second, "asked for"), me)
    event = room.log[-1].event
    assert isinstance(event, TicketCalled)
    assert (event.picked_because, event.why, event.overtook) == ("asked for", None, (favoured,))
    assert (room.ticket(favoured).overtaken, room.ticket(first).overtaken) == (1, 0)


def test_those_who_may_not_be_overtaken_any_more_are_not_counted_again() -> None:
    room = Room(office(OrderPolicy(max_overtaken=1)))
    me = room.sit("1")
    passed = room.take("KP")
    for reason in ("first", "second"):
        room.ok(CallTicket(room.take("KGB"), reason), me)
        room.ok(MarkNoShow(room.state.desk("1").current or ""), me)
    assert room.ticket(passed).overtaken == 1
    assert room.call("1") == passed


def test_visitors_handed_to_the_desk_and_to_its_person_come_by_first_arrival() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2")
    first, second = room.take(), room.take()
    for to in (ToDesk("2"), ToPerson("staff-2")):
        ticket = room.call("1")
        room.ok(TransferTicket(ticket, to), me)
    assert [room.serve("2"), room.serve("2")] == [first, second]
    third, fourth = room.take(), room.take()
    for to in (ToPerson("staff-2"), ToDesk("2")):
        room.ok(TransferTicket(room.call("1"), to), me)
    assert [room.serve("2"), room.serve("2")] == [third, fourth]


def test_calls_in_queues_that_a_desk_does_not_serve_overtake_nobody() -> None:
    room = Room()
    room.sit("3")
    waiting = room.take("KGB")
    room.take("KONS", priority=True)
    room.later(minutes=9)
    room.serve("3")
    assert room.ticket(waiting).overtaken == 0


def test_first_come_first_served() -> None:
    room = Room(office(FIFO))
    room.sit("1")
    room.take("MUT")
    room.take("KP", priority=True)
    room.take("KGB")
    room.later(minutes=4)
    assert [called(room) for _ in range(3)] == ["A001", "A002", "B001"]
    assert room.log[-2].event == TicketCalled(
        "t3", "1", room.state.calls[-1].kind, Why(WhyCode.FIRST, 4, 30), finished="t2"
    )


@pytest.mark.parametrize(
    ("n", "m", "priority", "ordinary", "classes"),
    [
        (2, 1, 6, 6, "PPGPPGPPGGGG"),
        (1, 1, 3, 5, "PGPGPGGG"),
        (1, 2, 4, 5, "PGGPGGPGP"),
        (2, 1, 5, 1, "PPGPPP"),
        (2, 1, 0, 3, "GGG"),
    ],
)
def test_ratio(n: int, m: int, priority: int, ordinary: int, classes: str) -> None:
    room = Room(office(OrderPolicy(OrderRule.RATIO, ratio_priority=n, ratio_ordinary=m)))
    room.sit("1")
    for _ in range(ordinary):
        room.take("KP")
    for _ in range(priority):
        room.take("KGB", priority=True)
    expected = [t.priority for t in waiting_list(room.state, "1", room.now)]
    got = [room.ticket(room.serve("1")).priority for _ in range(priority + ordinary)]
    assert "".join("P" if p else "G" for p in got) == classes
    assert got == expected  # what the desk was shown is what came


def test_an_empty_class_gives_its_turn_away_and_does_not_save_it_up() -> None:
    policy = OrderPolicy(OrderRule.RATIO)
    assert next_turns((2, 0), policy, priority=True) == (2, 0)
    assert next_turns((0, 0), policy, priority=False) == (0, 0)


def test_main_queues_come_before_help_queues() -> None:
    room = Room()
    room.sit("3")
    helped = room.take("KP", priority=True)
    room.later(minutes=60)
    own = room.take("KONS")
    assert room.serve("3") == own
    assert room.call("3") == helped
    assert why(room).code is WhyCode.HELP
    assert room.ticket(helped).overtaken == 0


def test_nothing_is_chosen_where_nothing_waits() -> None:
    room = Room()
    room.sit("1")
    room.take("KONS")
    assert choose(room.state, "1", "staff-1", room.now) is None
    assert choose(room.state, "9", "staff-1", room.now) is None


def test_a_clock_that_steps_back_does_not_turn_the_line_round() -> None:
    room = Room()
    room.sit("1")
    first = room.take("KP")
    room.later(minutes=-4)
    second = room.take("KP")
    room.later(minutes=2)
    assert [room.serve("1"), room.serve("1")] == [first, second]


def test_the_list_shown_begins_with_who_is_called() -> None:
    room = Room()
    room.sit("1")
    chance = random.Random(7)  # noqa: S311 - a test's dice
    for _ in range(60):
        room.take(chance.choice(["KP", "MUT", "KGB"]), priority=chance.random() < 0.3)
        room.later(seconds=chance.randrange(200))
    while (shown := waiting_list(room.state, "1", room.now)) and len(shown) > 0:
        assert sorted(t.id for t in shown) == sorted(
            t.id for t in room.state.tickets.values() if t.state is TicketState.WAITING
        )
        assert room.serve("1") == shown[0].id


@pytest.mark.parametrize("rule", OrderRule)
@pytest.mark.parametrize("seed", range(6))
def test_every_call_can_be_computed_again_from_the_log_alone(rule: OrderRule, seed: int) -> None:
    room = Room(office(OrderPolicy(rule, max_overtaken=3)))
    for desk in ("1", "2", "3"):
        room.sit(desk)
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    for _ in range(150):
        room.later(seconds=chance.randrange(90))
        if chance.random() < 0.55:
            room.take(chance.choice(["KP", "MUT", "KGB", "KONS"]), priority=chance.random() < 0.3)
            if chance.random() < 0.3:
                room.do(GiveUpPlaces(chance.choice(list(room.state.tickets))), PHONE)
            continue
        desk = chance.choice(["1", "2", "3"])
        current = room.state.desk(desk).current
        if current is not None and room.is_(current) is TicketState.CALLED:
            came = chance.random() < 0.5
            room.ok(ConfirmArrival(current) if came else MarkNoShow(current), room.actors[desk])
        elif waiting_list(room.state, desk, room.now, 1):
            room.call(desk)
        elif current is None:
            room.ok(CloseDesk(), room.actors[desk])
            room.sit(desk)
    calls = [r for r in room.log if isinstance(r.event, TicketCalled)]
    assert len(calls) > 25
    assert sum(isinstance(r.event, TicketYielded) for r in room.log) > 5
    for record in calls:
        assert isinstance(record.event, TicketCalled)
        assert record.event.ticket == next_by_the_rule(room.directory, room.log[: record.seq - 1], record)
