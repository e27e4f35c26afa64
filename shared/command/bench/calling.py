"""How soon a call is with the last of many subscribers, beside raw TCP writes of the same bytes; and double calls."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

from shared.command.bench.caller import Caller, Refused
from shared.command.bench.hub import HubUnderTest
from shared.command.bench.raw import RawServer
from shared.command.bench.subscribers import Subscribers
from shared.model import Role
from shared.protocol.commands import (
    AddStaff,
    CallNext,
    ChangePin,
    ConfirmArrival,
    IssueTicket,
    OpenDesk,
    PinGiven,
    TicketDone,
)

PIN = "bench-pin-4820"
CALL_BYTES = 150
"""About what a call's change frame weighs."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds from a call to the last subscriber, and from a raw write to the last, round by round."""

    hub: tuple[float, ...]
    raw: tuple[float, ...]


def the_line(kiosk: Caller) -> tuple[str, str, tuple[str, ...]]:
    """The service, letter and desks of the queue that most desks serve."""
    assert kiosk.welcome is not None  # noqa: S101 - inside its context
    directory = kiosk.welcome.snapshot.directory
    serving = {
        queue.id: tuple(desk.id for desk in directory.desks if queue.id in (*desk.main, *desk.help))
        for queue in directory.queues
    }
    queue = max(directory.queues, key=lambda queue: len(serving[queue.id]))
    service = next(service.id for service in directory.services if service.queue == queue.id)
    return service, queue.letter, serving[queue.id]


async def at_desk(stack: AsyncExitStack, hub: HubUnderTest, admin: Caller, desk: str) -> Caller:
    """A clerk logged in and sitting at ``desk``."""
    name = f"bench.{desk}"
    given = await admin.do(AddStaff(name, f"Bench {desk}", Role.DESK))
    assert isinstance(given, PinGiven)  # noqa: S101 - what adding staff answers
    caller = await stack.enter_async_context(Caller(hub.url, Role.DESK, hub.code))
    await caller.login(name, given.pin)
    await caller.do(ChangePin(given.pin, PIN))
    await caller.do(OpenDesk(desk))
    return caller


async def spread(hub: HubUnderTest, subscribers: int, rounds: int) -> Spread:
    """Call, then write raw, in turn."""
    raw_server = RawServer()
    of_hub: list[float] = []
    of_raw: list[float] = []
    async with AsyncExitStack() as stack:
        admin = await stack.enter_async_context(Caller(hub.url, Role.ADMIN, hub.code))
        kiosk = await stack.enter_async_context(Caller(hub.url, Role.KIOSK, hub.code))
        service, letter, (first, *_) = the_line(kiosk)
        desk = await at_desk(stack, hub, admin, first)
        for _ in range(rounds):
            await kiosk.do(IssueTicket(service))
        watching = await Subscribers.of(hub.port, subscribers, "hub", hub.code)
        reading = await raw_server.accept(subscribers)
        try:
            for n in range(1, rounds + 1):
                last = await watching.expect(f'"number":"{letter}{n:03}"')
                began = time.monotonic()
                called = await desk.do(CallNext())
                of_hub.append(await last - began)
                assert isinstance(called, TicketDone)  # noqa: S101 - what a call answers
                await desk.do(ConfirmArrival(called.ticket))
                last = await reading.expect(f"call {n:06}")
                of_raw.append(-raw_server.write(f"call {n:06}".encode().ljust(CALL_BYTES)) + await last)
        finally:
            await watching.close()
            await reading.close()
            raw_server.close()
    return Spread(tuple(of_hub), tuple(of_raw))


async def everybody_calls(hub: HubUnderTest, tickets: int) -> tuple[float, int]:
    """All desks call as fast as they can until nobody waits: calls a second, and tickets called by two desks."""
    called: list[str] = []
    async with AsyncExitStack() as stack:
        admin = await stack.enter_async_context(Caller(hub.url, Role.ADMIN, hub.code))
        kiosk = await stack.enter_async_context(Caller(hub.url, Role.KIOSK, hub.code))
        service, _, desks = the_line(kiosk)
        callers = [await at_desk(stack, hub, admin, desk) for desk in desks]
        for _ in range(tickets):
            await kiosk.do(IssueTicket(service))

        async def work(caller: Caller) -> None:
            while True:
                try:
                    result = await caller.do(CallNext())
                except Refused:
                    return
                assert isinstance(result, TicketDone)  # noqa: S101
                called.append(result.ticket)
                await caller.do(ConfirmArrival(result.ticket))

        began = time.perf_counter()
        await asyncio.gather(*(work(caller) for caller in callers))
        took = time.perf_counter() - began
    return len(called) / took, len(called) - len(set(called))
