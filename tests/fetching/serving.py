"""A hub of a few lines that hands out one file, whole or in the ways in which things go wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Giver:
    """What it gives now, and what it was asked."""

    data: bytes
    status: int = 200
    cut_at: int | None = None  # so many bytes of an answer, then the cable is pulled
    ranges: bool = True
    asked: list[str] = field(default_factory=list)
    url: str = ""
    hold: threading.Event | None = None  # the second half waits for this


@contextmanager
def giving(data: bytes, **more: object) -> Iterator[Giver]:
    """Serve until the block ends."""
    giver = Giver(data, **more)  # type: ignore[arg-type]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            giver.asked.append(asked)
            begin = int(asked.removeprefix("bytes=").rstrip("-")) if asked and giver.ranges else 0
            body = giver.data[begin:] if giver.status == 200 else b"no"
            self.send_response(206 if begin else giver.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if giver.cut_at is not None:
                self.wfile.write(body[: giver.cut_at])
                self.wfile.flush()
                if giver.hold is not None:
                    giver.hold.wait(10)
                self.connection.close()
                return
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    giver.url = f"ws://127.0.0.1:{server.server_address[1]}/ws"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield giver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
