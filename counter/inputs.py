"""What can happen to a clerk's window, and what it wishes for: the two closed unions around ``desk.step``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.state import SheetKind, State
from counter.verbs import Verb
from shared.model import Text
from shared.protocol.commands import Command
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot

# --- inputs --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """The room as the hub tells it; ``whole`` when the picture is complete and new, not a change to the last one.

    ``left`` is why the hub did not let the person who was logged in here in again after a break.
    """

    snapshot: DeskSnapshot
    whole: bool
    left: Refusal | None = None


@dataclass(frozen=True, slots=True)
class LineLost:
    """The hub is not heard since then, by its clock."""

    since: datetime


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The hub does not let this program in."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Got:
    """The answer to what was sent as ``id``."""

    id: str
    outcome: Done | Refusal


@dataclass(frozen=True, slots=True)
class Press:
    """A verb was pressed, by key or pointer; ``ticket`` for those of a list row."""

    verb: Verb
    ticket: str | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """A line of the open sheet was chosen."""

    key: str


@dataclass(frozen=True, slots=True)
class ShowSheet:
    """Another tab of the transfer sheet."""

    kind: SheetKind


@dataclass(frozen=True, slots=True)
class TypedSearch:
    """Letters typed over a sheet, to find a line; all of them so far."""

    text: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Esc: put away what lies on top; ``alert`` names an alert put away by its own cross."""

    alert: str | None = None


@dataclass(frozen=True, slots=True)
class TypedLogin:
    """Name and PIN were typed."""

    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class TypedPin:
    """A new PIN was typed, twice; ``old`` may be empty right after a log-in with a one-time PIN."""

    old: str
    new: str
    again: str


@dataclass(frozen=True, slots=True)
class TypedAnnouncement:
    """The line for the TVs was typed."""

    text: Text


@dataclass(frozen=True, slots=True)
class PickDesk:
    """A desk was chosen, not yet opened."""

    desk: str


@dataclass(frozen=True, slots=True)
class PickTab:
    """A tab of the list."""

    tab: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed."""


Input = (
    Heard
    | LineLost
    | TurnedAway
    | Got
    | Press
    | Choose
    | ShowSheet
    | TypedSearch
    | Dismiss
    | TypedLogin
    | TypedPin
    | TypedAnnouncement
    | PickDesk
    | PickTab
    | Tick
)


# --- wishes --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SendCommand:
    """Send this once."""

    id: str
    command: Command


@dataclass(frozen=True, slots=True)
class SendLogin:
    """Log in."""

    id: str
    name: str
    pin: str


@dataclass(frozen=True, slots=True)
class SendLogout:
    """Log out."""

    id: str


@dataclass(frozen=True, slots=True)
class AskPicture:
    """Ask the hub for a whole picture: an answer did not come."""


@dataclass(frozen=True, slots=True)
class OpenNotices:
    """Open the supervisors' window."""


@dataclass(frozen=True, slots=True)
class OpenCases:
    """Open the complaint officers' window."""


@dataclass(frozen=True, slots=True)
class OpenFiling:
    """Open the form that takes down what a visitor complains of."""


Wish = SendCommand | SendLogin | SendLogout | AskPicture | OpenNotices | OpenCases | OpenFiling
Step = tuple[State, tuple[Wish, ...]]
