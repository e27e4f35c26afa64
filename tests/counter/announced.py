"""A supervisor's desk with the window in which announcements are written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from counter.announcing.conductor import Announcer
from counter.announcing.inputs import Do, Input
from counter.announcing.state import Board, Deed
from counter.beside import Open
from counter.screen import NoticesScreen
from counter.state import State
from shared.link.events import Connected
from shared.model import Language
from shared.protocol.commands import UploadPlace
from shared.protocol.views import DeskSnapshot
from tests.counter.driving import Driver


class RecordingFiles:
    """Writes down which files were to be measured and sent."""

    def __init__(self) -> None:
        self.looked: list[tuple[str, Path]] = []
        self.sent: list[tuple[str, UploadPlace, Path]] = []

    def look_at(self, id: str, path: Path) -> None:
        self.looked.append((id, path))

    def send(self, id: str, place: UploadPlace, path: Path) -> None:
        self.sent.append((id, place, path))


class Lead(Driver):
    """The supervisors' window."""

    names = ("noticesWindow",)

    def __init__(self, language: Language, kept: Callable[[str], Path | None]) -> None:
        super().__init__(State(language=language))
        self.files = RecordingFiles()
        self.announcer = Announcer(self.now, self.new_id, self._changed)
        self.announcer.line = self.line
        self.announcer.files = self.files
        self.conductor.open_notices = lambda: self.take(Open())
        self.screen = NoticesScreen(self.announcer.take, self.now, kept)
        self.beside = (self.announcer,)
        self.appear(notices=self.screen)

    def _changed(self, board: Board) -> None:
        self.screen.show(board)

    @property
    def board(self) -> Board:
        return self.announcer.state

    def start(self, snapshot: DeskSnapshot, size: tuple[int, int]) -> None:
        """Hear the room and open the window."""
        self.says(Connected(snapshot, "desk-1", "Loket 1"))
        self.take(Open())
        self.front(size)

    def take(self, *said: Input) -> None:
        """What a supervisor does."""
        for each in said:
            self.announcer.take(each)
        self.settle()

    def drawn(self, pictures: int) -> None:
        """Pictures come from the disk beside the drawing: wait for so many, and leave them the processor."""
        ends = time.monotonic() + 30
        while sum(item.objectName() == "picture" for item in self.items()) < pictures:
            assert time.monotonic() < ends
            QTest.qWait(20)

    def close(self) -> None:
        self.take(Do(Deed.LEAVE))
        super().close()


OpenLead = Callable[..., Lead]
