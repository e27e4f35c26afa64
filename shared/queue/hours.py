"""What the office does now, as the open day and the clock's trust allow: a day closed early stays closed."""

from __future__ import annotations

from datetime import datetime

from shared.protocol.views import OfficePhase
from shared.queue.calendar import Hours, business_day, hours_of, next_opening, phase
from shared.queue.state import State


def hours_now(state: State, now: datetime, *, clock_wrong: bool) -> Hours:
    """The hours of the office at ``now``.

    A dead clock must not stop a day that is running: its numbers go on, only the hours cannot be looked up.
    """
    office = state.directory.office
    if clock_wrong:
        day = state.day or state.last_closed or business_day(now, office)
        open_ = OfficePhase.OPEN if state.day is not None else OfficePhase.CLOSED
        return Hours(open_, day, None, hours_of(day, office)[0])
    hours = phase(now, office)
    if state.day is None and hours.phase is not OfficePhase.HOLIDAY:
        over = hours.day if hours.day in state.opened else None
        return Hours(OfficePhase.CLOSED, hours.day, next_opening(now, office, after=over), hours.shifts, hours.holiday)
    return hours
