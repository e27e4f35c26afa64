"""What every screen is told after a commit: patches for what changed, by role; and whole snapshots on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, Protocol

from shared.hub.audience import Audience, change, frame, piece
from shared.hub.client import Client
from shared.hub.desks import DeskView
from shared.hub.health import ALERT_LIVES, Health, for_leads
from shared.hub.judge import Judge
from shared.hub.noticeboard import Noticeboard
from shared.hub.opinion import Opinion
from shared.model import DayEnd, Role, ServiceInfo
from shared.protocol.frames import Goodbye, MediaReport, PrinterReport, ShownReport, SnapshotFrame, SoundReport
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import (
    AlertKind,
    AlertRow,
    BoardSnapshot,
    CallRow,
    DropAlert,
    DropCall,
    KioskSnapshot,
    OfficeRow,
    Patch,
    PutAlert,
    PutCall,
    PutClosing,
    PutDesk,
    PutOffice,
    PutQueue,
    PutSatisfaction,
    PutService,
    QueueRow,
    ServiceRow,
    Snapshot,
)
from shared.queue import rows
from shared.queue.events import DeskOpened, DeviceForgotten, PinChanged, Record, StaffAdded, StaffDisabled
from shared.queue.state import Changes, State

Reported = PrinterReport | ShownReport | SoundReport | MediaReport

CALLS: Final = 12
"""So many calls a snapshot lists."""
FRESHEN: Final = timedelta(seconds=10)
"""So often estimates, services and the next in line follow the clock alone."""


class Watchers(Protocol):
    """Visitors' phones."""

    def publish(self, state: State, changes: Changes, now: datetime, *, tick: bool, due: bool) -> None:
        """Tell them what changed; ``due`` when places are to follow the clock alone."""


@dataclass(slots=True)
class House:
    """All connected screens by what they see."""

    judge: Judge
    health: Health
    notices: Noticeboard = field(default_factory=Noticeboard)
    opinion: Opinion = field(default_factory=Opinion)
    kiosks: Audience = field(default_factory=Audience)
    boards: Audience = field(default_factory=Audience)
    desks: set[Client] = field(default_factory=set)
    phones: Watchers | None = None  # from the first one on
    _office: OfficeRow | None = None
    _queues: dict[str, QueueRow] = field(default_factory=dict)
    _services: dict[str, ServiceRow] = field(default_factory=dict)
    _freshened: datetime | None = None

    # --- coming and going ------------------------------------------------------------------------------------------

    def admit(self, client: Client, state: State, now: datetime) -> tuple[int, Snapshot]:
        """Let a screen listen from here on; it is owed this snapshot."""
        match client.device.role:
            case Role.KIOSK:
                self.kiosks.members.add(client)
                return self.kiosks.seq, self.snapshot(client, state, now)
            case Role.DISPLAY:
                self.boards.members.add(client)
                return self.boards.seq, self.snapshot(client, state, now)
            case Role.DESK | Role.SUPERVISOR | Role.ADMIN:
                self.desks.add(client)
                return client.seq, self.snapshot(client, state, now)
            case Role.PHONE:
                raise ValueError(client.device.role)  # is never paired; phones listen elsewhere

    def leave(self, client: Client) -> None:
        """A screen is gone."""
        self.kiosks.members.discard(client)
        self.boards.members.discard(client)
        self.desks.discard(client)

    def snapshot(self, client: Client, state: State, now: datetime) -> Snapshot:
        """All that this screen shows."""
        self._prime(state, now)
        office = self._office or self._office_row(state, now)
        queues = tuple(self._queues.values())
        calls = tuple(
            rows.call_row(state, call) for call in islice(state.calls, max(0, len(state.calls) - CALLS), None)
        )
        match client.device.role:
            case Role.KIOSK:
                services = tuple(self._services.values())
                return KioskSnapshot(now, state.directory, office, queues, services, state.emergency)
            case Role.DISPLAY:
                places, airing = tuple(self.notices.places.values()), tuple(self.notices.airing.values())
                fixed = (places, airing, state.emergency, self.opinion.index)
                return BoardSnapshot(now, state.directory, office, queues, calls, *fixed)
            case Role.DESK | Role.SUPERVISOR | Role.ADMIN:
                return self._desk_view(state, now).snapshot(client, office, queues, calls, self.health)
            case Role.PHONE:
                raise ValueError(client.device.role)

    def refresh(self, client: Client, state: State, now: datetime) -> None:
        """Send everything again."""
        seq = {Role.KIOSK: self.kiosks.seq, Role.DISPLAY: self.boards.seq}.get(client.device.role, client.seq)
        client.stale = False
        client.outbox.put(frame(SnapshotFrame(seq, self.snapshot(client, state, now))))

    def begin_anew(self, state: State, now: datetime) -> None:
        """The office itself has changed: everybody is sent everything again, desks at the next publishing."""
        self._office = None
        self.opinion.look(self.judge.feedback, state, now)
        for audience in (self.kiosks, self.boards):
            for client in tuple(audience.members)[:1]:
                data = frame(SnapshotFrame(audience.seq, self.snapshot(client, state, now)))
                for member in tuple(audience.members):
                    member.outbox.put(data)
        for client in self.desks:
            client.stale = True

    def report(self, device: str, report: Reported, now: datetime) -> None:
        """A screen says how it is, or how an announcement's file is."""
        if not isinstance(report, MediaReport):
            self.health.report(device, report)
            return
        title = self.notices.title_of(report.announcement)
        if title is not None:
            self.health.media(device, report, title, now)

    # --- telling ---------------------------------------------------------------------------------------------------

    def publish(self, state: State, records: Sequence[Record], now: datetime, *, tick: bool) -> None:
        """Tell what these records, and time, changed. Called only when all of the state is stored."""
        self._prime(state, now)
        changes = state.take_changes()
        self.health.note(records, state, now)
        self._tell_concerned(records, now)
        if tick:
            self.health.look(now, clock_wrong=self.judge.clock_wrong or self.judge.clock_leapt)
        due = tick and (self._freshened is None or not timedelta(0) <= now - self._freshened < FRESHEN)
        if due:
            self._freshened = now
        queues = set(state.queues) if due or changes.office else changes.queues
        common = self._office_patches(state, now, touched=changes.office or tick) + self._queue_patches(state, queues)
        calls: list[Patch] = [PutCall(row) for seq in changes.calls if (row := _call(state, seq)) is not None]
        calls += [DropCall(call) for call in changes.dropped_calls]
        services = self._service_patches(state, now, self._services_to_look_at(state, changes, due=due))
        urgent = self.notices.emergency(state, changes)
        shown, ended = self.notices.for_boards(state, changes, now, due=due)
        for announcement in ended:
            self.health.off_air(announcement)
        if self.opinion.look(self.judge.feedback, state, now):
            shown.append(piece(PutSatisfaction(self.opinion.index)))
        shared, spoken = urgent + [piece(p) for p in common], [piece(p) for p in calls]
        self.boards.tell(shared + spoken + shown)
        self.kiosks.tell(shared + [piece(p) for p in services])
        self._tell_desks(state, now, changes, shared + spoken, due=due)
        if self.phones is not None:
            self.phones.publish(state, changes, now, tick=tick, due=due)

    def _tell_desks(self, state: State, now: datetime, changes: Changes, shared: list[bytes], *, due: bool) -> None:
        told, cases = self.health.take(), self.judge.feedback.take_changed()
        health = [piece(p) for p in told if not for_leads(p)]
        for_lead = [piece(p) for p in told if for_leads(p)]
        if not self.desks:
            return
        view = self._desk_view(state, now)
        for_lead += self.notices.for_leads(state, changes, self.judge.book.name_of)
        desks = [piece(PutDesk(view.desk_row(desk))) for desk in sorted(changes.desks & state.places.keys())]
        pieces = view.ticket_pieces(changes.tickets)
        moved = due or cases or bool(changes.queues or changes.desks or changes.tickets)
        for client in tuple(self.desks):
            if client.stale:
                self.refresh(client, state, now)
                continue
            ended = [a for a in client.notices.values() if due and now - a.at >= ALERT_LIVES]
            for alert in ended:
                del client.notices[alert.alert]
            own = [piece(DropAlert(alert.alert)) for alert in ended]
            own += view.own_pieces(client, pieces, moved=moved, due=due)
            if due and (late := self.opinion.reminder(client, self.judge.feedback.today(state, now), now)) is not None:
                own.append(piece(PutAlert(late)))
            data = [*shared, *desks, *health, *(for_lead if for_lead and view.leads(client) else ()), *own]
            if data:
                client.seq += 1
                client.outbox.put(change(client.seq, data))

    def hand_out(self, end: DayEnd) -> bool:
        """Let every connected kiosk print the closing slip; False while there is none.

        All of them, since nobody here can know which has paper; several copies in several hands prove more than one.
        """
        if self.kiosks.members:
            self.kiosks.tell([piece(PutClosing(end))])
        return bool(self.kiosks.members)

    def tell_taken(self, client: Client, kind: AlertKind, name: str, now: datetime) -> None:
        """Owe a desk a snapshot in which it has lost its desk or its person, and say to whom."""
        notice = AlertRow(f"{kind.value}:{now.timestamp()}", kind, now, name)
        client.notices = {notice.alert: notice}
        client.stale = True

    def _tell_concerned(self, records: Sequence[Record], now: datetime) -> None:
        """Whoever lost a desk, an account or a key by these records."""
        for record in records:
            match record.event:
                case DeskOpened() as opened:
                    self._desk_opened(opened, now)
                case StaffAdded() | StaffDisabled() as changed:
                    for client in self.desks:
                        client.stale = True  # of those to whom a visitor can be handed, one is new or gone
                        if isinstance(changed, StaffDisabled) and client.staff == changed.staff:
                            client.staff = None
                case PinChanged(staff=staff):
                    for client in (c for c in self.desks if c.staff == staff):
                        client.stale = True
                case DeviceForgotten(device=device):
                    self._forget(device)
                case _:
                    pass

    def _desk_opened(self, opened: DeskOpened, now: datetime) -> None:
        account = self.judge.book.staff.get(opened.staff)
        for client in self.desks:
            if opened.took_over_from not in {None, opened.staff} and client.staff == opened.took_over_from:
                self.tell_taken(client, AlertKind.TAKEN_OVER, account.display_name if account else opened.staff, now)
            elif client.staff == opened.staff:
                client.stale = True  # another desk shows other tickets

    def _forget(self, device: str) -> None:
        self.health.forgotten(device)
        for client in (*self.kiosks.members, *self.boards.members, *self.desks):
            if client.device.id == device:
                client.outbox.put(frame(Goodbye(Refusal(RefusalCode.UNKNOWN_DEVICE))))
                client.wire.part()

    # --- rows that changed -----------------------------------------------------------------------------------------

    def _prime(self, state: State, now: datetime) -> None:
        """Know every row once, so that later only changes are told."""
        if self._office is None:
            self._office = self._office_row(state, now)
            self._queues = {q: rows.queue_row(state, q) for q in state.queues}
            self._services = {s: rows.service_row(state, s, now, self.judge.clock_wrong) for s in state.services}
            self.notices.prime(state, now)
            self.opinion.look(self.judge.feedback, state, now)

    def _office_row(self, state: State, now: datetime) -> OfficeRow:
        return rows.office_row(state, now, self.judge.clock_wrong)

    def _office_patches(self, state: State, now: datetime, *, touched: bool) -> list[Patch]:
        if not touched:
            return []
        row = self._office_row(state, now)
        if row == self._office:
            return []
        self._office = row
        return [PutOffice(row)]

    def _queue_patches(self, state: State, queues: set[str]) -> list[Patch]:
        patches: list[Patch] = []
        for queue in sorted(queues & state.queues.keys()):
            row = rows.queue_row(state, queue)
            if row != self._queues.get(queue):
                self._queues[queue] = row
                patches.append(PutQueue(row))
        return patches

    def _services_to_look_at(self, state: State, changes: Changes, *, due: bool) -> list[ServiceInfo]:
        """A ticket more changes a service only where tickets are counted out; the rest follows desks and the clock."""
        if due or changes.office or changes.desks:
            return list(state.services.values())
        counted = {q for q in changes.queues & state.queues.keys() if state.queues[q].quota is not None}
        return [
            service
            for service in state.services.values()
            if service.queue in counted or (service.quota is not None and service.queue in changes.queues)
        ]

    def _service_patches(self, state: State, now: datetime, services: Sequence[ServiceInfo]) -> list[Patch]:
        patches: list[Patch] = []
        for service in services:
            row = rows.service_row(state, service.id, now, self.judge.clock_wrong)
            if row != self._services.get(service.id):
                self._services[service.id] = row
                patches.append(PutService(row))
        return patches

    def _desk_view(self, state: State, now: datetime) -> DeskView:
        return DeskView(state, self.judge.book, self.judge.feedback, now)


def _call(state: State, seq: int) -> CallRow | None:
    return next((rows.call_row(state, call) for call in reversed(state.calls) if call.seq == seq), None)
