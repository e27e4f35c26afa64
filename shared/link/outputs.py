"""What a session wants its shell to do, in order."""

from __future__ import annotations

from dataclasses import dataclass

from shared.link.events import LinkEvent
from shared.protocol.frames import ClientFrame


@dataclass(frozen=True, slots=True)
class Send:
    """Write this frame."""

    frame: ClientFrame


@dataclass(frozen=True, slots=True)
class Close:
    """Let go of the connection at once."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Give this to the program."""

    event: LinkEvent


@dataclass(frozen=True, slots=True)
class Keep:
    """Store this key durably: it is given once."""

    device: str
    key: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Connect again after so many seconds."""

    seconds: float


Output = Send | Close | Tell | Keep | Wait
Outputs = list[Output]
