"""How the room's screens are, and what somebody must look at: printers, TVs that show nothing, calls for help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, assert_never

from msgspec.structs import replace

from shared.hub.access.rights import PAIRABLE
from shared.hub.papers import OpenPaper, Papers
from shared.hub.store import Device
from shared.model import PrintOutcome, Role
from shared.protocol.frames import MediaReport, PrinterReport, ShownReport, SoundReport
from shared.protocol.views import (
    AlertKind,
    AlertRow,
    DeviceRow,
    DropAlert,
    DropDevice,
    Patch,
    PutAlert,
    PutDevice,
)
from shared.queue.events import (
    HelpCalled,
    Record,
    StepUndone,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketPrinted,
    VisitorArrived,
)
from shared.queue.state import State

SHOWN_WITHIN: Final = timedelta(seconds=3)
"""A connected TV that has not said for so long that it shows a call is reported to the desks."""
ALERT_LIVES: Final = timedelta(minutes=10)
"""An alert that nothing mends goes away after a while."""
CLOCK_ALERT: Final = "clock"
SETTINGS_ALERT: Final = "settings"
RESTART_ALERT: Final = "restart"
_LASTING: Final = frozenset({AlertKind.CLOCK, AlertKind.SETTINGS, AlertKind.RESTART, AlertKind.MEDIA, AlertKind.FOLDER})
"""Alerts that stand until they are mended."""
_FOR_LEADS: Final = frozenset({SETTINGS_ALERT, RESTART_ALERT})
_MEDIA: Final = "media:"
_FOLDER: Final = "folder:"


@dataclass(slots=True)
class Health:
    """Devices and alerts as rows, and the patches not yet sent."""

    rows: dict[str, DeviceRow] = field(default_factory=dict)
    alerts: dict[str, AlertRow] = field(default_factory=dict)
    links: Counter[str] = field(default_factory=Counter)  # connections per screen
    last_call: tuple[int, datetime, str] | None = None  # sequence number, time, ticket number
    patches: list[Patch] = field(default_factory=list)
    papers: Papers = field(default_factory=Papers)

    # --- screens ---------------------------------------------------------------------------------------------------

    def know(self, devices: Iterable[Device], now: datetime) -> None:
        """The paired screens at the start."""
        for device in devices:
            if not device.forgotten:
                self.rows[device.id] = DeviceRow(device.id, device.name, device.role, False, now)

    def connected(self, device: Device, now: datetime) -> None:
        """A screen connected."""
        if device.role not in PAIRABLE:
            return  # a command on the hub's own machine is no screen of the room
        self.links[device.id] += 1
        row = self.rows.get(device.id) or DeviceRow(device.id, device.name, device.role, False, now)
        if self.links[device.id] == 1:
            self._put(replace(row, connected=True, since=now))

    def gone(self, device: str, now: datetime) -> None:
        """A screen's connection ended."""
        if device not in self.links:
            return
        self.links[device] -= 1
        row = self.rows.get(device)
        if self.links[device] <= 0:
            del self.links[device]
            if row is not None:
                self._put(replace(row, connected=False, since=now))
                self._mended(_not_shown(device))

    def forgotten(self, device: str) -> None:
        """A screen's key was taken away."""
        if self.rows.pop(device, None) is not None:
            self.patches.append(DropDevice(device))
            self._mended(_not_shown(device))
            self._all_mended(f"{_MEDIA}{device}:", "")

    def report(self, device: str, report: PrinterReport | ShownReport | SoundReport) -> None:
        """A screen says how it is."""
        row = self.rows.get(device)
        if row is None:
            return
        if row.role is not (Role.KIOSK if isinstance(report, PrinterReport) else Role.DISPLAY):
            return  # it cannot know
        match report:
            case PrinterReport():
                row = replace(row, printer=tuple(dict.fromkeys(report.conditions)))
            case ShownReport():
                newest = self.last_call[0] if self.last_call is not None else 0
                if report.call <= newest:  # else it remembers another database, whose calls had other numbers
                    row = replace(row, shown=max(row.shown, report.call))
                if row.shown >= newest:
                    self._mended(_not_shown(device))
            case SoundReport():
                row = replace(row, sound=report.working, words=report.words)
            case _:
                assert_never(report)
        if row != self.rows[device]:
            self._put(row)

    def media(self, device: str, report: MediaReport, title: str, now: datetime) -> None:
        """A TV says whether it can show an announcement's file."""
        row = self.rows.get(device)
        if row is None or row.role is not Role.DISPLAY:
            return  # it cannot know
        alert = _media(device, report.announcement)
        if report.problem is None:
            self._mended(alert)
        elif alert not in self.alerts or self.alerts[alert].problem is not report.problem:
            self._raise(AlertRow(alert, AlertKind.MEDIA, now, row.name, title, report.problem))

    def off_air(self, announcement: str) -> None:
        """An announcement is not on the TVs any more as it was: what they said of its file is past."""
        self._all_mended(_MEDIA, f":{announcement}")

    # --- alerts ----------------------------------------------------------------------------------------------------

    def note(self, records: Sequence[Record], state: State, now: datetime) -> None:
        """What the newest records mean for the people in the room."""
        for record in records:
            event = record.event
            if isinstance(event, TicketCalled):
                ticket = state.tickets.get(event.ticket)
                self.last_call = (record.seq, now, ticket.number if ticket else "")
            elif isinstance(event, StepUndone):
                self.last_call = None
            elif isinstance(event, TicketIssued):
                kiosk = record.actor.device
                if kiosk in self.rows and self.rows[kiosk].role is Role.KIOSK:
                    self.papers.drawn(OpenPaper(event.ticket, event.number, kiosk, now))
            elif isinstance(event, VisitorArrived):
                self.papers.settled(event.ticket)
            elif isinstance(event, TicketCancelled):  # nobody need look for a paper of it
                self.papers.settled(event.ticket)
                self._mended(f"paper:{event.ticket}")
            elif isinstance(event, TicketPrinted):
                self._printed(event, record.actor.device, state, now)
            elif isinstance(event, HelpCalled):
                row = self.rows.get(event.device)
                self._raise(AlertRow(f"help:{event.device}", AlertKind.HELP, now, row.name if row else ""))

    def look(self, now: datetime, *, clock_wrong: bool) -> None:
        """What time alone brings."""
        for alert in [a for a in self.alerts.values() if now - a.at >= ALERT_LIVES and a.kind not in _LASTING]:
            self._mended(alert.alert)
        if clock_wrong and CLOCK_ALERT not in self.alerts:
            self._raise(AlertRow(CLOCK_ALERT, AlertKind.CLOCK, now))
        elif not clock_wrong:
            self._mended(CLOCK_ALERT)
        for paper in self.papers.late(now):
            name = self.rows[paper.kiosk].name if paper.kiosk in self.rows else ""
            self._raise(AlertRow(f"paper:{paper.ticket}", AlertKind.PRINT_UNKNOWN, now, name, paper.number))
        if self.last_call is None or now - self.last_call[1] < SHOWN_WITHIN:
            return
        call, called_at, number = self.last_call
        for row in self.rows.values():
            late = row.role is Role.DISPLAY and row.connected and row.since <= called_at and row.shown < call
            if late and _not_shown(row.device) not in self.alerts and now - called_at < ALERT_LIVES:
                self._raise(AlertRow(_not_shown(row.device), AlertKind.NOT_SHOWN, now, row.name, number))

    def too_many_numbers(self, device: Device, now: datetime) -> None:
        """A kiosk was refused a number because it draws them too fast: told once in a while, not each time."""
        alert = f"many:{device.id}"
        if alert not in self.alerts:
            self._raise(AlertRow(alert, AlertKind.MANY_NUMBERS, now, device.name))

    def settings(self, now: datetime, *, wrong: str, waiting: str | None) -> None:
        """What a changed config.toml came to; ``waiting`` None: as before, since a broken file says nothing of it."""
        told = [(SETTINGS_ALERT, AlertKind.SETTINGS, wrong)]
        told += [] if waiting is None else [(RESTART_ALERT, AlertKind.RESTART, waiting)]
        for alert, kind, name in told:
            if name:
                self._raise(AlertRow(alert, kind, now, name))
            else:
                self._mended(alert)

    def take(self) -> list[Patch]:
        """The patches since the last call of this."""
        patches, self.patches = self.patches, []
        return patches

    # --- inside ----------------------------------------------------------------------------------------------------

    def _printed(self, event: TicketPrinted, kiosk: str, state: State, now: datetime) -> None:
        key = f"paper:{event.ticket}"
        self.papers.settled(event.ticket)
        if event.outcome is PrintOutcome.FAILED:
            ticket = state.tickets.get(event.ticket)
            row = self.rows.get(kiosk)
            number, name = ticket.number if ticket else "", row.name if row else ""
            self._raise(AlertRow(key, AlertKind.PRINT_FAILED, now, name, number))
        else:  # sent but unconfirmed: the kiosk asks its visitor, and says when there was none
            self._mended(key)

    def _put(self, row: DeviceRow) -> None:
        self.rows[row.device] = row
        self.patches.append(PutDevice(row))

    def _raise(self, alert: AlertRow) -> None:
        self.alerts[alert.alert] = alert
        self.patches.append(PutAlert(alert))

    def folder(self, name: str, now: datetime, *, refused: bool) -> None:
        """A file in the watched folder cannot be shown, or is no longer there."""
        alert = f"{_FOLDER}{name}"
        if not refused:
            self._mended(alert)
        elif alert not in self.alerts:
            self._raise(AlertRow(alert, AlertKind.FOLDER, now, name))

    def _all_mended(self, begins: str, ends: str) -> None:
        for alert in [a for a in self.alerts if a.startswith(begins) and a.endswith(ends)]:
            self._mended(alert)

    def _mended(self, alert: str) -> None:
        if self.alerts.pop(alert, None) is not None:
            self.patches.append(DropAlert(alert))


def is_for_leads(alert: str) -> bool:
    """Whether it is an alert that a clerk can do nothing about."""
    return alert in _FOR_LEADS or alert.startswith((_MEDIA, _FOLDER))


def for_leads(patch: Patch) -> bool:
    """Whether only those who lead the room are told."""
    match patch:
        case PutAlert(row=row):
            return is_for_leads(row.alert)
        case DropAlert(alert=alert):
            return is_for_leads(alert)
        case _:
            return False


def _media(device: str, announcement: str) -> str:
    return f"{_MEDIA}{device}:{announcement}"


def _not_shown(device: str) -> str:
    return f"not-shown:{device}"
