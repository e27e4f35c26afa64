"""What this disk can do: bare SQLite commits, and the store's own group commits, in the same folder and run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from shared.hub.__main__ import fresh
from shared.hub.store import Entry, Store
from shared.model import Language, Role, Slip
from shared.protocol.commands import SlipReady
from shared.protocol.frames import Done
from shared.queue.events import Actor, DayOpened, Record, TicketIssued

NOW = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
DAY = date(2026, 1, 12)


class Bare:
    """The plainest durable ticket: one insert a transaction, WAL, synchronous=FULL, the driver alone."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute(
            "CREATE TABLE ticket (series TEXT, figure INTEGER, at TEXT, PRIMARY KEY (series, figure))"
        )
        self._figure = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def rate(self, seconds: float) -> float:
        """Tickets a second."""
        began, first = time.perf_counter(), self._figure
        while time.perf_counter() - began < seconds:
            self._figure += 1
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("INSERT INTO ticket VALUES ('A', ?, '2026-01-12T09:05:00')", (self._figure,))
            self._connection.execute("COMMIT")
        return (self._figure - first) / (time.perf_counter() - began)


class Grouped:
    """The store alone, many commands a transaction, with log, chain and report tables."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.open(f"sqlite:///{folder / 'grouped.db'}", now=NOW)
        self._entries = _entries()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def rate(self, group: int, seconds: float) -> float:
        """Tickets a second at ``group`` commands a transaction; making the entries is not on the clock."""
        stored, spent = 0, 0.0
        while spent < seconds:
            entries = list(islice(self._entries, group))
            began = time.perf_counter()
            self._store.append(entries, now=NOW)
            spent += time.perf_counter() - began
            stored += group
        return stored / spent


def _entries() -> Iterator[Entry]:
    """What the hub itself hands to its store for a ticket: the same rows and the same kinds of ids."""
    new, kiosk = fresh(), Actor(f"kiosk-{fresh().id()}", Role.KIOSK)
    yield Entry(None, "hub", b"", None, (Record(1, DAY, NOW, kiosk, DayOpened(DAY)),))
    for n in range(1, 10_000_000):
        queue, figure = "abcdef"[n % 6], n // 6 + 1
        issued = TicketIssued(
            ticket=new.id(),
            day=DAY,
            series=queue,
            figure=figure,
            number=f"{queue.upper()}{figure:03}",
            service="service",
            queue=queue,
            priority=False,
            language=Language.INDONESIAN,
            link=new.link(),
            ahead=figure,
            asked=f"bench-{n}",
        )
        record = Record(n + 1, DAY, NOW, kiosk, issued)
        told = Done(SlipReady(_slip(issued)))
        yield Entry(f"bench-{n}", kiosk.device, sha256(b"%d" % n).digest(), told, (record,))


def _slip(issued: TicketIssued) -> Slip:
    return Slip(
        ticket=issued.ticket,
        number=issued.number,
        service=issued.service,
        queue=issued.queue,
        issued_at=NOW,
        day=DAY,
        ahead=issued.ahead,
        estimate=issued.estimate,
        link=issued.link,
        priority=issued.priority,
        language=issued.language,
    )
