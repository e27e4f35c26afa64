"""How long the hub's loop is busy with the places of all phones after one event: measured within one process.

A room with one very long line, classes mixed, every ticket watched; desks call, visitors come, some ask for more time.
What is measured is what the hub does in one piece after each commit; telling the phones comes after it, in pieces.
"""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from itertools import count

from shared.command.bench.serve import START
from shared.hub.limits import Bucket
from shared.hub.phones import Phone, Phones
from shared.model import Directory, Language, PriorityReason, Role
from shared.protocol.commands import CallNext, ConfirmArrival, GiveUpPlaces, HeartCommand, IssueTicket, OpenDesk
from shared.protocol.refusal import Refusal
from shared.queue.apply import apply
from shared.queue.context import Context
from shared.queue.day import roll_day
from shared.queue.decide import decide
from shared.queue.events import Actor, Event, Record
from shared.queue.state import State

HUB = Actor("hub", Role.ADMIN)
KIOSK = Actor("kiosk", Role.KIOSK)
PHONE = Actor("phone", Role.PHONE)


class Nowhere:
    """A socket that has room for everything."""

    def ready(self) -> bool:
        """It has."""
        return True

    def gone(self) -> bool:
        """It never is."""
        return False

    def write(self, frame: bytes) -> None:
        """Throw it away."""

    def part(self) -> None:
        """Nothing to close."""

    def abort(self) -> None:
        """Nothing to drop."""


class Office:
    """A hub's heart without store and sockets."""

    def __init__(self, directory: Directory) -> None:
        self.state = State.fresh(directory)
        self.now = START
        self._ids = count()
        self._store(roll_day(self.state, self._context(HUB), None), HUB)

    def do(self, command: HeartCommand, actor: Actor) -> None:
        """Decide and apply; what is refused changes nothing."""
        outcome = decide(self.state, command, self._context(actor))
        if not isinstance(outcome, Refusal):
            self._store(outcome, actor)

    def _store(self, events: tuple[Event, ...], actor: Actor) -> None:
        for event in events:
            day = self.state.day or self.now.date()
            apply(self.state, Record(self.state.head_seq + 1, day, self.now, actor, event))

    def _context(self, actor: Actor) -> Context:
        def fresh() -> str:
            return f"{next(self._ids):032}"

        return Context(self.now, actor, fresh, fresh)


async def busy(directory: Directory, phones: int, events: int) -> list[float]:
    """Seconds for each of so many events."""
    office, service = Office(directory), directory.services[0]
    desk = next(one.id for one in directory.desks if service.queue in one.main)
    clerk = Actor("desk", Role.DESK, "bench", desk)
    office.do(OpenDesk(desk), Actor("desk", Role.DESK, "bench"))
    watching = Phones()
    services = [one.id for one in directory.services if one.queue == service.queue]
    for n in range(phones + events):
        office.now += timedelta(seconds=7, milliseconds=n % 97)  # no two visitors come in step
        elderly = PriorityReason.ELDERLY if n % 5 == 0 else None
        office.do(IssueTicket(services[n % len(services)], priority=elderly), KIOSK)
    office.state.take_changes()
    for ticket in list(office.state.tickets.values())[-phones:]:
        _watch(watching, office.state, ticket.id, office.now)
    seconds = []
    for n in range(events):
        office.now += timedelta(seconds=20)
        _event(office, clerk, n)
        await asyncio.sleep(0)
        changes = office.state.take_changes()
        began = time.thread_time()
        watching.publish(office.state, changes, office.now, tick=False, due=False)
        seconds.append(time.thread_time() - began)
        while watching.telling:
            await asyncio.sleep(0)
    return seconds


def _event(office: Office, clerk: Actor, n: int) -> None:
    """Mostly calls; now and then somebody asks for more time."""
    if n % 10 == 9:
        waiting = [ticket for ticket in office.state.tickets.values() if ticket.state.value == "waiting"]
        office.do(GiveUpPlaces(waiting[len(waiting) // 2].id), PHONE)
        return
    office.do(CallNext(), clerk)
    office.do(ConfirmArrival(office.state.desk(clerk.desk or "").current or ""), clerk)


def _watch(watching: Phones, state: State, ticket: str, now: datetime) -> None:
    phone = Phone(Nowhere(), Language.INDONESIAN, Bucket(1, 1, 0))
    watching.join(phone, state.tickets[ticket], state, now, 1)
