"""What a command's sender is told, once its events are applied and stored."""

from __future__ import annotations

from shared.model import Slip
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    CloseDay,
    Command,
    DayDone,
    Nothing,
    Result,
    SlipReady,
    TicketDone,
    WithdrawAnnouncement,
)
from shared.queue import events as e
from shared.queue.state import State
from shared.queue.ticket import Ticket

_Decided = ApproveAnnouncement | WithdrawAnnouncement


def answer(state: State, command: Command, events: tuple[e.Event, ...]) -> Result:
    """The result of these events, already applied to ``state``. The last one about a ticket says what was wanted."""
    if isinstance(command, CloseDay):
        return Nothing() if state.last_closed is None else DayDone(state.last_closed)  # its end is known once stored
    if isinstance(command, _Decided):  # also when it was so already
        notice = state.announcements.get(command.announcement)
        return Nothing() if notice is None else AnnouncementDone(notice.id, notice.revision)
    for event in reversed(events):
        match event:
            case e.TicketIssued() if not event.walk_in:
                return SlipReady(slip(state, state.tickets[event.ticket]))
            case e.AnnouncementSaved():
                return AnnouncementDone(event.announcement, event.revision)
            case e.TicketReprinted():
                return SlipReady(slip(state, state.tickets[event.ticket], copy=True))
            case (
                e.TicketCalled()
                | e.VisitorArrived()
                | e.TicketMissed()
                | e.TicketReturned()
                | e.TicketParked()
                | e.TicketResumed()
                | e.TicketTransferred()
                | e.TicketFinished()
                | e.TicketCancelled()
                | e.TicketYielded()
            ):
                return TicketDone(event.ticket, state.tickets[event.ticket].number)
            case _:
                continue
    return Nothing()


def slip(state: State, ticket: Ticket, *, copy: bool = False) -> Slip:
    """Everything on the paper of a ticket; a copy says what the first one said."""
    return Slip(
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        queue=ticket.queue,
        issued_at=ticket.arrived_at,
        day=state.day or state.last_closed or ticket.arrived_at.date(),
        ahead=ticket.ahead,
        estimate=ticket.estimate,
        link=ticket.link,
        priority=ticket.priority,
        language=ticket.language,
        copy=copy,
    )
