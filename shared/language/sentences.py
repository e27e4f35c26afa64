"""The sentence for a refusal, and when something is, as a visitor would say it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from shared.language.catalogue import catalogue
from shared.language.dates import clock, full_date
from shared.model import Language
from shared.protocol.refusal import Refusal


def when(at: datetime, today: date, zone: ZoneInfo, language: Language) -> str:
    """``pukul 13.00``, ``besok pukul 08.00`` or ``Senin, 12 Januari 2026 pukul 08.00``."""
    words = catalogue(language)
    day = at.astimezone(zone).date()
    t = clock(at, zone, language)
    if day == today:
        return words.say("time.at_today", t=t)
    if day == today + timedelta(days=1):
        return words.say("time.at_tomorrow", t=t)
    return words.say("time.at_day", day=full_date(day, language), t=t)


def refusal_sentence(refusal: Refusal, today: date, zone: ZoneInfo, language: Language) -> str:
    """What was refused and what to do, in the person's language."""
    words = catalogue(language)
    return words.say(
        f"refusal.{refusal.code}",
        at=when(refusal.at, today, zone, language) if refusal.at else "",
        name=refusal.name or "",
        number=refusal.number or "",
        state=words.say(f"state.{refusal.state}") if refusal.state else "",
    )
