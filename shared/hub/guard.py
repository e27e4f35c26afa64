"""What a connection may do before it is a websocket: whole requests, short ones, soon, and not too many strangers.

The HTTP servers behind uvicorn wait for ever for a request's next byte, and one of them takes a head of any length.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, ClassVar, Final, cast

from shared.hub.limits import Limits
from shared.hub.source import is_loopback

PATIENT: Final = "antrean.patient"
"""Set in the scope of a request whose body was asked for and may be long: then each piece of it has to come soon."""


class Guarding(asyncio.Protocol):
    """Goes before one of uvicorn's HTTP protocols."""

    limits: ClassVar[Limits]
    crowd: ClassVar[Counter[str]]  # connections that are no websocket, by address
    waiting: ClassVar[dict[Guarding, None]]  # the same ones, in the order in which they came

    transport: asyncio.Transport
    client: tuple[str, int] | None
    cycle: Any  # uvicorn's request in hand, or the last one
    loop: asyncio.AbstractEventLoop
    _source: str | None = None  # counted under this address
    _deadline: asyncio.TimerHandle | None = None  # while a request is not all here
    _whole: Any = None  # the last request that was all here
    _head: int = 0  # bytes since then

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count the connection; of too many, in all or from one address, the first is dropped that asks nothing.

        A visitor's browser keeps its connection for a while, and a router shows all its phones under one address: so a
        newcomer is not the one to go.
        """
        super().connection_made(transport)
        source = self._source = str(self.client[0]) if self.client else "?"
        self.crowd[source] += 1
        self.waiting[self] = None
        if self.crowd[source] > self.limits.unheard_per_source and not is_loopback(source):
            self._make_room(source)
        elif len(self.waiting) > self.limits.unheard:
            self._make_room()
        self._wait()

    def _make_room(self, source: str | None = None) -> None:
        """Drop the first connection (from this address) that asks nothing; at worst it is this one."""
        idle = next(one for one in self.waiting if source in {None, one._source} and one.asks_nothing())
        idle._leave()
        idle.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Feed the parser, then look whether the request is all here."""
        super().data_received(data)
        if self._source is None:
            return  # it is a websocket now
        cycle = self.cycle
        if cycle is not None and cycle is not self._whole and not cycle.more_body:
            self._whole, self._head = cycle, 0
            self._heard()
            return
        if cycle is None or cycle is self._whole:
            self._head += len(data)
            if self._head > self.limits.request_bytes:
                self.transport.abort()
        elif cycle.scope.get(PATIENT):
            self._heard()
        self._wait()

    def handle_websocket_upgrade(self, *event: Any) -> None:
        """From here on the websocket has bounds of its own."""
        self._leave()
        cast(Any, super()).handle_websocket_upgrade(*event)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        self._leave()
        super().connection_lost(exc)

    def asks_nothing(self) -> bool:
        """Whether no request is here that is worked on: a new connection, half a head, or all is answered."""
        return self.cycle is None or (self.cycle is self._whole and self.cycle.response_complete)

    def _wait(self) -> None:
        if self._deadline is None and self._source is not None:
            self._deadline = self.loop.call_later(self.limits.request_seconds, self.transport.abort)

    def _heard(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _leave(self) -> None:
        self._heard()
        source, self._source = self._source, None
        if source is None:
            return
        self.waiting.pop(self, None)
        self.crowd[source] -= 1
        if self.crowd[source] <= 0:
            del self.crowd[source]


def http_protocol(limits: Limits) -> type[asyncio.Protocol]:
    """uvicorn's HTTP protocol, httptools where there is one, with the guard before it."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol  # noqa: PLC0415 - not on Windows
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415

        return type("Guarded", (Guarding, H11Protocol), {"limits": limits, "crowd": Counter(), "waiting": {}})
    return type("Guarded", (Guarding, HttpToolsProtocol), {"limits": limits, "crowd": Counter(), "waiting": {}})
