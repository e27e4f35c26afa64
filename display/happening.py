"""What can happen to the TV, and what it then wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from display.reading import Read, StopReading
from display.turns import Hush, Say, Shown
from shared.model import MediaProblem
from shared.protocol.refusal import Refusal
from shared.protocol.views import BoardSnapshot, Patch


@dataclass(frozen=True, slots=True)
class Connected:
    """The connection stands, or a change was missed: everything anew. Nothing in it is spoken."""

    snapshot: BoardSnapshot


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed now: the picture after it and what led there."""

    snapshot: BoardSnapshot
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """The hub is gone; ``since`` is when it was last heard, by its own clock."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Rejected:
    """The hub does not let this screen in."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Said:
    """A call's sound has ended; ``heard``: there was a loudspeaker; not ``words``: the voice engine failed."""

    call: int
    heard: bool
    words: bool = True


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A call was not spoken on purpose (voice off, quiet hours); it says nothing about the loudspeaker."""

    call: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A frame with this call on the stage is on the screen."""

    call: int


@dataclass(frozen=True, slots=True)
class WasRead:
    """The words of an announcement or emergency have ended; not ``whole``: something cut them short."""

    notice: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Stocked:
    """A media file (by hash) lies on this machine's disk, whole; or cannot be had, and why."""

    hash: str
    problem: MediaProblem | None = None


@dataclass(frozen=True, slots=True)
class FilmOver:
    """The video of this item was shown to its end."""

    key: str


@dataclass(frozen=True, slots=True)
class Unshowable:
    """The file of this item cannot be shown: it is passed over until the announcement gets another one."""

    key: str
    problem: MediaProblem


@dataclass(frozen=True, slots=True)
class Showable:
    """The file of this item is on the screen after all."""

    key: str


FromHub = Connected | Changed | Lost | Rejected
InRoom = Tick | Said | Unsaid | Drawn | WasRead | Stocked | FilmOver | Showable | Unshowable
Happening = FromHub | InRoom


@dataclass(frozen=True, slots=True)
class Sound:
    """Tell the hub whether this TV can be heard, and says words."""

    working: bool
    words: bool = True


@dataclass(frozen=True, slots=True)
class Trouble:
    """Tell the hub that this announcement's file cannot be shown here; None: it can again."""

    announcement: str
    problem: MediaProblem | None


Wish = Say | Hush | Shown | Sound | Read | StopReading | Trouble
