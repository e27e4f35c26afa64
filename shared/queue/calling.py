"""Calling visitors to a desk: next, chosen, again. Whatever is pressed twice, never two visitors are called."""

from __future__ import annotations

from shared.model import CallKind, TicketState
from shared.protocol.commands import CallNext, CallTicket, Recall
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.events import Event, TicketCalled, TicketFinished
from shared.queue.order import choose, overtaken_by
from shared.queue.seat import bad_reason, busy, current, kept_for_others, seat, ticket_in
from shared.queue.state import State
from shared.queue.ticket import Desk


def call_next(state: State, command: CallNext, context: Context) -> tuple[Event, ...] | Refusal:
    """Call whom the order rule says; the visitor being served is finished by the same press."""
    desk = _ready(state, context)
    if isinstance(desk, Refusal):
        return desk
    if command.service_given is not None and command.service_given not in state.services:
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    choice = choose(state, desk.id, desk.staff, context.now)
    if choice is None:
        return Refusal(RefusalCode.NOBODY_WAITING)
    called = TicketCalled(
        choice.ticket.id,
        desk.id,
        CallKind.FIRST,
        why=choice.why,
        overtook=choice.overtook,
        finished=desk.current,
    )
    return (*_finish(state, desk, command.service_given), called)


def call_ticket(state: State, command: CallTicket, context: Context) -> tuple[Event, ...] | Refusal:
    """Call a chosen ticket out of order, with a reason that is kept."""
    desk = _ready(state, context)
    if isinstance(desk, Refusal):
        return desk
    ticket = ticket_in(state, command.ticket, TicketState.WAITING)
    if isinstance(ticket, Refusal):
        return ticket
    wrong = kept_for_others(state, ticket, desk) or bad_reason(command.reason)
    if wrong is not None:
        return wrong
    handed = ticket.desk is not None or ticket.staff is not None
    called = TicketCalled(
        ticket.id,
        desk.id,
        CallKind.FIRST,
        picked_because=command.reason.strip(),
        overtook=() if handed else overtaken_by(state, desk.id, ticket),
        finished=desk.current,
    )
    return (*_finish(state, desk, None), called)


def recall(state: State, command: Recall, context: Context) -> tuple[Event, ...] | Refusal:
    """Call the visitor who has not come yet once more."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    ticket = current(state, desk, command.ticket, TicketState.CALLED)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketCalled(ticket.id, desk.id, CallKind.RECALL),)


def _ready(state: State, context: Context) -> Desk | Refusal:
    """The actor's desk when it may call: not paused, and nobody who was called is still on the way."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    if desk.pause is not None:
        return Refusal(RefusalCode.DESK_PAUSED)
    if desk.current is not None and state.tickets[desk.current].state is TicketState.CALLED:
        return busy(state, desk) or desk
    return desk


def _finish(state: State, desk: Desk, given: str | None) -> tuple[Event, ...]:
    if desk.current is None:
        return ()
    return (TicketFinished(desk.current, desk.id, given or state.tickets[desk.current].service),)
