"""The pages, loaded when somebody first asks for one: screens must not wait for them at the hub's start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send


class Later:
    """An ASGI application made by ``make``, in a thread, on the first request."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: asyncio.Future[ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if self._made is None or (self._made.done() and self._made.exception() is not None):  # then it is tried anew
            self._made = asyncio.ensure_future(asyncio.to_thread(self._make))
        app = await asyncio.shield(self._made)
        await app(scope, receive, send)
