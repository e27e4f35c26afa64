"""All that visitors have told and the hub works with, in memory as it is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from msgspec.structs import replace

from shared.feedback import CLOSED_CASE, CaseKind, CaseLevel, CaseState
from shared.hub.store.digests import answer_digest, case_digest, step_digest
from shared.hub.store.feedback import (
    AnswersErased,
    FeedbackRow,
    KeptAnswer,
    KeptCase,
    KeptStep,
    Leaf,
    Proven,
    Retained,
    Rule,
    Spent,
    SpentForgotten,
    WordsErased,
)
from shared.hub.store.telling import Kept
from shared.queue.events import CaseMoved, CaseOpened, Event, SurveyGiven
from shared.survey.rows import SurveyRow

Owed = tuple[date, Event]
"""A record still to be written, with the day it is about."""


@dataclass(slots=True)
class Case:
    """A case and what has become of it."""

    kept: KeptCase
    steps: tuple[KeptStep, ...] = ()

    @property
    def state(self) -> CaseState:
        """Where it is."""
        return self.steps[-1].state if self.steps else CaseState.RECEIVED

    @property
    def level(self) -> CaseLevel:
        """How long the office may take."""
        return self.steps[-1].level if self.steps else self.kept.level

    @property
    def due(self) -> date:
        """By when."""
        return self.steps[-1].due if self.steps else self.kept.due

    @property
    def revision(self) -> int:
        """How often it was moved."""
        return len(self.steps)

    @property
    def whistle(self) -> bool:
        """Whether it is a disclosure."""
        return self.kept.kind is CaseKind.WHISTLE

    @property
    def closed_on(self) -> date | None:
        """The day on which it ended; None while it is open."""
        return self.steps[-1].day if self.state in CLOSED_CASE else None

    def overdue(self, today: date) -> bool:
        """Whether it should have ended by now."""
        return self.closed_on is None and today > self.due


@dataclass(slots=True)
class FeedbackBook:
    """The tables of the feedback room. Of answers only the rows of this year and the last, without their words."""

    answers: list[SurveyRow] = field(default_factory=list)
    a_day: Counter[date] = field(default_factory=Counter)  # answers, all there are
    spent: dict[bytes, date] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    waiting: dict[str, Case] = field(default_factory=dict)  # those that are open
    by_code: dict[str, str] = field(default_factory=dict)  # case by the hash of its code
    cases_a_day: Counter[date] = field(default_factory=Counter)
    runs: dict[Rule, Retained] = field(default_factory=dict)
    changed: bool = False  # cases have moved since officers were last told
    _owed: list[Owed] = field(default_factory=list)

    @classmethod
    def of(cls, kept: Kept) -> FeedbackBook:
        """As it is stored."""
        book = cls(a_day=Counter(kept.a_day))
        book.answers = [_bare(one.row) for one in kept.answers]
        book._owed = [_given(one) for one in kept.unproven]
        book.put((*kept.spent, *kept.cases, *kept.steps, *kept.runs))
        book.changed = True
        return book

    def put(self, rows: Iterable[FeedbackRow]) -> None:
        """Take in what is stored."""
        for row in rows:
            match row:
                case KeptAnswer():
                    self.answers.append(_bare(row.row))
                    self.a_day[row.row.day] += 1
                    self._owed.append(_given(row))
                case Spent():
                    self.spent[row.key] = row.day
                case KeptCase():
                    self._put_case(row)
                case KeptStep():
                    self._put_step(row)
                case Retained():
                    self.runs[row.rule] = row
                case Proven():
                    self._owed.clear()
                case AnswersErased(before=before):
                    self.answers = [one for one in self.answers if one.day >= before]
                    self.a_day = Counter({day: n for day, n in self.a_day.items() if day >= before})
                case WordsErased():
                    self._erase(row)
                case SpentForgotten(before=before):
                    self.spent = {key: day for key, day in self.spent.items() if day >= before}
                case _:
                    assert_never(row)

    def owed(self) -> tuple[Owed, ...]:
        """The records still to be written, in an order that says nothing of when: by day, kind and random key."""
        return tuple(sorted(self._owed, key=_place))

    def case_of(self, code_hash: str) -> Case | None:
        """The case whose code has this hash."""
        case = self.by_code.get(code_hash)
        return None if case is None else self.cases[case]

    def _put_case(self, row: KeptCase) -> None:
        self.cases[row.case] = self.waiting[row.case] = Case(row)
        self.by_code[row.code_hash] = row.case
        self.cases_a_day[row.received] += 1
        self.changed = True
        if not row.proven:
            self._owed.append((row.received, CaseOpened(row.case, row.kind, case_digest(row))))

    def _put_step(self, row: KeptStep) -> None:
        case = self.cases[row.case]
        case.steps = (*case.steps, row)
        if row.state in CLOSED_CASE:
            self.waiting.pop(row.case, None)
        self.changed = True
        if not row.proven:
            self._owed.append((row.day, CaseMoved(row.case, row.state, step_digest(row))))

    def _erase(self, row: WordsErased) -> None:
        for key in row.cases:
            case = self.cases[key]
            if row.contact:
                contact = case.kept.contact
                case.kept = replace(case.kept, contact=None if contact is None else Leaf(contact.hash))
            else:
                case.kept = replace(case.kept, story=Leaf(case.kept.story.hash))
                case.steps = tuple(replace(step, words=Leaf(step.words.hash)) for step in case.steps)


def _bare(row: SurveyRow) -> SurveyRow:
    return replace(row, suggestion="") if row.suggestion else row


def _given(kept: KeptAnswer) -> Owed:
    return kept.row.day, SurveyGiven(kept.answer, answer_digest(kept))


def _place(owed: Owed) -> tuple[date, int, str]:
    """Steps of one case stay in their order: the sort is stable."""
    day, event = owed
    match event:
        case SurveyGiven(answer=key):
            return day, 0, key
        case CaseOpened(case=key):
            return day, 1, key
        case CaseMoved(case=key):
            return day, 2, key
        case _:
            raise AssertionError(event)
