"""Owns the state of one window beside the desk's: tells it what the desk hears, and sends what it wishes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from counter.beside import Known, Open, Passed, Seen
from counter.conductor import KEEP_FOR, Line
from counter.inputs import Got, SendCommand
from counter.state import Line as Heard
from counter.state import State
from shared.link.events import Answered, LinkEvent

Kept = TypeVar("Kept", bound=Known)
Said = TypeVar("Said")
Wish = TypeVar("Wish")


class Keeper(ABC, Generic[Kept, Said, Wish]):
    """Everything runs in the thread that calls it."""

    def __init__(
        self,
        state: Kept,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        changed: Callable[[Kept], None] = lambda _: None,
    ) -> None:
        self.state = state
        self.changed = changed
        self.line: Line | None = None
        self._now = now
        self._new_id = new_id

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link; the pictures in it come by way of the desk."""
        if isinstance(event, Answered):
            self.take(Got(event.id, event.outcome))

    def desk_is(self, state: State, *, whole: bool = False) -> None:
        """The desk's window knows this now."""
        mine, up = self.state, state.line is Heard.UP
        known = (mine.snapshot, mine.up, mine.language, mine.ahead)
        if whole or known != (state.snapshot, up, state.language, state.ahead):
            self.take(Seen(state.snapshot, up, state.down_since, state.ahead, state.language, whole))

    def tick(self) -> None:
        """Time passed; due about once a second."""
        self.take(Passed())

    def take(self, said: Said | Seen | Open | Got | Passed) -> None:
        """Let the window decide, and do what it wishes."""
        before = self.state
        self.state, wishes = self._step(said)
        for wish in wishes:
            self._do(wish)
        if self.state is not before or isinstance(said, Passed):
            self.changed(self.state)

    def _send(self, wish: SendCommand) -> None:
        if self.line is not None:
            self.line.do(wish.command, id=wish.id, keep_for=KEEP_FOR, only_if_connected=True)

    @abstractmethod
    def _step(self, said: Said | Seen | Open | Got | Passed) -> tuple[Kept, tuple[Wish, ...]]:
        """What the window decides."""

    @abstractmethod
    def _do(self, wish: Wish) -> None:
        """Carry out one wish."""
