"""A hub of the example agency in a process of its own, with a clock of its own: for tests that kill it.

It kills itself at the worst moment when its data holds the file ``DIES``: at the next number, ``before`` that is stored
or ``after`` it, and in both cases before anybody is told.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from shared.hub.__main__ import fresh, serve
from shared.hub.limits import Limits
from shared.hub.start import Site, World, open_hub
from shared.hub.store import Entry, Store
from shared.queue.events import TicketIssued
from tests.hub.running import QUICK_PINS, Clock, example

DIES = "dies"


def doom(store: Store, mark: Path) -> None:
    """Let the hub die where the file says."""
    append = store.append

    def dying(entries: Sequence[Entry], *, now: datetime) -> None:
        issues = any(isinstance(record.event, TicketIssued) for entry in entries for record in entry.records)
        moment = mark.read_text() if issues and mark.exists() else ""
        if moment != "before":
            append(entries, now=now)
        if moment:
            mark.unlink()
            os.kill(os.getpid(), signal.SIGKILL)

    store.append = dying  # type: ignore[method-assign]  # the one place between deciding and telling


def main(data: Path, port: int, now: datetime) -> None:
    """Serve until killed."""
    site = Site(
        database=f"sqlite:///{data / 'antrean.db'}",
        data=data,
        directory=example(),
        port=port,
        limits=Limits(silence_seconds=600, frames_per_second=1e6, burst=1_000_000),
    )
    opened = open_hub(site, World(Clock(now), time.monotonic, fresh(), QUICK_PINS, "test"))
    doom(opened.store, data / DIES)
    serve(opened, site, lambda url: print(url, flush=True))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
