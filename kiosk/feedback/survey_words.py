"""How the survey reads: which service, the nine questions, something about the visitor, thanks. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.feedback import survey
from kiosk.feedback.journey import can_send
from kiosk.feedback.pages import ABOUT, AboutYou, Question, RatedGroups, RatedServices, Remark, Thanks
from kiosk.feedback.writing import Written, begins_sentence
from kiosk.listing import groups, part_size, parts, services_of
from kiosk.state import State
from kiosk.view import Act, FormView, RowView, View
from shared.feedback import AgeBand, Education, Occupation, Sex
from shared.language import Catalogue
from shared.model import SurveyRules
from shared.survey.elements import ordered

SurveyPage = RatedGroups | RatedServices | Question | AboutYou | Remark | Thanks
VALUES = {"sex": tuple(Sex), "age": tuple(AgeBand), "education": tuple(Education), "occupation": tuple(Occupation)}
SCORES = (4, 3, 2, 1)
TWO_COLUMNS_FROM = 5
FEW = 100
"""From so few letters left on it is said how many."""


def describe(state: State, page: SurveyPage, words: Catalogue, view: View) -> View:
    """One page of the survey."""
    match page:
        case RatedGroups():
            return _groups(state, page, words, view)
        case RatedServices():
            return _services(state, page, words, view)
        case Question():
            return _question(state, page, words, view)
        case AboutYou():
            return _about(state, page, words, view)
        case Remark():
            return _remark(state, page, words, view)
        case Thanks():
            form = FormView(main=words.say("kiosk.finish"), icon="check", act=Act.FINISH)
            heading, sub = words.say("kiosk.rate.thanks"), words.say("kiosk.rate.thanks.sub")
            return replace(view, page="thanks", heading=heading, sub=sub, icon="circle-check", form=form)
        case _:
            assert_never(page)


def _groups(state: State, page: RatedGroups, words: Catalogue, view: View) -> View:
    found = groups(state)
    size, count = (one(len(found), home=True, visit=state.visit) for one in (part_size, parts))
    part = min(page.part, count - 1)
    short = view.large or view.low
    rows = tuple(
        RowView(
            one.id,
            (one.short if short else one.name).in_(words.language),
            "" if short else one.examples.in_(words.language),
            one.icon,
        )
        for one in found[part * size : (part + 1) * size]
    )
    return replace(
        view,
        page="rated",
        heading=words.say("kiosk.rate.heading"),
        sub=words.say("kiosk.rate.sub"),
        rows=rows,
        parts=count,
        form=FormView(back=True),
    )


def _services(state: State, page: RatedServices, words: Catalogue, view: View) -> View:
    found = services_of(state, page.queue)
    size, count = (one(len(found), home=False, visit=state.visit) for one in (part_size, parts))
    part = min(page.part, count - 1)
    short = view.large or view.low
    rows = tuple(
        RowView(one.id, (one.short if short and one.short.id else one.name).in_(words.language))
        for one in found[part * size : (part + 1) * size]
    )
    return replace(
        view,
        page="rated_services",
        heading=words.say("kiosk.rate.heading"),
        sub=words.say("kiosk.rate.service.sub"),
        rows=rows,
        columns=2 if view.low or len(rows) >= TWO_COLUMNS_FROM + 2 else 1,
        parts=count,
        form=FormView(back=True),
    )


def _rules(state: State) -> SurveyRules:
    return state.snapshot.directory.survey if state.snapshot else SurveyRules()


def _question(state: State, page: Question, words: Catalogue, view: View) -> View:
    rules = _rules(state)
    element = ordered(rules.order)[page.n]
    given = page.answers.scores.of(element)
    rows = tuple(
        RowView(f"{element.value}.{score}", words.say(f"survey.{element.value}.{score}"), chosen=score == given)
        for score in (SCORES if rules.best_first else SCORES[::-1])
    )
    name = words.say(f"survey.{element.value}.name")
    return replace(
        view,
        page="question",
        heading=words.say(f"survey.{element.value}.question"),
        sub=words.say("kiosk.rate.step", n=page.n + 1, most=survey.QUESTIONS, name=name),
        rows=rows,
        form=FormView(back=True, skip=_onward(words, given=given is not None), step=page.n + 1, steps=survey.QUESTIONS),
    )


def _onward(words: Catalogue, *, given: bool) -> str:
    return words.say("kiosk.feedback.next" if given else "kiosk.feedback.skip")


def _about(state: State, page: AboutYou, words: Catalogue, view: View) -> View:
    field = ABOUT[page.n]
    given = getattr(page.answers.respondent, field)
    rows = tuple(
        RowView(f"{field}.{value.value}", words.say(f"survey.{field}.{value.value}"), chosen=value == given)
        for value in VALUES[field]
    )
    form = FormView(
        back=True, skip=_onward(words, given=given is not None), step=survey.QUESTIONS, steps=survey.QUESTIONS
    )
    return replace(
        view,
        page="about",
        heading=words.say(f"survey.{field}"),
        sub=words.say("kiosk.rate.about"),
        rows=rows,
        columns=2 if len(rows) >= TWO_COLUMNS_FROM else 1,
        form=_to_send(state, page, words, form),
    )


def _to_send(state: State, page: AboutYou | Remark, words: Catalogue, form: FormView) -> FormView:
    """The key that hands the survey in, or why it cannot be."""
    empty = not survey.answered_any(page.answers)
    main = words.say("kiosk.rate.empty" if empty else "kiosk.rate.send")
    return replace(form, main=main, icon="send", act=Act.SEND, ready=can_send(state, page))


def _remark(state: State, page: Remark, words: Catalogue, view: View) -> View:
    form = with_text(FormView(back=True, keyboard="letters"), page.written, survey.REMARK_MOST, words)
    return replace(
        view,
        page="write",
        heading=words.say("kiosk.rate.remark"),
        sub=words.say("kiosk.rate.remark.sub"),
        form=_to_send(state, page, words, form),
    )


def with_text(form: FormView, written: Written, most: int, words: Catalogue) -> FormView:
    """What stands in the field, and how much more has room."""
    left = most - len(written.text)
    rest = words.say("kiosk.case.letters", n=left) if left <= FEW else ""
    return replace(form, text=written.text, caret=written.at, capital=begins_sentence(written), rest=rest)
