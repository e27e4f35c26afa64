"""A small office, its snapshots, and a clock that stands still until it is moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from shared.link.events import Instant
from shared.model import CallKind, Directory, OfficeInfo, Text
from shared.protocol.views import BoardSnapshot, CallRow, DeskSnapshot, Me, OfficePhase, OfficeRow, QueueRow
from tests.link.talking import Talk

NOON = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Moves only by hand. The hub's clock is a minute ahead."""

    seconds: float = 0.0
    hub_ahead: timedelta = field(default=timedelta(minutes=1))

    def __call__(self) -> Instant:
        return Instant(1000.0 + self.seconds, NOON + timedelta(seconds=self.seconds))

    def hub(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds) + self.hub_ahead

    def move(self, seconds: float) -> Instant:
        self.seconds += seconds
        return self()


class Samples:
    """Snapshots and rows of a small office."""

    directory = Directory(OfficeInfo("BKD", Text("", ""), "Asia/Makassar", "WITA", ()), (), (), ())
    office = OfficeRow(OfficePhase.OPEN, date(2026, 1, 12))

    def call(self, call: int, number: str = "A001") -> CallRow:
        return CallRow(call, number, "1", CallKind.FIRST, NOON, None)

    def board(self, *calls: CallRow, waiting: int = 0, now: datetime = NOON) -> BoardSnapshot:
        return BoardSnapshot(now, self.directory, self.office, (QueueRow("a", waiting),), calls)

    def desk(self, me: Me | None = None, now: datetime = NOON) -> DeskSnapshot:
        return DeskSnapshot(now, self.directory, self.office, (), (), (), (), (), (), me)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def samples() -> Samples:
    return Samples()


@pytest.fixture
def talk(clock: Clock, samples: Samples) -> Talk:
    return Talk(clock, samples)
