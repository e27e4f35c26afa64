"""Carries out what the pure desk wishes: feeds it the link's events and the clerk's presses, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, assert_never

import structlog

from counter import desk
from counter.inputs import (
    AskPicture,
    Got,
    Heard,
    Input,
    LineLost,
    OpenCases,
    OpenFiling,
    OpenNotices,
    SendCommand,
    SendLogin,
    SendLogout,
    Tick,
    TurnedAway,
    Wish,
)
from counter.state import State
from shared.link.events import Answered, Changed, Connected, LinkEvent, Lost, Rejected, Replaced
from shared.protocol.commands import Command
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot, Snapshot

KEEP_FOR = 8.0
"""Seconds until an unanswered press counts as lost: a clerk waits no longer at a desk."""

log = structlog.get_logger(__name__)


class Line(Protocol):
    """What the conductor needs of a link; each wish is answered by ``Answered`` with its id."""

    def do(self, command: Command, *, id: str, keep_for: float = 30.0, only_if_connected: bool = False) -> None:
        """Do something once."""

    def login(self, name: str, pin: str, *, id: str, keep_for: float = 10.0) -> None:
        """Log in."""

    def logout(self, *, id: str, keep_for: float = 10.0) -> None:
        """Log out."""

    def refresh(self) -> None:
        """Ask for a whole picture; ``Replaced`` follows."""


class Conductor:
    """Owns the state of one window. Everything runs in the thread that calls it."""

    def __init__(
        self,
        state: State,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        changed: Callable[[State], None] = lambda _: None,
    ) -> None:
        self.state = state
        self.changed = changed
        self.line: Line | None = None
        self.open_notices: Callable[[], None] = lambda: None
        self.open_cases: Callable[[], None] = lambda: None
        self.open_filing: Callable[[], None] = lambda: None
        self._now = now
        self._new_id = new_id

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link."""
        match event:
            case Connected(snapshot=snapshot, left=left):
                self._picture(snapshot, whole=True, left=left)
            case Replaced(snapshot=snapshot):
                self._picture(snapshot, whole=True)
            case Changed(snapshot=snapshot):
                self._picture(snapshot, whole=False)
            case Lost(since=since):
                self.take(LineLost(since))
            case Answered(id=id, outcome=outcome):
                self.take(Got(id, outcome))
            case Rejected(refusal=refusal):
                self.take(TurnedAway(refusal))
            case _:
                assert_never(event)

    def _picture(self, snapshot: Snapshot, *, whole: bool, left: Refusal | None = None) -> None:
        if isinstance(snapshot, DeskSnapshot):
            self.take(Heard(snapshot, whole, left))
        else:
            log.error("a desk was given another picture", kind=type(snapshot).__name__)

    def tick(self) -> None:
        """Time passed; due about once a second."""
        self.take(Tick())

    def take(self, said: Input) -> None:
        """Let the desk decide, and do what it wishes."""
        before = self.state
        self.state, wishes = desk.step(before, said, self._now(), self._new_id())
        for wish in wishes:
            self._do(wish)
        if self.state is not before or isinstance(said, Tick):
            self.changed(self.state)

    def _do(self, wish: Wish) -> None:
        line = self.line
        if line is None:
            return
        match wish:
            case SendCommand(id=id, command=command):
                line.do(command, id=id, keep_for=KEEP_FOR, only_if_connected=True)
            case SendLogin(id=id, name=name, pin=pin):
                line.login(name, pin, id=id)
            case SendLogout(id=id):
                line.logout(id=id)
            case AskPicture():
                line.refresh()
            case OpenNotices():
                self.open_notices()
            case OpenCases():
                self.open_cases()
            case OpenFiling():
                self.open_filing()
            case _:
                assert_never(wish)
