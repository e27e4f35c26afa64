"""What can happen to the supervisors' window, and what it wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter.announcing.form import Field
from counter.announcing.state import Board, Deed, Filter, Tab
from counter.beside import Open, Passed, Seen
from counter.inputs import AskPicture, Got, SendCommand
from shared.model import Language, Media
from shared.protocol.commands import OfferMedia, UploadPlace
from shared.protocol.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Pick:
    """A line of the list."""

    key: str


@dataclass(frozen=True, slots=True)
class Type:
    """A field holds this text now."""

    at: Field
    text: str


@dataclass(frozen=True, slots=True)
class Bump:
    """An arrow key in a field of days, hours or figures."""

    at: Field
    by: int


@dataclass(frozen=True, slots=True)
class Set:
    """A choice: a kind, a page, a weight; a weekday or a TV goes on or off."""

    at: Field
    value: str


@dataclass(frozen=True, slots=True)
class Do:
    """A key."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class Show:
    """Another tab."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class Narrow:
    """Another part of the list."""

    filter: Filter


@dataclass(frozen=True, slots=True)
class Weeks:
    """The picture of the week goes so many weeks on; 0 is this week."""

    by: int


@dataclass(frozen=True, slots=True)
class WriteAlarm:
    """The emergency message holds this now."""

    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Take:
    """A file was chosen or dropped."""

    path: Path


@dataclass(frozen=True, slots=True)
class Looked:
    """The chosen file as the hub is to be asked about it; None: it cannot be read."""

    id: str
    offer: OfferMedia | None


@dataclass(frozen=True, slots=True)
class Sent:
    """So many bytes have left."""

    id: str
    sent: int
    size: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """The hub has looked at the file."""

    id: str
    outcome: Media | Refusal


Input = (
    Seen
    | Open
    | Got
    | Pick
    | Type
    | Bump
    | Set
    | Do
    | Show
    | Narrow
    | Weeks
    | WriteAlarm
    | Take
    | Looked
    | Sent
    | Arrived
    | Passed
)


@dataclass(frozen=True, slots=True)
class LookAt:
    """Measure this file."""

    id: str
    path: Path


@dataclass(frozen=True, slots=True)
class Send:
    """Bring this file to the hub."""

    id: str
    place: UploadPlace
    path: Path


Wish = SendCommand | AskPicture | LookAt | Send
Step = tuple[Board, tuple[Wish, ...]]
