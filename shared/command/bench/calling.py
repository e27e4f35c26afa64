"""How soon a call is with the last of many subscribers, beside raw TCP writes of the same bytes; and double calls."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass

from shared.command.bench.connection import Connection, Refused, done
from shared.command.bench.hub import HubUnderTest
from shared.command.bench.raw import RawServer
from shared.command.bench.subscribers import Subscribers
from shared.command.bench.turns import in_turns
from shared.model import Role
from shared.protocol.commands import (
    AddStaff,
    CallNext,
    ChangePin,
    Command,
    ConfirmArrival,
    IssueTicket,
    OpenDesk,
    PinGiven,
    TicketDone,
)
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

PIN = "bench-pin-4820"
CALL_BYTES = 150
"""About what a call's change frame weighs."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds from a call to the last subscriber, and from a raw write to the last, round by round."""

    hub: tuple[float, ...]
    raw: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A service, its queue's letter, and the desks that serve it."""

    service: str
    letter: str
    desks: tuple[str, ...]


def the_line(kiosk: Connection) -> Line:
    """The queue that most desks serve."""
    directory = kiosk.welcome.snapshot.directory
    serving = {
        queue.id: tuple(desk.id for desk in directory.desks if queue.id in (*desk.main, *desk.help))
        for queue in directory.queues
    }
    queue = max(directory.queues, key=lambda queue: len(serving[queue.id]))
    service = next(service.id for service in directory.services if service.queue == queue.id)
    return Line(service, queue.letter, serving[queue.id])


def at_desk(stack: ExitStack, hub: HubUnderTest, desk: str) -> Connection:
    """A clerk logged in and sitting at ``desk``."""
    name = f"bench.{desk}"
    with Connection(hub.port, Role.ADMIN, hub.code) as admin:
        given = admin.do(AddStaff(name, f"Bench {desk}", Role.DESK))
    assert isinstance(given, PinGiven)  # noqa: S101 - what adding staff answers
    clerk = stack.enter_context(Connection(hub.port, Role.DESK, hub.code))
    clerk.login(name, given.pin)
    clerk.do(ChangePin(given.pin, PIN))
    clerk.do(OpenDesk(desk))
    return clerk


def wait_in_line(hub: HubUnderTest, tickets: int) -> Line:
    """So many tickets for the queue that most desks serve."""
    with Connection(hub.port, Role.KIOSK, hub.code) as kiosk:
        line = the_line(kiosk)
        for _ in range(tickets):
            kiosk.do(IssueTicket(line.service))
    return line


def spread(hub: HubUnderTest, subscribers: int, rounds: int) -> Spread:
    """Call, then write raw, in turn."""
    of_hub: list[float] = []
    of_raw: list[float] = []
    with ExitStack() as stack:
        raw = stack.enter_context(RawServer())
        watching = stack.enter_context(Subscribers(hub.port, subscribers, "hub", hub.code))
        reading = stack.enter_context(Subscribers(raw.port, subscribers, "raw"))
        raw.accept(subscribers)
        reading.there()
        watching.there()
        line = wait_in_line(hub, rounds)
        clerk = at_desk(stack, hub, line.desks[0])
        for n in range(1, rounds + 1):
            watching.expect(f'"number":"{line.letter}{n:03}"')
            began = time.monotonic()
            called = clerk.do(CallNext())
            of_hub.append(watching.last() - began)
            assert isinstance(called, TicketDone)  # noqa: S101 - what a call answers
            clerk.do(ConfirmArrival(called.ticket))
            reading.expect(f"call {n:06}")
            began = raw.write(f"call {n:06}".encode().ljust(CALL_BYTES))
            of_raw.append(reading.last() - began)
    return Spread(tuple(of_hub), tuple(of_raw))


def everybody_calls(hub: HubUnderTest, tickets: int) -> tuple[float, int]:
    """All desks call as fast as they can until nobody waits: calls a second, and tickets called by two desks."""
    called: list[str] = []
    with ExitStack() as stack:
        line = wait_in_line(hub, tickets)
        clerks = [at_desk(stack, hub, desk) for desk in line.desks]
        arriving: dict[int, str] = {}

        def turn(n: int, outcome: Done | Refusal | None) -> Command | None:
            if isinstance(outcome, Refusal) and outcome.code is RefusalCode.NOBODY_WAITING:
                return None
            if arriving.pop(n, None) is not None or outcome is None:
                return CallNext()
            result = done(outcome)
            if not isinstance(result, TicketDone):
                raise Refused(f"a call was answered by {result}")
            called.append(result.ticket)
            arriving[n] = result.ticket
            return ConfirmArrival(result.ticket)

        began = time.perf_counter()
        in_turns(clerks, turn)
        took = time.perf_counter() - began
    return len(called) / took, len(called) - len(set(called))
