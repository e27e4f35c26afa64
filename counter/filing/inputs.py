"""What can happen to the filing form, and what it wishes for."""

from __future__ import annotations

from dataclasses import dataclass

from counter.beside import Open, Passed, Seen
from counter.filing.state import Deed, Field, Slip
from counter.inputs import Got, SendCommand
from shared.feedback import CaseKind
from shared.model import Language


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


Input = Seen | Open | Got | Kind | Service | Speaks | Type | Do | Passed


@dataclass(frozen=True, slots=True)
class Copy:
    """Put this text where other programs can paste it from; empty takes the former one away again."""

    text: str


Wish = SendCommand | Copy
Step = tuple[Slip, tuple[Wish, ...]]
