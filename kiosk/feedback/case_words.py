"""How a case reads: its kind, what is written and checked, the receipt with its code, and how it stands. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback import cases
from kiosk.feedback.journey import can_send
from kiosk.feedback.pages import (
    Checking,
    CodeEntry,
    Contact,
    Disclosing,
    Kinds,
    Paper,
    Receipt,
    Standing,
    Telling,
)
from kiosk.feedback.survey_words import with_text
from kiosk.state import State
from kiosk.view import Act, FormView, NoticeView, RowView, View
from shared.complaint.codes import GROUP, tidy
from shared.feedback import CLOSED_CASE, CaseKind
from shared.language import Catalogue
from shared.language.dates import full_date
from shared.protocol.commands import MOST_COPIES

CasePage = Kinds | Disclosing | Telling | Contact | Checking | CodeEntry | Standing
KINDS = {
    CaseKind.COMPLAINT: "megaphone",
    CaseKind.SUGGESTION: "pencil",
    CaseKind.INFORMATION: "circle-help",
}
PROMISES = 4


def describe(state: State, page: CasePage, words: Catalogue, view: View) -> View:
    """One page about a case."""
    match page:
        case Kinds():
            return _kinds(words, view)
        case Disclosing():
            return _disclosing(words, view)
        case Telling():
            return _telling(page, words, view)
        case Contact():
            return _contact(page, words, view)
        case Checking():
            return _checking(state, page, words, view)
        case CodeEntry():
            return _code(state, page, words, view)
        case Standing():
            return _standing(page, words, view)
        case _:
            assert_never(page)


def ways(words: Catalogue) -> tuple[RowView, ...]:
    """LAPOR! and the Ombudsman: where else one can turn."""
    return tuple(
        RowView(way, words.say(f"stage.complaint.{way}"), words.say(f"stage.complaint.{way}.how"))
        for way in ("lapor", "ombudsman")
    )


def _kinds(words: Catalogue, view: View) -> View:
    rows = tuple(
        RowView(kind.value, words.say(f"kiosk.case.{kind.value}"), words.say(f"kiosk.case.{kind.value}.note"), icon)
        for kind, icon in KINDS.items()
    )
    form = FormView(back=True, ways=ways(words))
    heading, sub = words.say("kiosk.case.heading"), words.say("kiosk.case.sub")
    return replace(view, page="kinds", heading=heading, sub=sub, rows=rows, form=form)


def _disclosing(words: Catalogue, view: View) -> View:
    return replace(
        view,
        page="disclosing",
        heading=words.say("kiosk.whistle.heading"),
        sub=words.say("kiosk.whistle.sub"),
        icon="lock",
        items=tuple(RowView(str(n), words.say(f"kiosk.whistle.{n}")) for n in range(1, PROMISES + 1)),
        form=FormView(back=True, main=words.say("kiosk.whistle.start"), icon="pencil", ways=ways(words)),
    )


def _telling(page: Telling, words: Catalogue, view: View) -> View:
    kind, draft = page.draft.kind, page.draft
    form = FormView(
        back=True, keyboard="letters", main=words.say("kiosk.feedback.next"), icon="arrow-right",
        ready=cases.has_words(draft),
    )  # fmt: skip
    sub = "kiosk.case.write.sub" if kind is CaseKind.COMPLAINT else f"kiosk.case.write.{kind.value}.sub"
    return replace(
        view,
        page="write",
        heading=words.say(f"kiosk.case.write.{kind.value}"),
        sub=words.say(sub),
        form=with_text(form, draft.text, cases.most(page), words),
    )


def _contact(page: Contact, words: Catalogue, view: View) -> View:
    given = page.draft.contact.text.strip() != ""
    main = words.say("kiosk.feedback.next" if given else "kiosk.case.contact.skip")
    form = FormView(back=True, keyboard="line", main=main, icon="arrow-right")
    form = replace(with_text(form, page.draft.contact, cases.most(page), words), capital=False)
    heading, sub = words.say("kiosk.case.contact"), words.say("kiosk.case.contact.sub")
    return replace(view, page="write", heading=heading, sub=sub, form=form)


def _checking(state: State, page: Checking, words: Catalogue, view: View) -> View:
    draft = page.draft
    contact = "" if draft.kind is CaseKind.WHISTLE else draft.contact.text.strip()
    said = "kiosk.case.check.contact" if contact else "kiosk.case.check.no_contact"
    return replace(
        view,
        page="check",
        heading=words.say("kiosk.case.check"),
        sub=words.say("kiosk.case.check.sub"),
        other=words.say(said, contact=contact),
        form=FormView(
            back=True,
            main=words.say(f"kiosk.case.send.{draft.kind.value}"),
            icon="send",
            act=Act.SEND,
            ready=can_send(state, page),
            text=draft.text.text.strip(),
        ),
    )


def receipt(page: Receipt, base: str, words: Catalogue, view: View) -> View:
    """The code, until the visitor has it."""
    case, link = page.case, f"{base.rstrip('/')}/c/status" if base else ""
    icon = "printer" if page.paper is not Paper.PRINTED else "check"
    return replace(
        view,
        page="receipt",
        heading=words.say(f"kiosk.receipt.{case.kind.value}"),
        sub=words.say("kiosk.receipt.due", day=full_date(case.due, words.language)),
        other=words.say("kiosk.receipt.how" if link else "kiosk.receipt.how.here"),
        notice=NoticeView(words.say(f"kiosk.receipt.{page.paper.value}"), "", icon),
        form=FormView(
            main=words.say("kiosk.receipt.done"),
            icon="check",
            act=Act.FINISH,
            again=page.paper is not Paper.PRINTING and page.copies < MOST_COPIES,
            code=case.code,
            link=link,
            ways=ways(words),
        ),
    )


def _code(state: State, page: CodeEntry, words: Catalogue, view: View) -> View:
    text = page.written.text
    caret = page.written.at + min(page.written.at // GROUP, max(0, (len(text) - 1) // GROUP))
    form = FormView(
        back=True,
        keyboard="code",
        main=words.say("kiosk.status.look"),
        icon="search",
        act=Act.SEND,
        ready=can_send(state, page),
        text=tidy(text),
        caret=caret,
    )
    heading, sub = words.say("kiosk.status.heading"), words.say("kiosk.status.sub")
    return replace(view, page="code", heading=heading, sub=sub, form=form)


def _standing(page: Standing, words: Catalogue, view: View) -> View:
    status, language = page.status, words.language
    answers = tuple(
        RowView(str(n), full_date(one.on, language), one.text, value=words.say(f"case.state.{one.state.value}"))
        for n, one in reversed(tuple(enumerate(status.answers)))
        if one.text
    )
    received = words.say("kiosk.status.received", day=full_date(status.received, language))
    due = words.say("kiosk.status.due", day=full_date(status.due, language))
    return replace(
        view,
        page="standing",
        heading=words.say(f"case.state.{status.state.value}"),
        sub=words.say(f"case.kind.{status.kind.value}"),
        other=received if status.state in CLOSED_CASE else f"{received}\n{due}",
        items=answers,
        form=FormView(back=True, main=words.say("kiosk.finish"), icon="check", act=Act.FINISH, ways=ways(words)),
    )
