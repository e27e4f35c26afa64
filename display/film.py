"""What the video does while pages and calls change: begins with its turn, stands still under a call, ends with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from display.board import Board
from display.view import View
from shared.settings.sections import Layout
from shared.stage.page import PageKind


class Player(Protocol):
    """What plays one video at a time."""

    def play(self, path: Path) -> None:
        """Show this from its beginning."""

    def pause(self) -> None:
        """Stand still."""

    def resume(self) -> None:
        """Go on."""

    def duck(self, down: bool) -> None:
        """Soften the sound."""

    def share(self, volume: float) -> None:
        """The hour's share of the volume, 0.0 (silent) to 1.0."""

    def stop(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class Projector:
    """The player, and where files lie on this machine."""

    player: Player
    path_of: Callable[[str], Path | None]


class Film:
    """Follows the board. ``key`` names the item whose video is being shown; empty: none."""

    def __init__(self, projector: Projector | None) -> None:
        self._projector = projector
        self.key = ""
        self._turn: tuple[str, int, int] | None = None
        self._paused = False
        self._ducked = False
        self._share = 1.0

    def follow(self, board: Board, view: View, share: float = 1.0) -> None:
        """Do what the board asks for now; ``share`` of the volume is left at this hour."""
        if self._projector is None:
            return
        standing, page = board.programme.standing, view.page
        if share != self._share:
            self._share = share
            self._projector.player.share(share)
        turn = (standing.key, standing.step, standing.at) if standing and page.kind is PageKind.VIDEO else None
        if turn != self._turn:
            self._change(turn, page.media.hash if page.media else "")
        self._pause(view, board)
        speaking = board.turns.speaking is not None or board.turns.stage is not None
        ducked = speaking or board.readings.reading is not None
        if ducked is not self._ducked:
            self._ducked = ducked
            self._projector.player.duck(ducked)

    def _change(self, turn: tuple[str, int, int] | None, hash: str) -> None:
        if self._projector is None:
            return
        if self._turn is not None:
            self._projector.player.stop()
        self._turn, self.key, self._paused = turn, turn[0] if turn else "", False
        if turn is not None:  # a file that somebody has taken away is told by the player as any other failure
            self._projector.player.play(self._projector.path_of(hash) or Path(hash))

    def _pause(self, view: View, board: Board) -> None:
        """A call covers it, but for the layout in which a call is a banner; an emergency covers it everywhere."""
        called = board.turns.stage is not None and board.here.layout is not Layout.MEDIA
        paused = self._turn is not None and (called or view.alarm is not None)
        if self._projector is None or paused is self._paused:
            return
        self._paused = paused
        if paused:
            self._projector.player.pause()
        elif self._turn is not None:
            self._projector.player.resume()
