"""A visitor's ticket on their phone, by the link of the paper: the page in every state, and what can be asked of it."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.hub.web.asking import look
from shared.hub.web.page import Pages, language_of
from shared.hub.web.ticket_view import TicketView, ticket_view
from shared.model import Language
from shared.queue.state import State
from shared.queue.ticket import Ticket


def ticket_routes(pages: Pages) -> list[Route]:
    """The routes below /t/{token}."""

    async def show(request: Request) -> Response:
        found = await look(pages.hub, lambda state, now: _seen(state, now, request))
        if found is None:
            return pages.not_found(request)
        own, view = found
        return pages.page(request, "ticket.html", own=own, view=view)

    return [Route("/t/{token}", show)]


def find(state: State, token: str) -> Ticket | None:
    """The ticket of today with this link."""
    return next((ticket for ticket in state.tickets.values() if ticket.link == token), None)


def _seen(state: State, now: datetime, request: Request) -> tuple[Language, TicketView] | None:
    ticket = find(state, request.path_params["token"])
    if ticket is None:
        return None
    return ticket.language, ticket_view(state, ticket, None, now, language_of(request, ticket.language))
