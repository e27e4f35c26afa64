"""The closing slip on paper: a real hub closes the day, and a kiosk's conductor prints what proves it."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.conductor import ClosingDone, Conductor, World
from kiosk.printing import Paper, PrintWorker
from kiosk.printing.memory import MemoryPrinter
from kiosk.printing.paper import Words
from kiosk.state import State
from shared.hub.store import Reader, Verified
from shared.link.events import Identity
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import PrinterCondition, Role
from shared.protocol.commands import CloseDay, DayDone
from tests.hub.running import RunningHub, running_hub

SECONDS = 15.0


class Kiosk:
    """A kiosk without a window: the real link, worker and conductor, and a printer in memory."""

    def __init__(self, url: str, data: Path) -> None:
        self.events: queue.Queue[object] = queue.Queue()
        self.printer = MemoryPrinter()
        ids = iter(range(1000))
        self.link = Link(url, Identity(Role.KIOSK, "kiosk test"), Keyring.of_screen(data, Role.KIOSK), self.events.put)
        self.worker = PrintWorker(self.printer, time.monotonic, self.events.put)
        self.conductor = Conductor(
            World(
                self.link,
                self.worker,
                time.monotonic,
                lambda: datetime.now(UTC),
                lambda: f"id{next(ids)}",
                self.events.put,
                lambda _: None,
            ),
            State(touched=time.monotonic()),
        )
        self.worker.start()
        self.link.start()

    def until(self, holds: Callable[[object], bool]) -> None:
        """Let the conductor hear what comes, until something did."""
        while True:
            event = self.events.get(timeout=SECONDS)
            self.conductor.receive(event)
            if holds(event):
                return

    def close(self) -> None:
        """Go."""
        self.link.stop()
        self.worker.stop()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def kiosk(hub: RunningHub) -> Iterator[Kiosk]:
    one = Kiosk(hub.url, hub.data)
    one.until(lambda _: one.conductor.state.connected)
    yield one
    one.close()


def words(paper: Paper) -> str:
    """All words on a paper."""
    return "\n".join("".join(run.text for run in block.runs) for block in paper.blocks if isinstance(block, Words))


def close_day(hub: RunningHub) -> str:
    """A supervisor closes the day; gives its head."""
    with hub.screen(Role.ADMIN) as admin:
        told = admin.done(CloseDay())
    assert isinstance(told, DayDone)
    assert told.end is not None
    return told.end.head


def test_a_closed_day_comes_out_of_the_kiosk_once_and_its_code_proves_the_log(hub: RunningHub, kiosk: Kiosk) -> None:
    head = close_day(hub)
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    close_day(hub)
    kiosk.link.refresh()
    kiosk.until(lambda _: kiosk.events.empty())
    (paper,) = kiosk.printer.papers
    (printed,) = (line for line in words(paper).splitlines() if line.replace(" ", "") == head)
    reader = Reader.read(hub.database)
    assert isinstance(reader.verify(head=printed), Verified)
    reader.close()


def test_a_slip_that_found_no_paper_comes_out_when_there_is_some(hub: RunningHub, kiosk: Kiosk) -> None:
    kiosk.printer.conditions = frozenset({PrinterCondition.PAPER_OUT})
    head = close_day(hub)
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    assert kiosk.printer.papers == []
    kiosk.printer.conditions = frozenset()
    kiosk.worker.look()
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    (paper,) = kiosk.printer.papers
    assert head in words(paper).replace(" ", "")
