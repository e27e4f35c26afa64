"""The reference: the same bytes written to as many plain TCP connections in a loop."""

from __future__ import annotations

import socket
import time
from types import TracebackType
from typing import Self

from shared.command.bench.waiting import WAIT_SECONDS


class RawServer:
    """Plain sockets of this process."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self._listening.settimeout(WAIT_SECONDS)
        self.port = int(self._listening.getsockname()[1])
        self._clients: list[socket.socket] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in (*self._clients, self._listening):
            client.close()

    def accept(self, count: int) -> None:
        """Take in so many subscribers."""
        for _ in range(count):
            client, _ = self._listening.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            client.setblocking(False)
            self._clients.append(client)

    def write(self, data: bytes) -> float:
        """Write ``data`` to all; returns the monotonic second of the beginning."""
        began = time.monotonic()
        for client in self._clients:
            client.send(data)
        return began
