"""Everything on the port that is no web socket: visitors' pages, what they load, files, the hub's health."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from shared.hub.hub import Hub
from shared.hub.web.asking import NotNow
from shared.hub.web.cases import case_routes
from shared.hub.web.forms import too_many
from shared.hub.web.headers import HEADERS
from shared.hub.web.pace import Kind
from shared.hub.web.page import Pages, go, path_of
from shared.hub.web.public import public_routes
from shared.hub.web.survey import survey_routes
from shared.hub.web.ticket import ticket_routes

_FREE: Final = ("/static/", "/media/", "/health")
"""What the pages load, and screens and watchers ask for, has bounds of its own."""


def pages(hub: Hub, healthy: Callable[[], bool], others: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application."""
    web = Pages(hub)

    async def health(_: Request) -> Response:
        well = healthy()
        return JSONResponse({"ok": well, "version": hub.version}, 200 if well else 503, headers=HEADERS)

    app = Starlette(
        routes=[
            *ticket_routes(web),
            *public_routes(web),
            *survey_routes(web),
            *case_routes(web),
            Route("/static/{name}", web.shelf.serve),
            Route("/health", health),
            *others,
        ],
        exception_handlers={HTTPException: _refused(web), NotNow: _not_now(web), Exception: _failed(web)},
    )
    app.router.redirect_slashes = False  # it would name the host that was asked for, which may be a proxy's own
    return Paced(app, web)


class Paced:
    """Goes before the pages: who asks faster than people do, or guesses, is told to wait."""

    def __init__(self, app: ASGIApp, web: Pages) -> None:
        self._app = app
        self._web = web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        app = self._app
        if scope["type"] == "http" and not scope["path"].startswith(_FREE):
            request = Request(scope)
            missed = scope["path"].startswith("/t/") and self._web.ticket(request) is None
            if not self._web.pace.admits(Kind.MISS if missed else Kind.PAGE, self._web.asker(request)):
                app = too_many(self._web, request)
        await app(scope, receive, send)


_Handler = Callable[[Request, Exception], Awaitable[Response]]


def _refused(web: Pages) -> _Handler:
    async def answer(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException) or error.status_code != 405:
            there = request.scope["path"].rstrip("/")
            return go(request, quote(there)) if _leads(request, there) else web.not_found(request)
        said = web.say(request, "phone.not_so", 405, again="/")
        said.headers["Allow"] = ", ".join(sorted((error.headers or {}).get("Allow", "GET").split(", ")))
        said.headers["Connection"] = "close"  # a body that came along is not read
        return said

    return answer


def _leads(request: Request, path: str) -> bool:
    """Whether a page has this address, which is not the one that was asked for: that has a slash too many."""
    if path in {"", request.scope["path"]} or path.startswith("//"):
        return False
    return any(route.matches({**request.scope, "path": path})[0] is Match.FULL for route in request.app.routes)


def _not_now(web: Pages) -> _Handler:
    async def answer(request: Request, _: Exception) -> Response:
        said = web.say(request, "phone.not_now", 503, again=path_of(request))
        said.headers["Retry-After"] = "5"
        return said

    return answer


def _failed(web: Pages) -> _Handler:
    async def answer(request: Request, _: Exception) -> Response:
        return web.say(request, "phone.failed", 500, again=path_of(request))

    return answer
