"""A process that holds many subscribers of the hub (or of a raw TCP server) and says when the last one had the bytes.

Run as ``python -m shared.command.bench.listeners PORT COUNT raw|hub [CODE]``; talks to its parent by lines:
``ready``, then for each line ``wait TOKEN`` on standard input one line ``TOKEN SECONDS`` (CLOCK_MONOTONIC, which all
processes of a machine share) when the last subscriber has received bytes that contain TOKEN.
"""

from __future__ import annotations

import os
import selectors
import socket
import struct
import sys
import time

from shared.model import Role
from shared.protocol.codec import encode
from shared.protocol.frames import HEARTBEAT_SECONDS, VERSION, Hello, Ping

KEEP_BYTES = 4096
"""Enough of what came last to find a token that two reads cut in half."""


def masked(text: str) -> bytes:
    """One client text frame (RFC 6455, mask of zeros: the bytes go as they are)."""
    data = text.encode()
    if len(data) < 126:
        return struct.pack("!BB", 0x81, 0x80 | len(data)) + bytes(4) + data
    return struct.pack("!BBH", 0x81, 0x80 | 126, len(data)) + bytes(4) + data


def upgrade(port: int) -> bytes:
    """The websocket handshake's request."""
    return (
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: YmVuY2gtYmVuY2gtYmVuYw==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


class Listeners:
    """All subscribers, one epoll."""

    def __init__(self, port: int, count: int, code: str | None) -> None:
        self._selector = selectors.DefaultSelector()
        self._seen: dict[socket.socket, bytes] = {}
        self._code = code
        beaten = time.monotonic()
        for n in range(count):
            sock = self._connected(port)
            self._seen[sock] = b""
            self._selector.register(sock, selectors.EVENT_READ)
            if time.monotonic() - beaten > HEARTBEAT_SECONDS:
                self.beat(n)
                beaten = time.monotonic()
        self._selector.register(0, selectors.EVENT_READ)

    def _connected(self, port: int) -> socket.socket:
        sock = socket.create_connection(("127.0.0.1", port), timeout=30)
        if self._code is not None:
            sock.sendall(upgrade(port))
            head = b""
            while b"\r\n\r\n" not in head:
                head += sock.recv(4096)
            sock.sendall(masked(encode(Hello(VERSION, Role.DISPLAY, "bench", code=self._code))))
            self._welcome(sock)
        sock.setblocking(False)
        return sock

    def _welcome(self, sock: socket.socket) -> None:
        got = b""
        while b'"type":"welcome"' not in got:
            more = sock.recv(65536)
            if not more:
                raise ConnectionError(f"the hub hung up: {got[-300:]!r}")
            got += more

    def beat(self, n: int) -> None:
        """Keep all subscribers alive."""
        if self._code is not None:
            ping = masked(encode(Ping(n)))
            for sock in self._seen:
                sock.send(ping)

    def asked(self, until: float) -> bool:
        """Read what subscribers get until the parent asks something (True) or the time has come (False)."""
        while (left := until - time.monotonic()) > 0:
            asked = False
            for key, _ in self._selector.select(left):
                if isinstance(key.fileobj, socket.socket):
                    self._read(key.fileobj)
                else:
                    asked = True
            if asked:
                return True
        return False

    def _read(self, sock: socket.socket) -> bytes:
        try:
            data = sock.recv(262_144)
        except BlockingIOError:
            return self._seen[sock]
        if not data:
            raise ConnectionError("the hub hung up on a subscriber")
        self._seen[sock] = (self._seen[sock] + data)[-KEEP_BYTES:]
        return self._seen[sock]

    def wait(self, token: bytes, seconds: float = 20.0) -> float:
        """The monotonic second at which the last subscriber had ``token``."""
        missing = {sock for sock, seen in self._seen.items() if token not in seen}
        until = time.monotonic() + seconds
        while missing:
            if time.monotonic() > until:
                raise TimeoutError(f"{len(missing)} subscribers never had {token!r}")
            for key, _ in self._selector.select(0.2):
                if isinstance(key.fileobj, socket.socket) and token in self._read(key.fileobj):
                    missing.discard(key.fileobj)
        return time.monotonic()


def main() -> None:
    """Serve the parent's lines until it closes our standard input."""
    port, count, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    listeners = Listeners(port, count, sys.argv[4] if kind == "hub" else None)
    _say("ready")
    beats, next_beat, pending = 0, time.monotonic() + HEARTBEAT_SECONDS, b""
    while True:
        if listeners.asked(until=next_beat):
            data = os.read(0, 4096)
            if not data:
                return
            pending += data
        while b"\n" in pending:
            line, pending = pending.split(b"\n", 1)
            at = listeners.wait(line)
            _say(f"{line.decode()} {at!r}")
        if time.monotonic() >= next_beat:
            beats += 1
            next_beat = time.monotonic() + HEARTBEAT_SECONDS
            listeners.beat(beats)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
