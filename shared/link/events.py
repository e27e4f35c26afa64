"""What a link tells its program, and when things happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared.model import Role
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import Patch, Snapshot


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment on this machine: ``ticks`` in seconds that never jump, for waiting; ``clock`` in UTC, for showing."""

    ticks: float
    clock: datetime


@dataclass(frozen=True, slots=True)
class Identity:
    """What this program is to the hub."""

    role: Role
    app: str  # program and version, e.g. "kiosk 0.1.0"
    name: str = ""  # what the installer calls this screen, for when it pairs itself


@dataclass(frozen=True, slots=True)
class Credentials:
    """How a screen proves itself: a device with its key, or a pairing code, or (empty) not yet at all."""

    device: str | None = None
    key: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Connected:
    """The connection stands. The snapshot is shown, not spoken."""

    snapshot: Snapshot
    device: str
    name: str
    left: Refusal | None = None  # why whoever was logged in here before the break is not any more


@dataclass(frozen=True, slots=True)
class Replaced:
    """Everything again: a change was missed, or somebody logged in or out. Nothing in it is new enough to be spoken."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed now: the snapshot after it, and the patches that led there."""

    snapshot: Snapshot
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """The hub is not heard. ``since`` is when it was last heard, by the hub's clock as far as that is known."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a command, a log-in or a log-out. After ``timeout`` a command's real end may still follow."""

    id: str
    outcome: Done | Refusal


@dataclass(frozen=True, slots=True)
class Rejected:
    """The hub does not let this screen in, and why. It is tried again, slowly."""

    refusal: Refusal


LinkEvent = Connected | Replaced | Changed | Lost | Answered | Rejected
