"""How the pages of the feedback room read. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback import case_words, survey_words
from kiosk.feedback.journey import tasks
from kiosk.feedback.pages import (
    HOLDS_WORDS,
    PRIVATE,
    AboutYou,
    Checking,
    CodeEntry,
    Contact,
    Disclosing,
    FeedbackPage,
    Kinds,
    Menu,
    Question,
    RatedGroups,
    RatedServices,
    Receipt,
    Remark,
    Sending,
    Standing,
    Telling,
    Thanks,
)
from kiosk.feedback.touches import Task
from kiosk.state import State
from kiosk.view import FormView, NoticeView, RowView, View
from shared.language import Catalogue
from shared.protocol.refusal import Refusal, RefusalCode

STAYS = (*HOLDS_WORDS, Receipt, Thanks)
"""Pages that stay on the screen without a hub."""
ICONS = {Task.SURVEY: "star", Task.CASE: "megaphone", Task.WHISTLE: "lock", Task.STATUS: "search"}
UNSENT = {RefusalCode.TIMEOUT, RefusalCode.OFFLINE}


def describe(state: State, page: FeedbackPage, base: str, words: Catalogue, view: View) -> View:
    """One page; ``base`` is where visitors' pages live, or empty."""
    match page:
        case Menu():
            shown = _menu(state, words, view)
        case RatedGroups() | RatedServices() | Question() | AboutYou() | Remark() | Thanks():
            shown = survey_words.describe(state, page, words, view)
        case Kinds() | Disclosing() | Telling() | Contact() | Checking() | CodeEntry() | Standing():
            shown = case_words.describe(state, page, words, view)
        case Receipt():
            shown = case_words.receipt(page, base, words, view)
        case Sending():
            heading, sub = words.say("kiosk.feedback.sending"), words.say("kiosk.feedback.sending.sub")
            shown = replace(view, page="sending", heading=heading, sub=sub, icon="send")
        case _:
            assert_never(page)
    return replace(shown, notice=_notice(state, page, words, shown.notice), private=isinstance(page, PRIVATE))


def _menu(state: State, words: Catalogue, view: View) -> View:
    offered = tasks(state)
    rows = tuple(
        RowView(
            task.value,
            words.say(f"kiosk.feedback.{task.value}"),
            words.say(f"kiosk.feedback.{task.value}.note"),
            ICONS[task],
        )
        for task in offered
    )
    return replace(
        view,
        page="feedback",
        heading=words.say("kiosk.feedback.heading"),
        sub=words.say("kiosk.feedback.sub"),
        rows=rows,
        form=FormView(
            back=True,
            ways=case_words.ways(words),
            elsewhere="" if Task.WHISTLE in offered else words.say("kiosk.feedback.elsewhere"),
        ),
    )


def _notice(state: State, page: FeedbackPage, words: Catalogue, usual: NoticeView) -> NoticeView:
    """What is wrong, and that nothing of what stands here is lost."""
    trouble = page.trouble if isinstance(page, AboutYou | Remark | Checking | CodeEntry) else None
    if not state.connected and isinstance(page, HOLDS_WORDS):
        said, why = "kiosk.feedback.offline", "kiosk.feedback.offline.sub"
        return NoticeView(words.say(said), words.say(why), "unplug")
    if trouble is None:
        return usual
    if trouble.code in UNSENT:
        return NoticeView(words.say("kiosk.feedback.unsent"), words.say("kiosk.feedback.unsent.sub"), "unplug")
    return NoticeView(_sentence(trouble, words), "", "info")


def _sentence(refusal: Refusal, words: Catalogue) -> str:
    values = dict.fromkeys(("at", "t", "when", "state"), "")
    return words.say(f"refusal.{refusal.code.value}", name=refusal.name or "", number=refusal.number or "", **values)
