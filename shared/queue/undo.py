"""Taking back a desk's last step, for a minute, unless somebody else has acted on the ticket since."""

from __future__ import annotations

from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.events import Event, StepUndone, TicketCancelled
from shared.queue.seat import seat
from shared.queue.state import State
from shared.queue.ticket import Step

UNDO_REASON = "undo"
"""Why the ticket of an undone walk-in is cancelled: its number was drawn and stays drawn."""


def undo(state: State, context: Context) -> tuple[Event, ...] | Refusal:
    """Take back the last step of the actor's desk."""
    desk = seat(state, context.actor)
    if isinstance(desk, Refusal):
        return desk
    step = undoable(state, desk.id)
    if step is None:
        return Refusal(RefusalCode.NOTHING_TO_UNDO)
    if context.now > step.until:
        return Refusal(RefusalCode.UNDO_TOO_LATE)
    taken_back = StepUndone(desk.id, step.of)
    if step.walk_in:
        return TicketCancelled(step.ticket, UNDO_REASON), taken_back
    return (taken_back,)


def undoable(state: State, desk: str) -> Step | None:
    """The step that this desk could take back, whatever the time."""
    step = state.today.steps.get(desk)
    if step is None or any(state.tickets[t].touched > step.last for t in (step.ticket, *(b.id for b in step.before))):
        return None
    return step
