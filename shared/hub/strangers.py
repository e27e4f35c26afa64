"""Who is connected and has not said hello yet. When there are too many, whoever is silent for longest makes room.

A screen says hello at once; so slow strangers, however many and from wherever, keep no screen waiting.
"""

from __future__ import annotations

from typing import Protocol


class Silent(Protocol):
    """A connection, as it is needed here."""

    def abort(self) -> None:
        """End it now."""


class Strangers:
    """Connections in the order in which they came."""

    def __init__(self) -> None:
        self._silent: dict[Silent, None] = {}
        self._spoken: set[Silent] = set()  # what they said is being looked at

    def __len__(self) -> int:
        return len(self._silent) + len(self._spoken)

    def admits(self, most: int) -> bool:
        """Whether one more may come; if need be in the place of the one that is silent for longest."""
        if len(self) < most:
            return True
        longest = next(iter(self._silent), None)
        if longest is None:
            return False
        del self._silent[longest]
        longest.abort()
        return True

    def come(self, one: Silent) -> None:
        """Somebody has connected."""
        self._silent[one] = None

    def spoke(self, one: Silent) -> None:
        """Somebody has said something, and is pushed out by nobody."""
        if one in self._silent:
            del self._silent[one]
            self._spoken.add(one)

    def gone(self, one: Silent) -> None:
        """Somebody has left, or is no stranger any more."""
        self._silent.pop(one, None)
        self._spoken.discard(one)
