"""The supervisors' window put together: what decides, what is shown, files to the hub and pictures from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from counter.announcing.conductor import Announcer
from counter.announcing.inputs import Arrived, Do, Looked, Open, Sent
from counter.announcing.state import Board, Deed
from counter.announcing.uploading import Uploading
from counter.conductor import Line
from counter.screen.notices import NoticesScreen
from counter.state import State
from shared.fetching.cupboard import FOLDER, Cupboard
from shared.fetching.download import Wanted
from shared.fetching.fetching import Fetching
from shared.link.events import LinkEvent
from shared.model import MediaKind
from shared.ui.bridge import Bridge

MOST_BYTES: Final = 500_000_000
"""Pictures kept for previews."""


class Notices:
    """One supervisors' window. Everything is called in Qt's own thread."""

    def __init__(self, url: str, data: Path, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._announcer = Announcer(now, new_id, self._changed)
        self._told = Bridge(self._hear)
        self._fetched = Bridge(lambda _: self._draw.start())
        self._fetching = Fetching(url, data, self._fetched, cupboard=Cupboard(data / FOLDER, MOST_BYTES))
        self._announcer.files = Uploading(url, self._told)
        self.screen = NoticesScreen(self._announcer.take, now, self._fetching.path_of)
        self._draw = QTimer()
        self._draw.setSingleShot(True)
        self._draw.timeout.connect(self._show)
        self._began = False

    @property
    def board(self) -> Board:
        """What the window knows."""
        return self._announcer.state

    def use(self, line: Line) -> None:
        """Send by this line."""
        self._announcer.line = line

    def open(self) -> None:
        """Show the window."""
        if not self._began:
            self._began = True
            self._fetching.start()
        self._announcer.take(Open())

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link."""
        self._announcer.link_says(event)

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        self._announcer.desk_is(state)

    def tick(self) -> None:
        """About once a second."""
        self._announcer.tick()

    def close(self) -> None:
        """End. The window goes before the engine that drew it, and before what it shows."""
        self._draw.stop()
        self._announcer.take(Do(Deed.LEAVE))
        self._draw.stop()
        self._show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._fetching.stop()

    def _hear(self, said: object) -> None:
        if isinstance(said, Looked | Sent | Arrived):
            self._announcer.take(said)

    def _changed(self, board: Board) -> None:
        if self._began:
            media = board.paper.form.media if board.paper else None
            picture = board.open and media is not None and media.kind is MediaKind.PICTURE
            self._fetching.want([Wanted(media.hash, media.bytes)] if media is not None and picture else [])
            self._fetching.link(board.up)
        self._draw.start()  # many changes in one turn of the loop are drawn once

    def _show(self) -> None:
        self.screen.show(self._announcer.state)
