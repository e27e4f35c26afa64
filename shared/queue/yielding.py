"""A visitor who let others pass stands behind each of them for as long as they wait: nothing else about a turn changes.

The lines stay in the order of arrival, and what a ticket has earned stays what it is. Only whoever would be next is
asked once more: a ticket comes after all those that it let pass and that still stand in its queue. So no score and no
overtaking gives the places back early; who was let pass and leaves, is called, or is handed on holds up nobody.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from shared.model import TicketState
from shared.queue.state import State
from shared.queue.ticket import Ticket

T = TypeVar("T")


@dataclass(slots=True)
class Holds:
    """Who stands behind whom, while an order is being made: counts go down as tickets get their turn."""

    behind: dict[str, int] = field(default_factory=dict)  # how many of those it let pass are still to come
    passing: dict[str, list[str]] = field(default_factory=dict)  # who passes, and by whose leave

    def __bool__(self) -> bool:
        return bool(self.behind)

    def turn_of(self, ticket: str) -> list[str]:
        """This one has its turn; gives those whom nobody holds back any more."""
        freed = []
        for other in self.passing.get(ticket, ()):
            self.behind[other] -= 1
            if not self.behind[other]:
                freed.append(other)
        return freed


def holds(state: State, queues: Iterable[str]) -> Holds:
    """Who stands behind whom in the open lines of these queues."""
    found = Holds()
    for queue in queues:
        for ticket in state.today.lines.yielding.get(queue, ()):
            ahead = [other for other in state.tickets[ticket].let_pass if stands_in(state, other, queue)]
            if ahead:
                found.behind[ticket] = len(ahead)
                for other in ahead:
                    found.passing.setdefault(other, []).append(ticket)
    return found


def stands_in(state: State, ticket: str, queue: str) -> bool:
    """Whether a ticket waits in the open lines of a queue."""
    t = state.tickets[ticket]
    return t.state is TicketState.WAITING and t.queue == queue and t.desk is None and t.staff is None


def still_let_pass(state: State, ticket: Ticket) -> tuple[str, ...]:
    """Of those whom a ticket let pass before it left the line, whom it still stands behind now that it is back.

    Whoever came to stand behind it meanwhile, directly or not, does not wait for it and hold it up at once.
    """
    return tuple(other for other in ticket.let_pass if ticket.id not in _ahead_of(state, other))


def _ahead_of(state: State, ticket: str) -> set[str]:
    ahead: set[str] = set()
    look = [ticket]
    while look:
        for other in state.tickets[look.pop()].let_pass:
            if other not in ahead:
                ahead.add(other)
                look.append(other)
    return ahead


class Stream(Generic[T]):
    """An order by some rule, of which those who stand behind others come later. ``free`` says who no longer does."""

    __slots__ = ("_aside", "_holds", "_id_of", "_next", "_rank", "_ranked", "_ready")

    def __init__(self, ranked: Iterable[T], id_of: Callable[[T], str], held: Holds) -> None:
        self._ranked = iter(ranked)
        self._id_of = id_of
        self._holds = held
        self._next: T | None = None
        self._rank = 0
        self._aside: dict[str, tuple[int, T]] = {}  # passed over so far
        self._ready: list[tuple[int, T]] = []  # a heap of those whom nobody holds back any more

    def head(self) -> T | None:
        """Who is next; None when nobody is."""
        if self._ready:
            return self._ready[0][1]
        while self._next is None and (one := next(self._ranked, None)) is not None:
            self._rank += 1
            ticket = self._id_of(one)
            if self._holds.behind.get(ticket):
                self._aside[ticket] = self._rank, one
            else:
                self._next = one
        return self._next

    def take(self) -> None:
        """The next one has its turn."""
        if self._ready:
            heapq.heappop(self._ready)
        else:
            self._next = None

    def free(self, tickets: Collection[str]) -> None:
        """Nobody holds these back any more."""
        for ticket in tickets:
            if ticket in self._aside:
                heapq.heappush(self._ready, self._aside.pop(ticket))

    def rest(self) -> Iterator[T]:
        """Whoever nobody freed; there are none, but none is ever lost."""
        return (one for _, one in self._aside.values())


def in_turn(ranked: Iterable[T], id_of: Callable[[T], str], held: Holds) -> Iterator[T]:
    """The order, of which those who stand behind others come right after the last of them."""
    behind, passing = held.behind, held.passing
    aside: dict[str, tuple[int, T]] = {}  # passed over so far
    for rank, one in enumerate(ranked):
        ticket = id_of(one)
        if behind.get(ticket):
            aside[ticket] = rank, one
            continue
        yield one
        if ticket in passing:
            yield from _freed(ticket, id_of, held, aside)
    yield from (one for _, one in aside.values())


def rearranged(order: list[str], held: Holds) -> list[str]:
    """The same for tickets alone; those who let nobody pass and whom nobody let pass go by in one piece."""
    concerned = held.behind.keys() | held.passing.keys()
    aside: dict[str, tuple[int, str]] = {}
    made: list[str] = []
    begin = 0
    for rank in [n for n, ticket in enumerate(order) if ticket in concerned]:
        ticket = order[rank]
        made += order[begin:rank]
        begin = rank + 1
        if held.behind.get(ticket):
            aside[ticket] = rank, ticket
        else:
            made += (ticket, *_freed(ticket, str, held, aside))
    return made + order[begin:] + list(aside)


def _freed(ticket: str, id_of: Callable[[T], str], held: Holds, aside: dict[str, tuple[int, T]]) -> Iterator[T]:
    """Whoever stood behind this one alone, and whoever stood behind those, in their order."""
    ready: list[tuple[int, T]] = []
    while True:
        for freed in held.turn_of(ticket):
            if freed in aside:
                heapq.heappush(ready, aside.pop(freed))
        if not ready:
            return
        _, one = heapq.heappop(ready)
        yield one
        ticket = id_of(one)
