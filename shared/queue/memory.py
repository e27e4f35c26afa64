"""What was before a desk's last step, and how it is given back: ticket, desk, and whom the call overtook."""

from __future__ import annotations

from msgspec.structs import replace

from shared.queue.events import Record, StepUndone
from shared.queue.state import State
from shared.queue.ticket import Desk, Step, Ticket
from shared.queue.yielding import still_let_pass


def remember(
    state: State,
    record: Record,
    desk: Desk,
    before: Ticket,
    *,
    overtook: tuple[str, ...] = (),
    joins: bool = False,
    walk_in: bool = False,
) -> None:
    """Keep what was before, for the undo; ``joins`` the record before it to one step."""
    step = Step(record.seq, record.seq, record.at, before.id, (before,), desk, overtook)
    last = state.today.steps.get(desk.id)
    if walk_in:
        step = replace(step, of=before.arrived, before=(), walk_in=True)
    elif joins and last is not None:
        step = replace(step, of=last.of, before=(*last.before, before), desk_before=last.desk_before)
    state.today.steps[desk.id] = step


def take_back(state: State, record: Record, event: StepUndone) -> None:
    """Give back what was before the step; what others did to these tickets meanwhile (overtaking, copies) stays."""
    step = state.today.steps.pop(event.desk)
    for before in step.before:
        now = state.tickets[before.id]
        state.put_ticket(
            replace(
                before,
                overtaken=now.overtaken,
                copies=now.copies,
                paper=now.paper,
                let_pass=still_let_pass(state, before),
                touched=record.seq,
            )
        )
    for passed in step.overtook:
        state.overtake(passed, -1)
    was = step.desk_before
    state.put_desk(
        replace(
            state.desk(event.desk),
            current=was.current,
            priority_turns=was.priority_turns,
            ordinary_turns=was.ordinary_turns,
        )
    )
    for call in [c for c in state.calls if c.seq in step.calls]:
        state.calls.remove(call)
    state.changes.dropped_calls.extend(step.calls)
