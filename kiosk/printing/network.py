"""A printer on the network, TCP port 9100: own transport, because the library's loses the tail of a job."""

from __future__ import annotations

import select
import socket
import time
from contextlib import suppress

CONNECT_SECONDS = 2.0


class NetworkChannel:
    """One connection. Closing reads to the end first: the kernel throws away unsent data when status is left unread."""

    def __init__(self, address: str, port: int, seconds: float = CONNECT_SECONDS) -> None:
        self._socket = socket.create_connection((address, port), timeout=seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, seconds: float) -> None:
        """All in one; the deadline is for the whole of it."""
        self._socket.settimeout(seconds)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes:
        """Up to 4 KB."""
        if not select.select([self._socket], [], [], max(0.0, seconds))[0]:
            return b""
        received = self._socket.recv(4096)
        if not received:
            raise ConnectionResetError("the printer closed the connection")
        return received

    def close(self, seconds: float) -> None:
        """Say that no more comes, wait for the printer's end, close."""
        ends = time.monotonic() + seconds
        with self._socket, suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
            while (left := ends - time.monotonic()) > 0:
                self.receive(left)
