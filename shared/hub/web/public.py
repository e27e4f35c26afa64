"""What anybody may read, by the QR on the wall."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.hub.web.page import Pages


def public_routes(pages: Pages) -> list[Route]:
    """The public pages."""

    async def home(request: Request) -> Response:
        return pages.page(request, "home.html")

    return [Route("/", home)]
