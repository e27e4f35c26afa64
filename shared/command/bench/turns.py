"""A closed loop: many connections, each with one command under way, the next one sent when the answer has come."""

from __future__ import annotations

import selectors
import time
from collections.abc import Callable, Sequence

from shared.command.bench.connection import Connection, asking
from shared.command.bench.waiting import WAIT_SECONDS, Stopped
from shared.protocol.commands import Command
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal

Turn = Callable[[int, Done | Refusal | None], Command | None]
"""Given which connection, and what it was answered (None before its first turn): its next command, or None to end."""


def in_turns(connections: Sequence[Connection], turn: Turn) -> list[float]:
    """Run until every connection has ended; answers with the seconds of each command, in no order."""
    seconds: list[float] = []
    asked: dict[int, float] = {}
    with selectors.DefaultSelector() as selector:

        def go_on(n: int, outcome: Done | Refusal | None) -> None:
            command = turn(n, outcome)
            if command is None:
                selector.unregister(connections[n].socket)
                asked.pop(n, None)
                return
            asked[n] = time.perf_counter()
            connections[n].send(asking(command))

        for n, connection in enumerate(connections):
            selector.register(connection.socket, selectors.EVENT_READ, n)
            go_on(n, None)
        while asked:
            for key, _ in selector.select(1.0):
                n = key.data
                connections[n].fill()
                for answer in connections[n].answers():
                    seconds.append(time.perf_counter() - asked[n])
                    go_on(n, answer.outcome)
            if asked and time.perf_counter() - min(asked.values()) > WAIT_SECONDS:
                raise Stopped(f"a command was not answered within {WAIT_SECONDS:.0f} s")
    return seconds
