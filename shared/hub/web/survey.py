"""The satisfaction survey on a phone: nine questions, one a page, then who answers, and free text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.feedback import SurveySheet
from shared.hub.feedback.surveying import answered
from shared.hub.text import MOST_SUGGESTION
from shared.hub.web.again import visible, why
from shared.hub.web.asking import ask, look
from shared.hub.web.draft import ABOUT, FACTS, QUESTIONS, WORDS, Draft
from shared.hub.web.forms import Blank, Field, Form, Seal, kept, read, seal, too_many
from shared.hub.web.pace import Kind
from shared.hub.web.page import Pages, go, language_of, path_of
from shared.hub.web.ticket import found
from shared.hub.web.ticket_view import where
from shared.language import catalogue
from shared.model import DeskInfo, Directory, Language, ServiceInfo, SurveyRules, TicketState
from shared.protocol.cases import AnswerSurvey
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.state import State
from shared.survey.elements import ordered

QUESTION: Final = Blank("survey", {"score": Field(1)})
RESPONDENT: Final = Blank("survey-about", {name: Field(20) for name in FACTS})
SUGGESTION: Final = Blank("survey-words", {"suggestion": Field(MOST_SUGGESTION, lines=True)})
_BLANKS: Final = {ABOUT: RESPONDENT, WORDS: SUGGESTION}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: a served ticket, or a service at a desk."""

    base: str  # the survey's address
    home: str  # where Back leads from the first question
    service: str
    name: str  # shown above the question
    desk: str | None = None
    ticket: str | None = None
    own: Language | None = None


def survey_routes(pages: Pages) -> list[Route]:
    """The routes below /t/{token}/survey and /d/{desk}."""

    async def survey(request: Request) -> Response:
        about = await _subject(pages, request)
        return about if isinstance(about, Response) else await _step(pages, request, about)

    async def thanks(request: Request) -> Response:
        about = await _subject(pages, request)
        if isinstance(about, Response):
            return about
        if about.ticket is not None and not _has_answered(pages, request):
            return go(request, about.base)
        return pages.page(request, "survey/thanks.html", own=about.own, about=about)

    async def desk(request: Request) -> Response:
        return _desk(pages, request)

    both = ["GET", "POST"]
    return [
        Route("/t/{token}/survey", survey, methods=both),
        Route("/t/{token}/survey/thanks", thanks),
        Route("/t/{token}/survey/{step}/{written}", survey, methods=both),
        Route("/d/{desk}", desk),
        Route("/d/{desk}/{service}", survey, methods=both),
        Route("/d/{desk}/{service}/thanks", thanks),
        Route("/d/{desk}/{service}/{step}/{written}", survey, methods=both),
    ]


def services_of(directory: Directory, desk: DeskInfo) -> tuple[ServiceInfo, ...]:
    """What may have been served at a desk: what its queues are for, or everything where it has no queue."""
    queues = {*desk.main, *desk.help}
    return tuple(service for service in directory.services if not queues or service.queue in queues)


def _rules(pages: Pages) -> SurveyRules:
    return pages.hub.judge.state.directory.survey


async def _subject(pages: Pages, request: Request) -> Subject | Response:
    return await _of_ticket(pages, request) if "token" in request.path_params else _of_desk(pages, request)


async def _of_ticket(pages: Pages, request: Request) -> Subject | Response:
    here = await found(pages, request)
    if isinstance(here, Response):
        return here
    if here.state is not TicketState.DONE:
        return pages.say(request, "survey.not_yet", 200, again=here.path, own=here.own)

    def at(state: State, _: datetime) -> tuple[str, str | None] | None:
        ticket = state.tickets.get(here.id)
        return (ticket.service, ticket.desk) if ticket else None

    served = await look(pages.hub, at)
    if served is None:  # the day has ended in between
        return pages.not_found(request)
    service, desk = served
    base = f"{here.path}/survey"
    return Subject(base, here.path, service, here.view.service, desk, here.id, here.own)


def _of_desk(pages: Pages, request: Request) -> Subject | Response:
    directory = pages.hub.judge.state.directory
    desk = next((one for one in directory.desks if one.id == request.path_params["desk"]), None)
    if desk is None:
        return pages.not_found(request)
    services = services_of(directory, desk)
    service = next((one for one in services if one.id == request.path_params["service"]), None)
    if service is None:
        return pages.not_found(request)
    language = language_of(request)
    name = f"{where(desk, catalogue(language)).whole} · {service.name.in_(language)}"
    home = f"/d/{desk.id}" if len(services) > 1 else "/"
    return Subject(f"/d/{desk.id}/{service.id}", home, service.id, name, desk.id)


def _desk(pages: Pages, request: Request) -> Response:
    """Which service it was; a desk that has but one asks nothing."""
    directory = pages.hub.judge.state.directory
    desk = next((one for one in directory.desks if one.id == request.path_params["desk"]), None)
    services = services_of(directory, desk) if desk else ()
    if desk is None or not services:
        return pages.not_found(request)
    if len(services) == 1:
        return go(request, f"/d/{desk.id}/{services[0].id}")
    language = language_of(request)
    return pages.page(
        request,
        "survey/desk.html",
        desk=desk.id,
        where=where(desk, catalogue(language)),
        services=[(service.id, service.name.in_(language)) for service in services],
    )


async def _step(pages: Pages, request: Request, about: Subject) -> Response:
    """One step: shown, or taken."""
    path = request.path_params
    draft = Draft.read(path["step"], path["written"]) if "step" in path else Draft()
    if draft is None:
        return pages.not_found(request)
    if request.method != "POST":
        again = about.ticket is not None and _has_answered(pages, request)
        return _done(pages, request, about) if again else _shown(pages, request, about, draft)
    pace = Kind.FORM if draft.step == WORDS else Kind.PAGE  # a question only leads on to the next
    form = await read(pages, request, _BLANKS.get(draft.step, QUESTION), pace)
    if isinstance(form, Response):
        return form
    if draft.step == WORDS:
        return await _handed_in(pages, request, about, draft, form)
    if form.faults:
        return pages.say(request, "form.broken", 400, again=path_of(request), own=about.own)
    if draft.step == ABOUT:
        return go(request, f"{about.base}/{draft.told(form.values).next}")
    return _answered(pages, request, about, draft, form["score"])


def _answered(pages: Pages, request: Request, about: Subject, draft: Draft, score: str) -> Response:
    if not score:
        return _shown(pages, request, about, draft, fault="survey.choose")
    if score not in {"1", "2", "3", "4"}:
        return pages.say(request, "form.broken", 400, again=path_of(request), own=about.own)
    element = ordered(_rules(pages).order)[draft.step - 1]
    return go(request, f"{about.base}/{draft.answered(element, int(score)).next}")


async def _handed_in(pages: Pages, request: Request, about: Subject, draft: Draft, form: Form) -> Response:
    """Everything is answered as far as it is to be."""
    fault = form.faults.get("suggestion", "")
    if fault:
        return _shown(pages, request, about, draft, fault=fault, text=form["suggestion"])
    if about.ticket is None and not pages.pace.admits(Kind.TELL, pages.source(request)):
        return too_many(pages, request)
    sheet = SurveySheet(
        draft.scores(),
        about.service,
        about.desk,
        draft.respondent(),
        form["suggestion"],
        language_of(request, about.own),
    )
    outcome = await ask(pages.hub, AnswerSurvey(sheet, about.ticket), form.once)
    if not isinstance(outcome, Refusal):
        return go(request, f"{about.base}/thanks")
    if outcome.code is RefusalCode.SURVEY_DONE:
        return _done(pages, request, about)
    same = kept(pages, request, SUGGESTION, form) if outcome.code is RefusalCode.TIMEOUT else None
    said = why(pages, request, outcome, about.own)
    return _shown(pages, request, about, draft, said=said, text=form["suggestion"], once=same)


def _has_answered(pages: Pages, request: Request) -> bool:
    return answered(pages.hub.judge.feedback.book, request.path_params["token"])


def _done(pages: Pages, request: Request, about: Subject) -> Response:
    """Once is enough."""
    title = catalogue(language_of(request, about.own)).say("survey.done")
    text = pages.sentence(request, Refusal(RefusalCode.SURVEY_DONE), about.own)
    return pages.page(request, "sentence.html", own=about.own, title=title, text=text, again=about.home)


def _shown(  # noqa: PLR0913 - what a form shows again
    pages: Pages,
    request: Request,
    about: Subject,
    draft: Draft,
    *,
    fault: str = "",
    said: str = "",
    text: str = "",
    once: Seal | None = None,
) -> Response:
    """The page of a step; ``fault`` or ``said`` tells why it is shown again."""
    order = ordered(_rules(pages).order)
    back = draft.back
    show = partial(
        pages.page,
        request,
        own=about.own,
        status=422 if fault else 409 if said else 200,
        about=about,
        draft=draft,
        questions=QUESTIONS,
        back=f"{about.base}/{back}" if back else about.home,
        seal=once or seal(pages, request, _BLANKS.get(draft.step, QUESTION)),
        fault=catalogue(language_of(request, about.own)).say(fault) if fault else said,
    )
    if draft.step == WORDS:
        missing = next((n for n, element in enumerate(order, 1) if not draft.of(element)), 0)
        return show("survey/words.html", text=visible(text), most=MOST_SUGGESTION, missing=_at(about, draft, missing))
    if draft.step == ABOUT:
        facts = {name: [one.value for one in kind] for name, kind in FACTS.items()}
        return show("survey/about.html", facts=facts, told=draft.told_facts)
    element = order[draft.step - 1]
    return show(
        "survey/question.html",
        element=element.value,
        scores=(4, 3, 2, 1) if _rules(pages).best_first else (1, 2, 3, 4),
        chosen=draft.of(element),
        skip=f"{about.base}/{draft.answered(element, 0).next}",
    )


def _at(about: Subject, draft: Draft, step: int) -> str:
    """The address of another step of the same draft; "" for none."""
    return f"{about.base}/{replace(draft, step=step)}" if step else ""
