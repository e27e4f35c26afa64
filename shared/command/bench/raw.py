"""The reference: the same bytes written to as many plain TCP connections in a loop."""

from __future__ import annotations

import asyncio
import socket
import time

from shared.command.bench.subscribers import Subscribers


class RawServer:
    """Plain sockets of this process."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self._listening.setblocking(False)
        self.port = int(self._listening.getsockname()[1])
        self._clients: list[socket.socket] = []

    async def accept(self, count: int) -> Subscribers:
        """Start and take in ``count`` subscribers."""
        loop = asyncio.get_running_loop()
        starting = asyncio.create_task(Subscribers.of(self.port, count, "raw"))
        while len(self._clients) < count:
            client, _ = await loop.sock_accept(self._listening)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._clients.append(client)
        return await starting

    def write(self, data: bytes) -> float:
        """Write ``data`` to all; returns the monotonic second of the beginning."""
        began = time.monotonic()
        for client in self._clients:
            client.send(data)
        return began

    def close(self) -> None:
        """Let go of all."""
        for client in (*self._clients, self._listening):
            client.close()
        self._clients.clear()
