"""A visitor's ticket on their phone, by the link of the paper: the page in every state, and what can be asked of it.

A link is looked up in today's tickets alone. Unknown, of another day or of another place: the answer is the same page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.hub.feedback.surveying import answered
from shared.hub.web.asking import ask, look
from shared.hub.web.forms import Blank, read, seal
from shared.hub.web.page import Pages, go, language_of
from shared.hub.web.ticket_view import Scene, TicketView, ticket_view
from shared.language import Catalogue, catalogue
from shared.model import Language, TicketState
from shared.protocol.commands import CancelTicket, GiveUpPlaces
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.positions import place_of
from shared.queue.state import State

CANCEL: Final = Blank("cancel")
MORE_TIME: Final = Blank("more-time")


@dataclass(frozen=True, slots=True)
class Found:
    """A ticket whose link was shown."""

    id: str
    path: str
    own: Language
    state: TicketState
    answered: bool  # its survey was handed in
    view: TicketView

    def live(self, language: Language) -> str:
        """Where a page of this ticket hears of changes."""
        return f"{self.path}/live?lang={language.value}"


def ticket_routes(pages: Pages) -> list[Route]:
    """The routes below /t/{token}."""

    async def show(request: Request) -> Response:
        return await _show(pages, request)

    async def cancel(request: Request) -> Response:
        return await _cancel(pages, request)

    async def surely(request: Request) -> Response:
        return await _surely(pages, request)

    async def more_time(request: Request) -> Response:
        return await _more_time(pages, request)

    return [
        Route("/t/{token}", show),
        Route("/t/{token}/cancel", cancel, methods=["GET", "POST"]),
        Route("/t/{token}/cancel/sure", surely),
        Route("/t/{token}/more-time", more_time, methods=["GET", "POST"]),
    ]


async def found(pages: Pages, request: Request) -> Found | Response:
    """The ticket of the link that was asked for, or the page that says there is none."""

    def at(state: State, now: datetime) -> Found | None:
        ticket = state.linked(request.path_params["token"])
        if ticket is None:
            return None
        view = ticket_view(state, ticket, place_of(state, ticket, now), now, language_of(request, ticket.language))
        done = answered(pages.hub.judge.feedback.book, ticket.link)
        return Found(ticket.id, f"/t/{ticket.link}", ticket.language, ticket.state, done, view)

    seen = await look(pages.hub, at)
    return seen or pages.not_found(request)


async def _show(pages: Pages, request: Request) -> Response:
    here = await found(pages, request)
    if isinstance(here, Response):
        return here
    language = language_of(request, here.own)
    return pages.page(
        request,
        "ticket.html",
        own=here.own,
        view=here.view,
        answered=here.answered,
        path=here.path,
        live=here.live(language),
        title=_title(here.view, catalogue(language)),
    )


async def _cancel(pages: Pages, request: Request) -> Response:
    here = await found(pages, request)
    if isinstance(here, Response):
        return here
    if request.method == "POST":
        form = await read(pages, request, CANCEL)
        if isinstance(form, Response):
            return form
        outcome = await ask(pages.hub, CancelTicket(here.id, ""), form.once)
        return _done(pages, request, here, outcome)
    if not here.view.may_cancel:
        return _too_late(pages, request, here)
    return _question(pages, request, here, "phone.cancel.ask", f"{here.path}/cancel/sure")


async def _surely(pages: Pages, request: Request) -> Response:
    here = await found(pages, request)
    if isinstance(here, Response):
        return here
    if not here.view.may_cancel:
        return _too_late(pages, request, here)
    return _question(pages, request, here, "phone.cancel.sure", f"{here.path}/cancel", CANCEL)


async def _more_time(pages: Pages, request: Request) -> Response:
    here = await found(pages, request)
    if isinstance(here, Response):
        return here
    if request.method == "POST":
        form = await read(pages, request, MORE_TIME)
        if isinstance(form, Response):
            return form
        outcome = await ask(pages.hub, GiveUpPlaces(here.id), form.once)
        return _done(pages, request, here, outcome)
    if not here.view.may_let_pass:
        return _too_late(pages, request, here)
    return _question(pages, request, here, "phone.more_time.ask", f"{here.path}/more-time", MORE_TIME)


def _question(pages: Pages, request: Request, here: Found, key: str, act: str, blank: Blank | None = None) -> Response:
    """One question, with a way back first; ``blank`` makes the answer a form, else it leads on to ``act``."""
    language = language_of(request, here.own)
    words, values = catalogue(language), {"number": here.view.number, "n": here.view.may_let_pass}
    return pages.page(
        request,
        "ticket/ask.html",
        own=here.own,
        view=here.view,
        path=here.path,
        live=here.live(language),
        act=act,
        seal=seal(pages, request, blank, act) if blank else None,
        question=words.say(key, **values),
        text=words.say(f"{key}.how", **values),
        yes=words.say(f"{key}.yes", **values),
        back=words.say("phone.keep"),
    )


def _done(pages: Pages, request: Request, here: Found, outcome: object) -> Response:
    if isinstance(outcome, Refusal) and outcome.state != TicketState.CALLED.value:
        return pages.refused(request, outcome, again=here.path, own=here.own)
    return go(request, here.path)  # whose turn it is reads that and nothing else


def _too_late(pages: Pages, request: Request, here: Found) -> Response:
    """It was still offered when the page was made; the ticket has gone on meanwhile."""
    if here.state is TicketState.CALLED:
        return go(request, here.path)
    code = RefusalCode.MORE_TIME_USED if here.state is TicketState.WAITING else RefusalCode.WRONG_STATE
    refusal = Refusal(code, number=here.view.number, state=here.state.value)
    return pages.refused(request, refusal, again=here.path, own=here.own)


def _title(view: TicketView, words: Catalogue) -> str:
    """What the browser's tab and a screen reader say first."""
    if view.scene is Scene.WAITING:
        return f"{view.number} · {view.ahead if view.ahead != '0' else ''} {view.line}".replace("  ", " ")
    if view.scene is Scene.TURN:
        return f"{words.say('phone.turn')}: {view.where.whole if view.where else ''} · {view.number}"
    return f"{words.say(f'phone.{view.scene.value}')} · {view.number}"
