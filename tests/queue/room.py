"""A small office and a driver that plays the hub: decide, then log and apply, with a clock and ids of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from msgspec.structs import replace

from shared.model import (
    Arrow,
    DeskInfo,
    DeskKind,
    Directory,
    Media,
    OfficeInfo,
    OrderPolicy,
    PriorityReason,
    QueueInfo,
    Role,
    ServiceInfo,
    Shift,
    Text,
    TicketState,
    WeekdayHours,
)
from shared.protocol.commands import CallNext, ConfirmArrival, HeartCommand, IssueTicket, OpenDesk
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.apply import apply
from shared.queue.clock import day_to_open
from shared.queue.context import Context
from shared.queue.day import roll_day
from shared.queue.decide import decide
from shared.queue.events import Actor, Event, Record
from shared.queue.state import State
from shared.queue.ticket import Ticket

MONDAY = date(2026, 1, 12)
NINE = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
"""Monday, 09.00 WITA."""
WORKDAY = (Shift(time(8), time(12)), Shift(time(13), time(15, 30)))
WEEK = tuple(WeekdayHours(n, WORKDAY) for n in range(5))
KIOSK = Actor("kiosk-1", Role.KIOSK)
BOSS = Actor("boss-pc", Role.SUPERVISOR, "boss")


def text(words: str) -> Text:
    """The same words in both languages."""
    return Text(words, words)


def queue(letter: str, **more: object) -> QueueInfo:
    """A queue named by its letter."""
    known = {"letter": letter, "name": text(letter), "short": text(letter), "examples": text(""), "icon": "file"}
    return QueueInfo(**{"id": letter, **known, **more})  # type: ignore[arg-type]


def service(id_: str, of: str, minutes: int = 10, target: int = 30, quota: int | None = None) -> ServiceInfo:
    """A service of a queue."""
    t = text(id_)
    return ServiceInfo(id_, of, t, t, t, t, minutes, target, t, (), t, "", quota)


def desk(id_: str, main: str, helps: str = "", kind: DeskKind = DeskKind.COUNTER) -> DeskInfo:
    """A desk whose queues are given by their letters."""
    return DeskInfo(id_, text(id_), text(id_), kind, Arrow.NONE, tuple(main), tuple(helps))


def office(
    order: OrderPolicy | None = None,
    queues: tuple[QueueInfo, ...] = (),
    services: tuple[ServiceInfo, ...] = (),
    **of_office: object,
) -> Directory:
    """Queues A, B, C and the sensitive F; desks 1 and 2 for A and B, 3 for C helping A, a reception table."""
    usual = OfficeInfo("BKD", text("Melayani"), "Asia/Makassar", "WITA", WEEK, order=order or OrderPolicy())
    info = replace(usual, **of_office)
    mine = {q.id: q for q in (queue("A"), queue("B"), queue("C"), queue("F", sensitive=True), *queues)}
    served = (service("KP", "A", 15, 30), service("MUT", "A", 15, 60), service("KGB", "B"), service("KONS", "C"))
    offered = {s.id: s for s in (*served, service("ADU", "F", 20), *services)}
    desks = (desk("1", "AB"), desk("2", "AB"), desk("3", "C", "A"), desk("M", "F", kind=DeskKind.TABLE))
    return Directory(info, tuple(mine.values()), tuple(offered.values()), desks)


@dataclass
class Room:
    """The office at work. ``now`` is moved by the test."""

    directory: Directory = field(default_factory=office)
    now: datetime = NINE
    log: list[Record] = field(default_factory=list)
    ids: count[int] = field(default_factory=lambda: count(1))
    mark: datetime | None = None  # the stored high-water mark
    clock_wrong: bool = False
    media: dict[str, Media] = field(default_factory=dict)  # files the hub has, by hash
    actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = State.fresh(self.directory)
        self.tick()

    # --- the hub's part ----------------------------------------------------------------------------------------------

    def tick(self) -> tuple[Event, ...]:
        """What the hub does every second: read the clock, roll the day."""
        reading = day_to_open(self.now, self.mark, self.directory.office)
        self.clock_wrong = reading.wrong
        events = roll_day(self.state, self._context(Actor("hub", Role.ADMIN)), self.mark)
        self.store(events, Actor("hub", Role.ADMIN))
        if not reading.wrong:
            self.mark = max(self.mark or self.now, self.now)
        return events

    def do(
        self, command: HeartCommand, actor: Actor | None = None, asked: str | None = None
    ) -> tuple[Event, ...] | Refusal:
        """Decide, log and apply, as an actor (default: the kiosk); ``asked`` is the command's id."""
        actor = actor or KIOSK
        before = self.state.fingerprint() if len(self.log) < 200 else ""
        outcome = decide(self.state, command, self._context(actor, asked))
        assert not before or before == self.state.fingerprint(), "decide changed the state"
        if not isinstance(outcome, Refusal):
            self.store(outcome, actor)
        return outcome

    def store(self, events: tuple[Event, ...], actor: Actor) -> None:
        """Log and apply."""
        for event in events:
            day = self.state.day or self.now.date()
            record = Record(self.state.head_seq + 1, day, self.now, actor, event)
            self.log.append(record)
            apply(self.state, record)

    def replayed(self) -> State:
        """The state that the log alone gives."""
        state = State.fresh(self.directory)
        for record in self.log:
            apply(state, record)
        return state

    def _context(self, actor: Actor, asked: str | None = None) -> Context:
        return Context(
            self.now, actor, lambda: f"t{next(self.ids)}", lambda: "link", self.clock_wrong, asked, self.media.get
        )

    # --- words for tests ---------------------------------------------------------------------------------------------

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def sit(self, at: str, staff: str = "") -> Actor:
        """Somebody (by default named after the desk) sits down at a desk, on the desk's own PC."""
        staff = staff or f"staff-{at}"
        self.ok(OpenDesk(at), Actor(f"pc-{at}", Role.DESK, staff))
        self.actors[at] = Actor(f"pc-{at}", Role.DESK, staff, at)
        return self.actors[at]

    def ok(self, command: HeartCommand, actor: Actor | None = None) -> tuple[Event, ...]:
        """Do it; it must not be refused."""
        outcome = self.do(command, actor)
        assert not isinstance(outcome, Refusal), outcome
        return outcome

    def refused(self, command: HeartCommand, actor: Actor | None = None) -> Refusal:
        """Do it; it must be refused, and nothing may change."""
        seq = self.state.head_seq
        outcome = self.do(command, actor)
        assert isinstance(outcome, Refusal), outcome
        assert self.state.head_seq == seq
        return outcome

    def why_not(self, command: HeartCommand, actor: Actor | None = None) -> RefusalCode:
        """The code of its refusal."""
        return self.refused(command, actor).code

    def take(self, for_: str = "KP", *, priority: bool = False) -> str:
        """A visitor takes a number; gives the ticket's id."""
        self.ok(IssueTicket(for_, priority=PriorityReason.ELDERLY if priority else None))
        return next(reversed(self.state.tickets))

    def call(self, at: str) -> str:
        """A desk calls the next; gives the ticket's id."""
        self.ok(CallNext(), self.actors[at])
        current = self.state.desk(at).current
        assert current is not None
        return current

    def serve(self, at: str) -> str:
        """A desk calls the next, who arrives."""
        ticket = self.call(at)
        self.ok(ConfirmArrival(ticket), self.actors[at])
        return ticket

    def ticket(self, ticket: str) -> Ticket:
        """A ticket now."""
        return self.state.tickets[ticket]

    def is_(self, ticket: str) -> TicketState:
        """Where a ticket is in its life."""
        return self.state.tickets[ticket].state
