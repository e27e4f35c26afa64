"""Complaints, suggestions, questions and disclosures from a phone: choose, write, keep the code; ask by the code.

The code of a case is made when the form is sent, of what it holds and of two random fields, one of which is kept
nowhere: sent again after a lost answer the form shows the same receipt, and nobody can work the code out later.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.complaint.codes import LONGEST_TYPED, new_code, tidy, whole
from shared.complaint.limits import MOST_CONTACT, MOST_LETTERS, refused
from shared.feedback import CLOSED_CASE, CaseKind, CaseReport
from shared.hub.web.again import visible, why
from shared.hub.web.asking import ask
from shared.hub.web.forms import Blank, Field, Form, Seal, kept, read, seal, too_many
from shared.hub.web.pace import Kind
from shared.hub.web.page import Pages, language_of
from shared.language import catalogue
from shared.language.dates import full_date
from shared.protocol.cases import CaseFiled, CaseFound, FileCase, LookUpCase
from shared.protocol.refusal import Refusal, RefusalCode

_TEXT: Final = {"text": Field(MOST_LETTERS, lines=True), "seed": Field(64)}
CASE: Final = Blank("case", _TEXT | {"service": Field(80), "contact": Field(MOST_CONTACT)})
WHISTLE: Final = Blank("whistle", _TEXT)
"""A disclosure has no field for anything but what is disclosed; a form that brings one is not ours."""
LOOK_UP: Final = Blank("status", {"code": Field(LONGEST_TYPED)})
ICONS: Final = {
    CaseKind.COMPLAINT: "megaphone",
    CaseKind.SUGGESTION: "messages-square",
    CaseKind.INFORMATION: "info",
    CaseKind.WHISTLE: "triangle-alert",
}


def case_routes(pages: Pages) -> list[Route]:
    """The routes below /c."""

    async def choose(request: Request) -> Response:
        kinds = [(kind.value, icon) for kind, icon in ICONS.items() if _is_read(pages, kind)]
        return pages.page(request, "case/choose.html", kinds=kinds)

    async def write(request: Request) -> Response:
        return await _write(pages, request)

    async def status(request: Request) -> Response:
        return await _status(pages, request)

    both = ["GET", "POST"]
    return [
        Route("/c", choose),
        Route("/c/new/{kind}", write, methods=both),
        Route("/c/status", status, methods=both),
    ]


async def _write(pages: Pages, request: Request) -> Response:
    """The empty form, or what came of it."""
    try:
        kind = CaseKind(request.path_params["kind"])
    except ValueError:
        return pages.not_found(request)
    if not _is_read(pages, kind):
        nobody = pages.sentence(request, Refusal(RefusalCode.NOBODY_READS))
        return pages.page(request, "case/unread.html", status=409, kind=kind.value, text=nobody)
    if request.method != "POST":
        return _form(pages, request, kind)
    form = await read(pages, request, _blank(kind))
    if isinstance(form, Response):
        return form
    report = CaseReport(
        kind,
        form["text"],
        form.values.get("service") or None,
        form.values.get("contact", ""),
        language_of(request),
    )
    refusal = refused(report)
    if form.faults or refusal is not None:
        return _form(pages, request, kind, form, refusal)
    if not pages.pace.admits(Kind.TELL, pages.source(request)):
        return too_many(pages, request)
    once, code = _made(pages, form, kind)
    outcome = await ask(pages.hub, FileCase(report, code), once)
    if isinstance(outcome, CaseFiled):
        due = full_date(outcome.due, language_of(request))
        return pages.page(request, "case/receipt.html", kind=kind.value, code=code, due=due)
    return _form(pages, request, kind, form, outcome if isinstance(outcome, Refusal) else Refusal(RefusalCode.STORAGE))


def _is_read(pages: Pages, kind: CaseKind) -> bool:
    """Whether there is anybody in this office who would read it."""
    return kind is not CaseKind.WHISTLE or bool(pages.hub.judge.feedback.rules.whistle.officers)


def _blank(kind: CaseKind) -> Blank:
    return WHISTLE if kind is CaseKind.WHISTLE else CASE


def _made(pages: Pages, form: Form, kind: CaseKind) -> tuple[str, str]:
    """The command's id and the code: the same for the same form with the same words, so that it acts once.

    Other words in a form that was sent before are another case. Both come of a seed that is kept nowhere.
    """
    key = hmac.digest(pages.hub.form_secret.encode(), b"antrean cases", sha256)
    said = "\0".join((kind.value, form.once, *(form[name] for name in _blank(kind).fields)))
    once, code = (hmac.digest(key, f"{use}\0{said}".encode(), sha256) for use in ("once", "code"))
    return once.hex()[:32], new_code(lambda bits: int.from_bytes(code[: bits // 8], "big"))


def _form(
    pages: Pages, request: Request, kind: CaseKind, form: Form | None = None, refusal: Refusal | None = None
) -> Response:
    """The form, empty or as it was sent, with what is wrong with it."""
    unsure = form is not None and refusal is not None and refusal.code is RefusalCode.TIMEOUT
    blank, language = _blank(kind), language_of(request)
    faults = _faults(pages, request, form, refusal)
    state = pages.hub.judge.state.directory
    return pages.page(
        request,
        "case/write.html",
        status=200 if form is None else 422 if faults.keys() & {"text", "contact"} else 409,
        kind=kind.value,
        whistle=kind is CaseKind.WHISTLE,
        seal=kept(pages, request, blank, form) if form is not None and unsure else seal(pages, request, blank),
        seed=form["seed"] if form is not None and unsure else pages.hub.fresh.link(),
        text=visible(form["text"]) if form else "",
        contact=visible(form.values.get("contact", "")) if form else "",
        service=form.values.get("service", "") if form else "",
        services=[(service.id, service.name.in_(language)) for service in state.services],
        most=MOST_LETTERS,
        most_contact=MOST_CONTACT,
        faults=faults,
    )


def _faults(pages: Pages, request: Request, form: Form | None, refusal: Refusal | None) -> dict[str, str]:
    """What is wrong, by its field; ``""`` is the whole form."""
    if form is None:
        return {}
    words = catalogue(language_of(request))
    told = {name: words.say(key) for name, key in form.faults.items()}
    if refusal is not None:
        of_text = refusal.code in {RefusalCode.CASE_EMPTY, RefusalCode.CASE_TOO_LONG}
        field = refusal.name if refusal.code is RefusalCode.BAD_TEXT else "text" if of_text else ""
        if field in {"text", "contact"} and refusal.code is RefusalCode.BAD_TEXT and field in told:
            return told  # said more exactly already
        told[field or ""] = why(pages, request, refusal)
    return told


async def _status(pages: Pages, request: Request) -> Response:
    """The question for the code, or how the case stands. The code travels in the form, never in an address."""
    if request.method != "POST":
        return _ask_code(pages, request)
    form = await read(pages, request, LOOK_UP)
    if isinstance(form, Response):
        return form
    if not form["code"]:
        return _ask_code(pages, request, fault=catalogue(language_of(request)).say("case.code.empty"))
    source = pages.source(request)
    if not pages.pace.admits(Kind.LOOK_UP, source):
        return too_many(pages, request)
    typed = tidy(form["code"])
    unknown = Refusal(RefusalCode.UNKNOWN_CASE)
    outcome = await ask(pages.hub, LookUpCase(typed), form.once) if whole(typed) and not form.faults else unknown
    if isinstance(outcome, CaseFound):
        pages.pace.give_back(Kind.LOOK_UP, source)
        return _found(pages, request, outcome)
    refusal = outcome if isinstance(outcome, Refusal) else unknown
    return _ask_code(pages, request, fault=why(pages, request, refusal), typed=typed or visible(form["code"]))


def _ask_code(pages: Pages, request: Request, *, fault: str = "", typed: str = "") -> Response:
    status = 422 if fault else 200
    sealed: Seal = seal(pages, request, LOOK_UP)
    return pages.page(request, "case/status.html", status=status, seal=sealed, fault=fault, typed=typed)


def _found(pages: Pages, request: Request, found: CaseFound) -> Response:
    status, language = found.status, language_of(request)
    return pages.page(
        request,
        "case/found.html",
        status=200,
        kind=status.kind.value,
        state=status.state.value,
        closed=status.state in CLOSED_CASE,
        received=full_date(status.received, language),
        due=full_date(status.due, language),
        answers=[(full_date(one.on, language), one.state.value, one.text) for one in status.answers],
    )
