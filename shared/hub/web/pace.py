"""How fast one visitor may ask: a bucket for each kind of request and asker, in memory alone and soon forgotten.

Who asks is the ticket whose link was shown, else a machine's address, or an IPv6 network of one home; the hub's own
machine is not held back. A router or a proxy may show a whole room under its own address. So whoever has used up an own
share goes on from one that is for all, while it lasts; nobody's own share is taken by others. Only guesses and what is
handed in without a ticket have no more than the own share.

Askers are kept under a name that only this run of the hub could make, for minutes, and are never written anywhere.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
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
    LOOK_UP = "look_up"  # a case by its code; what was found is given back
    MISS = "miss"  # a ticket by a link that no ticket of today has


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
    Kind.MISS: Rate(1, 100),  # at the day's end the links of a whole room are dead
}
FOR_ALL: Final = {
    Kind.PAGE: Rate(100, 1_500),  # a thousand phones come back at once, and look at the board every 10 s
    Kind.FORM: Rate(5, 200),
}
"""What is shared by all who have used up their own."""


class Pace:
    """Who has asked how much."""

    def __init__(
        self,
        ticks: Callable[[], float],
        rates: Mapping[Kind, Rate] = RATES,
        for_all: Mapping[Kind, Rate] = FOR_ALL,
    ) -> None:
        self._ticks = ticks
        self._rates = rates
        self._for_all = {kind: Bucket(rate.a_second, rate.at_once, ticks()) for kind, rate in for_all.items()}
        self._key = secrets.token_bytes(16)
        self._buckets: OrderedDict[tuple[Kind, bytes], tuple[Bucket, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def admits(self, kind: Kind, asker: str) -> bool:
        """Whether ``asker`` may ask once more; it counts as asked."""
        if is_loopback(asker):
            return True
        now = self._ticks()
        self._forget(now)
        name = self._name(kind, asker)
        rate = self._rates[kind]
        known = self._buckets.pop(name) if name in self._buckets else None
        bucket = known[0] if known else Bucket(rate.a_second, rate.at_once, now)
        self._buckets[name] = bucket, now
        return bucket.take(now) or (kind in self._for_all and self._for_all[kind].take(now))

    def give_back(self, kind: Kind, asker: str) -> None:
        """What ``asker`` was admitted to was no guess: it does not count. Only for kinds without a share for all."""
        known = self._buckets.get(self._name(kind, asker))
        if known is not None:
            known[0].give_back()

    def _name(self, kind: Kind, asker: str) -> tuple[Kind, bytes]:
        return kind, blake2b(_network(asker).encode(), digest_size=16, key=self._key).digest()

    def _forget(self, now: float) -> None:
        while self._buckets:
            name, (_, used) = next(iter(self._buckets.items()))
            if len(self._buckets) <= MOST and now - used < FORGET_SECONDS:
                return
            del self._buckets[name]


def _network(asker: str) -> str:
    """One home or office has a whole IPv6 network of addresses to ask from."""
    try:
        address = ip_address(asker)
    except ValueError:
        return asker
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(int(address) >> 64)
    return str(address)
