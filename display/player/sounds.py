"""The sound of a video, evened out, kept to the picture's clock and handed in small pieces to the player's pipe."""

from __future__ import annotations

from collections.abc import Callable

from display.player.clock import Clock
from display.player.words import Job, News


def play(job: Job, pipe: int, clock: Clock, tell: Callable[[News], None]) -> None:
    """Nothing yet."""
