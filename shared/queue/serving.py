"""What becomes of a visitor at a desk: arrived, missed, back, parked, resumed, handed on, finished, cancelled."""

from __future__ import annotations

from typing import assert_never

from shared.model import Role, TicketState
from shared.protocol.commands import (
    CancelTicket,
    ConfirmArrival,
    FinishTicket,
    MarkNoShow,
    ParkTicket,
    ResumeTicket,
    ReturnToQueue,
    ToDesk,
    ToPerson,
    ToQueue,
    TransferTicket,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.events import (
    Event,
    TicketCancelled,
    TicketFinished,
    TicketMissed,
    TicketParked,
    TicketResumed,
    TicketReturned,
    TicketTransferred,
    VisitorArrived,
)
from shared.queue.seat import bad_reason, current, free_seat, kept_for_others, may_sort, seat, ticket_in
from shared.queue.state import State
from shared.queue.ticket import Desk, Ticket

LEFT_REASON = "visitor_left"
"""Why a ticket is cancelled that its visitor gave back by phone."""

Outcome = tuple[Event, ...] | Refusal


def arrived(state: State, command: ConfirmArrival, context: Context) -> Outcome:
    """The called visitor is at the desk."""
    found = _mine(state, context, command.ticket, TicketState.CALLED)
    return found if isinstance(found, Refusal) else (VisitorArrived(found[1].id, found[0].id),)


def missed(state: State, command: MarkNoShow, context: Context) -> Outcome:
    """The called visitor did not come."""
    found = _mine(state, context, command.ticket, TicketState.CALLED)
    return found if isinstance(found, Refusal) else (TicketMissed(found[1].id, found[0].id),)


def parked(state: State, command: ParkTicket, context: Context) -> Outcome:
    """The visitor is set aside for a while."""
    found = _mine(state, context, command.ticket, TicketState.CALLED, TicketState.SERVING)
    return found if isinstance(found, Refusal) else (TicketParked(found[1].id, found[0].id),)


def finished(state: State, command: FinishTicket, context: Context) -> Outcome:
    """The visit ends."""
    found = _mine(state, context, command.ticket, TicketState.SERVING)
    if isinstance(found, Refusal):
        return found
    if command.service_given is not None and command.service_given not in state.services:
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    desk, ticket = found
    return (TicketFinished(ticket.id, desk.id, command.service_given or ticket.service),)


def resumed(state: State, command: ResumeTicket, context: Context) -> Outcome:
    """A parked visitor comes back, to the desk that parked them or, when that is closed, to any."""
    desk = free_seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    ticket = ticket_in(state, command.ticket, TicketState.PARKED)
    if isinstance(ticket, Refusal):
        return ticket
    return kept_for_others(state, ticket, desk) or (TicketResumed(ticket.id, desk.id),)


def returned(state: State, command: ReturnToQueue, context: Context) -> Outcome:
    """A no-show is here after all and stands in line again, by first arrival."""
    wrong = may_sort(state, context.actor)
    if wrong is not None:
        return wrong
    ticket = ticket_in(state, command.ticket, TicketState.NO_SHOW)
    return ticket if isinstance(ticket, Refusal) else (TicketReturned(ticket.id),)


def cancelled(state: State, command: CancelTicket, context: Context) -> Outcome:
    """A ticket leaves the line for good: a visitor's own by phone, any for a reason by staff."""
    if context.actor.role is Role.PHONE:
        theirs = ticket_in(state, command.ticket, TicketState.WAITING, TicketState.PARKED)
        return theirs if isinstance(theirs, Refusal) else (TicketCancelled(theirs.id, LEFT_REASON),)
    wrong = may_sort(state, context.actor)
    if wrong is not None:
        return wrong
    ticket = ticket_in(state, command.ticket, TicketState.WAITING, TicketState.PARKED)
    if isinstance(ticket, Refusal):
        return ticket
    own = state.desks.get(context.actor.desk or "")
    wrong = (kept_for_others(state, ticket, own) if own is not None else None) or bad_reason(command.reason)
    return wrong or (TicketCancelled(ticket.id, command.reason.strip()),)


def transferred(state: State, command: TransferTicket, context: Context) -> Outcome:
    """The visitor is handed on; number and first arrival stay."""
    found = _mine(state, context, command.ticket, TicketState.CALLED, TicketState.SERVING)
    if isinstance(found, Refusal):
        return found
    desk, ticket = found
    match command.to:
        case ToQueue(queue=queue, service=service):
            if queue not in state.queues:
                return Refusal(RefusalCode.UNKNOWN_QUEUE)
            if service is not None and (service not in state.services or state.services[service].queue != queue):
                return Refusal(RefusalCode.UNKNOWN_SERVICE)
            return (TicketTransferred(ticket.id, desk.id, queue, service or ticket.service),)
        case ToDesk(desk=to_desk):
            if to_desk not in state.places:
                return Refusal(RefusalCode.UNKNOWN_DESK)
            return (TicketTransferred(ticket.id, desk.id, ticket.queue, ticket.service, to_desk=to_desk),)
        case ToPerson(staff=staff):
            if staff not in state.staff and state.seat_of(staff) is None:
                return Refusal(RefusalCode.UNKNOWN_STAFF)
            return (TicketTransferred(ticket.id, desk.id, ticket.queue, ticket.service, to_staff=staff),)
        case other:
            assert_never(other)


def _mine(state: State, context: Context, ticket_id: str, *states: TicketState) -> tuple[Desk, Ticket] | Refusal:
    """The actor's desk and the ticket at it."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    ticket = current(state, desk, ticket_id, *states)
    return ticket if isinstance(ticket, Refusal) else (desk, ticket)
