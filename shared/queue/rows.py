"""What screens are shown of the state: one row per thing, ready for a snapshot or a patch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from shared.model import DeskKind, Role, TicketState
from shared.protocol.views import (
    AiringRow,
    AnnouncementRow,
    CallRow,
    DeskRow,
    DeskState,
    Me,
    NextUp,
    OfficeRow,
    PlaceRow,
    QueueRow,
    ServiceRow,
    ServiceState,
    TicketRow,
)
from shared.queue.hours import hours_now
from shared.queue.issuing import closed, used_up
from shared.queue.load import newcomer, serving_desks
from shared.queue.notice import Notice
from shared.queue.order import ranking, waiting_list
from shared.queue.state import State
from shared.queue.ticket import Call, Ticket
from shared.queue.undo import undoable

WAITING_SHOWN = 200
MISSED_SHOWN = 50


def office_row(state: State, now: datetime, clock_wrong: bool) -> OfficeRow:
    """The office now."""
    hours = hours_now(state, now, clock_wrong=clock_wrong)
    return OfficeRow(
        phase=hours.phase,
        day=state.day or hours.day,
        until=hours.until,
        shifts=hours.shifts,
        holiday=hours.holiday.name if hours.holiday else None,
        announcement=state.announcement,
        clock_wrong=clock_wrong,
    )


def queue_row(state: State, queue: str) -> QueueRow:
    """How many wait in a queue and how long a newcomer would."""
    load = newcomer(state, queue)
    return QueueRow(queue, load.people, load.estimate, load.desks)


def service_row(state: State, service: str, now: datetime, clock_wrong: bool = False) -> ServiceRow:
    """Whether a number can be drawn for a service."""
    info = state.services[service]
    queue = state.queues.get(info.queue)
    shut = closed(state, now, clock_wrong)
    if shut is not None or queue is None:
        return ServiceRow(service, ServiceState.CLOSED, shut.at if shut else None)
    if used_up(state, info, queue) is not None:
        return ServiceRow(service, ServiceState.QUOTA_FULL)
    return ServiceRow(service, ServiceState.OPEN if serving_desks(state, queue.id) else ServiceState.NO_DESK)


def ticket_row(ticket: Ticket) -> TicketRow:
    """A ticket as desks see it."""
    return TicketRow(
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        queue=ticket.queue,
        state=ticket.state,
        arrived_at=ticket.arrived_at,
        priority=ticket.priority,
        language=ticket.language,
        legs=ticket.legs,
        desk=ticket.desk,
        staff=ticket.staff,
        called_at=ticket.called_at,
        serving_at=ticket.serving_at,
        calls=ticket.calls,
        overtaken=ticket.overtaken,
        yielded=ticket.yielded,
    )


def desk_row(state: State, desk: str, name_of: Callable[[str], str] = str) -> DeskRow:
    """A desk now; ``name_of`` gives the name shown to colleagues for an account."""
    d = state.desk(desk)
    if d.staff is None:
        return DeskRow(desk, DeskState.CLOSED, current=d.current)
    open_ = DeskState.OPEN if d.pause is None else DeskState.PAUSED
    return DeskRow(desk, open_, d.staff, name_of(d.staff), d.pause, d.current)


def place_row(state: State, desk: str) -> PlaceRow:
    """A desk now, as the public sees it."""
    return PlaceRow(desk, desk_row(state, desk).state)


def announcement_row(notice: Notice, name_of: Callable[[str], str] = str) -> AnnouncementRow:
    """An announcement as supervisors see it."""
    return AnnouncementRow(
        announcement=notice.id,
        revision=notice.revision,
        author=name_of(notice.author),
        changed_at=notice.changed_at,
        draft=notice.draft,
        approved=notice.approved,
        approver=name_of(notice.approver) if notice.approved is not None else "",
        approved_at=notice.approved_at,
    )


def airing_row(notice: Notice) -> AiringRow | None:
    """What the TVs have of it; None while nothing of it is approved."""
    return None if notice.approved is None else AiringRow(notice.id, notice.approved)


def call_row(state: State, call: Call) -> CallRow:
    """A call as TVs show it; the service of a sensitive queue is not named."""
    ticket = state.tickets[call.ticket]
    queue = state.queues.get(ticket.queue)
    named = queue is not None and not queue.sensitive
    return CallRow(
        call=call.seq,
        number=ticket.number,
        desk=call.desk,
        kind=call.kind,
        at=call.at,
        service=ticket.service if named else None,
        language=ticket.language,
    )


def next_up(state: State, desk: str, staff: str, now: datetime) -> NextUp | None:
    """Whom this desk would call now, and why."""
    first = next(ranking(state, desk, staff, now), None)
    return NextUp(first[0].id, first[1]) if first else None


def me_row(
    state: State,
    desk: str | None,
    staff: str,
    now: datetime,
    *,
    staff_name: str,
    role: Role,
    must_change_pin: bool = False,
) -> Me:
    """What only this desk sees; ``desk`` is None when the person sits at none."""
    step = undoable(state, desk) if desk else None
    live = step if step is not None and now <= step.until else None
    return Me(
        staff=staff,
        staff_name=staff_name,
        role=role,
        desk=desk,
        next=next_up(state, desk, staff, now) if desk else None,
        undo_until=live.until if live else None,
        undo_of=state.tickets[live.ticket].number if live else None,
        must_change_pin=must_change_pin,
    )


def visible_tickets(state: State, desk: str, now: datetime) -> tuple[Ticket, ...]:
    """What a desk sees: who waits for it in order, who waits in its queues for another, parked, missed, its current.

    A reception table sees the missed of every queue, because visitors are told to report there.
    """
    info = state.places.get(desk)
    queues = {*info.main, *info.help} if info else set()
    every = info is not None and info.kind is DeskKind.TABLE
    shown = {t.id: t for t in waiting_list(state, desk, now, WAITING_SHOWN)}
    shown.update((t.id, t) for t in _handed(state) if t.queue in queues)
    aside = [state.tickets[t] for t in (*state.today.parked, *islice(reversed(state.today.missed), MISSED_SHOWN))]
    shown.update((t.id, t) for t in aside if t.queue in queues or t.desk == desk or _reported(t, every))
    current = state.desk(desk).current
    if current is not None:
        shown[current] = state.tickets[current]
    return tuple(shown.values())


def _reported(ticket: Ticket, at_reception: bool) -> bool:
    return at_reception and ticket.state is TicketState.NO_SHOW


def _handed(state: State) -> list[Ticket]:
    lines = state.today.lines
    return [
        state.tickets[place[1]] for line in (*lines.desks.values(), *lines.people.values()) for place in line.places
    ]
