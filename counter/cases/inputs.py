"""What can happen to the officers' window, and what it wishes for."""

from __future__ import annotations

from dataclasses import dataclass

from counter.beside import Open, Passed, Seen
from counter.cases.state import Book, Deed, Drawer, Field, Shelf
from counter.inputs import Got, SendCommand
from shared.feedback import CaseLevel, CaseState


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


Input = Seen | Open | Got | Pick | Show | Narrow | Aimed | Ranked | Type | Do | Touched | Passed
Wish = SendCommand
Step = tuple[Book, tuple[Wish, ...]]
