"""How many durable tickets a second the hub issues to 1, 8 and 32 kiosks, each waiting for its answer."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

from shared.command.bench.caller import Caller
from shared.command.bench.hub import HubUnderTest
from shared.model import Role
from shared.protocol.commands import IssueTicket, SlipReady


@dataclass(frozen=True, slots=True)
class Issued:
    """What a run gave."""

    per_second: float
    seconds: tuple[float, ...]  # latency of each
    numbers: tuple[str, ...]


def services_of(caller: Caller) -> tuple[str, ...]:
    """One service of each queue, as the hub's directory lists them."""
    assert caller.welcome is not None  # noqa: S101 - inside its context
    by_queue = {service.queue: service.id for service in reversed(caller.welcome.snapshot.directory.services)}
    return tuple(by_queue.values())


async def issue(hub: HubUnderTest, kiosks: int, seconds: float) -> Issued:
    """Closed loop of ``kiosks`` connections for ``seconds``, over one service of each queue."""
    latencies: list[float] = []
    numbers: list[str] = []
    async with AsyncExitStack() as stack:
        callers = [await stack.enter_async_context(Caller(hub.url, Role.KIOSK, hub.code)) for _ in range(kiosks)]
        services = services_of(callers[0])
        began = time.perf_counter()
        ends = began + seconds

        async def one(caller: Caller, first: int) -> None:
            n = first
            while time.perf_counter() < ends:
                asked = time.perf_counter()
                result = await caller.do(IssueTicket(services[n % len(services)]))
                latencies.append(time.perf_counter() - asked)
                assert isinstance(result, SlipReady)  # noqa: S101 - what an issue answers
                numbers.append(result.slip.number)
                n += 1

        await asyncio.gather(*(one(caller, n) for n, caller in enumerate(callers)))
        took = time.perf_counter() - began
    return Issued(len(numbers) / took, tuple(latencies), tuple(numbers))
