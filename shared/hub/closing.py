"""The end of a day as the store holds it: what the closing slip says, and whether a kiosk has been given it yet."""

from __future__ import annotations

from datetime import date

import structlog

from shared.hub.store import Store, StoreProblem
from shared.model import DayEnd

log = structlog.get_logger()


def ended(store: Store, day: date) -> DayEnd | None:
    """The closed day; None while it is open or the store cannot say."""
    try:
        return store.day_end(day)
    except StoreProblem as problem:
        log.error("a closed day cannot be read", day=day.isoformat(), detail=problem.detail)
        return None


def due(store: Store) -> DayEnd | None:
    """The newest closed day, if no kiosk was given its slip before the hub stopped. Its head proves all days before."""
    try:
        day = store.closing_due()
        return None if day is None else store.day_end(day)
    except StoreProblem as problem:
        log.error("the last closed day cannot be read", detail=problem.detail)
        return None


def given(store: Store) -> None:
    """Kiosks have been given the newest slip."""
    try:
        store.closing_given()
    except StoreProblem as problem:  # at worst the slip is printed once more after a restart
        log.error("that a closing slip was given cannot be kept", detail=problem.detail)
