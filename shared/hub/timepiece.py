"""The hub's time: the machine's clock, but no leap of it while people are being served, unless that is confirmed.

A clock that leaps in the middle of a working day is either wrong now, or was wrong before; the machine cannot know.
To believe a false leap costs most: it would end the day under everybody's feet. So the time that people have worked by
runs on, by a counter that nobody sets, until the clock agrees again, a supervisor confirms it, or the office is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from shared.queue.clock import BACK

AHEAD: Final = timedelta(minutes=30)
"""A clock that was a little slow may be set at any time."""

log = structlog.get_logger()


class Timepiece:
    """Call it for the time. ``steady`` counts seconds, in suspend too, and never leaps; without it no leap is seen."""

    def __init__(
        self,
        wall: Callable[[], datetime],
        steady: Callable[[], float] | None,
        relied_on: Callable[[datetime], bool],
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._relied_on = relied_on
        self._last: tuple[datetime, float] | None = None  # when the clock was last believed, and the counter then
        self.wall = wall()  # what the machine's clock says, believed or not
        self.leapt = False

    def __call__(self) -> datetime:
        """Now."""
        wall = self.wall = self._wall()
        if self._steady is None:
            return wall
        count = self._steady()
        if self._last is not None:
            run_on = self._last[0] + timedelta(seconds=count - self._last[1])
            if not -BACK <= wall - run_on <= AHEAD and self._relied_on(run_on):
                if not self.leapt:
                    log.warning("the clock has leapt and is not believed", clock=wall, time=run_on)
                self.leapt = True
                return run_on
        self._last, self.leapt = (wall, count), False
        return wall

    def accept(self) -> None:
        """A supervisor says that the machine's clock is right."""
        self._last, self.leapt = None, False
