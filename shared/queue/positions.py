"""How many will be called before a waiting visitor, and how long that takes: a whole queue at once.

A thousand phones ask at every event, so the usual order is made here a second time, with one sort instead of a merge
that gives reasons. What is not usual (another rule, a clock that was set back between two arrivals) takes the order of
``order`` itself. A test holds the two together.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from operator import eq, itemgetter

import msgspec

from shared.model import Estimate, OrderRule, TicketState
from shared.queue.estimate import estimate
from shared.queue.lines import Place as Standing
from shared.queue.lines import Turns
from shared.queue.load import desk_share, mean_minutes
from shared.queue.order import queue_order
from shared.queue.state import State
from shared.queue.ticket import Ticket
from shared.queue.yielding import holds, rearranged

_TICKET = itemgetter(1)
STANDS = timedelta(seconds=1)
"""So long an order is good while nothing happens: waiting alone may turn it round after that."""

TENTHS = 1
"""A queue's pace is kept to tenths of a minute: a finer one would change at every event, and no estimate with it."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a waiting ticket stands."""

    ahead: int
    estimate: Estimate | None


def place_of(state: State, ticket: Ticket, now: datetime) -> Place | None:
    """Where this ticket stands; None when it does not wait."""
    return place_in(turns(state, ticket.queue, now), ticket.id) if ticket.state is TicketState.WAITING else None


def place_in(standing: Turns, ticket: str) -> Place | None:
    """Where a ticket stands in its queue; None when it is not there."""
    ahead = standing.ahead.get(ticket)
    return None if ahead is None else places(standing)[ahead]


def places(standing: Turns) -> list[Place]:
    """The places of a queue, by how many are ahead."""
    known = _places(standing.minutes)
    while len(known) <= len(standing.ahead):
        known.append(Place(len(known), estimate(len(known), 1, standing.minutes)))
    return known


@lru_cache(maxsize=256)
def _places(_minutes: float) -> list[Place]:
    """The places of a pace, as many as were ever needed."""
    return []


def turns(state: State, queue: str, now: datetime) -> Turns:
    """The queue as it stands; worked out once for all who ask of the same moment."""
    known = state.turns.get(queue)
    if known is not None and known.seq == state.head_seq and timedelta(0) <= now - known.at < STANDS:
        return known
    ahead, share = positions(state, queue, now), desk_share(state, queue)
    minutes = round(mean_minutes(state, queue) / share, TENTHS) if ahead and share else 0.0
    state.turns[queue] = made = Turns(state.head_seq, now, ahead, minutes)
    return made


def positions(state: State, queue: str, now: datetime) -> dict[str, int]:
    """How many will be called before each who waits in this queue, in the order as the desks would call now.

    Whoever was handed to a desk or a person waits for those handed there before. While somebody sits there they are
    called before everybody else, and count.
    """
    lines = state.today.lines
    handed: dict[str, int] = {}
    first = 0
    for who, line in chain(lines.desks.items(), lines.people.items()):
        if line.places:
            mine = {ticket: n for n, (_, ticket) in enumerate(line.places) if state.tickets[ticket].queue == queue}
            first += len(mine) if state.desk(who).staff is not None or state.seat_of(who) is not None else 0
            handed.update(mine)
    order = _by_score(state, queue, now)
    if order is None:
        order = list(queue_order(state, queue, now))
    elif held := holds(state, (queue,)):
        order = rearranged(order, held)
    ahead = dict(zip(order, range(first, first + len(order)), strict=True))
    ahead.update(handed)
    return ahead


def _by_score(state: State, queue: str, now: datetime) -> list[str] | None:
    """The open lines of a queue by what has been earned; None when that alone does not say it."""
    policy, at = state.directory.office.order, now.timestamp()
    if policy.rule is not OrderRule.ACCUMULATING:
        return None
    earned: list[float] = []
    places: list[Standing] = []
    pressed: list[Standing] = []
    for service, priority, line in state.today.lines.standing((queue,)):
        if line.uneven or line.since[-1] > at:
            return None
        weight, target = policy.priority_weight if priority else 1.0, state.target_minutes(service)
        earned += [weight * (at - since) / 60.0 / target for since in line.since]
        places += line.places
        pressed += () if priority else line.pressed
    ranks = sorted(range(len(earned)), key=earned.__getitem__, reverse=True)
    inorder = [earned[n] for n in ranks]
    if any(map(eq, inorder, inorder[1:])):  # of two who have earned the same the earlier one is called
        ranks.sort(key=lambda n: (-earned[n], places[n]))
    order = [places[n][1] for n in ranks]
    if not pressed:
        return order
    urgent = dict.fromkeys(map(_TICKET, sorted(pressed)))
    return [*urgent, *(ticket for ticket in order if ticket not in urgent)]
