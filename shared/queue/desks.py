"""Sitting down, leaving, pausing: one member of staff at one desk, and the last to sit down has it."""

from __future__ import annotations

from shared.protocol.commands import CloseDesk, OpenDesk, PauseDesk, ResumeDesk
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.events import DeskClosed, DeskOpened, DeskPaused, DeskResumed, Event
from shared.queue.seat import bad_reason, busy, seat
from shared.queue.state import State

Outcome = tuple[Event, ...] | Refusal


def opened(state: State, command: OpenDesk, context: Context) -> Outcome:
    """Sit down at a desk: take it over from whoever sits there, and leave the former one.

    A visitor who is called or served stays with the desk; who wants to leave a desk ends that visit first.
    """
    if state.day is None:
        return Refusal(RefusalCode.DAY_CLOSED)
    staff = context.actor.staff
    if staff is None:
        return Refusal(RefusalCode.NOT_LOGGED_IN)
    if command.desk not in state.places:
        return Refusal(RefusalCode.UNKNOWN_DESK)
    desk = state.desk(command.desk)
    if desk.staff == staff and desk.device == context.actor.device:
        return ()
    events: list[Event] = []
    former = state.seat_of(staff)
    if former is not None and former.id != desk.id:
        still = busy(state, former)
        if still is not None:
            return still
        events.append(DeskClosed(former.id, staff))
    events.append(DeskOpened(desk.id, staff, took_over_from=desk.staff))
    return tuple(events)


def closed(state: State, _: CloseDesk, context: Context) -> Outcome:
    """Leave the desk, when nobody is called or served at it."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    return busy(state, desk) or (DeskClosed(desk.id, desk.staff),)


def paused(state: State, command: PauseDesk, context: Context) -> Outcome:
    """Stop calling for a while; the visitor at the desk is served to the end."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    wrong = bad_reason(command.reason)
    if wrong is not None:
        return wrong
    reason = command.reason.strip()
    return () if desk.pause == reason else (DeskPaused(desk.id, reason),)


def resumed(state: State, _: ResumeDesk, context: Context) -> Outcome:
    """End the pause."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    return () if desk.pause is None else (DeskResumed(desk.id),)
