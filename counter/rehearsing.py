"""The demo's clerk at a real desk window: says, now and then, what a clerk would press. Pure but for its memory."""

from __future__ import annotations

from dataclasses import dataclass

from counter.inputs import Input, PickDesk, Press, TypedLogin, TypedPin
from counter.state import Page, State
from counter.verbs import Verb
from shared.model import TicketState
from shared.protocol.views import OfficePhase, TicketRow
from shared.rehearsal import ClerkPart

TO_THE_DESK = 0.8
"""Business minutes until a called visitor stands at the desk."""
PATIENCE = 1.5
"""Business minutes until somebody called a second time counts as absent."""
WORKING = frozenset({OfficePhase.OPEN, OfficePhase.LAST_TICKET_PASSED})


@dataclass(slots=True)
class Clerk:
    """Plays one part. Feed it the window's state now and then; what it says goes where keys go."""

    part: ClerkPart
    _seen: tuple[object, ...] = ()
    _since: float = 0.0
    _recalled: str = ""

    def act(self, state: State, ticks: float) -> Input | None:
        """What the clerk does now; ``ticks`` in real seconds that never jump."""
        room = state.room
        if room is None or state.pending is not None:
            return None
        match state.page:
            case Page.LOGIN:
                return TypedLogin(self.part.name, self.part.one_time)
            case Page.PIN:
                return TypedPin(self.part.one_time, self.part.pin, self.part.pin)
            case Page.CHOOSE:
                return PickDesk(self.part.desk) if state.desk != self.part.desk else Press(Verb.OPEN_DESK)
            case Page.DESK:
                current = room.current
                if current is not None:
                    return self._attend(current, state, ticks)
                works = room.snapshot.office.phase in WORKING
                return Press(Verb.CALL_NEXT) if works and room.next is not None else None
            case _:
                return None

    def _attend(self, row: TicketRow, state: State, ticks: float) -> Input | None:
        minutes = self._minutes(row, ticks)
        habits = self.part.habits
        if row.state is TicketState.SERVING:
            service = state.room.service(row.service) if state.room else None
            usual = service.desk_minutes if service else 10
            return Press(Verb.FINISH) if minutes >= habits.minutes(row.number, usual) else None
        if not habits.absent(row.number):
            return Press(Verb.ARRIVE) if minutes >= TO_THE_DESK else None
        if self._recalled != row.ticket:
            if minutes < TO_THE_DESK:
                return None
            self._recalled = row.ticket
            return Press(Verb.RECALL)
        return Press(Verb.NO_SHOW) if minutes >= TO_THE_DESK + PATIENCE else None

    def _minutes(self, row: TicketRow, ticks: float) -> float:
        """Business minutes since the visitor was first seen so."""
        if self._seen != (row.ticket, row.state):
            self._seen, self._since = (row.ticket, row.state), ticks
        return (ticks - self._since) * self.part.speed / 60
