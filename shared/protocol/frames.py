"""The frames on the wire: first hello, answered by welcome with a full snapshot, then changes in sequence."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from shared.model import MediaProblem, PrinterCondition, Role, Struct
from shared.protocol.commands import Command, Result
from shared.protocol.refusal import Refusal
from shared.protocol.views import Patch, Snapshot

VERSION = 1
"""The protocol this program speaks."""
FLOOR = 1
"""The oldest protocol this program still understands."""

MAX_FRAME_BYTES = 65_536
"""A larger frame from a client closes the connection."""
HEARTBEAT_SECONDS = 1.5
"""Each end sends ping or data at least so often."""
SILENCE_SECONDS = 4.0
"""An end that heard nothing for so long takes the other for gone (noticed within 5 s)."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""A number made by a client: exact in every language, and never a thousand digits long."""


# --- client to hub -------------------------------------------------------------------------------------------------


class Hello(Struct, frozen=True, tag="hello"):
    """Who connects. A paired screen gives device and key; a new one gives a pairing code."""

    protocol: int
    role: Role
    app: str  # program and version, for the log
    device: str | None = None
    key: str | None = None
    code: str | None = None
    floor: int = FLOOR
    name: str | None = None  # what a screen on the hub's own machine wishes to be called when it is paired


class Do(Struct, frozen=True, tag="do"):
    """Do something, once, whatever happens to the answer. ``id`` is made by the client and never used again."""

    id: str
    command: Command


class Login(Struct, frozen=True, tag="login"):
    """A member of staff says who they are."""

    id: str
    name: str
    pin: str
    again: bool = False  # said by the program itself after a reconnect; refused (`taken_over`) while they sit elsewhere


class Logout(Struct, frozen=True, tag="logout"):
    """The member of staff leaves this program."""

    id: str


class PrinterReport(Struct, frozen=True, tag="printer"):
    """How the kiosk's printer is; None when it could not be asked. An empty tuple means fine."""

    conditions: tuple[PrinterCondition, ...]


class ShownReport(Struct, frozen=True, tag="shown"):
    """The TV has really shown this call (the frame was swapped)."""

    call: Count


class SoundReport(Struct, frozen=True, tag="sound"):
    """Whether the TV can be heard, and says words: else its voice engine fails and a call is a chime."""

    working: bool
    words: bool = True


class MediaReport(Struct, frozen=True, tag="media"):
    """The TV could not show this announcement's file; None: it can."""

    announcement: str
    problem: MediaProblem | None = None


Reported = PrinterReport | ShownReport | SoundReport | MediaReport


class Report(Struct, frozen=True, tag="report"):
    """A screen's health. Not a command: it changes nothing that must last."""

    report: Reported


class NeedSnapshot(Struct, frozen=True, tag="need_snapshot"):
    """A change was missed: send everything."""


class Ping(Struct, frozen=True, tag="ping"):
    """Are you there?"""

    n: Count


ClientFrame = Hello | Do | Login | Logout | Report | NeedSnapshot | Ping


# --- hub to client -------------------------------------------------------------------------------------------------


class Welcome(Struct, frozen=True, tag="welcome"):
    """The connection stands. ``key`` is given once, when the screen was paired just now: keep it."""

    protocol: int
    hub: str  # version
    device: str
    name: str
    seq: int
    snapshot: Snapshot
    key: str | None = None


class SnapshotFrame(Struct, frozen=True, tag="snapshot"):
    """Everything again, asked for or because what this client may see has changed (a log-in)."""

    seq: int
    snapshot: Snapshot


class Change(Struct, frozen=True, tag="change"):
    """What changed. ``seq`` is one more than that of the frame before; otherwise ask for a snapshot."""

    seq: int
    patches: tuple[Patch, ...]


class Done(Struct, frozen=True, tag="done"):
    """It is done and stored."""

    result: Result


class Answer(Struct, frozen=True, tag="answer"):
    """The answer to a Do, Login or Logout of the same id."""

    id: str
    outcome: Done | Refusal


class Goodbye(Struct, frozen=True, tag="goodbye"):
    """The hub closes this connection and says why."""

    refusal: Refusal
    floor: int = FLOOR
    version: int = VERSION


class Pong(Struct, frozen=True, tag="pong"):
    """I am here; the hub's clock for showing, never for ordering."""

    n: int
    now: datetime


HubFrame = Welcome | SnapshotFrame | Change | Answer | Goodbye | Pong
