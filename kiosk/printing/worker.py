"""Who talks to the printer: one thread with a queue, so that nothing a printer does can hold up the screen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from kiosk.printing.hand import Hand
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printer, SentUnconfirmed
from shared.model import PrinterCondition

POLL_SECONDS = 3.0
JOB_SECONDS = 30.0
"""Longer than every transport's own deadlines together; what takes longer is stuck, and its outcome unknown."""
STATUS_SECONDS = 8.0
FAULT: Conditions = frozenset({PrinterCondition.FAULT})
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Order:
    job: Job
    done: Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class _Look:
    """Ask for the status now."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """End the thread."""


class PrintWorker:
    """Prints papers one after another. All callbacks come from the worker's thread, one at a time.

    A job gets exactly one outcome, and is never sent twice. A job older than ``expires_s`` is not printed.
    """

    def __init__(
        self,
        printer: Printer,
        clock: Callable[[], float],
        on_status: Callable[[Conditions], None],
        *,
        expires_s: float = 60.0,
        poll_s: float = POLL_SECONDS,
        job_s: float = JOB_SECONDS,
    ) -> None:
        self._printer = printer
        self._clock = clock
        self._on_status = on_status
        self._expires_s = expires_s
        self._poll_s = poll_s
        self._job_s = job_s
        self._orders: SimpleQueue[_Order | _Look | _Stop] = SimpleQueue()
        self._hand = Hand("printer")
        self._told: Conditions | None = None
        self._thread = threading.Thread(target=self._run, name="print-worker", daemon=True)

    def start(self) -> None:
        """Begin; the first status is told at once."""
        self._thread.start()

    def print(self, job_id: str, paper: Paper, done: Callable[[Outcome], None]) -> None:
        """Queue a paper. Returns at once; ``done`` is called once, from the worker's thread."""
        self._orders.put(_Order(Job(job_id, paper, self._clock()), done))

    def look(self) -> None:
        """Ask the printer for its status now, not at the next poll."""
        self._orders.put(_Look())

    def stop(self, seconds: float = 2.0) -> None:
        """Finish the job in hand, fail the waiting ones, and end. Waits at most ``seconds``."""
        self._orders.put(_Stop())
        self._thread.join(seconds)

    def _run(self) -> None:
        self._poll()
        while True:
            try:
                order = self._orders.get(timeout=self._poll_s)
            except Empty:
                self._poll()
                continue
            match order:
                case _Order(job, done):
                    outcome = self._outcome(job)
                    done(outcome)
                    if isinstance(outcome, Failed):
                        self._told = None  # whoever waits to print again hears the state also if it is well by now
                    self._poll()
                case _Look():
                    self._poll()
                case _Stop():
                    self._fail_rest()
                    return

    def _outcome(self, job: Job) -> Outcome:
        if self._clock() - job.made_at > self._expires_s:
            return Failed(self._told or frozenset(), "not_printed.expired")
        if self._hand.busy:
            return Failed(frozenset({PrinterCondition.UNREACHABLE}), "not_printed.busy")
        try:
            outcome = self._hand.do(lambda: self._printer.print(job), self._job_s)
        except Exception:  # a defect of ours or a driver's: this visitor's ticket fails, the next one may not
            LOG.exception("printing %s failed", job.id)
            return Failed(FAULT, "not_printed.fault")
        return outcome or SentUnconfirmed(frozenset({PrinterCondition.SILENT}))

    def _poll(self) -> None:
        try:
            found = None if self._hand.busy else self._hand.do(self._printer.status, STATUS_SECONDS)
        except Exception:
            LOG.exception("asking the printer failed")
            found = FAULT
        conditions = frozenset({PrinterCondition.UNREACHABLE}) if found is None else found
        if conditions != self._told:
            self._told = conditions
            self._on_status(conditions)

    def _fail_rest(self) -> None:
        while True:
            try:
                order = self._orders.get_nowait()
            except Empty:
                return
            if isinstance(order, _Order):
                order.done(Failed(frozenset(), "not_printed.stopped"))
