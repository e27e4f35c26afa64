"""Everything the heart knows now: made by applying the log, changed only by ``apply``."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

import msgspec

from shared.model import DeskInfo, Directory, Emergency, QueueInfo, ServiceInfo, Text, TicketState
from shared.queue.lines import Line, Lines, Turns
from shared.queue.notice import Notice
from shared.queue.ticket import Call, Desk, Pace, Step, Ticket

CALLS_KEPT = 50
NO_TEXT = Text("", "")
DEFAULT_TARGET_MINUTES = 30
"""For a ticket whose service has since left the directory."""


@dataclass(slots=True)
class Changes:
    """What has changed since the hub last asked, by id: so that few patches are sent."""

    office: bool = False
    queues: set[str] = field(default_factory=set)
    tickets: set[str] = field(default_factory=set)
    desks: set[str] = field(default_factory=set)
    calls: list[int] = field(default_factory=list)
    dropped_calls: list[int] = field(default_factory=list)
    announcements: set[str] = field(default_factory=set)
    emergency: bool = False


@dataclass(slots=True)
class Day:
    """All that starts anew each business day."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # ticket by the token of its page
    lines: Lines = field(default_factory=Lines)
    drawn: dict[str, int] = field(default_factory=dict)  # per series: last figure drawn
    issued_in_queue: dict[str, int] = field(default_factory=dict)  # for quotas
    issued_for_service: dict[str, int] = field(default_factory=dict)
    parked: dict[str, None] = field(default_factory=dict)  # ordered set
    missed: dict[str, None] = field(default_factory=dict)  # no-shows, oldest first
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=CALLS_KEPT))
    steps: dict[str, Step] = field(default_factory=dict)  # per desk
    displaced: dict[str, str] = field(default_factory=dict)  # screen -> the desk that was taken over from it
    withdrawn: set[tuple[str, str]] = field(default_factory=set)  # kiosk and command id: wishes it took back unseen
    paces: dict[str, Pace] = field(default_factory=dict)  # per kiosk


@dataclass(slots=True)
class State:
    """The working state."""

    directory: Directory
    day: date | None = None  # None: no business day is open
    last_closed: date | None = None  # while no day is open
    opened: set[date] = field(default_factory=set)  # none of these is opened again ...
    early: set[date] = field(default_factory=set)  # ... but these, opened by a wrong clock before they came
    figures: dict[date, dict[str, int]] = field(default_factory=dict)  # days ahead: last figures per series
    today: Day = field(default_factory=Day)
    desks: dict[str, Desk] = field(default_factory=dict)
    staff: set[str] = field(default_factory=set)
    announcement: Text = NO_TEXT
    announcements: dict[str, Notice] = field(default_factory=dict)  # oldest first
    emergency: Emergency | None = None
    high_water: datetime | None = None  # latest trusted time of a record
    head_seq: int = 0
    services: dict[str, ServiceInfo] = field(default_factory=dict)
    queues: dict[str, QueueInfo] = field(default_factory=dict)
    places: dict[str, DeskInfo] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    turns: dict[str, Turns] = field(default_factory=dict)  # per queue, as last worked out: nothing of its own

    @classmethod
    def fresh(cls, directory: Directory) -> Self:
        """Before the first record."""
        state = cls(directory)
        state.adopt(directory)
        return state

    def adopt(self, directory: Directory) -> None:
        """Go on under a changed configuration; tickets keep what they were issued with."""
        self.directory = directory
        self.services = {s.id: s for s in directory.services}
        self.queues = {q.id: q for q in directory.queues}
        self.places = {d.id: d for d in directory.desks}
        self.turns.clear()
        for line in (x for kinds in self.today.lines.queues.values() for x in kinds.values()):
            line.pressed = [p for p in line.places if self._pressed(self.today.tickets[p[1]])]
        self.changes.office = True
        self.changes.queues.update(self.queues)
        self.changes.desks.update(self.places)

    # --- reading ---------------------------------------------------------------------------------------------------

    @property
    def tickets(self) -> dict[str, Ticket]:
        """The tickets of the day by id."""
        return self.today.tickets

    @property
    def calls(self) -> deque[Call]:
        """The last calls of the day, oldest first."""
        return self.today.calls

    def linked(self, token: str) -> Ticket | None:
        """The ticket of the day whose page has this token; it dies with the day."""
        return self.today.tickets.get(self.today.links.get(token, ""))

    def desk(self, desk: str) -> Desk:
        """This desk now; one that nobody opened yet is closed."""
        return self.desks.get(desk) or Desk(desk)

    def waiting(self, queue: str) -> int:
        """How many wait in this queue, those reserved for a desk or person too."""
        return self.today.lines.waiting.get(queue, 0)

    def target_minutes(self, service: str) -> int:
        """The waiting target of a service."""
        info = self.services.get(service)
        return info.target_minutes if info and info.target_minutes > 0 else DEFAULT_TARGET_MINUTES

    def desk_label(self, desk: str) -> str:
        """The short name of a desk, for a sentence."""
        info = self.places.get(desk)
        return info.label.id if info else desk

    def seat_of(self, staff: str) -> Desk | None:
        """The desk at which this member of staff sits."""
        return next((d for d in self.desks.values() if d.staff == staff), None)

    def take_changes(self) -> Changes:
        """What changed since the last call of this, and start anew."""
        changes, self.changes = self.changes, Changes()
        return changes

    def left_to_tell(self, untold: Changes) -> Changes:
        """What another state of the same log had not told yet, as far as it is true of this one."""
        standing = {call.seq for call in self.calls}
        untold.calls = [call for call in untold.calls if call in standing]
        untold.dropped_calls = [call for call in untold.dropped_calls if call not in standing]
        untold.tickets &= self.today.tickets.keys()
        return untold

    def fingerprint(self) -> str:
        """One hash of all that came from the log: equal states have equal fingerprints."""
        t, lines = self.today, self.today.lines
        standing = sorted((q, s, p, x.places, x.pressed) for q, d in lines.queues.items() for (s, p), x in d.items())
        whole = (
            (self.day, self.last_closed, sorted(self.opened), self.head_seq, self.high_water, self.announcement),
            (sorted(self.early), sorted((day, sorted(drawn.items())) for day, drawn in self.figures.items())),
            (sorted(self.staff), sorted(self.desks.items()), list(t.tickets.items())),
            ([row for row in standing if row[3]], _reserved(lines.desks), _reserved(lines.people)),
            (sorted((q, n) for q, n in lines.waiting.items() if n), sorted(t.drawn.items())),
            (sorted(t.issued_in_queue.items()), sorted(t.issued_for_service.items())),
            (list(t.parked), list(t.missed), list(t.calls), sorted(t.steps.items(), key=lambda kv: kv[0])),
            (sorted(t.displaced.items()), sorted(t.withdrawn), sorted(t.paces.items(), key=lambda kv: kv[0])),
            (list(self.announcements.values()), self.emergency),
        )
        return hashlib.sha256(msgspec.json.encode(whole)).hexdigest()

    # --- changing: only for apply ----------------------------------------------------------------------------------

    def put_ticket(self, new: Ticket) -> None:
        """Replace a ticket, and move it between the lines, the parked and the missed as its state says."""
        old = self.today.tickets.get(new.id)
        if old is not None and not _same_place(old, new):
            self._leave(old)
        self.today.tickets[new.id] = new
        if old is None:
            self.today.links[new.link] = new.id
        if old is None or not _same_place(old, new):
            self._enter(new)
        self.changes.tickets.add(new.id)

    def put_desk(self, desk: Desk) -> None:
        """Replace a desk."""
        self.desks[desk.id] = desk
        self.changes.desks.add(desk.id)

    def overtake(self, ticket: str, by: int) -> None:
        """Count one overtaking more (or less) for a ticket that may be in line."""
        old = self.today.tickets[ticket]
        new = msgspec.structs.replace(old, overtaken=max(0, old.overtaken + by))
        self.today.tickets[ticket] = new
        if new.state is TicketState.WAITING:
            self._line(new).press((new.arrived, new.id), pressed=self._pressed(new))
        self.changes.tickets.add(ticket)

    def _pressed(self, ticket: Ticket) -> bool:
        return not ticket.priority and ticket.overtaken >= self.directory.office.order.max_overtaken

    def _line(self, t: Ticket) -> Line:
        lines = self.today.lines
        if t.desk is not None:
            return lines.desks.setdefault(t.desk, Line())
        if t.staff is not None:
            return lines.people.setdefault(t.staff, Line())
        return lines.of(t.queue, t.service, priority=t.priority)

    def _leave(self, t: Ticket) -> None:
        if t.state is TicketState.WAITING:
            self._line(t).leave((t.arrived, t.id))
            self.today.lines.waiting[t.queue] -= 1
            self.today.lines.yielding.get(t.queue, {}).pop(t.id, None)
            self.changes.queues.add(t.queue)
        elif t.state is TicketState.PARKED:
            self.today.parked.pop(t.id, None)
        elif t.state is TicketState.NO_SHOW:
            self.today.missed.pop(t.id, None)

    def _enter(self, t: Ticket) -> None:
        if t.state is TicketState.WAITING:
            self._line(t).join((t.arrived, t.id), t.arrived_at.timestamp(), pressed=self._pressed(t))
            waiting = self.today.lines.waiting
            waiting[t.queue] = waiting.get(t.queue, 0) + 1
            if t.let_pass and t.desk is None and t.staff is None:
                self.today.lines.yielding.setdefault(t.queue, {})[t.id] = None
            self.changes.queues.add(t.queue)
        elif t.state is TicketState.PARKED:
            self.today.parked[t.id] = None
        elif t.state is TicketState.NO_SHOW:
            self.today.missed[t.id] = None


def _reserved(lines: dict[str, Line]) -> list[tuple[str, list[tuple[int, str]]]]:
    return sorted((who, line.places) for who, line in lines.items() if line.places)


def _same_place(a: Ticket, b: Ticket) -> bool:
    """Whether nothing changed that says where a ticket stands."""
    here = (a.state, a.queue, a.service, a.desk, a.staff, a.let_pass)
    return here == (b.state, b.queue, b.service, b.desk, b.staff, b.let_pass)
