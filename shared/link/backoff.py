"""How long to wait before connecting again: full jitter, so that a room of screens does not come back as one."""

from __future__ import annotations

from collections.abc import Callable

FIRST_SECONDS = 0.2
MOST_SECONDS = 5.0
SLOW_SECONDS = 5.0
"""After the hub said no: from this up to twice this."""
STEADY_SECONDS = 5.0
"""A connection that stood so long was a good one; after it, waiting starts short again."""


class Backoff:
    """The waits of one link."""

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._failures = 0
        self._stood_from = 0.0
        self._slow = False

    def stands(self, ticks: float) -> None:
        """A connection was welcomed."""
        self._stood_from = ticks

    def slowly(self) -> None:
        """The hub refused this screen: a person must act, so the next wait is long."""
        self._slow = True

    def next(self, ticks: float, stood: bool) -> float:
        """Seconds until the next try, after a connection that was welcomed (``stood``) or not."""
        if self._slow:
            self._slow = False
            return SLOW_SECONDS * (1 + self._chance())
        steady = stood and ticks - self._stood_from >= STEADY_SECONDS
        self._failures = 1 if steady else self._failures + 1
        highest = min(MOST_SECONDS, FIRST_SECONDS * 2.0 ** min(self._failures, 10))
        return FIRST_SECONDS + self._chance() * (highest - FIRST_SECONDS)
