"""Who comes when, and for what: one day drawn from a seed. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.model import Directory, Language, PriorityReason

WEIGHT_OF_QUEUE = {"A": 3.0, "B": 5.0, "C": 3.0, "D": 2.0, "E": 3.0, "F": 0.7}
"""How often each queue is wanted; queues an office adds itself count 1."""
PRIORITY_SHARE = 0.14
ENGLISH_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Visitor:
    """One simulated visitor."""

    at: datetime
    service: str
    language: Language
    priority: PriorityReason | None


def visitors_of_day(
    directory: Directory, seed: int, count: int, opens: datetime, closes: datetime
) -> tuple[Visitor, ...]:
    """``count`` visitors between ``opens`` and ``closes``: a morning peak, fewer towards the end."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    services = [service for service in directory.services if service.on_kiosk]
    weights = [WEIGHT_OF_QUEUE.get(service.queue, 1.0) for service in services]
    length = (closes - opens) / timedelta(minutes=1)
    drawn = [
        Visitor(
            at=opens + timedelta(minutes=min(length, length * chance.betavariate(1.3, 1.9))),
            service=chance.choices(services, weights)[0].id,
            language=Language.ENGLISH if chance.random() < ENGLISH_SHARE else Language.INDONESIAN,
            priority=chance.choice(list(PriorityReason)) if chance.random() < PRIORITY_SHARE else None,
        )
        for _ in range(count)
    ]
    return tuple(sorted(drawn, key=lambda visitor: visitor.at))
