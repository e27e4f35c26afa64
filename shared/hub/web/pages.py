"""Everything on the port that is no websocket: the first page, the ticket's page, the hub's health for its watchers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from shared.hub.web import ticket
from shared.hub.web.document import HEADERS, document
from shared.language import catalogue
from shared.model import Language, OfficeInfo


def pages(
    version: str, healthy: Callable[[], bool], office: Callable[[], OfficeInfo], others: Sequence[BaseRoute] = ()
) -> Starlette:
    """The application; ``office`` is asked at each page, since settings may change while the hub runs."""

    async def home(_: Request) -> Response:
        return document(
            "Antrean hub", {language: (office().name, (catalogue(language).say("hub.page"),)) for language in Language}
        )

    async def of_ticket(_: Request) -> Response:
        return ticket.ticket_page(office())

    async def health(_: Request) -> Response:
        well = healthy()
        return JSONResponse({"ok": well, "version": version}, 200 if well else 503, headers=HEADERS)

    return Starlette(routes=[Route("/", home), Route(ticket.PATH, of_ticket), Route("/health", health), *others])
