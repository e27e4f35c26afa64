"""Who is next at a desk, and why: accumulating priority, strict first come, or a ratio of priority to ordinary.

Accumulating priority: a ticket earns ``score = weight x minutes waited / target minutes of its service``; the highest
score is called, ties go to the earlier arrival. Sources: L. Kleinrock, "A delay dependent queue discipline", Naval
Research Logistics Quarterly 11 (1964); D. A. Stanford, P. Taylor, I. Ziedins, "Waiting time distributions in the
accumulating priority queue", Queueing Systems 77 (2014).

Overtaking: a call overtakes every ordinary ticket of the same tier (the desk's main queues, or its help queues) that
arrived earlier and may still be overtaken. One overtaken ``max_overtaken`` times is next, so nobody starves. Calls of
tickets handed to this desk or person overtake nobody. All inputs are in the log: any call can be computed again.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import assert_never

from shared.model import OrderPolicy, OrderRule
from shared.protocol.views import Why, WhyCode
from shared.queue.lines import Line, Place
from shared.queue.state import State
from shared.queue.ticket import Desk, Ticket

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
            if state.tickets[other].overtaken < policy.max_overtaken:
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
    yield from _tier(state, state.desk(desk), list(lines.standing(info.main)), now)
    helped = tuple(q for q in info.help if q not in info.main)
    for ticket, _ in _tier(state, state.desk(desk), list(lines.standing(helped)), now):
        yield _because(state, ticket.id, WhyCode.HELP, now)


def score(ticket: Ticket, policy: OrderPolicy, target_minutes: int, now: datetime) -> float:
    """What a ticket has earned: weight x minutes waited / target minutes; never below nothing."""
    weight = policy.priority_weight if ticket.priority else 1.0
    return weight * max(0.0, (now - ticket.arrived_at).total_seconds()) / 60.0 / target_minutes


def _tier(state: State, desk: Desk, tier: list[Standing], now: datetime) -> Iterator[tuple[Ticket, Why]]:
    match state.directory.office.order.rule:
        case OrderRule.ACCUMULATING:
            return _accumulating(state, tier, now)
        case OrderRule.FIFO:
            return _by_arrival(state, tier, WhyCode.FIRST, now)
        case OrderRule.RATIO:
            return _ratio(state, desk, tier, now)
        case other:
            assert_never(other)


def _accumulating(state: State, tier: list[Standing], now: datetime) -> Iterator[tuple[Ticket, Why]]:
    if not tier:
        return
    skip: set[Place] = set()
    for place in heapq.merge(*(line.pressed for _, priority, line in tier if not priority)):
        skip.add(place)
        yield _because(state, place[1], WhyCode.OVERTAKEN, now)
    earliest = min(line.places[0] for _, _, line in tier)
    for _, arrived, ticket in heapq.merge(*(_scored(state, line.places, now) for _, _, line in tier)):
        if (arrived, ticket) not in skip:
            favoured = state.tickets[ticket].priority and (arrived, ticket) != earliest
            yield _because(state, ticket, WhyCode.PRIORITY if favoured else WhyCode.LONGEST_WAIT, now)


def _scored(state: State, places: Iterable[Place], now: datetime) -> Iterator[tuple[float, int, str]]:
    """The places of one line with their scores, in the order of arrival, which no step of the clock can turn round."""
    policy = state.directory.office.order
    for arrived, ticket in places:
        t = state.tickets[ticket]
        yield -score(t, policy, state.target_minutes(t.service), now), arrived, ticket


def _by_arrival(state: State, tier: list[Standing], why: WhyCode, now: datetime) -> Iterator[tuple[Ticket, Why]]:
    for _, ticket in heapq.merge(*(line.places for _, _, line in tier)):
        yield _because(state, ticket, why, now)


def _ratio(state: State, desk: Desk, tier: list[Standing], now: datetime) -> Iterator[tuple[Ticket, Why]]:
    favoured = heapq.merge(*(line.places for _, priority, line in tier if priority))
    ordinary = heapq.merge(*(line.places for _, priority, line in tier if not priority))
    p, o = next(favoured, None), next(ordinary, None)
    turns = (desk.priority_turns, desk.ordinary_turns)
    while p or o:
        takes_priority = p is not None and (o is None or turns[0] < state.directory.office.order.ratio_priority)
        place = p if takes_priority else o
        assert place is not None  # noqa: S101 - one of the two is there, by the loop's own condition
        yield _because(state, place[1], WhyCode.RATIO, now)
        turns = next_turns(turns, state.directory.office.order, priority=takes_priority)
        p, o = (next(favoured, None), o) if takes_priority else (p, next(ordinary, None))


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
