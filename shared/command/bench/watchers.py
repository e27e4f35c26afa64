"""A process that holds many visitors' pages, as far as their sockets, and says when the last one was told its place.

Run as ``python -m shared.command.bench.watchers PORT FILE [deaf]``; FILE has a ticket's link in each line. All connect
at once. Talks to its parent by lines: ``ready SECONDS`` when each has been told its place; then for each line on
standard input ``looking``, and ``last SECONDS`` when each has been told a place anew. ``deaf``: only the last of them
is there, and it asks for its page and reads nothing.
"""

from __future__ import annotations

import os
import selectors
import socket
import sys
import time
from pathlib import Path

from shared.command.bench.waiting import WAIT_SECONDS

PLACE = b'"type":"place"'
DEAF_BYTES = 4096


class Watchers:
    """All pages, one epoll."""

    def __init__(self, port: int, links: list[str], *, deaf: bool) -> None:
        self._selector = selectors.DefaultSelector()
        self._seen: dict[socket.socket, bytes] = {}
        self._deaf: list[socket.socket] = []
        pages: list[tuple[socket.socket, str]] = []
        for link in links[-1:] if deaf else links:
            page = socket.socket()
            if deaf:
                page.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, DEAF_BYTES)
            page.connect(("127.0.0.1", port))
            page.setblocking(False)
            if deaf:
                self._deaf.append(page)
            else:
                self._seen[page] = b""
                self._selector.register(page, selectors.EVENT_READ)
            pages.append((page, link))
        for page, link in pages:
            page.sendall(
                f"GET /t/{link}/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Key: YmVuY2gtYmVuY2gtYmVuYw==\r\n"
                "Sec-WebSocket-Version: 13\r\n\r\n".encode()
            )

    def serve(self) -> None:
        """Serve the parent's lines until it closes our standard input."""
        _say(f"ready {self._last()!r}")
        self._selector.register(0, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if isinstance(key.fileobj, socket.socket):
                    self._read(key.fileobj)
                else:
                    if not os.read(0, 4096):
                        return
                    self._look_out()

    def _look_out(self) -> None:
        """Say when the last page was told a place."""
        for page in self._seen:
            self._read(page)
            self._seen[page] = b""
        _say("looking")
        self._selector.unregister(0)
        _say(f"last {self._last()!r}")
        self._selector.register(0, selectors.EVENT_READ)

    def _last(self) -> float:
        missing = set(self._seen)
        until = time.monotonic() + WAIT_SECONDS
        while missing:
            if time.monotonic() > until:
                raise SystemExit(f"{len(missing)} pages were never told their place")
            for key, _ in self._selector.select(0.1):
                if isinstance(key.fileobj, socket.socket) and PLACE in self._read(key.fileobj):
                    missing.discard(key.fileobj)
        return time.monotonic()

    def _read(self, page: socket.socket) -> bytes:
        try:
            data = page.recv(65_536)
        except BlockingIOError:
            return self._seen[page]
        if not data:
            raise SystemExit("a page was hung up on")
        self._seen[page] += data
        return self._seen[page]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Connect, then serve."""
    port, links, deaf = (
        int(sys.argv[1]),
        Path(sys.argv[2]).read_text(encoding="ascii").split(),
        sys.argv[3:] == ["deaf"],
    )
    Watchers(port, links, deaf=deaf).serve()


if __name__ == "__main__":
    main()
