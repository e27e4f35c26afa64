"""Drawing numbers: what a kiosk may ask. A refusal burns no number."""

from __future__ import annotations

from datetime import datetime

from shared.model import OPEN_STATES, QueueInfo, Role, ServiceInfo, TicketState
from shared.protocol.commands import (
    MOST_COPIES,
    IssueTicket,
    ReportPrint,
    ReprintTicket,
    ServeWalkIn,
    WithdrawTicket,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import OfficePhase
from shared.queue.context import Context
from shared.queue.events import (
    Event,
    TicketCancelled,
    TicketIssued,
    TicketPrinted,
    TicketReprinted,
    VisitorArrived,
    WishWithdrawn,
)
from shared.queue.hours import hours_now
from shared.queue.load import newcomer
from shared.queue.numbering import next_figure, number
from shared.queue.seat import free_seat
from shared.queue.state import State

WITHDRAWN_REASON = "kiosk_gave_up"
"""Why a number is cancelled whose kiosk had sent its visitor away without it."""


def issue(state: State, command: IssueTicket, context: Context) -> tuple[Event, ...] | Refusal:
    """Draw a number for a visitor."""
    service = state.services.get(command.service)
    queue = state.queues.get(service.queue) if service else None
    if service is None or queue is None or (context.actor.role is Role.KIOSK and not service.on_kiosk):
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    if (context.actor.device, context.asked) in state.today.withdrawn:
        return Refusal(RefusalCode.WITHDRAWN)
    shut = (
        closed(state, context.now, context.clock_wrong) or used_up(state, service, queue) or _too_fast(state, context)
    )
    if shut is not None:
        return shut
    figure = next_figure(queue, state.today.drawn.get(queue.id))
    if figure is None or state.day is None:
        return Refusal(RefusalCode.NUMBERS_USED_UP)
    ahead = newcomer(state, queue.id)
    return (
        TicketIssued(
            ticket=context.new_id(),
            day=state.day,
            series=queue.id,
            figure=figure,
            number=number(queue, figure),
            service=service.id,
            queue=queue.id,
            priority=command.priority is not None,
            language=command.language,
            link=context.new_link(),
            ahead=ahead.people,
            estimate=ahead.estimate,
            asked=context.asked,
        ),
    )


def _too_fast(state: State, context: Context) -> Refusal | None:
    """A broken or hostile kiosk must not use up a day's numbers."""
    most = state.directory.office.most_numbers_a_minute
    pace = state.today.paces.get(context.actor.device)
    if most is None or pace is None or context.actor.role is not Role.KIOSK:
        return None
    return Refusal(RefusalCode.TOO_MANY_NUMBERS) if pace.runs(context.now) and pace.drawn >= most else None


def withdraw(state: State, command: WithdrawTicket, context: Context) -> tuple[Event, ...] | Refusal:
    """A kiosk gave up on a wish: whatever became of it, nobody holds its number. Doing it again changes nothing."""
    kiosk = context.actor.device
    mine = (one for one in reversed(state.tickets.values()) if one.asked == command.asked and one.kiosk == kiosk)
    ticket = next(mine, None)
    if ticket is None:
        known = (kiosk, command.asked) in state.today.withdrawn
        return () if known else (WishWithdrawn(command.asked),)
    if ticket.state is TicketState.CANCELLED:
        return ()
    if ticket.state is not TicketState.WAITING or ticket.calls > 0 or ticket.paper:
        return Refusal(RefusalCode.WRONG_STATE, number=ticket.number, state=ticket.state.value)
    return (TicketCancelled(ticket.id, WITHDRAWN_REASON),)


def walk_in(state: State, command: ServeWalkIn, context: Context) -> tuple[Event, ...] | Refusal:
    """Serve a visitor without ticket at once. Hours and quotas are the clerk's own judgement here."""
    desk = free_seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    service = state.services.get(command.service)
    queue = state.queues.get(service.queue) if service else None
    if service is None or queue is None:
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    figure = next_figure(queue, state.today.drawn.get(queue.id))
    if figure is None or state.day is None:
        return Refusal(RefusalCode.NUMBERS_USED_UP)
    issued = TicketIssued(
        ticket=context.new_id(),
        day=state.day,
        series=queue.id,
        figure=figure,
        number=number(queue, figure),
        service=service.id,
        queue=queue.id,
        priority=False,
        language=IssueTicket(service.id).language,
        link=context.new_link(),
        ahead=0,
        walk_in=True,
    )
    return issued, VisitorArrived(issued.ticket, desk.id)


def reprint(state: State, command: ReprintTicket, context: Context) -> tuple[Event, ...] | Refusal:
    """Print a ticket that is still worth something again."""
    ticket = state.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(RefusalCode.UNKNOWN_TICKET)
    if ticket.state not in OPEN_STATES | {TicketState.NO_SHOW}:
        return Refusal(RefusalCode.WRONG_STATE, number=ticket.number, state=ticket.state.value)
    if context.actor.role is Role.KIOSK and ticket.copies >= MOST_COPIES:
        return Refusal(RefusalCode.TOO_MANY_COPIES, number=ticket.number)
    return (TicketReprinted(ticket.id),)


def printed(state: State, command: ReportPrint) -> tuple[Event, ...] | Refusal:
    """Note what became of a paper."""
    ticket = state.tickets.get(command.ticket)
    if ticket is None:
        return Refusal(RefusalCode.UNKNOWN_TICKET)
    return (TicketPrinted(ticket.id, command.outcome, command.conditions, copy=ticket.copies > 0),)


def closed(state: State, now: datetime, clock_wrong: bool) -> Refusal | None:
    """Why no visitor may draw a number now; None when one may."""
    if clock_wrong and state.day is None:
        return Refusal(RefusalCode.CLOCK_WRONG)
    hours = hours_now(state, now, clock_wrong=clock_wrong)
    if hours.phase is OfficePhase.OPEN:
        return None
    match hours.phase:
        case OfficePhase.CLOSED:
            return Refusal(RefusalCode.CLOSED, at=hours.until)
        case OfficePhase.HOLIDAY:
            return Refusal(RefusalCode.HOLIDAY, at=hours.until, name=hours.holiday.name.id if hours.holiday else None)
        case OfficePhase.LAST_TICKET_PASSED:
            return Refusal(RefusalCode.LAST_TICKET_PASSED, at=hours.until)
        case OfficePhase.BREAK if not state.directory.office.tickets_in_break:
            return Refusal(RefusalCode.IN_BREAK, at=hours.until)
        case OfficePhase.BREAK:
            return None


def used_up(state: State, service: ServiceInfo, queue: QueueInfo) -> Refusal | None:
    """Why no number is left for a service today; None when there is one."""
    today = state.today
    if queue.quota is not None and today.issued_in_queue.get(queue.id, 0) >= queue.quota:
        return Refusal(RefusalCode.QUOTA_FULL)
    if service.quota is not None and today.issued_for_service.get(service.id, 0) >= service.quota:
        return Refusal(RefusalCode.QUOTA_FULL)
    if next_figure(queue, today.drawn.get(queue.id)) is None:
        return Refusal(RefusalCode.NUMBERS_USED_UP)
    return None
