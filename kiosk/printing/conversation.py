"""How a printer that can be talked to prints: ask, refuse or send at once, wait for its word, take in the rest, close.

Every step has its deadline. Whatever happens on the line becomes an outcome; a job is sent once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printed, SentUnconfirmed, refusal
from kiosk.printing.raster import NO_REPORTS
from kiosk.printing.status import (
    CONFIRM,
    QUESTIONS,
    Answer,
    NoAnswer,
    conditions_of,
    confirmation,
    question,
    recognise,
)
from shared.model import PrinterCondition

MOST_REPORTS = 64
"""A printer that talks on and on is asked all the same."""
UNREACHABLE: Conditions = frozenset({PrinterCondition.UNREACHABLE})


class Channel(Protocol):
    """Bytes to and from a printer. What goes wrong is an OSError; a deadline that passes in ``send`` is one too."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hand over all bytes."""
        ...

    def receive(self, seconds: float) -> bytes:
        """What has come, waiting at most so long for the first byte; ``b""`` when nothing came. OSError when closed."""
        ...

    def close(self, seconds: float) -> None:
        """Take in what is left for at most so long, so that nothing sent is lost, and close. Never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each step may take, in seconds."""

    answer: float = 1.0
    send: float = 10.0
    confirm: float = 12.0
    drain: float = 1.0
    goodbye: float = 0.1


class TalkingPrinter:
    """A printer behind a ``Channel``; ``open_channel`` has its own deadline and raises OSError."""

    def __init__(
        self,
        open_channel: Callable[[], Channel],
        encode: Callable[[Paper], bytes],
        patience: Patience = Patience(),
    ) -> None:
        self._open = open_channel
        self._encode = encode
        self._patience = patience

    def status(self) -> Conditions:
        """All it says of itself."""
        try:
            channel = self._open()
        except OSError:
            return UNREACHABLE
        try:
            return self._ask(channel)
        except OSError:
            return UNREACHABLE
        finally:
            channel.close(self._patience.goodbye)

    def print(self, job: Job) -> Outcome:
        """Print, or say why not."""
        data = self._encode(job.paper)
        try:
            channel = self._open()
        except OSError:
            return Failed(UNREACHABLE, "not_printed.unreachable")
        drain = self._patience.drain
        try:
            outcome = self._print(channel, data)
            if isinstance(outcome, Printed):  # all of it is worked off: nothing can be lost any more
                drain = self._patience.goodbye
            return outcome
        finally:
            channel.close(drain)

    def _print(self, channel: Channel, data: bytes) -> Outcome:
        try:
            conditions = self._ask(channel)
        except OSError:
            return Failed(UNREACHABLE, "not_printed.unreachable")
        if refused := refusal(conditions):
            return refused
        try:
            channel.send(data + CONFIRM, self._patience.send)
        except OSError:  # its end was not sent: at most a torn ticket comes out
            return Failed(UNREACHABLE, "not_printed.interrupted")
        return self._confirmed(channel, conditions)

    def _confirmed(self, channel: Channel, before: Conditions) -> Outcome:
        ends = time.monotonic() + self._patience.confirm
        received = b""
        while (left := ends - time.monotonic()) > 0:
            try:
                received += channel.receive(left)
            except OSError:
                return SentUnconfirmed(before | UNREACHABLE)
            if found := confirmation(received):
                out = PrinterCondition.PAPER_OUT in found.conditions  # it ended under this ticket
                return SentUnconfirmed(found.conditions) if out else Printed()
        return SentUnconfirmed(before | {PrinterCondition.SILENT})

    def _ask(self, channel: Channel) -> Conditions:
        channel.send(NO_REPORTS, self._patience.answer)
        answers: dict[int, Answer] = {}
        for n in QUESTIONS:
            for _ in range(MOST_REPORTS):
                if not channel.receive(0):  # what nobody asked for
                    break
            channel.send(question(n), self._patience.answer)
            answers[n] = recognise(channel.receive(self._patience.answer))
            if answers[n] == NoAnswer() and n == QUESTIONS[0]:
                break  # it gives no status at all; do not wait for the others
        return conditions_of(answers)
