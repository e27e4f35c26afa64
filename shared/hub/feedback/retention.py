"""What has been kept long enough goes, once a day: which rows, and the record that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from shared.hub.feedback.book import FeedbackBook
from shared.hub.store.feedback import AnswersErased, FeedbackRow, Retained, Rule, SpentForgotten, WordsErased
from shared.model import OfficeInfo
from shared.queue.calendar import business_day
from shared.queue.events import Erased, Event
from shared.settings.sections import RetentionSettings

FORM_LIVES: Final = timedelta(days=1)
"""A form that was open at midnight still counts once."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one day's run leaves behind; nothing when it was run before."""

    events: tuple[Event, ...] = ()
    rows: tuple[FeedbackRow, ...] = ()


NO_RUN: Final = Run()


def due(book: FeedbackBook, rules: RetentionSettings, office: OfficeInfo, now: datetime) -> Run:
    """The day's run, unless there was one. To be asked only when the clock is believed."""
    today = business_day(now, office)
    if all(rule in book.runs and business_day(book.runs[rule].at, office) == today for rule in Rule):
        return NO_RUN
    events: list[Event] = []
    rows: list[FeedbackRow] = [SpentForgotten(today - FORM_LIVES)]
    for rule in Rule:
        before = _before(rule, rules, today)
        erased, deed = _erased(book, rule, before)
        if erased:
            events.append(Erased(rule.value, erased))
            rows.append(deed)
        rows.append(Retained(rule, now, before, erased))
    return Run(tuple(events), tuple(rows))


def _before(rule: Rule, rules: RetentionSettings, today: date) -> date:
    match rule:
        case Rule.SURVEYS:
            return _years_back(today, rules.survey_years)
        case Rule.CASES:
            return _years_back(today, rules.case_years)
        case Rule.CONTACTS:  # never kept longer than what was written
            return max(today - timedelta(days=rules.contact_days), _years_back(today, rules.case_years))


def _erased(book: FeedbackBook, rule: Rule, before: date) -> tuple[int, FeedbackRow]:
    if rule is Rule.SURVEYS:
        return sum(n for day, n in book.a_day.items() if day < before), AnswersErased(before)
    ended = [case for case in book.cases.values() if case.closed_on is not None and case.closed_on < before]
    if rule is Rule.CONTACTS:
        some = [case.kept for case in ended if case.kept.contact is not None and case.kept.contact.content is not None]
    else:
        some = [case.kept for case in ended if case.kept.story.content is not None]
    return len(some), WordsErased(tuple(sorted(kept.case for kept in some)), contact=rule is Rule.CONTACTS)


def _years_back(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)
