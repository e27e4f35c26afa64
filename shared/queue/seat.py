"""Whether the actor sits at a desk, and whether a ticket is theirs to act on: what every desk verb asks first."""

from __future__ import annotations

from shared.model import Role, TicketState
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import Actor
from shared.queue.state import State
from shared.queue.ticket import Desk, Ticket

LONGEST_TEXT = 200
"""Letters of a reason or an announcement."""


def seat(state: State, actor: Actor) -> Desk | Refusal:
    """The desk at which the actor sits, on this very screen."""
    if state.day is None:
        return Refusal(RefusalCode.DAY_CLOSED)
    desk = state.desks.get(actor.desk or state.today.displaced.get(actor.device, ""))
    if desk is None or desk.staff is None or actor.staff is None:
        return Refusal(RefusalCode.NO_DESK)
    if desk.staff != actor.staff or desk.device != actor.device:
        return Refusal(RefusalCode.TAKEN_OVER, name=desk.staff)
    return desk


def free_seat(state: State, actor: Actor) -> Desk | Refusal:
    """The actor's desk when it may take a visitor: not paused, nobody called or served."""
    desk = seat(state, actor)
    if isinstance(desk, Refusal):
        return desk
    if desk.pause is not None:
        return Refusal(RefusalCode.DESK_PAUSED)
    return busy(state, desk) or desk


def busy(state: State, desk: Desk) -> Refusal | None:
    """The refusal that names the visitor who is still at this desk."""
    if desk.current is None:
        return None
    return Refusal(RefusalCode.DESK_BUSY, number=state.tickets[desk.current].number)


def may_sort(state: State, actor: Actor) -> Refusal | None:
    """Whether the actor may put tickets back in line or take them out: anybody at a desk, and every supervisor."""
    if actor.role in {Role.SUPERVISOR, Role.ADMIN} and actor.desk is None:
        return Refusal(RefusalCode.DAY_CLOSED) if state.day is None else None
    desk = seat(state, actor)
    return desk if isinstance(desk, Refusal) else None


def ticket_in(state: State, ticket_id: str, *states: TicketState) -> Ticket | Refusal:
    """The ticket, when it is in one of these states."""
    ticket = state.tickets.get(ticket_id)
    if ticket is None:
        return Refusal(RefusalCode.UNKNOWN_TICKET)
    if ticket.state not in states:
        return Refusal(RefusalCode.WRONG_STATE, number=ticket.number, state=ticket.state.value)
    return ticket


def current(state: State, desk: Desk, ticket_id: str, *states: TicketState) -> Ticket | Refusal:
    """The ticket, when it is at this desk in one of these states."""
    ticket = state.tickets.get(ticket_id)
    if (
        ticket is not None
        and ticket.state in {TicketState.CALLED, TicketState.SERVING}
        and ticket.desk is not None
        and ticket.desk != desk.id
    ):
        return elsewhere(state, ticket)
    return ticket_in(state, ticket_id, *states)


def kept_for_others(state: State, ticket: Ticket, desk: Desk | None) -> Refusal | None:
    """The refusal for a ticket parked at, or handed to, another desk or person who is here."""
    if ticket.desk is not None and (desk is None or ticket.desk != desk.id):
        return elsewhere(state, ticket) if state.desk(ticket.desk).staff is not None else None
    if ticket.staff is not None and (desk is None or ticket.staff != desk.staff):
        theirs = state.seat_of(ticket.staff)
        if theirs is not None:
            return Refusal(RefusalCode.OTHER_DESK, name=state.desk_label(theirs.id), number=ticket.number)
    return None


def elsewhere(state: State, ticket: Ticket) -> Refusal:
    """The refusal that says at which desk a ticket is."""
    return Refusal(RefusalCode.OTHER_DESK, name=state.desk_label(ticket.desk or ""), number=ticket.number)


def bad_reason(reason: str) -> Refusal | None:
    """Whether a reason is missing or no plain text."""
    return bad_text(reason, "reason") if reason.strip() else Refusal(RefusalCode.REASON_NEEDED)


def bad_text(text: str, field: str) -> Refusal | None:
    """Whether a text is too long or holds anything that is not printable."""
    if len(text) > LONGEST_TEXT or not text.isprintable():
        return Refusal(RefusalCode.BAD_TEXT, name=field)
    return None
