"""What the clerk's window knows: the last picture of the room, the line, what was pressed and is not yet answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter.facts import Room
from counter.verbs import Say, Verb
from shared.model import Language
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot

ZERO = timedelta(0)
QUIETLY = timedelta(milliseconds=400)
"""An answer that comes this fast changes no key on its way: nothing flickers, and no press is spoken of."""


class Page(StrEnum):
    """What the window shows."""

    STARTING = "starting"
    LOGIN = "login"
    PIN = "pin"
    CHOOSE = "choose"  # logged in, no desk yet
    DESK = "desk"


class Line(StrEnum):
    """The connection to the hub."""

    NEVER = "never"  # not yet
    UP = "up"
    DOWN = "down"
    REFUSED = "refused"  # the hub will not have this program: a person must help


class Phase(StrEnum):
    """How far a pressed verb has come."""

    SENT = "sent"
    SETTLING = "settling"  # answered; the picture that shows it is on its way
    CHECKING = "checking"  # no answer: only the hub's next whole picture tells what happened


@dataclass(frozen=True, slots=True)
class Pending:
    """The one command on its way. While it is there no other is sent: a lost answer cannot call two visitors."""

    id: str
    verb: Verb
    at: datetime
    done: Say | None = None  # what the undo bar will say
    phase: Phase = Phase.SENT


class Tone(StrEnum):
    """How a notice is meant."""

    DONE = "done"  # undoable
    TELL = "tell"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence over the count strip; it goes by itself at ``until``, or when dismissed."""

    say: Say
    tone: Tone
    until: datetime | None = None
    more: Say | None = None  # a second sentence below


class SheetKind(StrEnum):
    """A sheet of choices over the page."""

    TRANSFER_QUEUE = "transfer_queue"
    TRANSFER_DESK = "transfer_desk"
    TRANSFER_PERSON = "transfer_person"
    TRANSFER_SERVICE = "transfer_service"  # the second step, after a queue of several services
    PICK_REASON = "pick_reason"
    CANCEL_REASON = "cancel_reason"
    PAUSE_REASON = "pause_reason"
    SERVICE_GIVEN = "service_given"
    WALK_IN = "walk_in"
    MENU = "menu"
    LIST = "list"
    ANNOUNCE = "announce"
    EMERGENCY = "emergency"
    CLOSE_DAY = "close_day"
    ACCEPT_CLOCK = "accept_clock"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The open sheet, the ticket it is about, the queue chosen in a first step, what was typed to find a line."""

    kind: SheetKind
    ticket: str | None = None
    queue: str = ""
    typed: str = ""


class Tab(StrEnum):
    """Tabs of the list besides one tab per queue, which is named by the queue's id."""

    ALL = "*all"
    PARKED = "*parked"
    MISSED = "*missed"
    CALLS = "*calls"


@dataclass(frozen=True, slots=True)
class State:
    """All the window knows. ``ahead`` is how far the hub's clock runs before this machine's."""

    snapshot: DeskSnapshot | None = None
    line: Line = Line.NEVER
    down_since: datetime | None = None
    refused: Refusal | None = None
    ahead: timedelta = ZERO
    pending: Pending | None = None
    sheet: Sheet | None = None
    notice: Notice | None = None
    dismissed: frozenset[str] = frozenset()  # alerts the clerk has put away
    tab: str = Tab.ALL
    desk: str | None = None  # chosen, not yet opened
    opening: bool = False  # open the chosen desk as soon as the log-in allows it
    one_time: str = ""  # the one-time PIN just used, so that it need not be typed twice; forgotten once changed
    pressed: tuple[Verb, datetime] | None = None  # the last press that was taken
    settled_at: datetime | None = None  # when the last one came to rest
    language: Language = Language.INDONESIAN
    on_top: bool = False

    @property
    def room(self) -> Room | None:
        """The room as last heard."""
        return Room(self.snapshot) if self.snapshot else None

    @property
    def page(self) -> Page:
        """The page follows from the picture; nobody sets it."""
        if self.snapshot is None:
            return Page.STARTING
        me = self.snapshot.me
        if me is None:
            return Page.LOGIN
        if me.must_change_pin:
            return Page.PIN
        return Page.CHOOSE if me.desk is None else Page.DESK

    def now(self, at: datetime) -> datetime:
        """This machine's instant on the hub's clock, for showing running times only."""
        return at + self.ahead
