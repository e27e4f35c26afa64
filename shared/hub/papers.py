"""Which tickets a kiosk drew and then never spoke of again: it died, or its cable was pulled, before the paper came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import msgspec

TOLD_WITHIN: Final = timedelta(seconds=90)
"""Longer than a kiosk's own deadlines for printing, and for a short walk of the network."""
REMEMBERED: Final = 8
"""Of one kiosk. It prints one at a time: more open papers than these are no paper's story."""


class OpenPaper(msgspec.Struct, frozen=True):
    """A ticket whose kiosk has not yet said what became of its paper."""

    ticket: str
    number: str
    kiosk: str
    since: datetime


@dataclass(slots=True)
class Papers:
    """Open papers by kiosk, oldest first."""

    _open: dict[str, dict[str, OpenPaper]] = field(default_factory=dict)

    def drawn(self, paper: OpenPaper) -> None:
        """A kiosk was given a number."""
        mine = self._open.setdefault(paper.kiosk, {})
        mine[paper.ticket] = paper
        if len(mine) > REMEMBERED:
            del mine[next(iter(mine))]

    def settled(self, ticket: str) -> None:
        """The kiosk has spoken, or the visitor stands at a desk."""
        for mine in self._open.values():
            mine.pop(ticket, None)

    def late(self, now: datetime) -> list[OpenPaper]:
        """Papers nobody has spoken of for too long; each is named once."""
        found = [paper for mine in self._open.values() for paper in mine.values() if now - paper.since >= TOLD_WITHIN]
        for paper in found:
            self.settled(paper.ticket)
        return found
