"""Carries out what the officers' window wishes: questions and steps on the desk's line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.cases.book import step
from counter.cases.inputs import Input, Step, Wish
from counter.cases.state import Book
from counter.keeper import Keeper


class Officer(Keeper[Book, Input, Wish]):
    """Owns the state of the officers' window."""

    def __init__(self, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        super().__init__(Book(), now, new_id)

    def _step(self, said: Input) -> Step:
        return step(self.state, said, self._now(), self._new_id())

    def _do(self, wish: Wish) -> None:
        self._send(wish)
