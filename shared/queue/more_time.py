"""A visitor who needs more time lets others pass: how many, how often, and behind whom the ticket stands then."""

from __future__ import annotations

from itertools import islice

from shared.model import Role, TicketState
from shared.protocol.commands import GiveUpPlaces
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.events import Event, TicketYielded
from shared.queue.order import queue_order
from shared.queue.seat import may_sort, ticket_in
from shared.queue.state import State
from shared.queue.ticket import Ticket


def gave_up(state: State, command: GiveUpPlaces, context: Context) -> tuple[Event, ...] | Refusal:
    """Let the next ones behind this ticket pass; the last ones may be fewer than the office's rule says.

    A ticket that was handed to a desk or a person stands in no line in which anybody could pass it.
    """
    wrong = None if context.actor.role is Role.PHONE else may_sort(state, context.actor)
    if wrong is not None:
        return wrong
    places = state.directory.office.more_time_places
    if not places:
        return Refusal(RefusalCode.NOT_ALLOWED)
    ticket = ticket_in(state, command.ticket, TicketState.WAITING)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.yields >= state.directory.office.more_time_most:
        return Refusal(RefusalCode.MORE_TIME_USED, number=ticket.number)
    order = queue_order(state, ticket.queue, context.now)
    passed = tuple(islice(order, places)) if ticket.id in order else ()  # looking for it leaves those behind it
    if not passed:
        return Refusal(RefusalCode.NOBODY_BEHIND)
    return (TicketYielded(ticket.id, len(passed), passed[-1], passed),)


def may_still_ask(state: State, ticket: Ticket) -> int:
    """How many would pass at most if this ticket's visitor asked now; 0 when it cannot be asked (any more)."""
    office = state.directory.office
    asks = ticket.state is TicketState.WAITING and ticket.yields < office.more_time_most
    return office.more_time_places if asks else 0
