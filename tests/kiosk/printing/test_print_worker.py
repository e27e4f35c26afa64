"""The worker: it holds nobody up, prints nothing late or twice, and tells only what changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from kiosk.printing.memory import MemoryPrinter
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printed, Printer, SentUnconfirmed
from kiosk.printing.worker import PrintWorker
from shared.model import PrinterCondition as Is


class Desk:
    """A worker with a clock by hand, and everything it said, in order."""

    def __init__(self, printer: Printer, **options: float) -> None:
        self.now = 1000.0
        self.states: SimpleQueue[Conditions] = SimpleQueue()
        self.outcomes: SimpleQueue[tuple[str, Outcome]] = SimpleQueue()
        self.worker = PrintWorker(printer, lambda: self.now, self.states.put, **{"poll_s": 60.0, **options})

    def print(self, job_id: str, paper: Paper) -> None:
        self.worker.print(job_id, paper, lambda outcome: self.outcomes.put((job_id, outcome)))

    def state(self) -> Conditions:
        return self.states.get(timeout=5)

    def outcome(self) -> tuple[str, Outcome]:
        return self.outcomes.get(timeout=5)


@pytest.fixture
def desk() -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(printer: Printer, **options: float) -> Desk:
        made.append(Desk(printer, **options))
        made[-1].worker.start()
        return made[-1]

    yield make
    for one in made:
        one.worker.stop()


def test_papers_come_out_in_order_with_one_outcome_each(desk: Callable[..., Desk], ticket: Paper) -> None:
    printer = MemoryPrinter()
    at = desk(printer)
    for name in ("a", "b", "c"):
        at.print(name, ticket)
    assert [at.outcome() for _ in range(3)] == [("a", Printed()), ("b", Printed()), ("c", Printed())]
    assert [job.id for job in printer.jobs] == ["a", "b", "c"]
    assert at.outcomes.empty()


def test_an_old_job_is_not_printed_late(desk: Callable[..., Desk], ticket: Paper) -> None:
    gate, inside = threading.Event(), threading.Event()
    printer = MemoryPrinter(before_print=lambda _: (inside.set(), gate.wait(5))[0])
    at = desk(printer)
    at.print("first", ticket)
    assert inside.wait(5)
    at.print("late", ticket)
    at.now += 61
    gate.set()
    assert at.outcome() == ("first", Printed())
    assert at.outcome() == ("late", Failed(frozenset(), "not_printed.expired"))
    assert [job.id for job in printer.jobs] == ["first"]


def test_an_unconfirmed_ticket_is_never_sent_again(desk: Callable[..., Desk], ticket: Paper) -> None:
    printer = MemoryPrinter()
    printer.script.append(SentUnconfirmed(frozenset({Is.SILENT})))
    at = desk(printer, poll_s=0.01)
    at.print("once", ticket)
    assert at.outcome() == ("once", SentUnconfirmed(frozenset({Is.SILENT})))
    for conditions in (frozenset({Is.OFFLINE}), frozenset[Is](), frozenset({Is.PAPER_OUT}), frozenset[Is]()):
        printer.conditions = conditions
        while at.state() != conditions:
            pass
    assert [job.id for job in printer.jobs] == ["once"]
    assert at.outcomes.empty()


def test_a_refused_ticket_is_not_printed_when_the_paper_returns(desk: Callable[..., Desk], ticket: Paper) -> None:
    printer = MemoryPrinter(frozenset({Is.PAPER_OUT, Is.OFFLINE}))
    at = desk(printer)
    assert at.state() == {Is.PAPER_OUT, Is.OFFLINE}
    at.print("refused", ticket)
    assert at.outcome() == ("refused", Failed(frozenset({Is.PAPER_OUT, Is.OFFLINE}), "not_printed.paper_out"))
    printer.conditions = frozenset()
    at.worker.look()
    while at.state() != frozenset():
        pass
    assert printer.papers == []


def test_after_a_failed_paper_the_state_is_told_even_when_all_is_well_again(
    desk: Callable[..., Desk], ticket: Paper
) -> None:
    printer = MemoryPrinter()
    at = desk(printer, poll_s=60.0)
    assert at.state() == frozenset()
    printer.conditions = frozenset({Is.PAPER_OUT})
    at.print("refused", ticket)
    assert isinstance(at.outcome()[1], Failed)
    printer.conditions = frozenset()
    at.worker.look()
    while at.state() != frozenset():
        pass


def test_only_changes_are_told(desk: Callable[..., Desk]) -> None:
    printer = MemoryPrinter()
    at = desk(printer)
    assert at.state() == frozenset()
    for _ in range(5):
        at.worker.look()
    printer.conditions = frozenset({Is.COVER_OPEN, Is.PAPER_LOW})
    at.worker.look()
    assert at.state() == {Is.COVER_OPEN, Is.PAPER_LOW}
    assert at.states.empty()


def test_a_hanging_printer_holds_nobody_up(desk: Callable[..., Desk], ticket: Paper) -> None:
    gate = threading.Event()
    printer = MemoryPrinter(before_print=lambda _: gate.wait(10) and None)
    at = desk(printer, job_s=0.2)
    begun = time.perf_counter()
    for name in ("stuck", "next"):
        at.print(name, ticket)
    assert time.perf_counter() - begun < 0.1
    assert at.outcome() == ("stuck", SentUnconfirmed(frozenset({Is.SILENT})))
    assert at.outcome() == ("next", Failed(frozenset({Is.UNREACHABLE}), "not_printed.busy"))
    gate.set()
    while at.state() != frozenset():
        at.worker.look()
    assert [job.id for job in printer.jobs] == ["stuck"]


def test_stopping_fails_what_still_waits(ticket: Paper) -> None:
    gate, inside = threading.Event(), threading.Event()
    printer = MemoryPrinter(before_print=lambda _: (inside.set(), gate.wait(5))[0])
    at = Desk(printer)
    at.worker.start()
    at.print("printing", ticket)
    assert inside.wait(5)
    stopper = threading.Thread(target=at.worker.stop)
    stopper.start()
    gate.set()
    stopper.join(5)
    assert at.outcome() == ("printing", Printed())
    at.print("after", ticket)
    assert at.outcomes.empty()


def test_a_job_knows_when_it_was_made(desk: Callable[..., Desk], ticket: Paper) -> None:
    printer = MemoryPrinter()
    at = desk(printer)
    at.print("a", ticket)
    at.outcome()
    assert printer.jobs == [Job("a", ticket, 1000.0)]


def test_a_driver_that_breaks_costs_one_ticket_not_the_printer(
    desk: Callable[..., Desk], ticket: Paper, caplog: pytest.LogCaptureFixture
) -> None:
    def break_once(job: Job) -> None:
        if job.id == "bad":
            raise RuntimeError("driver")

    at = desk(MemoryPrinter(before_print=break_once))
    at.print("bad", ticket)
    at.print("good", ticket)
    assert at.outcome() == ("bad", Failed(frozenset({Is.FAULT}), "not_printed.fault"))
    assert at.outcome() == ("good", Printed())
    assert "printing bad failed" in caplog.text
