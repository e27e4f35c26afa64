"""How kiosks and TVs are, in the few words a clerk needs, and what somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass

from counter.facts import Room
from counter.verbs import Say
from counter.words import Words
from shared.model import PrinterCondition, Role
from shared.protocol.views import AlertRow, DeviceRow

STOPS = (
    PrinterCondition.PAPER_OUT,
    PrinterCondition.COVER_OPEN,
    PrinterCondition.UNREACHABLE,
    PrinterCondition.OFFLINE,
    PrinterCondition.FAULT,
)
"""Conditions in which no ticket comes out, the plainest first."""


@dataclass(frozen=True, slots=True)
class Health:
    """The foot of the list: kiosks, TVs, and the alerts behind them as (key, sentence)."""

    kiosk: str = ""
    kiosk_well: bool = True
    display: str = ""
    display_well: bool = True
    alerts: tuple[tuple[str, str], ...] = ()


def health(room: Room, words: Words) -> Health:
    """The room's screens now."""
    kiosks = [row for row in room.snapshot.devices if row.role is Role.KIOSK]
    displays = [row for row in room.snapshot.devices if row.role is Role.DISPLAY]
    kiosk = _first(tuple(_kiosk(row) for row in kiosks)) if kiosks else None
    display = _first(tuple(_display(row) for row in displays)) if displays else None
    alerts = [(row.alert, words(_alert(row))) for row in room.snapshot.alerts]
    alerts += [(f"{row.device}:paper", words(say)) for row in kiosks if (say := _kiosk(row)) and row.connected]
    return Health(
        kiosk=words(kiosk or Say("counter.kiosk.ready")) if kiosks else "",
        kiosk_well=kiosk is None,
        display=words(display or Say("counter.display.ready")) if displays else "",
        display_well=display is None,
        alerts=tuple(alerts),
    )


def _first(found: tuple[Say | None, ...]) -> Say | None:
    return next((say for say in found if say is not None), None)


def _kiosk(row: DeviceRow) -> Say | None:
    if not row.connected:
        return Say("counter.device.away", {"name": row.name})
    conditions = row.printer or ()
    for condition in STOPS:
        if condition in conditions:
            return Say(f"counter.kiosk.{condition.value}", {"name": row.name})
    low = PrinterCondition.PAPER_LOW in conditions
    return Say("counter.kiosk.paper_low", {"name": row.name}) if low else None


def _display(row: DeviceRow) -> Say | None:
    if not row.connected:
        return Say("counter.device.away", {"name": row.name})
    if row.sound is False:
        return Say("counter.display.silent", {"name": row.name})
    return None if row.words else Say("counter.display.wordless", {"name": row.name})


def _alert(row: AlertRow) -> Say:
    said = Say(f"alert.{row.kind.value}", {"name": row.name, "number": row.number})
    why = Say(f"notice.problem.{row.problem.value}") if row.problem is not None else None
    return said if why is None else Say("counter.alert.why", {"what": said, "why": why})
