"""What happens to every window beside the desk's: the room as the desk hears it, the wish to open it, time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.verbs import Say
from shared.model import Language
from shared.protocol.views import DeskSnapshot


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
