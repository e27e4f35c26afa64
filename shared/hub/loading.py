"""Everything the hub knows, made from the store: at the start, and again whenever a commit failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from shared.hub.access.book import Book
from shared.hub.feedback.book import FeedbackBook
from shared.hub.store import Store
from shared.model import Directory, Text
from shared.queue.apply import apply
from shared.queue.clock import OLDEST
from shared.queue.state import State

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Moves no high-water mark: given to the store while the clock is doubted."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds, as the hub works with it."""

    state: State
    book: Book
    feedback: FeedbackBook
    seq: int
    high_water: datetime | None


@dataclass(slots=True)
class Configured:
    """What the installer wrote, as it is in force now; only the room changes it."""

    directory: Directory
    announcement: Text  # stands until a supervisor sets another one


def load(store: Store, configured: Configured) -> Stored:
    """Read and replay.

    Raises:
        StoreProblem: the store cannot be read.
    """
    loaded = store.load()
    book = Book()
    for rows in (store.staff(), store.devices(), store.pairing_codes(), store.lockouts()):
        book.put(rows)
    state = State.fresh(configured.directory)
    state.announcement = configured.announcement
    state.staff = {account.name for account in book.staff.values() if account.active}
    for standing in (loaded.announcement, loaded.emergency):
        if standing is not None:
            apply(state, standing)
    for record in loaded.history:
        apply(state, record)
    state.figures = dict(loaded.figures)
    for record in loaded.records:
        apply(state, record)
    state.announcements = {notice.id: notice for notice in loaded.announcements}
    state.head_seq = loaded.head_seq
    state.take_changes()
    high_water = loaded.high_water if loaded.high_water is not None and loaded.high_water >= OLDEST else None
    newest = state.day or state.last_closed or date.max
    feedback = FeedbackBook.of(store.told(date(max(newest.year - 1, 1), 1, 1)))
    return Stored(state, book, feedback, loaded.head_seq, high_water)
