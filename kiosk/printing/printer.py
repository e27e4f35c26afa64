"""What a printer is to the kiosk: it says how it is, and it prints one paper with a clear outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.printing.paper import Paper
from shared.model import PrinterCondition

Conditions = frozenset[PrinterCondition]
"""Several may hold at once; empty means that the printer says it is fine."""


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to print. ``id`` tells outcomes apart; ``made_at`` is in seconds of the worker's clock."""

    id: str
    paper: Paper
    made_at: float


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer confirmed it."""


@dataclass(frozen=True, slots=True)
class SentUnconfirmed:
    """Sent, and nothing more is known: it may still come out. Never sent again by itself."""

    conditions: Conditions = frozenset()


@dataclass(frozen=True, slots=True)
class Failed:
    """Not printed, or not whole. ``sentence`` is a key of the catalogue."""

    conditions: Conditions
    sentence: str


Outcome = Printed | SentUnconfirmed | Failed


BLOCKING = (
    (PrinterCondition.PAPER_OUT, "not_printed.paper_out"),
    (PrinterCondition.COVER_OPEN, "not_printed.cover_open"),
    (PrinterCondition.FAULT, "not_printed.fault"),
    (PrinterCondition.UNREACHABLE, "not_printed.unreachable"),
    (PrinterCondition.OFFLINE, "not_printed.offline"),
)
"""Conditions under which nothing is sent, the most telling first, each with its sentence. Low paper still prints."""


def refusal(conditions: Conditions) -> Failed | None:
    """Why nothing is sent to a printer in these conditions; None when it may print."""
    for condition, sentence in BLOCKING:
        if condition in conditions:
            return Failed(conditions, sentence)
    return None


class Printer(Protocol):
    """A printer. Both calls may block, never longer than their deadlines, and never raise for what a printer does."""

    def status(self) -> Conditions:
        """How it is now."""
        ...

    def print(self, job: Job) -> Outcome:
        """Print one paper."""
        ...
