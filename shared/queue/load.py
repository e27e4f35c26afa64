"""How much stands before a newcomer of a queue: people, open desks by their share, minutes of a visit."""

from __future__ import annotations

import msgspec

from shared.model import Estimate
from shared.queue.estimate import estimate
from shared.queue.state import State
from shared.queue.ticket import Desk


class Load(msgspec.Struct, frozen=True):
    """What a newcomer finds."""

    people: int
    desks: int
    estimate: Estimate | None


def serving_desks(state: State, queue: str) -> tuple[Desk, ...]:
    """The open desks that serve a queue: those whose main work it is, else those that help."""
    seated = [d for d in state.desks.values() if d.staff is not None and d.pause is None and d.id in state.places]
    main = tuple(d for d in seated if queue in state.places[d.id].main)
    return main or tuple(d for d in seated if queue in state.places[d.id].help)


def newcomer(state: State, queue: str) -> Load:
    """What somebody who comes now finds in this queue."""
    people = state.waiting(queue)
    desks = serving_desks(state, queue)
    if not people or not desks:
        return Load(people, len(desks), None)
    return Load(people, len(desks), estimate(people, desk_share(state, queue), mean_minutes(state, queue)))


def desk_share(state: State, queue: str) -> float:
    """How many open desks serve a queue; one that is shared between queues counts by its share."""
    return sum(_share(state, desk, queue) for desk in serving_desks(state, queue))


def _share(state: State, desk: Desk, queue: str) -> float:
    """Which part of a desk's work this queue is, by those who wait in its main queues."""
    own = state.places[desk.id].main
    if queue not in own:
        return 1.0
    return max(1, state.waiting(queue)) / max(1, sum(state.waiting(q) for q in own))


def mean_minutes(state: State, queue: str) -> float:
    """Mean minutes at a desk of those who wait, by their services; of the queue's services when nobody does."""
    people = minutes = 0
    for service, _, line in state.today.lines.standing((queue,)):
        info = state.services.get(service)
        if info is not None:
            people += len(line.places)
            minutes += len(line.places) * info.desk_minutes
    if people:
        return minutes / people
    usual = [s.desk_minutes for s in state.services.values() if s.queue == queue]
    return sum(usual) / len(usual) if usual else 0.0
