"""Carries out what the officers' window wishes: questions and steps on the desk's line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.cases.book import step
from counter.cases.inputs import Got, Input, Passed, Seen
from counter.cases.state import Book
from counter.conductor import KEEP_FOR, Line
from counter.state import Line as Heard
from counter.state import State
from shared.link.events import Answered, LinkEvent


class Officer:
    """Owns the state of the officers' window. Everything runs in the thread that calls it."""

    def __init__(
        self,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        changed: Callable[[Book], None] = lambda _: None,
    ) -> None:
        self.state = Book()
        self.changed = changed
        self.line: Line | None = None
        self._now = now
        self._new_id = new_id

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link; the pictures in it come by way of the desk."""
        if isinstance(event, Answered):
            self.take(Got(event.id, event.outcome))

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        book, up = self.state, state.line is Heard.UP
        known = (book.snapshot, book.up, book.language, book.ahead)
        if known != (state.snapshot, up, state.language, state.ahead):
            self.take(Seen(state.snapshot, up, state.down_since, state.ahead, state.language))

    def tick(self) -> None:
        """Time passed; due about once a second."""
        self.take(Passed())

    def take(self, said: Input) -> None:
        """Let the window decide, and send what it wishes."""
        before = self.state
        self.state, wishes = step(before, said, self._now(), self._new_id())
        for wish in wishes:
            if self.line is not None:
                self.line.do(wish.command, id=wish.id, keep_for=KEEP_FOR, only_if_connected=True)
        if self.state is not before or isinstance(said, Passed):
            self.changed(self.state)
