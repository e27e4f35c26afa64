"""Whether the hub's clock can be right, and which business day follows from it: a bad clock never opens a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from shared.model import OfficeInfo
from shared.queue.calendar import business_day

BACK = timedelta(minutes=5)
"""Time servers correct small steps back; a larger one is a wrong clock."""
FORTH = timedelta(days=40)
"""No office sleeps so long; a later clock is doubted until a supervisor accepts it."""
OLDEST = datetime(2024, 1, 1, tzinfo=UTC)
"""Before this program existed: a clock without a battery."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The business day by this clock; None when the clock cannot be right, so that the day stays as it is."""

    day: date | None

    @property
    def wrong(self) -> bool:
        """Whether the clock is doubted."""
        return self.day is None


def day_to_open(now: datetime, high_water: datetime | None, office: OfficeInfo) -> Reading:
    """The business day that should be open at ``now``.

    Args:
        now: the hub's clock.
        high_water: the latest moment ever trusted, kept in the store; None at the very first start. A
            ``ClockAccepted`` record sets it to that record's own time, back too.
        office: zone and cut-over.
    """
    if now < OLDEST or (high_water is not None and not high_water - BACK <= now <= high_water + FORTH):
        return Reading(None)
    return Reading(business_day(now, office))
