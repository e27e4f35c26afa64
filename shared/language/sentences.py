"""The sentence for a refusal, and when something is, as a visitor would say it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from shared.language.catalogue import catalogue
from shared.language.dates import clock, full_date
from shared.model import Language
from shared.protocol.refusal import Refusal, RefusalCode

_NAMES_A_FIELD = frozenset({RefusalCode.ANNOUNCEMENT_INCOMPLETE, RefusalCode.ANNOUNCEMENT_TOO_LONG})
"""Refusals whose ``name`` is a field of an announcement or an emergency message, worded under ``field.<name>``."""


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
        name=words.say(field) if (field := field_key(refusal)) else refusal.name or "",
        number=refusal.number or "",
        state=words.say(state_key(refusal)) if refusal.state else "",
    )


def state_key(refusal: Refusal) -> str:
    """The key of the words for the state that a refusal names: a case's, or a ticket's."""
    return f"case.state.{refusal.state}" if refusal.code is RefusalCode.CASE_WRONG_STEP else f"state.{refusal.state}"


def field_key(refusal: Refusal) -> str | None:
    """The key of the words for the field that a refusal names; None: its ``name`` is shown as it is."""
    return f"field.{refusal.name}" if refusal.name and refusal.code in _NAMES_A_FIELD else None
