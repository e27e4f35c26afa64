"""What can happen to the officers' window, and what it wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.cases.state import Book, Deed, Drawer, Field, Shelf
from counter.inputs import SendCommand
from shared.feedback import CaseLevel, CaseState
from shared.model import Language
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot


@dataclass(frozen=True, slots=True)
class Seen:
    """The room as the desk's window knows it now."""

    snapshot: DeskSnapshot | None
    up: bool
    down_since: datetime | None
    ahead: timedelta
    language: Language


@dataclass(frozen=True, slots=True)
class Open:
    """The window is wanted."""


@dataclass(frozen=True, slots=True)
class Got:
    """The answer to what was sent as ``id``."""

    id: str
    outcome: Done | Refusal


@dataclass(frozen=True, slots=True)
class Pick:
    """A line of the list."""

    case: str


@dataclass(frozen=True, slots=True)
class Show:
    """Another drawer."""

    drawer: Drawer


@dataclass(frozen=True, slots=True)
class Narrow:
    """The open ones or the closed ones."""

    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Aimed:
    """Where the case is to go."""

    state: CaseState


@dataclass(frozen=True, slots=True)
class Ranked:
    """How long the office may take for it."""

    level: CaseLevel


@dataclass(frozen=True, slots=True)
class Type:
    """A field holds this text now."""

    at: Field
    text: str


@dataclass(frozen=True, slots=True)
class Do:
    """A key."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody is there: the pointer moved, something scrolled."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Time passed."""


Input = Seen | Open | Got | Pick | Show | Narrow | Aimed | Ranked | Type | Do | Touched | Passed
Wish = SendCommand
Step = tuple[Book, tuple[Wish, ...]]
