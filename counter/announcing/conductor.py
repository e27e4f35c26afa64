"""Carries out what the supervisors' window wishes: commands on the desk's line, files by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, assert_never

from counter.announcing.board import step
from counter.announcing.inputs import Input, LookAt, Send, Step, Wish
from counter.announcing.state import Board
from counter.inputs import AskPicture, SendCommand
from counter.keeper import Keeper
from counter.state import State
from shared.link.events import Connected, LinkEvent, Replaced
from shared.protocol.commands import UploadPlace


class Files(Protocol):
    """Who brings files to the hub; what becomes of them is told as inputs."""

    def look_at(self, id: str, path: Path) -> None:
        """Measure a file; ``Looked`` follows."""

    def send(self, id: str, place: UploadPlace, path: Path) -> None:
        """Bring a file to its place; ``Sent`` and ``Arrived`` follow."""


class Announcer(Keeper[Board, Input, Wish]):
    """Owns the state of the supervisors' window."""

    def __init__(
        self,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        changed: Callable[[Board], None] = lambda _: None,
    ) -> None:
        super().__init__(Board(), now, new_id, changed)
        self.files: Files | None = None
        self._whole = False

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link; after a whole picture, what the desk then says is the whole."""
        super().link_says(event)
        self._whole = self._whole or isinstance(event, Connected | Replaced)

    def desk_is(self, state: State, *, whole: bool = False) -> None:
        """The desk's window knows this now."""
        whole, self._whole = whole or self._whole, False
        super().desk_is(state, whole=whole)

    def _step(self, said: Input) -> Step:
        return step(self.state, said, self._now(), self._new_id())

    def _do(self, wish: Wish) -> None:
        line, files = self.line, self.files
        match wish:
            case SendCommand():
                self._send(wish)
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
