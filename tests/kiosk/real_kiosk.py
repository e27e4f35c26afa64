"""A kiosk without a window for tests with a real hub: the real link, worker and conductor, and a printer in memory."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.conductor import Conductor, World
from kiosk.inputs import Touch
from kiosk.printing import Paper, PrintWorker
from kiosk.printing.memory import MemoryPrinter
from kiosk.printing.paper import Words
from kiosk.state import State
from kiosk.view import View
from shared.link.events import Identity
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Role

SECONDS = 15.0


class Kiosk:
    """A kiosk without a window: the real link, worker and conductor, and a printer in memory."""

    def __init__(self, url: str, data: Path) -> None:
        self.events: queue.Queue[object] = queue.Queue()
        self.printer = MemoryPrinter()
        self.views: list[View] = []
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
                self.views.append,
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

    def touch(self, *touches: Touch) -> None:
        """Touch one key after the other; no page is too new for it."""
        for touch in touches:
            self.conductor.state = replace(self.conductor.state, turned=0.0)
            self.conductor.handle(touch)

    def close(self) -> None:
        """Go."""
        self.link.stop()
        self.worker.stop()


def words(paper: Paper) -> str:
    """All words on a paper."""
    return "\n".join("".join(run.text for run in block.runs) for block in paper.blocks if isinstance(block, Words))
