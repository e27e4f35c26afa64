"""The one port: websockets for screens at /ws, and pages; who may connect at all is asked before anything is said."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, Final, cast

import structlog
from starlette.types import ASGIApp

from shared.hub.connection import Conversation, Receive, Send
from shared.hub.hub import Hub
from shared.hub.source import is_loopback, same_origin
from shared.hub.wire import EXTENSION, Wire

PATH: Final = "/ws"

log = structlog.get_logger()


class Door:
    """ASGI: sends websockets to their conversation and everything else to the pages."""

    def __init__(self, hub: Hub, pages: ASGIApp) -> None:
        self._hub = hub
        self._pages = pages

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] != "websocket":
            await self._pages(scope, receive, send)
            return
        client = scope.get("client")
        source = str(client[0]) if client else "?"
        await receive()  # websocket.connect
        refused = self._refused(scope, source)
        if refused is not None:
            status, why = refused
            log.warning("a connection was refused", source=source, why=why, path=str(scope.get("path")))
            await send({"type": "websocket.http.response.start", "status": status, "headers": [], "body": b""})
            await send({"type": "websocket.http.response.body", "body": why.encode()})
            return
        await send({"type": "websocket.accept"})
        wire = cast(Wire, scope["extensions"][EXTENSION])
        self._hub.sources[source] += 1
        try:
            await Conversation(self._hub, wire, receive, send, source).run()
        finally:
            self._hub.sources[source] -= 1
            if self._hub.sources[source] <= 0:
                del self._hub.sources[source]

    def _refused(self, scope: MutableMapping[str, Any], source: str) -> tuple[int, str] | None:
        limits = self._hub.limits
        if scope.get("path") != PATH:
            return 404, "not_found"
        if not same_origin(scope["headers"], self._hub.judge.state.directory.office.public_url):
            return 403, "wrong_origin"
        crowded = not is_loopback(source) and self._hub.sources[source] >= limits.per_source
        full = crowded or len(self._hub.clients) >= limits.clients
        if full or not self._hub.strangers.admits(limits.strangers):
            return 503, "too_many"
        return None
