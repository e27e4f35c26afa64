"""When the demo's day plays: the office's own next working day from the Monday of all our examples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared.model import OfficeInfo
from shared.queue.calendar import spans

MONDAY = date(2026, 1, 12)
SEARCH_DAYS = 60
AFTER_CLOSING = timedelta(minutes=30)
SHORTEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Playing:
    """The demo's times. ``rest`` is the office's first break; tickets are drawn until ``last_ticket``."""

    opens: datetime
    ends: datetime
    last_ticket: datetime
    rest: tuple[datetime, datetime] | None

    @property
    def enough(self) -> bool:
        """Whether there is time for a day at all."""
        return self.ends - self.opens >= SHORTEST


def playing(office: OfficeInfo, until: time | None) -> Playing | None:
    """The times of the demo, until ``until`` local time; None when the office never opens."""
    zone = ZoneInfo(office.zone)
    days = (spans(MONDAY + timedelta(days=n), office) for n in range(SEARCH_DAYS))
    shifts = next((found for found in days if found), ())
    if not shifts:
        return None
    opens, closes = shifts[0].opens.astimezone(zone), shifts[-1].closes.astimezone(zone)
    ends = closes + AFTER_CLOSING if until is None else datetime.combine(opens.date(), until, zone)
    last_ticket = min(closes - timedelta(minutes=office.last_ticket_minutes + 1), ends - AFTER_CLOSING)
    rest = (shifts[0].closes, shifts[1].opens) if len(shifts) > 1 else None
    return Playing(opens, ends, max(opens, last_ticket), rest)
