"""What every window beside the desk's hears and knows: the room as the desk tells it, the wish to open it, time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

from counter.facts import Room, zone_of
from counter.verbs import Say
from shared.model import Language
from shared.protocol.views import DeskSnapshot, Me


@dataclass(frozen=True, slots=True)
class Seen:
    """The room as the desk's window knows it now; ``whole`` when the hub has just told all of it."""

    snapshot: DeskSnapshot | None
    up: bool
    down_since: datetime | None
    ahead: timedelta
    language: Language
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """The window is wanted."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Time passed."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence at the window's foot."""

    say: Say
    grave: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What such a window knows of the room, and who works in it."""

    open: bool = False
    owner: str = ""  # whose work this is
    snapshot: DeskSnapshot | None = None
    up: bool = False
    down_since: datetime | None = None
    ahead: timedelta = timedelta(0)
    language: Language = Language.INDONESIAN

    @property
    def room(self) -> Room | None:
        """The room as last heard."""
        return Room(self.snapshot) if self.snapshot else None

    @property
    def me(self) -> Me | None:
        """Who is logged in."""
        return self.snapshot.me if self.snapshot else None

    def local(self, at: datetime) -> datetime:
        """This machine's instant on the hub's clock, in the office's zone."""
        return (at + self.ahead).astimezone(zone_of(self.snapshot))

    def today(self, at: datetime) -> date:
        """The office's day."""
        return self.local(at).date()

    def told(self, said: Seen) -> Self:
        """The same in the room as it is now."""
        return replace(
            self,
            snapshot=said.snapshot,
            up=said.up,
            down_since=said.down_since,
            ahead=said.ahead,
            language=said.language,
        )

    def forgotten(self) -> Self:
        """The same closed, with nothing left of what was done in it."""
        return type(self)(
            owner=self.owner,
            snapshot=self.snapshot,
            up=self.up,
            down_since=self.down_since,
            ahead=self.ahead,
            language=self.language,
        )
