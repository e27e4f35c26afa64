"""How much one client, one machine and all together may ask of the hub."""

from __future__ import annotations

from dataclasses import dataclass, field

from shared.hub.outbox import Bound
from shared.protocol.frames import MAX_FRAME_BYTES, SILENCE_SECONDS


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the hub's door; seconds, frames and bytes."""

    request_seconds: float = 10.0  # from the first byte of a request to its last
    request_bytes: int = 32_768  # of a request's head
    unheard: int = 2_048  # connections that are no websocket, or not yet: a thousand phones may come back at once
    unheard_per_source: int = 1_024  # of them, from one other machine
    hello_seconds: float = 3.0
    silence_seconds: float = SILENCE_SECONDS
    sweep_seconds: float = 0.5  # how often silence is looked for
    close_seconds: float = 1.0  # how long a parting word may take
    frame_bytes: int = MAX_FRAME_BYTES
    frames_per_second: float = 50.0  # of one client, over time
    burst: int = 100  # of one client, at once
    clients: int = 6_000
    per_source: int = 64  # connections from one other machine
    strangers: int = 512  # connections that have not said hello yet
    phones: int = 3_000  # visitors' pages that are open
    phones_per_source: int = 1_000  # of one address: a Wi-Fi router may show all its phones under its own
    phones_per_ticket: int = 6
    phone_bytes: int = 8_192  # that may wait for one phone
    questions_per_second: float = 2.0  # of one phone, over time
    questions: int = 20  # of one phone, at once
    queued: int = 4_096  # commands waiting for the room
    bound: Bound = field(default_factory=Bound)


class Bucket:
    """A client's right to send: ``rate`` frames a second, ``burst`` at once."""

    __slots__ = ("_burst", "_left", "_rate", "_since")

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = float(burst)
        self._since = now

    def take(self, now: float, cost: int = 1) -> bool:
        """Whether one more frame is within the rate at monotonic second ``now``."""
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < cost:
            return False
        self._left -= cost
        return True

    def give_back(self) -> None:
        """What was taken last does not count."""
        self._left = min(self._burst, self._left + 1)
