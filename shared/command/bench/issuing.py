"""How many durable tickets a second the hub issues to 1, 8 and 32 kiosks, each waiting for its answer."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass

from shared.command.bench.connection import Connection, done
from shared.command.bench.hub import HubUnderTest
from shared.command.bench.turns import in_turns
from shared.model import Role
from shared.protocol.commands import Command, IssueTicket, SlipReady
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Issued:
    """What a run gave."""

    per_second: float
    seconds: tuple[float, ...]  # latency of each
    numbers: tuple[str, ...]


def services_of(connection: Connection) -> tuple[str, ...]:
    """One service of each queue, as the hub's directory lists them."""
    services = connection.welcome.snapshot.directory.services
    return tuple({service.queue: service.id for service in reversed(services)}.values())


def issue(hub: HubUnderTest, kiosks: int, *, seconds: float = 0.0, tickets: int = 0) -> Issued:
    """Closed loop of ``kiosks`` connections, over one service of each queue, for so long and for so many at least."""
    numbers: list[str] = []
    turns = 0
    with ExitStack() as stack:
        connections = [stack.enter_context(Connection(hub.port, Role.KIOSK, hub.code)) for _ in range(kiosks)]
        services = services_of(connections[0])
        began = time.perf_counter()

        def turn(_: int, outcome: Done | Refusal | None) -> Command | None:
            nonlocal turns
            if outcome is not None:
                slip = done(outcome)
                assert isinstance(slip, SlipReady)  # noqa: S101 - what an issue answers
                numbers.append(slip.slip.number)
            if time.perf_counter() - began >= seconds and turns >= tickets:
                return None
            turns += 1
            return IssueTicket(services[turns % len(services)])

        latencies = in_turns(connections, turn)
        took = time.perf_counter() - began
    return Issued(len(numbers) / took, tuple(latencies), tuple(numbers))
