"""Opening and closing business days, and what a supervisor says to the whole room."""

from __future__ import annotations

from datetime import date, datetime

from shared.model import OPEN_STATES
from shared.protocol.commands import SetAnnouncement
from shared.protocol.refusal import Refusal
from shared.queue.calendar import business_day
from shared.queue.clock import day_to_open
from shared.queue.context import Context
from shared.queue.events import AnnouncementSet, ClockAccepted, DayClosed, DayOpened, DeskClosed, Event, TicketUnserved
from shared.queue.seat import bad_text
from shared.queue.state import State


def roll_day(state: State, context: Context, high_water: datetime | None) -> tuple[Event, ...]:
    """What a tick of the clock brings: usually nothing; at the cut-over the old day closes and the new one opens.

    A clock that cannot be right changes nothing, and no day is opened twice. A day that a wrong clock opened before it
    came, and that a supervisor has then led back from, begins when it really comes: what is open in its name ends as
    unserved, and its numbers go on after the last one drawn in its name, so that none is ever given twice.
    """
    day = day_to_open(context.now, high_water, state.directory.office).day
    if day is None or not _is_new(state, day, high_water):
        return ()
    return (*close_day(state), DayOpened(day))


def _is_new(state: State, day: date, high_water: datetime | None) -> bool:
    """Whether a day never was open and is not a small step of the clock back over midnight.

    An earlier day may only be opened when a supervisor has set the clock back behind the newest one.
    """
    if day in state.opened:
        return day in state.early
    newest = max(state.opened, default=day)
    return day >= newest or (high_water is not None and business_day(high_water, state.directory.office) < newest)


def close_day(state: State) -> tuple[Event, ...]:
    """End the day: open tickets are unserved, desks are closed. Nothing when no day is open."""
    if state.day is None:
        return ()
    unserved = [TicketUnserved(t.id) for t in state.tickets.values() if t.state in OPEN_STATES]
    desks = [DeskClosed(d.id, d.staff) for d in state.desks.values() if d.staff is not None]
    return (*unserved, *desks, DayClosed(state.day))


def announce(state: State, command: SetAnnouncement) -> tuple[Event, ...] | Refusal:
    """Set the line on the TVs."""
    wrong = bad_text(command.text.id, "id") or bad_text(command.text.en, "en")
    if wrong is not None:
        return wrong
    return () if command.text == state.announcement else (AnnouncementSet(command.text),)


def accept_clock() -> tuple[Event, ...]:
    """A supervisor looked at the clock and says that it is right."""
    return (ClockAccepted(),)
