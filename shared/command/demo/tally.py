"""What a day came to, counted from the hub's log: the log is the truth, whoever took part. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from shared.model import CallKind, PrintOutcome
from shared.queue.events import (
    Record,
    TicketCalled,
    TicketCancelled,
    TicketFinished,
    TicketIssued,
    TicketMissed,
    TicketParked,
    TicketPrinted,
    TicketReturned,
    TicketTransferred,
    TicketUnserved,
)

LEAVES_DESK = (
    TicketMissed | TicketReturned | TicketParked | TicketTransferred | TicketFinished | TicketCancelled | TicketUnserved
)


@dataclass(slots=True)
class Tally:
    """Counts of one day. ``twice``: numbers drawn again; ``double``: calls of or at somebody who was busy."""

    numbers: list[str] = field(default_factory=list)
    served: int = 0
    absent: int = 0
    printed: int = 0
    double: int = 0
    calls_of_desk: dict[str, int] = field(default_factory=dict)
    _at: dict[str, str] = field(default_factory=dict)  # ticket -> desk

    @property
    def twice(self) -> int:
        """Numbers that were drawn more than once."""
        return len(self.numbers) - len(set(self.numbers))

    @property
    def open(self) -> int:
        """Numbers that are neither served nor absent."""
        return len(self.numbers) - self.served - self.absent

    def take(self, record: Record) -> None:
        """Count one record."""
        event = record.event
        if isinstance(event, TicketIssued):
            self.numbers.append(event.number)
        elif isinstance(event, TicketPrinted):
            self.printed += event.outcome is PrintOutcome.PRINTED
        elif isinstance(event, TicketCalled) and event.kind is CallKind.FIRST:
            self.double += event.ticket in self._at or event.desk in self._at.values()
            self._at[event.ticket] = event.desk
            self.calls_of_desk[event.desk] = self.calls_of_desk.get(event.desk, 0) + 1
        elif isinstance(event, LEAVES_DESK):
            self._at.pop(event.ticket, None)
            self.served += isinstance(event, TicketFinished)
            self.absent += isinstance(event, TicketMissed)


def tally_of(records: Iterable[Record]) -> Tally:
    """The counts of a day's records, in their order."""
    tally = Tally()
    for record in records:
        tally.take(record)
    return tally
