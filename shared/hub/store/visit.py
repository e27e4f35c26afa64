"""What a ticket's records make of its rows: pure, one record at a time, and back again when a step is undone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from shared.hub.store.times import to_micros
from shared.model import CallKind, Struct, TicketState
from shared.queue import events as ev
from shared.queue.events import Record


class TicketRow(Struct, frozen=True, omit_defaults=False):
    """One row of ``ticket``."""

    ticket: str
    day: str
    series: str
    figure: int
    number: str
    service: str
    service_given: str | None
    queue: str
    priority: bool
    walk_in: bool
    language: str
    state: str
    link: str
    arrived_at: int
    finished_at: int | None
    issued_seq: int


class LegRow(Struct, frozen=True, omit_defaults=False):
    """One row of ``leg``: one stay in a line, from entering it until the visitor leaves it."""

    ticket: str
    leg: int
    queue: str
    service: str
    entered_at: int
    desk: str | None = None
    staff: str | None = None
    called_at: int | None = None
    calls: int = 0
    serving_at: int | None = None
    parked_at: int | None = None
    parked_us: int = 0
    ended_at: int | None = None
    outcome: str | None = None
    active: bool = False


class Visit(Struct, frozen=True):
    """A ticket with its legs."""

    ticket: TicketRow
    legs: tuple[LegRow, ...]


def issued(record: Record, event: ev.TicketIssued) -> Visit:
    """The visit that begins with this record."""
    at = to_micros(record.at)
    row = TicketRow(
        ticket=event.ticket,
        day=event.day.isoformat(),
        series=event.series,
        figure=event.figure,
        number=event.number,
        service=event.service,
        service_given=None,
        queue=event.queue,
        priority=event.priority,
        walk_in=event.walk_in,
        language=event.language.value,
        state=(TicketState.SERVING if event.walk_in else TicketState.WAITING).value,
        link=event.link,
        arrived_at=at,
        finished_at=None,
        issued_seq=record.seq,
    )
    return Visit(row, (LegRow(event.ticket, 1, event.queue, event.service, at),))


def _with(visit: Visit, state: TicketState, leg: LegRow, **ticket: str | int | None) -> Visit:
    row = msgspec.structs.replace(visit.ticket, state=state.value, **ticket)
    return Visit(row, (*visit.legs[:-1], leg))


def _ended(leg: LegRow, at: int, outcome: str) -> LegRow:
    leg = _unparked(leg, at)
    return msgspec.structs.replace(leg, ended_at=at, outcome=outcome, active=False)


def _unparked(leg: LegRow, at: int) -> LegRow:
    if leg.parked_at is None:
        return leg
    return msgspec.structs.replace(leg, parked_at=None, parked_us=leg.parked_us + max(0, at - leg.parked_at))


def step(visit: Visit, record: Record) -> Visit:
    """The visit after ``record``, which names its ticket. Records that move no visitor leave it as it is."""
    at, event, leg, end = to_micros(record.at), record.event, visit.legs[-1], _ended
    staff = record.actor.staff
    replace = msgspec.structs.replace
    match event:
        case ev.TicketCalled():
            called = replace(leg, desk=event.desk, staff=staff, called_at=at, calls=leg.calls + 1, active=True)
            return _with(visit, TicketState.CALLED, called)
        case ev.VisitorArrived():
            served = replace(leg, desk=event.desk, staff=staff, serving_at=at, active=True)
            return _with(visit, TicketState.SERVING, served)
        case ev.TicketParked():
            return _with(visit, TicketState.PARKED, replace(leg, parked_at=at, active=False))
        case ev.TicketResumed():
            served = replace(_unparked(leg, at), desk=event.desk, staff=staff, active=True)
            return _with(visit, TicketState.SERVING, replace(served, serving_at=served.serving_at or at))
        case ev.TicketMissed():
            return _with(visit, TicketState.NO_SHOW, end(leg, at, "no_show"), finished_at=at)
        case ev.TicketFinished():
            done = end(leg, at, "done")
            return _with(visit, TicketState.DONE, done, finished_at=at, service_given=event.service_given)
        case ev.TicketCancelled():
            return _with(visit, TicketState.CANCELLED, end(leg, at, "cancelled"), finished_at=at)
        case ev.TicketUnserved():
            return _with(visit, TicketState.UNSERVED, end(leg, at, "unserved"), finished_at=at)
        case ev.TicketReturned():
            again = LegRow(leg.ticket, leg.leg + 1, leg.queue, leg.service, at)
            row = replace(visit.ticket, state=TicketState.WAITING.value, finished_at=None)
            return Visit(row, (*visit.legs, again))
        case ev.TicketTransferred():
            onward = LegRow(leg.ticket, leg.leg + 1, event.queue, event.service, at)
            row = replace(visit.ticket, state=TicketState.WAITING.value)
            return Visit(row, (*visit.legs[:-1], end(leg, at, "transferred"), onward))
        case _:
            return visit


def ticket_of(event: ev.Event) -> str | None:
    """The ticket an event is about, if it is about one."""
    return getattr(event, "ticket", None)


def desk_of(record: Record) -> str | None:
    """The desk that did it."""
    return getattr(record.event, "desk", None) or getattr(record.event, "from_desk", None) or record.actor.desk


def fold(records: Iterable[Record]) -> Visit | None:
    """The visit that a ticket's records make; among them, in order, every StepUndone that may concern it.

    An undone step is a desk's last one, so each move of the ticket by this desk from record ``of`` on until the
    StepUndone is part of it, and the visit is again as it was before ``of``. A ticket that was issued within the step
    (a visitor without one) stays: its number is drawn, and the heart cancels it. A call again is no step: it goes with
    the first call, and stays when what is undone was done to another ticket.
    """
    past: list[tuple[int, str | None, Visit]] = []  # record, desk, visit after it
    again: set[int] = set()
    for record in records:
        event = record.event
        if isinstance(event, ev.StepUndone):
            concerned = any(seq >= event.of and desk == event.desk and seq not in again for seq, desk, _ in past)
            while concerned and past[0][0] < event.of <= past[-1][0]:
                past.pop()
        elif isinstance(event, ev.TicketIssued):
            past.append((record.seq, desk_of(record), issued(record, event)))
        elif past and (after := step(past[-1][2], record)) is not past[-1][2]:
            past.append((record.seq, desk_of(record), after))
            if isinstance(event, ev.TicketCalled) and event.kind is CallKind.RECALL:
                again.add(record.seq)
    return past[-1][2] if past else None
