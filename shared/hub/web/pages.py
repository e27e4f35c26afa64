"""The plain first page, and the hub's health for whoever watches over it."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from shared.language import catalogue
from shared.model import Language

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def pages(version: str, healthy: Callable[[], bool]) -> Starlette:
    """The application for everything that is no websocket."""

    async def home(_: Request) -> Response:
        lines = "".join(
            f'<p lang="{language.value}">{catalogue(language).say("hub.page")}</p>' for language in Language
        )
        page = f"<!doctype html><html lang=id><meta charset=utf-8><title>Antrean hub</title><h1>Antrean hub</h1>{lines}"
        return HTMLResponse(page, headers=_HEADERS)

    async def health(_: Request) -> Response:
        well = healthy()
        return JSONResponse({"ok": well, "version": version}, 200 if well else 503, headers=_HEADERS)

    return Starlette(routes=[Route("/", home), Route("/health", health)])
