"""The one port: websockets for screens and visitors' phones, and pages; who may connect is asked before all else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, Final, cast
from urllib.parse import parse_qs

import structlog
from starlette.types import ASGIApp

from shared.hub.connection import Conversation, Receive, Send
from shared.hub.hub import Hub
from shared.hub.source import is_loopback, same_origin, visitor
from shared.hub.wire import EXTENSION, Wire
from shared.model import Language

PATH: Final = "/ws"
_PAGE: Final = re.compile(r"/t/([A-Za-z0-9_-]{1,128})/live")

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
        source = visitor(scope, self._hub.proxies)
        await receive()  # websocket.connect
        page = _PAGE.fullmatch(str(scope.get("path")))
        refused = self._no_phone(scope, source, page[1]) if page else self._refused(scope, source)
        if refused is not None:
            status, why = refused
            path = str(scope.get("path"))
            if not path.startswith("/t/"):  # the path of a visitor's page is a secret, and no address goes with it
                log.warning("a connection was refused", source=source, why=why, path=path)
            await send({"type": "websocket.http.response.start", "status": status, "headers": [], "body": b""})
            await send({"type": "websocket.http.response.body", "body": why.encode()})
            return
        await send({"type": "websocket.accept"})
        wire = cast(Wire, scope["extensions"][EXTENSION])
        if page:
            from shared.hub.phone import watch  # noqa: PLC0415 - brings words and dates; its page has loaded them

            with _counted(self._hub.phone_sources, source):
                await watch(self._hub, wire, receive, page[1], _language(scope))
            return
        with _counted(self._hub.sources, source):
            await Conversation(self._hub, wire, receive, send, source).run()

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

    def _no_phone(self, scope: MutableMapping[str, Any], source: str, token: str) -> tuple[int, str] | None:
        """Why a visitor's page may not watch its ticket. Whatever is wrong with a link, the answer is the same."""
        hub, limits = self._hub, self._hub.limits
        if not same_origin(scope["headers"], hub.judge.state.directory.office.public_url):
            return 403, "wrong_origin"
        if hub.judge.state.linked(token) is None:
            return 404, "not_found"
        exempt = is_loopback(source) or source in hub.proxies
        crowded = not exempt and hub.phone_sources[source] >= limits.phones_per_source
        if crowded or hub.phone_sources.total() >= limits.phones or len(hub.room) >= limits.queued:
            return 503, "too_many"
        return None


@contextmanager
def _counted(sources: Counter[str], source: str) -> Iterator[None]:
    sources[source] += 1
    try:
        yield
    finally:
        sources[source] -= 1
        if sources[source] <= 0:
            del sources[source]


def _language(scope: MutableMapping[str, Any]) -> Language | None:
    """The language that the page was asked for in, where that is not the ticket's own."""
    chosen = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    return Language(chosen) if chosen in set(Language) else None
