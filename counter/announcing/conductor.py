"""Carries out what the supervisors' window wishes: commands on the desk's line, files by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, assert_never

from counter.announcing.board import step
from counter.announcing.inputs import Got, Input, LookAt, Passed, Seen, Send, Wish
from counter.announcing.state import Board
from counter.conductor import KEEP_FOR, Line
from counter.inputs import AskPicture, SendCommand
from counter.state import Line as Heard
from counter.state import State
from shared.link.events import Answered, Connected, LinkEvent, Replaced
from shared.protocol.commands import UploadPlace


class Files(Protocol):
    """Who brings files to the hub; what becomes of them is told as inputs."""

    def look_at(self, id: str, path: Path) -> None:
        """Measure a file; ``Looked`` follows."""

    def send(self, id: str, place: UploadPlace, path: Path) -> None:
        """Bring a file to its place; ``Sent`` and ``Arrived`` follow."""


class Announcer:
    """Owns the state of the supervisors' window. Everything runs in the thread that calls it."""

    def __init__(
        self,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        changed: Callable[[Board], None] = lambda _: None,
    ) -> None:
        self.state = Board()
        self.changed = changed
        self.line: Line | None = None
        self.files: Files | None = None
        self._now = now
        self._new_id = new_id
        self._whole = False

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link; the pictures in it come by way of the desk."""
        match event:
            case Answered(id=id, outcome=outcome):
                self.take(Got(id, outcome))
            case Connected() | Replaced():
                self._whole = True
            case _:
                pass

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        board, up = self.state, state.line is Heard.UP
        known = (board.snapshot, board.up, board.language, board.ahead)
        if known != (state.snapshot, up, state.language, state.ahead) or self._whole:
            whole, self._whole = self._whole, False
            self.take(Seen(state.snapshot, up, state.down_since, state.ahead, state.language, whole))

    def tick(self) -> None:
        """Time passed; due about once a second."""
        self.take(Passed())

    def take(self, said: Input) -> None:
        """Let the window decide, and do what it wishes."""
        before = self.state
        self.state, wishes = step(before, said, self._now(), self._new_id())
        for wish in wishes:
            self._do(wish)
        if self.state is not before or isinstance(said, Passed):
            self.changed(self.state)

    def _do(self, wish: Wish) -> None:
        line, files = self.line, self.files
        match wish:
            case SendCommand(id=id, command=command):
                if line is not None:
                    line.do(command, id=id, keep_for=KEEP_FOR, only_if_connected=True)
            case AskPicture():
                if line is not None:
                    line.refresh()
            case LookAt(id=id, path=path):
                if files is not None:
                    files.look_at(id, path)
            case Send(id=id, place=place, path=path):
                if files is not None:
                    files.send(id, place, path)
            case _:
                assert_never(wish)
