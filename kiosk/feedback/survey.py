"""The survey's steps: which service, nine questions, something about the visitor, a word of their own. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec

from kiosk.feedback.pages import ABOUT, AboutYou, Answers, Question, RatedGroups, RatedServices, Remark
from kiosk.listing import services_of
from kiosk.state import State
from shared.feedback import AgeBand, Education, Occupation, Sex, SurveySheet
from shared.protocol.cases import AnswerSurvey
from shared.survey.elements import ordered

REMARK_MOST = 500
FIELDS: dict[str, Callable[[str], Sex | AgeBand | Education | Occupation]] = {
    "sex": Sex,
    "age": AgeBand,
    "education": Education,
    "occupation": Occupation,
}
QUESTIONS = 9


def group_of(state: State, queue: str) -> RatedServices | Question:
    """A group of one service needs no page of its own."""
    found = services_of(state, queue)
    return Question(Answers(found[0].id)) if len(found) == 1 else RatedServices(queue)


def scored(state: State, page: Question, score: int) -> Question | AboutYou:
    """The answer, and the next question."""
    if state.snapshot is None or not 1 <= score <= 4:
        return page
    element = ordered(state.snapshot.directory.survey.order)[page.n]
    scores = msgspec.structs.replace(page.answers.scores, **{element.value: score})
    return after(replace(page, answers=_changed(page.answers, scores=scores)))


def after(page: Question) -> Question | AboutYou:
    """What follows a question."""
    return Question(page.answers, page.n + 1) if page.n + 1 < QUESTIONS else AboutYou(page.answers)


def said(page: AboutYou, value: str) -> AboutYou | Remark:
    """One thing about the visitor, and the next."""
    field = ABOUT[page.n]
    respondent = msgspec.structs.replace(page.answers.respondent, **{field: FIELDS[field](value)})
    return after_about(replace(page, answers=_changed(page.answers, respondent=respondent)))


def after_about(page: AboutYou) -> AboutYou | Remark:
    """What follows."""
    return AboutYou(page.answers, page.n + 1) if page.n + 1 < len(ABOUT) else Remark(page.answers)


def before(state: State, page: Question | AboutYou | Remark) -> RatedGroups | RatedServices | Question | AboutYou:
    """One step back, with everything that was answered."""
    if isinstance(page, Remark):
        return AboutYou(page.answers, len(ABOUT) - 1)
    if page.n > 0:
        return replace(page, n=page.n - 1)
    if isinstance(page, AboutYou):
        return Question(page.answers, QUESTIONS - 1)
    queue = next((one.queue for one in services_of(state) if one.id == page.answers.service), None)
    if queue is None or len(services_of(state, queue)) == 1:
        return RatedGroups()
    return RatedServices(queue)


def answered_any(answers: Answers) -> bool:
    """Whether there is anything to send."""
    return any(value is not None for value in msgspec.structs.astuple(answers.scores))


def command(state: State, page: AboutYou | Remark) -> AnswerSurvey:
    """What is handed in."""
    answers = page.answers
    suggestion = page.written.text.strip() if isinstance(page, Remark) else ""
    sheet = SurveySheet(
        answers.scores,
        answers.service,
        respondent=answers.respondent,
        suggestion=suggestion,
        language=state.visit.language,
    )
    return AnswerSurvey(sheet)


def _changed(answers: Answers, **parts: object) -> Answers:
    """Other answers are another sheet: it is sent under an id of its own."""
    return replace(answers, sent=None, **parts)  # type: ignore[arg-type]
