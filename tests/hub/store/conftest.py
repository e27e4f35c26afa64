"""A store on each database, and a clerk who keeps a log for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from shared.hub.store import Entry, Store
from shared.model import Language, Role
from shared.protocol.commands import Nothing
from shared.protocol.frames import Done
from shared.queue import events as ev

OPENING = datetime(2026, 1, 12, 0, 0, tzinfo=UTC)
DAY = date(2026, 1, 12)
HUB = ev.Actor("hub", Role.ADMIN)
KIOSK = ev.Actor("kiosk-1", Role.KIOSK)


def desk_actor(desk: str = "1", staff: str = "sari") -> ev.Actor:
    """Somebody at a desk."""
    return ev.Actor(f"desk-{desk}", Role.DESK, staff, desk)


@dataclass
class Clerk:
    """Makes entries whose records follow one another, a second apart."""

    seq: int = 0
    day: date = DAY
    now: datetime = OPENING
    figures: dict[str, int] = field(default_factory=dict)

    def entry(self, *events: ev.Event, actor: ev.Actor = KIOSK, command: str | None = None, **more: object) -> Entry:
        """One accepted command with its events."""
        records = []
        for event in events:
            self.seq += 1
            self.now += timedelta(seconds=1)
            records.append(ev.Record(self.seq, self.day, self.now, actor, event))
        values = {"content_hash": b"\1" * 32, "answer": Done(Nothing()), **more}
        return Entry(command, actor.device, records=tuple(records), **values)

    def opened(self) -> Entry:
        """The day roll."""
        return self.entry(ev.DayOpened(self.day), actor=HUB)

    def ticket(self, series: str = "A", **more: object) -> ev.TicketIssued:
        """The next ticket of a series."""
        figure = self.figures[series] = self.figures.get(series, 0) + 1
        number = f"{series}{figure:03}"
        values = {
            "ticket": f"{self.day}-{number}",
            "day": self.day,
            "series": series,
            "figure": figure,
            "number": number,
            "service": "legalisasi",
            "queue": series,
            "priority": False,
            "language": Language.INDONESIAN,
            "link": f"link-{self.day}-{number}",
            "ahead": 0,
            **more,
        }
        return ev.TicketIssued(**values)

    def issued(self, count: int = 1, series: str = "A") -> list[Entry]:
        """Tickets taken at a kiosk, each by a command of its own."""
        tickets = [self.ticket(series) for _ in range(count)]
        return [self.entry(ticket, command=f"issue-{ticket.ticket}") for ticket in tickets]


@pytest.fixture
def clerk() -> Clerk:
    """A clerk before the first record."""
    return Clerk()


@pytest.fixture
def open_store(database_url: str) -> Iterator[Callable[[], Store]]:
    """Opens the test's database; whatever is still open at the end is closed."""
    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(Store.open(database_url, now=OPENING))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """An open store on an empty database."""
    return open_store()


@pytest.fixture
def tamper(database_url: str) -> Iterator[Callable[..., list[tuple[object, ...]]]]:
    """Runs statements behind the hub's back, with the log's fences taken down."""
    engine = create_engine(database_url)

    def run(*statements: str) -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = []
        with engine.begin() as connection:
            on = " ON log" if engine.dialect.name == "postgresql" else ""
            for deed in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS log_no_{deed}{on}"))
            for statement in statements:
                result = connection.execute(text(statement))
                rows = [tuple(row) for row in result] if result.returns_rows else rows
        return rows

    yield run
    engine.dispose()


@pytest.fixture
def rows(database_url: str) -> Iterator[Callable[[str], list[tuple[object, ...]]]]:
    """Asks the database itself, past the store."""
    engine = create_engine(database_url)

    def ask(question: str) -> list[tuple[object, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    yield ask
    engine.dispose()
