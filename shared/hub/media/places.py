"""Places to upload to: unguessable, for one file of one size and hash, once, for a while, and few at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

SECONDS: Final = 900
"""A full-size video needs a few minutes on the slowest wireless network."""
EACH: Final = 3
ALL: Final = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where one file may be put."""

    hash: str  # of the bytes as sent
    bytes: int
    label: str
    who: str
    until: float  # monotonic second


@dataclass(slots=True)
class Places:
    """All that are open."""

    fresh: Callable[[], str]  # >= 128 bit
    _open: dict[str, Place] = field(default_factory=dict)

    def give(self, place: Place, now: float) -> str | None:
        """A token for ``place``; None when this person, or all together, have enough. The same file gets one place."""
        self._forget(now)
        for token, other in list(self._open.items()):
            if (other.who, other.hash) == (place.who, place.hash):
                del self._open[token]  # asked again: the first answer was lost
        theirs = sum(other.who == place.who for other in self._open.values())
        if theirs >= EACH or len(self._open) >= ALL:
            return None
        token = self.fresh()
        self._open[token] = place
        return token

    def take(self, token: str, now: float) -> Place | None:
        """The place, which is closed by this; None when there is none (any more)."""
        self._forget(now)
        return self._open.pop(token, None)

    def awaited(self) -> int:
        """Bytes that may still come."""
        return sum(place.bytes for place in self._open.values())

    def _forget(self, now: float) -> None:
        for token in [token for token, place in self._open.items() if place.until <= now]:
            del self._open[token]
