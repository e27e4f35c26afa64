"""What each fact does to the state. Total over all events; replaying a log gives the same state again."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from shared.model import CallKind, Emergency, PrintOutcome, Role, TicketState
from shared.protocol.views import WhyCode
from shared.queue import events as e
from shared.queue.calendar import business_day
from shared.queue.clock import FORTH, OLDEST
from shared.queue.memory import remember, take_back
from shared.queue.notice import after
from shared.queue.order import next_turns
from shared.queue.state import Day, State
from shared.queue.ticket import Call, Desk, Pace, Ticket


def apply(state: State, record: e.Record) -> None:
    """Change the state by one record of the log."""
    state.head_seq = record.seq
    _keep_time(state, record)
    event = record.event
    if isinstance(event, e.TicketEvent):
        _ticket(state, record, event)
    elif isinstance(event, e.DeskEvent):
        _desk(state, record, event)
    elif isinstance(event, e.DayEvent):
        _day(state, record, event)
    elif isinstance(event, e.AnnouncementEvent):
        _announcement(state, record, event)
    elif isinstance(event, e.AccessEvent):
        _access(state, event)
    else:
        _feedback(event)


def _keep_time(state: State, record: e.Record) -> None:
    at, mark = record.at, state.high_water
    if isinstance(record.event, e.ClockAccepted) or (at >= OLDEST and (mark is None or mark < at <= mark + FORTH)):
        state.high_water = at


def _ticket(state: State, record: e.Record, event: e.TicketEvent) -> None:  # noqa: PLR0912 - one arm per fact
    match event:
        case e.TicketIssued():
            _issued(state, record, event)
        case e.TicketCalled():
            _called(state, record, event)
        case e.StepUndone():
            take_back(state, record, event)
        case e.WishWithdrawn():
            state.today.withdrawn.add((record.actor.device, event.asked))
        case e.TicketPrinted():
            _printed(state, event)
        case e.TicketReprinted():
            ticket = state.tickets[event.ticket]
            state.put_ticket(replace(ticket, copies=ticket.copies + 1))
        case e.VisitorArrived():
            _arrived(state, record, event)
        case e.TicketMissed():
            _leave_desk(state, record, event.ticket, event.desk, TicketState.NO_SHOW)
        case e.TicketParked():
            _leave_desk(state, record, event.ticket, event.desk, TicketState.PARKED)
        case e.TicketFinished():
            _leave_desk(state, record, event.ticket, event.desk, TicketState.DONE)
        case e.TicketResumed():
            _resumed(state, record, event)
        case e.TicketReturned():
            _set_aside(state, record, event.ticket, TicketState.WAITING)
        case e.TicketCancelled():
            _set_aside(state, record, event.ticket, TicketState.CANCELLED)
        case e.TicketTransferred():
            _transferred(state, record, event)
        case e.TicketYielded():
            _yielded(state, record, event)
        case e.TicketUnserved():
            ticket = state.tickets[event.ticket]
            _free(state, ticket)
            state.put_ticket(replace(ticket, state=TicketState.UNSERVED, touched=record.seq))
        case other:
            assert_never(other)


def _printed(state: State, event: e.TicketPrinted) -> None:
    """The paper is no part of the line, so no screen is told; but a number on paper can no longer be withdrawn."""
    ticket = state.tickets.get(event.ticket)
    if ticket is not None and not ticket.paper and event.outcome is not PrintOutcome.FAILED:
        state.tickets[ticket.id] = replace(ticket, paper=True)


def _issued(state: State, record: e.Record, event: e.TicketIssued) -> None:
    today, kiosk = state.today, record.actor.device
    if record.actor.role is Role.KIOSK:
        pace = today.paces.get(kiosk)
        runs = pace is not None and pace.runs(record.at)
        today.paces[kiosk] = replace(pace, drawn=pace.drawn + 1) if pace and runs else Pace(record.at, 1)
    today.drawn[event.series] = event.figure
    today.issued_in_queue[event.queue] = today.issued_in_queue.get(event.queue, 0) + 1
    today.issued_for_service[event.service] = today.issued_for_service.get(event.service, 0) + 1
    state.changes.queues.add(event.queue)
    state.put_ticket(
        Ticket(
            id=event.ticket,
            number=event.number,
            service=event.service,
            queue=event.queue,
            state=TicketState.SERVING if event.walk_in else TicketState.WAITING,
            arrived=record.seq,
            arrived_at=record.at,
            priority=event.priority,
            language=event.language,
            link=event.link,
            touched=record.seq,
            ahead=event.ahead,
            estimate=event.estimate,
            walk_in=event.walk_in,
            kiosk=kiosk if event.asked is not None else None,
            asked=event.asked,
        )
    )


def _called(state: State, record: e.Record, event: e.TicketCalled) -> None:
    before, desk = state.tickets[event.ticket], state.desk(event.desk)
    first = event.kind is CallKind.FIRST
    if first:
        remember(state, record, desk, before, overtook=event.overtook, joins=event.finished is not None)
    called = replace(
        before,
        state=TicketState.CALLED,
        desk=event.desk,
        staff=None,
        called_at=record.at,
        calls=before.calls + 1,
        let_pass=(),
        touched=record.seq,
    )
    state.put_ticket(called)
    state.calls.append(Call(record.seq, event.ticket, event.desk, event.kind, record.at))
    state.changes.calls.append(record.seq)
    step = state.today.steps.get(event.desk)
    # A call again belongs to the step of the first call, so that undo takes back the call and not its echo.
    if step is not None and step.ticket == event.ticket:
        state.today.steps[event.desk] = replace(step, last=record.seq, calls=(*step.calls, record.seq))
    if first:
        _seat_called(state, event, desk, called)


def _seat_called(state: State, event: e.TicketCalled, desk: Desk, called: Ticket) -> None:
    turns = (desk.priority_turns, desk.ordinary_turns)
    if event.why is not None and event.why.code is WhyCode.RATIO:
        turns = next_turns(turns, state.directory.office.order, priority=called.priority)
    state.put_desk(replace(desk, current=event.ticket, priority_turns=turns[0], ordinary_turns=turns[1]))
    for passed in event.overtook:
        state.overtake(passed, 1)


def _arrived(state: State, record: e.Record, event: e.VisitorArrived) -> None:
    ticket, desk = state.tickets[event.ticket], state.desk(event.desk)
    remember(state, record, desk, ticket, walk_in=ticket.walk_in and ticket.desk is None)
    state.put_ticket(
        replace(ticket, state=TicketState.SERVING, desk=event.desk, serving_at=record.at, touched=record.seq)
    )
    state.put_desk(replace(desk, current=event.ticket))


def _leave_desk(state: State, record: e.Record, ticket_id: str, desk_id: str, to: TicketState) -> None:
    ticket, desk = state.tickets[ticket_id], state.desk(desk_id)
    remember(state, record, desk, ticket)
    state.put_ticket(replace(ticket, state=to, touched=record.seq))
    state.put_desk(replace(desk, current=None))


def _resumed(state: State, record: e.Record, event: e.TicketResumed) -> None:
    ticket, desk = state.tickets[event.ticket], state.desk(event.desk)
    remember(state, record, desk, ticket)
    state.put_ticket(
        replace(ticket, state=TicketState.SERVING, desk=event.desk, serving_at=record.at, touched=record.seq)
    )
    state.put_desk(replace(desk, current=event.ticket))


def _set_aside(state: State, record: e.Record, ticket_id: str, to: TicketState) -> None:
    """Back in line or out of it, by a desk or by a supervisor without one."""
    ticket = state.tickets[ticket_id]
    if record.actor.desk is not None and ticket.state is not TicketState.SERVING:  # else: part of an undo
        remember(state, record, state.desk(record.actor.desk), ticket)
    state.put_ticket(replace(ticket, state=to, desk=None, staff=None, let_pass=(), touched=record.seq))


def _transferred(state: State, record: e.Record, event: e.TicketTransferred) -> None:
    ticket, desk = state.tickets[event.ticket], state.desk(event.from_desk)
    remember(state, record, desk, ticket)
    state.put_ticket(
        replace(
            ticket,
            state=TicketState.WAITING,
            queue=event.queue,
            service=event.service,
            desk=event.to_desk,
            staff=event.to_staff,
            legs=ticket.legs + 1,
            touched=record.seq,
        )
    )
    state.put_desk(replace(desk, current=None))


def _yielded(state: State, record: e.Record, event: e.TicketYielded) -> None:
    """Whoever is let pass by a ticket that it had let pass itself no longer stands behind that ticket."""
    for passed in event.passed:
        other = state.tickets[passed]
        if event.ticket in other.let_pass:
            kept = tuple(one for one in other.let_pass if one != event.ticket)
            state.put_ticket(replace(other, let_pass=kept))
    ticket = state.tickets[event.ticket]
    state.put_ticket(
        replace(
            ticket,
            yields=ticket.yields + 1,
            yielded=ticket.yielded + event.places,
            let_pass=tuple(dict.fromkeys((*ticket.let_pass, *event.passed))),
            touched=record.seq,
        )
    )
    state.changes.queues.add(ticket.queue)


def _free(state: State, ticket: Ticket) -> None:
    desk = state.desks.get(ticket.desk or "")
    if desk is not None and desk.current == ticket.id:
        state.put_desk(replace(desk, current=None))


def _desk(state: State, record: e.Record, event: e.DeskEvent) -> None:
    desk = state.desk(event.desk)
    match event:
        case e.DeskOpened():
            if desk.device is not None:
                state.today.displaced[desk.device] = desk.id
            state.today.displaced.pop(record.actor.device, None)
            state.put_desk(replace(desk, staff=event.staff, device=record.actor.device, pause=None))
            state.today.steps.pop(event.desk, None)
        case e.DeskClosed():
            state.put_desk(replace(desk, staff=None, device=None, pause=None))
            state.today.steps.pop(event.desk, None)
        case e.DeskPaused():
            state.put_desk(replace(desk, pause=event.reason))
        case e.DeskResumed():
            state.put_desk(replace(desk, pause=None))
        case other:
            assert_never(other)
    info = state.places.get(event.desk)
    state.changes.queues.update((*info.main, *info.help) if info else ())


def _day(state: State, record: e.Record, event: e.DayEvent) -> None:
    state.changes.office = True
    match event:
        case e.DayOpened():
            _keep_figures(state)
            state.day = event.day
            state.last_closed = None  # what a start reads of the log begins here
            state.opened.add(event.day)
            state.early.discard(event.day)
            state.today = Day(drawn=state.figures.pop(event.day, {}))
            state.figures = {day: drawn for day, drawn in state.figures.items() if day > event.day}
            state.desks = {d.id: Desk(d.id, d.staff, d.device, d.pause) for d in state.desks.values()}
            state.changes.queues.update(state.queues)
            state.changes.desks.update(state.desks)
        case e.DayClosed():
            state.day = None
            state.last_closed = event.day
        case e.AnnouncementSet():
            state.announcement = event.text
        case e.ClockAccepted():
            really = business_day(record.at, state.directory.office)
            state.early.update(day for day in state.opened if day > really)
        case e.HelpCalled():
            pass
        case other:
            assert_never(other)


def _keep_figures(state: State) -> None:
    """The day that ends may come again, if a wrong clock began it."""
    ended = state.day or state.last_closed
    if ended is not None and state.today.drawn:
        state.figures[ended] = state.today.drawn


def _announcement(state: State, record: e.Record, event: e.AnnouncementEvent) -> None:
    match event:
        case e.EmergencyRaised():
            state.emergency = Emergency(event.emergency, event.text, record.at)
            state.changes.emergency = True
        case e.EmergencyLifted():
            state.emergency = None
            state.changes.emergency = True
        case _:
            notice = after(state.announcements.get(event.announcement), record, event)
            if notice is None:
                state.announcements.pop(event.announcement, None)
            else:
                state.announcements[notice.id] = notice
            state.changes.announcements.add(event.announcement)


def _access(state: State, event: e.AccessEvent) -> None:
    match event:
        case e.StaffAdded():
            state.staff.add(event.staff)
        case e.StaffDisabled():
            state.staff.discard(event.staff)
        case e.PinChanged() | e.StaffLoggedIn() | e.LoginRefused() | e.DevicePaired() | e.DeviceForgotten():
            pass  # who may come in is the access room's matter
        case other:
            assert_never(other)


def _feedback(event: e.FeedbackEvent) -> None:
    """What visitors tell the office is the feedback room's matter; the line is not moved by it."""
    match event:
        case e.SurveyGiven() | e.CaseOpened() | e.CaseMoved() | e.Erased():
            pass
        case other:
            assert_never(other)
