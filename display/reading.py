"""What is read aloud and when: an emergency at once and every minute, announcements when nobody is being called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from display.here import Here
from shared.model import Emergency, Language, Text
from shared.protocol.views import AiringRow
from shared.stage.announced import exactly

EMERGENCY_EVERY_S = 60.0
"""From the end of an emergency's words to their beginning again."""
REST_S = 60.0
"""Between two announcements read aloud, at least; a reading that a call cut short is tried again after as long."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read this aloud; its end is told by ``notice``."""

    notice: str
    texts: tuple[tuple[Language, str], ...]
    urgent: bool


@dataclass(frozen=True, slots=True)
class StopReading:
    """Stop reading this."""

    notice: str


@dataclass(frozen=True, slots=True)
class Readings:
    """What is being read, and when each may be read next (seconds that never jump)."""

    reading: str | None = None
    urgent: str | None = None  # the emergency that was last wished for
    due: Mapping[str, float] = field(default_factory=dict)
    rests_until: float = 0.0
    urgent_due: float = 0.0
    free: bool = False  # nobody was being called at the last step

    def wakes_at(self) -> float | None:
        """When something is to be read, if nothing else happens."""
        if self.reading is not None:
            return None
        if self.urgent is not None:
            return self.urgent_due
        if not self.free or not self.due:
            return None
        return max(min(self.due.values()), self.rests_until)


def advanced(
    readings: Readings,
    rows: tuple[AiringRow, ...],
    emergency: Emergency | None,
    here: Here,
    now: float,
    *,
    free: bool,
) -> tuple[Readings, tuple[Read | StopReading, ...]]:
    """What is to be read at ``now``. ``rows`` are on air here; ``free``: nobody is being called."""
    readings = replace(readings, free=free)
    if emergency is not None or readings.urgent is not None:
        return _emergency(readings, emergency, here, now)
    spoken = {
        row.announcement: row
        for row in rows
        if row.content.read_every_minutes and _texts(row.content.title, row.content.body, here)
    }
    due = {key: readings.due.get(key, now) for key in spoken}
    readings = replace(readings, due=due)
    if readings.reading is not None:
        gone = readings.reading not in spoken
        return readings, ((StopReading(readings.reading),) if gone else ())
    ready = [key for key, at in due.items() if at <= now]
    if not free or not ready or now < readings.rests_until:
        return readings, ()
    key = min(ready, key=lambda one: due[one])
    content = spoken[key].content
    every = 60.0 * (content.read_every_minutes or 0)
    readings = replace(readings, reading=key, due={**due, key: now + every})
    return readings, (Read(key, _texts(content.title, content.body, here), urgent=False),)


def _emergency(
    readings: Readings, emergency: Emergency | None, here: Here, now: float
) -> tuple[Readings, tuple[Read | StopReading, ...]]:
    wishes: list[Read | StopReading] = []
    key = emergency.emergency if emergency else None
    if key != readings.urgent:
        if readings.reading is not None:
            wishes.append(StopReading(readings.reading))
        readings = replace(readings, urgent=key, reading=None, urgent_due=now)
    if emergency is not None and readings.reading is None and now >= readings.urgent_due:
        wishes.append(Read(emergency.emergency, _warning(emergency.text, here), urgent=True))
        readings = replace(readings, reading=emergency.emergency)
    return readings, tuple(wishes)


def ended(readings: Readings, notice: str, whole: bool, now: float) -> Readings:
    """The words of ``notice`` have ended; not ``whole``: something cut them short."""
    if readings.reading != notice:
        return readings
    if readings.urgent == notice:
        return replace(readings, reading=None, urgent_due=now + EMERGENCY_EVERY_S)
    due = dict(readings.due)
    if not whole and notice in due:
        due[notice] = min(due[notice], now + REST_S)
    return replace(readings, reading=None, due=due, rests_until=now + REST_S)


def _texts(title: Text, body: Text, here: Here) -> tuple[tuple[Language, str], ...]:
    """In each language of this TV what is written in it."""
    said = []
    for language in here.languages:
        parts = [part.strip().rstrip(".") for part in (exactly(title, language), exactly(body, language))]
        if text := ". ".join(part for part in parts if part):
            said.append((language, f"{text}."))
    return tuple(said)


def _warning(text: Text, here: Here) -> tuple[tuple[Language, str], ...]:
    """An emergency is said even where it is written in none of this TV's languages."""
    return _texts(text, Text("", ""), here) or ((Language.INDONESIAN, text.id),)
