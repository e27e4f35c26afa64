"""What can happen to the filing form, and what it wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from counter.filing.state import Deed, Field, Slip
from counter.inputs import SendCommand
from shared.feedback import CaseKind
from shared.model import Language
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot


@dataclass(frozen=True, slots=True)
class Seen:
    """The room as the desk's window knows it now."""

    snapshot: DeskSnapshot | None
    up: bool
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
class Kind:
    """What the visitor wants."""

    kind: CaseKind


@dataclass(frozen=True, slots=True)
class Service:
    """What it is about; None: nothing in particular."""

    service: str | None


@dataclass(frozen=True, slots=True)
class Speaks:
    """The language in which the visitor wants the answer."""

    language: Language


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
class Passed:
    """Time passed."""


Input = Seen | Open | Got | Kind | Service | Speaks | Type | Do | Passed


@dataclass(frozen=True, slots=True)
class Copy:
    """Put this text where other programs can paste it from; empty takes the former one away again."""

    text: str


Wish = SendCommand | Copy
Step = tuple[Slip, tuple[Wish, ...]]
