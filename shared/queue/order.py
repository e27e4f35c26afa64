"""Who is next at a desk, and why: accumulating priority, strict first come, or a ratio of priority to ordinary.

Accumulating priority: a ticket earns ``score = weight x minutes waited / target minutes of its service``; the highest
score is called, ties go to the earlier arrival. Sources: L. Kleinrock, "A delay dependent queue discipline", Naval
Research Logistics Quarterly 11 (1964); D. A. Stanford, P. Taylor, I. Ziedins, "Waiting time distributions in the
accumulating priority queue", Queueing Systems 77 (2014).

Overtaking: a call overtakes every ordinary ticket of the same tier (the desk's main queues, or its help queues) that
arrived earlier and may still be overtaken. One overtaken ``max_overtaken`` times is next, so nobody starves. Calls of
tickets handed to this desk or person overtake nobody. All inputs are in the log: any call can be computed again.

More time: whoever let others pass stands behind them, in every rule (``yielding``). They passed by leave: that is no
overtaking.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import assert_never

from shared.model import OrderPolicy, OrderRule
from shared.protocol.views import Why, WhyCode
from shared.queue.lines import Line, Place
from shared.queue.load import serving_desks
from shared.queue.state import State
from shared.queue.ticket import Desk, Ticket
from shared.queue.yielding import Holds, Stream, holds, in_turn

Standing = tuple[str, bool, Line]
"""A line with its service and class."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The next ticket, the reason for the staff, and whom the call overtakes."""

    ticket: Ticket
    why: Why
    overtook: tuple[str, ...] = ()


def choose(state: State, desk: str, staff: str | None, now: datetime) -> Choice | None:
    """Whom this desk should call now; None when nobody waits for it."""
    first = next(ranking(state, desk, staff, now), None)
    if first is None:
        return None
    ticket, why = first
    overtook = () if why.code is WhyCode.TO_DESK else overtaken_by(state, desk, ticket)
    return Choice(ticket, why, overtook)


def waiting_list(state: State, desk: str, now: datetime, limit: int = 200) -> tuple[Ticket, ...]:
    """The first ``limit`` tickets that wait for this desk, in the order in which they would be called now."""
    return tuple(ticket for ticket, _ in islice(ranking(state, desk, state.desk(desk).staff, now), limit))


def overtaken_by(state: State, desk: str, ticket: Ticket) -> tuple[str, ...]:
    """The ordinary tickets that came before ``ticket`` in its tier and may still be overtaken, if they are counted."""
    policy = state.directory.office.order
    if policy.rule is not OrderRule.ACCUMULATING:
        return ()
    passed: list[str] = []
    for _, priority, line in state.today.lines.standing(_tier_of(state, desk, ticket.queue)):
        if priority or line.places[0][0] > ticket.arrived:
            continue
        for arrived, other in line.places:
            if arrived >= ticket.arrived:
                break
            t = state.tickets[other]
            if t.overtaken < policy.max_overtaken and ticket.id not in t.let_pass:
                passed.append(other)
    return tuple(passed)


def ranking(state: State, desk: str, staff: str | None, now: datetime) -> Iterator[tuple[Ticket, Why]]:
    """Everybody who waits for this desk, in the order of the rule as of ``now``, each with the reason."""
    lines = state.today.lines
    handed = [x.places for x in (lines.desks.get(desk), lines.people.get(staff or "")) if x is not None]
    for _, handed_id in heapq.merge(*handed):
        yield _because(state, handed_id, WhyCode.TO_DESK, now)
    info = state.places.get(desk)
    if info is None:
        return
    yield from _tier(state, state.desk(desk), info.main, now)
    helped = tuple(q for q in info.help if q not in info.main)
    for ticket, _ in _tier(state, state.desk(desk), helped, now):
        yield _because(state, ticket.id, WhyCode.HELP, now)


def queue_order(state: State, queue: str, now: datetime) -> Iterator[str]:
    """The open lines of one queue in the order in which the desks would call now."""
    serving = next((d for d in serving_desks(state, queue)), None)
    return (ticket.id for ticket, _ in _tier(state, serving or Desk(""), (queue,), now))


def score(ticket: Ticket, policy: OrderPolicy, target_minutes: int, now: datetime) -> float:
    """What a ticket has earned: weight x minutes waited / target minutes; never below nothing."""
    weight = policy.priority_weight if ticket.priority else 1.0
    return weight * max(0.0, now.timestamp() - ticket.arrived_at.timestamp()) / 60.0 / target_minutes


def _tier(state: State, desk: Desk, queues: tuple[str, ...], now: datetime) -> Iterator[tuple[Ticket, Why]]:
    tier = list(state.today.lines.standing(queues))
    held = holds(state, queues)
    match state.directory.office.order.rule:
        case OrderRule.ACCUMULATING:
            ranked = _accumulating(state, tier, held, now)
        case OrderRule.FIFO:
            ranked = _by_arrival(state, tier, WhyCode.FIRST, now)
        case OrderRule.RATIO:
            return _ratio(state, desk, tier, held, now)
        case other:
            assert_never(other)
    return in_turn(ranked, lambda one: one[0].id, held) if held else ranked


def _accumulating(state: State, tier: list[Standing], held: Holds, now: datetime) -> Iterator[tuple[Ticket, Why]]:
    if not tier:
        return
    skip: set[Place] = set()
    for place in heapq.merge(*(line.pressed for _, priority, line in tier if not priority)):
        skip.add(place)
        yield _because(state, place[1], WhyCode.OVERTAKEN, now)
    free = (next((p for p in line.places if p[1] not in held.behind), None) for _, _, line in tier)
    earliest = min((place for place in free if place is not None), default=None)
    for _, arrived, ticket in heapq.merge(*(_scored(state, one, now) for one in tier)):
        if (arrived, ticket) not in skip:
            favoured = state.tickets[ticket].priority and (arrived, ticket) != earliest
            yield _because(state, ticket, WhyCode.PRIORITY if favoured else WhyCode.LONGEST_WAIT, now)


def _scored(state: State, standing: Standing, now: datetime) -> Iterator[tuple[float, int, str]]:
    """The places of one line with their scores, in the order of arrival, which no step of the clock can turn round."""
    service, priority, line = standing
    weight = state.directory.office.order.priority_weight if priority else 1.0
    target, at = state.target_minutes(service), now.timestamp()
    for (arrived, ticket), since in zip(line.places, line.since, strict=True):
        yield -(weight * max(0.0, at - since) / 60.0 / target), arrived, ticket


def _by_arrival(state: State, tier: list[Standing], why: WhyCode, now: datetime) -> Iterator[tuple[Ticket, Why]]:
    for _, ticket in heapq.merge(*(line.places for _, _, line in tier)):
        yield _because(state, ticket, why, now)


def _ratio(state: State, desk: Desk, tier: list[Standing], held: Holds, now: datetime) -> Iterator[tuple[Ticket, Why]]:
    favoured, ordinary = (
        Stream(heapq.merge(*(line.places for _, priority, line in tier if priority is class_)), itemgetter(1), held)
        for class_ in (True, False)
    )
    turns = (desk.priority_turns, desk.ordinary_turns)
    while True:
        p, o = favoured.head(), ordinary.head()
        takes_priority = p is not None and (o is None or turns[0] < state.directory.office.order.ratio_priority)
        place = p if takes_priority else o
        if place is None:
            break
        (favoured if takes_priority else ordinary).take()
        yield _because(state, place[1], WhyCode.RATIO, now)
        turns = next_turns(turns, state.directory.office.order, priority=takes_priority)
        freed = held.turn_of(place[1])
        favoured.free(freed)
        ordinary.free(freed)
    for place in (*favoured.rest(), *ordinary.rest()):
        yield _because(state, place[1], WhyCode.RATIO, now)


def next_turns(turns: tuple[int, int], policy: OrderPolicy, *, priority: bool) -> tuple[int, int]:
    """The place in the cycle of n priority calls, then m ordinary ones, after one more call at this desk.

    While one class is empty the other is called; extra priority calls do not add up, and a full count of ordinary
    calls begins the cycle anew.
    """
    if priority:
        return min(turns[0] + 1, policy.ratio_priority), turns[1]
    return (0, 0) if turns[1] + 1 >= policy.ratio_ordinary else (turns[0], turns[1] + 1)


def _tier_of(state: State, desk: str, queue: str) -> tuple[str, ...]:
    info = state.places.get(desk)
    if info is not None and queue in info.main:
        return info.main
    if info is not None and queue in info.help:
        return tuple(q for q in info.help if q not in info.main)
    return (queue,)


def _because(state: State, ticket: str, code: WhyCode, now: datetime) -> tuple[Ticket, Why]:
    t = state.tickets[ticket]
    minutes = int(max(0.0, (now - t.arrived_at).total_seconds()) // 60)
    return t, Why(code, minutes, state.target_minutes(t.service), t.overtaken)
