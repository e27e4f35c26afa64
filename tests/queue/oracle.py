"""The order rule a second time, slowly and from the log alone: no state, no lines, no shortcuts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared.model import CallKind, Directory, OrderRule
from shared.protocol.views import WhyCode
from shared.queue import events as e


@dataclass
class Waiting:
    """Somebody in line, as the log tells it."""

    id: str
    arrived: int
    at: datetime
    queue: str
    service: str
    priority: bool
    waits: bool = True
    overtaken: int = 0
    let_pass: tuple[str, ...] = ()


def read(log: list[e.Record], desk: str) -> tuple[dict[str, Waiting], list[bool]]:
    """Everybody of the day, and the classes that this desk has called by ratio so far."""
    people: dict[str, Waiting] = {}
    turns: list[bool] = []
    for record in log:
        match record.event:
            case e.TicketIssued() as t:
                people[t.ticket] = Waiting(t.ticket, record.seq, record.at, t.queue, t.service, t.priority)
            case e.TicketCalled(kind=CallKind.FIRST) as call:
                people[call.ticket].waits = False
                people[call.ticket].let_pass = ()
                for passed in call.overtook:
                    people[passed].overtaken += 1
                if call.desk == desk and call.why is not None and call.why.code is WhyCode.RATIO:
                    turns.append(people[call.ticket].priority)
            case e.TicketYielded() as given:
                for passed in given.passed:
                    other = people[passed]
                    other.let_pass = tuple(one for one in other.let_pass if one != given.ticket)
                people[given.ticket].let_pass += given.passed
            case _:
                pass
    return people, turns


def next_by_the_rule(directory: Directory, log: list[e.Record], call: e.Record) -> str:
    """The ticket that had to be called then."""
    assert isinstance(call.event, e.TicketCalled)
    desk = next(d for d in directory.desks if d.id == call.event.desk)
    people, turns = read(log, desk.id)
    for queues in (desk.main, desk.help):
        line = [p for p in people.values() if p.waits and p.queue in queues]
        if line:
            here = {p.id: p.queue for p in line}
            free = [p for p in line if not any(here.get(other) == p.queue for other in p.let_pass)]
            return _first(directory, free, turns, call.at).id
    raise AssertionError("nobody waited")


def _first(directory: Directory, line: list[Waiting], turns: list[bool], now: datetime) -> Waiting:
    policy = directory.office.order
    target = {s.id: s.target_minutes for s in directory.services}

    def score(p: Waiting) -> float:
        weight = policy.priority_weight if p.priority else 1.0
        return weight * (now - p.at).total_seconds() / 60.0 / target[p.service]

    by_arrival = sorted(line, key=lambda p: p.arrived)
    match policy.rule:
        case OrderRule.FIFO:
            return by_arrival[0]
        case OrderRule.ACCUMULATING:
            pressed = [p for p in by_arrival if not p.priority and p.overtaken >= policy.max_overtaken]
            return pressed[0] if pressed else min(by_arrival, key=lambda p: (-score(p), p.arrived))
        case OrderRule.RATIO:
            wanted = _wants_priority(turns, policy.ratio_priority, policy.ratio_ordinary)
            return next((p for p in by_arrival if p.priority is wanted), by_arrival[0])


def _wants_priority(turns: list[bool], n: int, m: int) -> bool:
    favoured = ordinary = 0
    for priority in turns:
        favoured, ordinary = (favoured + 1, ordinary) if priority else (favoured, ordinary + 1)
        if ordinary == m:
            favoured = ordinary = 0
    return favoured < n
