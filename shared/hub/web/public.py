"""What anybody may read, by the QR on the wall: the live board, services, hours, the charter, the way, complaints."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.hub.web.asking import look
from shared.hub.web.board_view import board, facts_of
from shared.hub.web.page import Pages, language_of
from shared.language import Catalogue, catalogue
from shared.model import QueueInfo, ServiceInfo
from shared.queue.state import State
from shared.stage import rights
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, Tone
from shared.stage.week import hours

EVERY: Final = 10
"""Seconds after which the board is fetched anew."""

_Handler = Callable[[Request], Awaitable[Response]]


def public_routes(pages: Pages) -> list[Route]:
    """The public pages."""
    made: dict[str, _Handler] = {
        "/": lambda request: _home(pages, request),
        "/services": lambda request: _services(pages, request),
        "/services/{id}": lambda request: _service(pages, request),
        "/hours": lambda request: _hours(pages, request),
        "/maklumat": lambda request: _maklumat(pages, request),
        "/flow": lambda request: _flow(pages, request),
        "/complaint": lambda request: _complaint(pages, request),
    }
    return [Route(path, _endpoint(handler)) for path, handler in made.items()]


def _endpoint(handler: _Handler) -> _Handler:
    """A function, which is what the router looks for."""

    async def answer(request: Request) -> Response:
        return await handler(request)

    return answer


async def _home(pages: Pages, request: Request) -> Response:
    words = catalogue(language_of(request))
    seen = await look(pages.hub, lambda state, now: board(state, now, pages.hub.judge.clock_wrong, words))
    return pages.page(request, "home.html", board=seen, every=EVERY)


async def _services(pages: Pages, request: Request) -> Response:
    directory = pages.hub.judge.state.directory
    groups = [(queue, [s for s in directory.services if s.queue == queue.id]) for queue in directory.queues]
    return pages.page(request, "services.html", groups=[(queue, some) for queue, some in groups if some])


async def _service(pages: Pages, request: Request) -> Response:
    state = pages.hub.judge.state
    service = state.services.get(request.path_params["id"])
    if service is None:
        return pages.not_found(request)
    words = catalogue(language_of(request))
    queue = state.queues.get(service.queue)
    return pages.page(
        request,
        "service.html",
        service=service,
        letter=_letter(queue),
        facts=_facts(service, words),
        complaint=rights.complaint(await _room(pages), words),
    )


async def _hours(pages: Pages, request: Request) -> Response:
    facts, words = await _room(pages), catalogue(language_of(request))
    page = hours(facts, words)
    today = [line.tone is Tone.NOW for line in page.lines]
    return pages.page(request, "hours.html", page=page, week=list(zip(page.lines, today, strict=True)))


async def _maklumat(pages: Pages, request: Request) -> Response:
    return pages.page(request, "maklumat.html", page=rights.maklumat(pages.office, catalogue(language_of(request))))


async def _flow(pages: Pages, request: Request) -> Response:
    words = catalogue(language_of(request))
    return pages.page(
        request, "flow.html", page=_way(words), first=rights.vulnerable(words), free=rights.gratuity(words)
    )


async def _complaint(pages: Pages, request: Request) -> Response:
    page = rights.complaint(await _room(pages), catalogue(language_of(request)))
    return pages.page(request, "complaint.html", page=page)


async def _room(pages: Pages) -> Facts:
    def at(state: State, now: datetime) -> Facts:
        return facts_of(state, now, pages.hub.judge.clock_wrong)

    return await look(pages.hub, at)


def _letter(queue: QueueInfo | None) -> str:
    """A sensitive queue's letter is not shown with what it is for."""
    return queue.letter if queue is not None and not queue.sensitive else ""


def _facts(service: ServiceInfo, words: Catalogue) -> tuple[Line, ...]:
    """Of the standard's six public components those that are figures and names (UU 25/2009, article 21)."""
    said = (
        ("clock", "stage.service.desk", words.say("stage.service.minutes", n=service.desk_minutes)),
        ("hourglass", "phone.service.wait", words.say("phone.service.target", n=service.target_minutes)),
        ("file-clock", "stage.service.process", service.process.in_(words.language)),
        ("badge-check", "stage.service.cost", words.say("phone.service.free")),
        ("file-text", "stage.service.product", service.product.in_(words.language)),
    )
    return tuple(Line("", words.say(key), value, icon=icon) for icon, key, value in said if value)


def _way(words: Catalogue) -> Page:
    """A visit in five steps; in the hand, the screen is another than on the wall."""
    page = rights.flow(words)
    how = {"bell-ring": words.say("phone.flow.go"), "messages-square": words.say("phone.flow.tell")}
    lines = tuple(Line(x.mark, x.name, how.get(x.icon, x.value), icon=x.icon) for x in page.lines)
    return Page(page.kind, page.title, lines=lines)
