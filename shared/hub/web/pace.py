"""How fast one visitor may ask: a bucket for each kind of request and source, in memory alone and soon forgotten.

A source is a machine's address, or an IPv6 network of one home; the hub's own machine is not held back. Addresses are
kept under a name that only this run of the hub could make, for minutes, and are never written anywhere.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from typing import Final

from shared.hub.limits import Bucket
from shared.hub.source import is_loopback

MOST: Final = 8_192
"""Buckets remembered; of more, the longest unused is forgotten."""
FORGET_SECONDS: Final = 900.0


class Kind(StrEnum):
    """What is asked."""

    PAGE = "page"
    FORM = "form"  # any POST
    TELL = "tell"  # a survey by a desk's QR, or a case, handed in
    LOOK_UP = "look_up"  # by a secret code or a ticket's link that was not found


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second over time, and so many at once."""

    a_second: float
    at_once: int


RATES: Final = {
    Kind.PAGE: Rate(10, 120),
    Kind.FORM: Rate(0.5, 30),
    Kind.TELL: Rate(1 / 30, 10),
    Kind.LOOK_UP: Rate(0.2, 20),
}


class Pace:
    """Who has asked how much."""

    def __init__(self, ticks: Callable[[], float], rates: dict[Kind, Rate] | None = None) -> None:
        self._ticks = ticks
        self._rates = rates or RATES
        self._key = secrets.token_bytes(16)
        self._buckets: OrderedDict[tuple[Kind, bytes], tuple[Bucket, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def admits(self, kind: Kind, source: str) -> bool:
        """Whether ``source`` may ask once more; it counts as asked."""
        if is_loopback(source):
            return True
        now = self._ticks()
        self._forget(now)
        name = kind, blake2b(_network(source).encode(), digest_size=16, key=self._key).digest()
        rate = self._rates[kind]
        known = self._buckets.pop(name) if name in self._buckets else None
        bucket = known[0] if known else Bucket(rate.a_second, rate.at_once, now)
        self._buckets[name] = bucket, now
        return bucket.take(now)

    def _forget(self, now: float) -> None:
        while self._buckets:
            name, (_, used) = next(iter(self._buckets.items()))
            if len(self._buckets) <= MOST and now - used < FORGET_SECONDS:
                return
            del self._buckets[name]


def _network(source: str) -> str:
    """One home or office has a whole IPv6 network of addresses to ask from."""
    try:
        address = ip_address(source)
    except ValueError:
        return source
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(int(address) >> 64)
    return str(address)
