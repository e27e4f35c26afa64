"""A process that holds many subscribers of the hub (or of a raw TCP server) and says when the last one had the bytes.

Run as ``python -m shared.command.bench.listeners PORT COUNT raw|hub [CODE]``; talks to its parent by lines: ``ready``;
then for each line TOKEN on standard input ``looking``, and ``last SECONDS`` (the monotonic clock, which all processes
of a machine share) when the last subscriber has received bytes that contain TOKEN.
"""

from __future__ import annotations

import os
import selectors
import socket
import sys
import time

from shared.command.bench.connection import Connection, masked
from shared.command.bench.waiting import WAIT_SECONDS
from shared.model import Role
from shared.protocol.frames import HEARTBEAT_SECONDS, Ping

KEEP_BYTES = 4096
"""Enough of what came last to find a token that two reads cut in half."""


class Listeners:
    """All subscribers, one epoll."""

    def __init__(self, port: int, count: int, code: str | None) -> None:
        self._selector = selectors.DefaultSelector()
        self._seen: dict[socket.socket, bytes] = {}
        self._hub = code is not None
        self._next_beat = time.monotonic() + HEARTBEAT_SECONDS
        for _ in range(count):
            if code is not None:
                subscriber = Connection(port, Role.DISPLAY, code).socket
            else:
                subscriber = socket.create_connection(("127.0.0.1", port), timeout=WAIT_SECONDS)
            subscriber.setblocking(False)
            self._seen[subscriber] = b""
            self._selector.register(subscriber, selectors.EVENT_READ)
            self._beat()

    def serve(self) -> None:
        """Serve the parent's lines until it closes our standard input."""
        _say("ready")
        self._selector.register(0, selectors.EVENT_READ)
        pending = b""
        while True:
            asked = False
            for key, _ in self._selector.select(0.1):
                if isinstance(key.fileobj, socket.socket):
                    self._read(key.fileobj)
                else:
                    asked = True
            if asked:
                data = os.read(0, 4096)
                if not data:
                    return
                pending += data
            while b"\n" in pending:
                token, pending = pending.split(b"\n", 1)
                self._look_out(token)
            self._beat()

    def _look_out(self, token: bytes) -> None:
        """Say when the last subscriber had ``token``."""
        missing = {subscriber for subscriber, seen in self._seen.items() if token not in seen}
        _say("looking")
        until = time.monotonic() + WAIT_SECONDS
        while missing:
            if time.monotonic() > until:
                raise SystemExit(f"{len(missing)} subscribers never had {token!r}")
            for key, _ in self._selector.select(0.1):
                if isinstance(key.fileobj, socket.socket) and token in self._read(key.fileobj):
                    missing.discard(key.fileobj)
            if missing:
                self._beat()
        _say(f"last {time.monotonic()!r}")

    def _read(self, subscriber: socket.socket) -> bytes:
        try:
            data = subscriber.recv(262_144)
        except BlockingIOError:
            return self._seen[subscriber]
        if not data:
            raise SystemExit("a subscriber was hung up on")
        self._seen[subscriber] = (self._seen[subscriber] + data)[-KEEP_BYTES:]
        return self._seen[subscriber]

    def _beat(self) -> None:
        """Keep all subscribers alive."""
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + HEARTBEAT_SECONDS
        if self._hub:
            ping = masked(Ping(0))
            for subscriber in self._seen:
                subscriber.send(ping)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Connect, then serve."""
    port, count, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    Listeners(port, count, sys.argv[4] if kind == "hub" else None).serve()


if __name__ == "__main__":
    main()
