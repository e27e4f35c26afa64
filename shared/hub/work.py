"""What waits in the room's one queue: commands, log-ins, pairings, the hub's own acts, and reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from shared.hub.access.accounts import NO_SECRET, Secret
from shared.hub.access.login import LoginAttempt
from shared.hub.access.screens import Pairing
from shared.hub.store import Device
from shared.model import Directory, Text
from shared.protocol.commands import Command, Result
from shared.protocol.refusal import Refusal
from shared.queue.state import State
from shared.settings.sections import FeedbackSettings


class Seat(Protocol):
    """The connection a command comes from, as the room needs it."""

    @property
    def device(self) -> Device:
        """The screen."""

    @property
    def staff(self) -> str | None:
        """The member of staff logged in at it."""


class Ask(msgspec.Struct, frozen=True):
    """A client's command. ``fresh`` says that an earlier run of the hub may have answered it already."""

    id: str
    command: Command
    seat: Seat
    reply: Callable[[Result | Refusal], None]
    secret: Secret = NO_SECRET
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class LogIn:
    """Somebody shows name and PIN."""

    attempt: LoginAttempt
    seat: Seat
    reply: Callable[[Result | Refusal], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A new screen shows a code."""

    pairing: Pairing
    local_secret: str
    reply: Callable[[Device | Refusal], None]


@dataclass(frozen=True, slots=True)
class LogOut:
    """Somebody leaves the program; their desk closes if nobody is being served there."""

    seat: Seat
    reply: Callable[[Result | Refusal], None]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passes: the day may roll."""


@dataclass(frozen=True, slots=True)
class Read:
    """Look at the state when all of it is stored. ``look`` is given None while the store cannot be trusted."""

    look: Callable[[State | None, datetime], None]


@dataclass(frozen=True, slots=True)
class Adopt:
    """Go on under a changed config.toml."""

    directory: Directory
    announcement: Text
    feedback: FeedbackSettings | None = None  # None: as before


Work = Ask | LogIn | LogOut | Pair | Tick | Read | Adopt
