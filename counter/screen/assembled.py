"""The supervisors' window put together: what decides, what is shown, files to the hub and pictures from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from counter.announcing.conductor import Announcer
from counter.announcing.inputs import Arrived, Do, Input, Looked, Sent, Wish
from counter.announcing.state import Board, Deed
from counter.announcing.uploading import Uploading
from counter.screen.beside import Beside
from counter.screen.notices import NoticesScreen
from shared.fetching.cupboard import FOLDER, Cupboard
from shared.fetching.download import Wanted
from shared.fetching.fetching import Fetching
from shared.model import MediaKind
from shared.ui.bridge import Bridge

MOST_BYTES: Final = 500_000_000
"""Pictures kept for previews."""


class Notices(Beside[Board, Input, Wish]):
    """One supervisors' window."""

    def __init__(self, url: str, data: Path, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._announcer = Announcer(now, new_id)
        self._told = Bridge(self._hear)
        self._fetched = Bridge(lambda _: self._draw.start())
        self._fetching = Fetching(url, data, self._fetched, cupboard=Cupboard(data / FOLDER, MOST_BYTES))
        self._announcer.files = Uploading(url, self._told)
        self.screen = NoticesScreen(self._announcer.take, now, self._fetching.path_of)
        self._began = False
        super().__init__(self._announcer, self.screen.show)

    @property
    def board(self) -> Board:
        """What the window knows."""
        return self._announcer.state

    def open(self) -> None:
        """Show the window."""
        if not self._began:
            self._began = True
            self._fetching.start()
        super().open()

    def close(self) -> None:
        """End."""
        self._announcer.take(Do(Deed.LEAVE))
        super().close()
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
        super()._changed(board)
