"""Where the hub hands out files: on the port its websocket is on. No proxy and no other address is ever asked."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit


def connection_to(url: str, seconds: float) -> HTTPConnection:
    """A connection, not yet opened, to the hub at this websocket address; each step of it may take so many seconds.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"ws", "wss"} or not parts.hostname:
        raise ValueError(f"no address of a hub: {url}")
    if parts.scheme == "wss":
        return HTTPSConnection(parts.hostname, parts.port, timeout=seconds)
    return HTTPConnection(parts.hostname, parts.port, timeout=seconds)
