"""What a kiosk knows at one moment: the page, the visit with its modes, the hub's picture, the printer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.feedback.pages import FeedbackPage
from shared.model import Emergency, Language, PrinterCondition, PriorityReason, Slip
from shared.protocol.refusal import Refusal
from shared.protocol.views import KioskSnapshot


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the kiosk waits, in seconds. The first three are the installer's."""

    home: float = 45  # home to attract
    visit: float = 40  # inside a visit, until "still there?"
    answer: float = 30  # to answer it
    take: float = 12  # "take your ticket"
    noted: float = 60  # the number stands on the screen instead of on paper
    sorry: float = 25
    slow: float = 8  # no number yet: say so
    issue: float = 60  # so long the link keeps asking for the number
    printing: float = 35  # longer than the worker's own deadline
    help: float = 20  # "staff are on their way"
    settle: float = 0.3  # a new page ignores touches that were meant for the page before
    finish: float = 2.0  # the ticket's page cannot be left by the touches that asked for it
    write: float = 90  # where something is written or read at length, until "still there?"
    file: float = 20  # so long the link keeps handing in what was written


# --- pages ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attract:
    """Nobody is here. The groups are shown all the same, so that the first touch can choose one."""


@dataclass(frozen=True, slots=True)
class Home:
    """The groups of services."""

    part: int = 0


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one group."""

    queue: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Detail:
    """One service: what it takes, what to bring."""

    service: str


@dataclass(frozen=True, slots=True)
class Priority:
    """Whether and why this visit has priority."""


@dataclass(frozen=True, slots=True)
class Issuing:
    """The number was asked for."""

    id: str
    service: str


@dataclass(frozen=True, slots=True)
class Printing:
    """The number is known, its paper is on the way. ``asked`` is the id of a reprint not yet answered."""

    slip: Slip
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """The paper is out."""

    slip: Slip


class NotedBecause(StrEnum):
    """Why the number must be noted, worded under ``kiosk.noted.<value>``."""

    PAPER_OUT = "paper_out"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Noted:
    """There is no paper: the number stands large on the screen."""

    slip: Slip
    because: NotedBecause


@dataclass(frozen=True, slots=True)
class DidItPrint:
    """Sent, and not confirmed: only the visitor can see it."""

    slip: Slip


@dataclass(frozen=True, slots=True)
class Sorry:
    """No number was given, and why."""

    refusal: Refusal


TicketPage = Attract | Home | Services | Detail | Priority | Issuing | Printing | Take | Noted | DidItPrint | Sorry
Page = TicketPage | FeedbackPage
HOLDS_NUMBER = (Printing, Take, Noted, DidItPrint)
"""Pages that nothing may cover: a number that was given is always shown."""


# --- around the page -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visitor has chosen; gone when the visit ends."""

    language: Language = Language.INDONESIAN
    large: bool = False
    contrast: bool = False
    low: bool = False
    priority: PriorityReason | None = None
    looks: bool = False  # the sheet "text and colour" is open
    copies: int = 0  # so often the ticket was asked for again


class HelpState(StrEnum):
    """What became of the call for help, worded under ``kiosk.help.<value>``."""

    CALLING = "calling"
    COMING = "coming"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Help:
    """A call for help and since when it stands so."""

    id: str
    state: HelpState
    since: float


@dataclass(frozen=True, slots=True)
class State:
    """Everything the kiosk knows. Times are seconds of a clock that never jumps."""

    patience: Patience = Patience()
    page: Page = field(default_factory=Attract)
    visit: Visit = field(default_factory=Visit)
    snapshot: KioskSnapshot | None = None
    connected: bool = False
    rejected: Refusal | None = None
    printer: frozenset[PrinterCondition] = frozenset()
    help: Help | None = None
    touched: float = 0
    turned: float = 0  # when this page came
    asked: float | None = None  # when "still there?" was asked

    @property
    def emergency(self) -> Emergency | None:
        """The message that covers every page; without the hub it stands, since nobody has said that it is over."""
        return None if self.snapshot is None else self.snapshot.emergency


def turn(state: State, page: Page, now: float) -> State:
    """Show another page."""
    return replace(state, page=page, turned=now, asked=None, touched=now)


def over(state: State, page: Page, now: float) -> State:
    """The visit ends: its modes, its choices and whatever was written are forgotten."""
    return turn(replace(state, visit=Visit(), help=None), page, now)
