"""The hub's parts, put together: what a connection and the composition root work with."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from shared.hub.access.pins import Pins
from shared.hub.client import Client
from shared.hub.judge import Fresh, Judge
from shared.hub.limits import Limits
from shared.hub.media.gallery import Gallery
from shared.hub.publish import House
from shared.hub.room import Room
from shared.hub.strangers import Strangers


@dataclass(slots=True)
class Hub:
    """Everything a connection may need."""

    version: str
    room: Room
    house: House
    judge: Judge
    fresh: Fresh
    pins: Pins
    gallery: Gallery
    limits: Limits
    clock: Callable[[], datetime]
    ticks: Callable[[], float]  # monotonic seconds
    local_secret: str
    form_secret: str  # proves that a form went out from here
    proxies: frozenset[str] = frozenset()  # whose word on a visitor's address is taken
    clients: set[Client] = field(default_factory=set)
    sources: Counter[str] = field(default_factory=Counter)
    phone_sources: Counter[str] = field(default_factory=Counter)  # visitors' open pages, by address
    strangers: Strangers = field(default_factory=Strangers)
    hashing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))  # PINs at once: 64 MB each

    def logged_in_elsewhere(self, staff: str, here: Client) -> list[Client]:
        """Other connections at which this member of staff is logged in."""
        return [client for client in self.clients if client.staff == staff and client is not here]
