"""The published index: of the last whole period once enough have answered in it, else of the running one.

It changes when a day begins, never with a single answer: from two figures, one answer apart, that answer could be had.
A period whose respondents are fewer than the smallest group that may be shown has no published index.
"""

from __future__ import annotations

from datetime import date, timedelta

from shared.feedback import Satisfaction
from shared.hub.feedback.book import FeedbackBook
from shared.model import SurveyRules
from shared.survey.periods import Period, period_of
from shared.survey.sample import target
from shared.survey.summary import satisfaction


def published(book: FeedbackBook, rules: SurveyRules, today: date) -> Satisfaction | None:
    """What TVs and pages show on this day."""
    running = period_of(today, rules.period)
    so_far = Period(running.first, today - timedelta(days=1))
    return next((made for period in (running.before(), so_far) if (made := _of(book, period, rules))), None)


def _of(book: FeedbackBook, period: Period, rules: SurveyRules) -> Satisfaction | None:
    rows = [row for row in book.answers if period.first <= row.day <= period.last]
    sample = None if rules.population is None else target(rules.population)
    return satisfaction(rows, period, rules, sample) if rows else None
