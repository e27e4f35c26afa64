"""What this disk can do: bare SQLite commits, and the store's own group commits, in the same folder and run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from shared.hub.store import Entry, Store
from shared.model import Language, Role
from shared.protocol.commands import Nothing
from shared.protocol.frames import Done
from shared.queue.events import Actor, DayOpened, Record, TicketIssued

NOW = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
DAY = date(2026, 1, 12)


def bare_commits(folder: Path, seconds: float) -> float:
    """Commits a second of the plainest durable ticket: one insert a transaction, WAL, synchronous=FULL."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE ticket (series TEXT, figure INTEGER, at TEXT, PRIMARY KEY (series, figure))")
        began = time.perf_counter()
        n = 0
        while time.perf_counter() - began < seconds:
            n += 1
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO ticket VALUES ('A', ?, '2026-01-12T09:05:00')", (n,))
            connection.execute("COMMIT")
        return n / (time.perf_counter() - began)
    finally:
        connection.close()


def group_commits(folder: Path, group: int, seconds: float) -> float:
    """Tickets a second of the store alone, ``group`` commands a transaction, with log, chain and report tables."""
    store = Store.open(f"sqlite:///{folder / f'group{group}.db'}", now=NOW)
    try:
        entries = _entries()
        began = time.perf_counter()
        n = 0
        while time.perf_counter() - began < seconds:
            store.append([next(entries) for _ in range(group)], now=NOW)
            n += group
        return n / (time.perf_counter() - began)
    finally:
        store.close()


def _entries() -> Iterator[Entry]:
    actor = Actor("bench", Role.KIOSK)
    yield Entry(None, "hub", b"", None, (Record(1, DAY, NOW, actor, DayOpened(DAY)),))
    for n in range(1, 10_000_000):
        issued = TicketIssued(
            ticket=f"{n:032x}",
            day=DAY,
            series="A",
            figure=n,
            number=f"A{n:03}",
            service="KP",
            queue="A",
            priority=False,
            language=Language.INDONESIAN,
            link=f"{n:022}",
            ahead=n,
        )
        record = Record(n + 1, DAY, NOW, actor, issued)
        yield Entry(f"bench-{n}", "bench", n.to_bytes(32, "big"), Done(Nothing()), (record,))
