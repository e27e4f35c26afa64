"""A printer for tests: it keeps every paper, and does what the test's script says."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import assert_never

from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printed, SentUnconfirmed, refusal


class MemoryPrinter:
    """Prints into ``papers``. ``conditions`` is what it says of itself; ``script`` holds outcomes to come.

    ``before_print`` runs in the printing thread, to hold it up or to look on.
    """

    def __init__(self, conditions: Conditions = frozenset(), before_print: Callable[[Job], None] | None = None) -> None:
        self.conditions = conditions
        self.script: deque[Outcome] = deque()
        self.papers: list[Paper] = []
        self.jobs: list[Job] = []
        self._before_print = before_print

    def status(self) -> Conditions:
        """What the test set."""
        return self.conditions

    def print(self, job: Job) -> Outcome:
        """The scripted outcome; without a script, printed, or refused for ``conditions``."""
        self.jobs.append(job)
        if self._before_print:
            self._before_print(job)
        outcome = self.script.popleft() if self.script else refusal(self.conditions) or Printed()
        match outcome:
            case Printed() | SentUnconfirmed():
                self.papers.append(job.paper)
            case Failed():
                pass
            case _:
                assert_never(outcome)
        return outcome
