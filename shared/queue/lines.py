"""Who stands where: one line per queue, service and class, in the order of arrival; only heads of lines compete."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

Place = tuple[int, str]
"""Order of arrival (the log number of the issue) and the ticket."""


@dataclass(slots=True)
class Line:
    """Tickets of one kind, first arrival first. ``pressed`` are those that may not be overtaken any more."""

    places: list[Place] = field(default_factory=list)
    since: list[float] = field(default_factory=list)  # the second at which each arrived, by the clock as it was then
    uneven: bool = False  # the clock was set back between two of them, today
    pressed: list[Place] = field(default_factory=list)

    def join(self, place: Place, since: float, *, pressed: bool) -> None:
        """Stand in line by first arrival; a newcomer stands last."""
        at = bisect_left(self.places, place) if self.places and self.places[-1] > place else len(self.places)
        self.places.insert(at, place)
        self.since.insert(at, since)
        around = self.since[max(0, at - 1) : at + 2]
        self.uneven = self.uneven or around != sorted(around)
        if pressed:
            insort(self.pressed, place)

    def leave(self, place: Place) -> None:
        """Leave the line."""
        at = bisect_left(self.places, place)
        if at < len(self.places) and self.places[at] == place:
            del self.places[at], self.since[at]
        if self.pressed:
            _remove(self.pressed, place)

    def press(self, place: Place, *, pressed: bool) -> None:
        """Say whether this ticket may still be overtaken."""
        _remove(self.pressed, place)
        if pressed:
            insort(self.pressed, place)


def _remove(places: list[Place], place: Place) -> None:
    i = bisect_left(places, place)
    if i < len(places) and places[i] == place:
        del places[i]


class Turns(msgspec.Struct, frozen=True, gc=False):
    """A queue at one moment: how many are called before each who waits, and how fast it moves."""

    seq: int  # as of this record ...
    at: datetime
    ahead: dict[str, int]
    minutes: float  # from one call to the next; 0 while no desk is open


LineKey = tuple[str, bool]
"""Service and whether it is the priority class."""


@dataclass(slots=True)
class Lines:
    """All who wait: in queues, and reserved for one desk or person."""

    queues: dict[str, dict[LineKey, Line]] = field(default_factory=dict)
    desks: dict[str, Line] = field(default_factory=dict)
    people: dict[str, Line] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)  # per queue, reserved ones too
    yielding: dict[str, dict[str, None]] = field(default_factory=dict)  # per queue: who let others pass, in open lines

    def of(self, queue: str, service: str, *, priority: bool) -> Line:
        """The line of this kind, made when it is new."""
        return self.queues.setdefault(queue, {}).setdefault((service, priority), Line())

    def standing(self, queues: tuple[str, ...]) -> Iterator[tuple[str, bool, Line]]:
        """Every line of these queues in which somebody stands, with service and class."""
        for queue in queues:
            for (service, priority), line in self.queues.get(queue, {}).items():
                if line.places:
                    yield service, priority, line
