"""Undo gives back exactly what was, for a minute, and never touches what somebody else has done since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from shared.model import OrderPolicy, OrderRule, TicketState
from shared.protocol.commands import (
    CallNext,
    CallTicket,
    CancelTicket,
    ConfirmArrival,
    FinishTicket,
    HeartCommand,
    MarkNoShow,
    OpenDesk,
    ParkTicket,
    Recall,
    ResumeTicket,
    ReturnToQueue,
    ServeWalkIn,
    ToDesk,
    ToPerson,
    ToQueue,
    TransferTicket,
    UndoLast,
)
from shared.protocol.refusal import RefusalCode
from shared.queue.events import Actor, StepUndone, TicketCancelled
from shared.queue.state import State
from tests.queue.room import Room, office


def facts(state: State) -> object:
    """All that a step may change, without the traces that the log leaves (who touched what when)."""
    lines = state.today.lines
    tickets = {t.id: (t.state, t.queue, t.service, t.desk, t.staff, t.legs, t.calls, t.overtaken, t.called_at,
                      t.serving_at) for t in state.tickets.values()}  # fmt: skip
    standing = {(q, k): list(x.places) for q, kinds in lines.queues.items() for k, x in kinds.items() if x.places}
    pressed = {(q, k): list(x.pressed) for q, kinds in lines.queues.items() for k, x in kinds.items() if x.pressed}
    handed = {who: list(x.places) for who, x in (*lines.desks.items(), *lines.people.items()) if x.places}
    waiting = {q: n for q, n in lines.waiting.items() if n}
    return tickets, standing, pressed, handed, waiting, dict(state.desks), list(state.calls), set(state.today.missed)


Setup = Callable[[Room], HeartCommand]


def after_serving(make: Callable[[str], HeartCommand]) -> Setup:
    """A step on a visitor who is being served."""
    return lambda room: make(room.serve("1"))


def after_call(make: Callable[[str], HeartCommand]) -> Setup:
    """A step on a visitor who was called."""
    return lambda room: make(room.call("1"))


def after_missing(room: Room) -> HeartCommand:
    """A no-show returns."""
    ticket = room.call("1")
    room.ok(MarkNoShow(ticket), room.actors["1"])
    return ReturnToQueue(ticket)


def after_parking(room: Room) -> HeartCommand:
    """A parked visitor is resumed."""
    ticket = room.serve("1")
    room.ok(ParkTicket(ticket), room.actors["1"])
    return ResumeTicket(ticket)


STEPS: dict[str, Setup] = {
    "call next": lambda _: CallNext(),
    "call next, finishing": after_serving(lambda _: CallNext("MUT")),
    "call a chosen one": lambda _: CallTicket("t3", "urgent"),
    "call a chosen one, finishing": after_serving(lambda _: CallTicket("t4", "urgent")),
    "arrived": after_call(ConfirmArrival),
    "no-show": after_call(MarkNoShow),
    "return": after_missing,
    "park": after_serving(ParkTicket),
    "resume": after_parking,
    "hand to queue": after_serving(lambda t: TransferTicket(t, ToQueue("B", "KGB"))),
    "hand to desk": after_serving(lambda t: TransferTicket(t, ToDesk("2"))),
    "hand to person": after_call(lambda t: TransferTicket(t, ToPerson("staff-2"))),
    "finish": after_serving(FinishTicket),
    "cancel": lambda _: CancelTicket("t2", "went home"),
}


@pytest.mark.parametrize("rule", OrderRule)
@pytest.mark.parametrize("step", STEPS)
def test_undo_gives_back_exactly_what_was(step: str, rule: OrderRule) -> None:
    room = Room(office(order=OrderPolicy(rule, max_overtaken=1)))
    room.sit("2")
    me = room.sit("1")
    room.take("MUT")
    room.later(minutes=9)
    room.take("KGB")
    room.take("KP", priority=True)
    room.later(minutes=30)
    room.take("KP")
    command = STEPS[step](room)
    before = facts(room.state)
    first = room.state.head_seq + 1
    room.ok(command, me)
    assert facts(room.state) != before
    room.later(seconds=60)
    assert room.ok(UndoLast(), me) == (StepUndone("1", first),)
    assert facts(room.state) == before
    assert room.why_not(UndoLast(), me) is RefusalCode.NOTHING_TO_UNDO
    assert room.replayed().fingerprint() == room.state.fingerprint()


def test_undo_after_a_minute_is_too_late() -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.call("1")
    room.later(seconds=61)
    assert room.why_not(UndoLast(), me) is RefusalCode.UNDO_TOO_LATE


def test_a_call_again_does_not_hide_the_call_from_undo() -> None:
    room = Room()
    me = room.sit("1")
    ticket = room.take()
    room.call("1")
    room.ok(Recall(ticket), me)
    room.ok(UndoLast(), me)
    assert room.is_(ticket) is TicketState.WAITING
    assert room.ticket(ticket).calls == 0
    assert not room.state.calls


def test_undo_is_refused_once_another_desk_has_acted_on_the_ticket() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2")
    ticket = room.take()
    room.serve("1")
    room.ok(TransferTicket(ticket, ToQueue("B")), me)
    assert room.call("2") == ticket
    assert room.why_not(UndoLast(), me) is RefusalCode.NOTHING_TO_UNDO


def test_being_overtaken_since_is_kept_when_a_step_is_undone() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2")
    ticket = room.take("MUT")
    room.later(minutes=5)
    favoured = room.take("KP", priority=True)
    room.ok(CallTicket(ticket, "known"), me)
    room.ok(TransferTicket(ticket, ToQueue("A")), me)
    room.later(seconds=30)
    room.ok(CallTicket(favoured, "cannot stand"), room.actors["2"])
    assert room.ticket(ticket).overtaken == 1
    room.ok(UndoLast(), me)
    assert room.ticket(ticket).state is TicketState.CALLED
    assert room.ticket(ticket).overtaken == 1


def test_an_undone_call_gives_back_the_overtakings() -> None:
    room = Room(office(order=OrderPolicy(max_overtaken=1)))
    me = room.sit("1")
    slow = room.take("MUT")
    quick = room.take("KP", priority=True)
    room.later(minutes=10)
    assert room.call("1") == quick
    assert room.ticket(slow).overtaken == 1
    room.ok(UndoLast(), me)
    assert room.ticket(slow).overtaken == 0
    assert room.call("1") == quick


def test_an_undone_walk_in_keeps_its_number_drawn() -> None:
    room = Room()
    me = room.sit("1")
    room.ok(ServeWalkIn("KP"), me)
    issued = room.state.head_seq - 1
    assert room.ok(UndoLast(), me) == (TicketCancelled("t1", "undo"), StepUndone("1", issued))
    assert room.is_("t1") is TicketState.CANCELLED
    assert room.state.desk("1").current is None
    assert room.ticket(room.take()).number == "A002"
    assert room.replayed().fingerprint() == room.state.fingerprint()


def test_who_takes_a_desk_over_does_not_undo_the_steps_of_another() -> None:
    room = Room()
    room.sit("1")
    room.take()
    room.call("1")
    sari = Actor("pc-1", room.actors["1"].role, "sari")
    room.ok(OpenDesk("1"), sari)
    assert room.why_not(UndoLast(), Actor("pc-1", sari.role, "sari", "1")) is RefusalCode.NOTHING_TO_UNDO
