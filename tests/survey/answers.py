"""Answered surveys for tests."""

from __future__ import annotations

from datetime import date

from shared.feedback import Element, Respondent, Scores, SurveyChannel
from shared.survey.rows import DayHalf, SurveyRow

DAY = date(2026, 3, 2)
NOBODY = Respondent()


def scores(*marks: int | None) -> Scores:
    """The nine answers in the order of the questionnaire; one figure for all of them."""
    nine = marks * 9 if len(marks) == 1 else marks
    return Scores(**{element.value: mark for element, mark in zip(Element, nine, strict=True)})


def row(
    *marks: int | None,
    service: str = "kp",
    desk: str | None = "loket-1",
    respondent: Respondent = NOBODY,
    suggestion: str = "",
    day: date = DAY,
    channel: SurveyChannel = SurveyChannel.TICKET,
) -> SurveyRow:
    """One answer; all threes unless told."""
    nine = scores(*(marks or (3,)))
    return SurveyRow(day, DayHalf.MORNING, channel, service, nine, desk, respondent, suggestion)


def with_totals(n: int, totals: tuple[int, ...]) -> list[SurveyRow]:
    """``n`` answers whose nine elements add up to ``totals``, dealt out evenly."""
    dealt = [[total // n + (1 if at < total % n else 0) for at in range(n)] for total in totals]
    return [row(*marks) for marks in zip(*dealt, strict=True)]


PUBLISHED = with_totals(29, (105, 101, 100, 116, 102, 105, 106, 105, 115))
"""A public report of 29 respondents, by its totals."""
