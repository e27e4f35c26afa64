"""What visitors have told: put with the records of the same batch, loaded at a start, and proven by the log.

An answer and a disclosure have no record until the day turns: a record has a moment and a place among others, by which
they could be laid beside a ticket or a face. Then all of them get theirs at once, in the order of their random keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import assert_never

import msgspec
from sqlalchemy import Connection, func, select

from shared.hub.store import cases, surveys, tables
from shared.hub.store.digests import answer_digest, case_digest, step_digest, whole
from shared.hub.store.entries import Mistold, MistoldBecause, Told
from shared.hub.store.feedback import (
    AnswersErased,
    FeedbackRow,
    KeptAnswer,
    KeptCase,
    KeptStep,
    Proven,
    Retained,
    Rule,
    Spent,
    SpentForgotten,
    WordsErased,
)
from shared.queue.events import CaseMoved, CaseOpened, Erased, Event, SurveyGiven

_KINDS = ("survey_given", "case_opened", "case_moved", "erased")
_event = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the hub's feedback room knows at a start."""

    answers: tuple[KeptAnswer, ...]
    unproven: tuple[KeptAnswer, ...]
    a_day: dict[date, int]  # answers, all there are
    spent: tuple[Spent, ...]
    cases: tuple[KeptCase, ...]
    steps: tuple[KeptStep, ...]
    runs: tuple[Retained, ...]


def put(connection: Connection, rows: Iterable[FeedbackRow]) -> None:
    """Do what the rows say, in their order."""
    for row in rows:
        match row:
            case KeptAnswer():
                surveys.put(connection, row)
            case Spent():
                surveys.spend(connection, row)
            case KeptCase():
                cases.put_case(connection, row)
            case KeptStep():
                cases.put_step(connection, row)
            case Retained():
                cases.put_run(connection, row)
            case Proven():
                with _for_good(connection):  # a page of the file remembers in which order its rows came
                    surveys.prove(connection)
                    cases.prove(connection)
            case AnswersErased():
                with _for_good(connection):
                    surveys.erase(connection, row)
            case WordsErased():
                with _for_good(connection):
                    cases.erase(connection, row)
            case SpentForgotten():
                with _for_good(connection):
                    surveys.forget_spent(connection, row)
            case _:
                assert_never(row)


@contextmanager
def _for_good(connection: Connection) -> Iterator[None]:
    """SQLite would leave erased words in the file until their place is needed; it is told to overwrite them.

    PostgreSQL does so when it next cleans the table up (autovacuum).
    """
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA secure_delete = 1").close()
    yield
    if sqlite:
        connection.exec_driver_sql("PRAGMA secure_delete = 0").close()


def load(connection: Connection, since: date) -> Kept:
    """Everything, but of answers only those of ``since`` and later."""
    return Kept(
        answers=surveys.answers(connection, since, date.max, None, None),
        unproven=surveys.unproven(connection),
        a_day=surveys.a_day(connection),
        spent=surveys.spent(connection),
        cases=cases.cases(connection),
        steps=cases.steps(connection),
        runs=cases.runs(connection),
    )


# --- proof ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Said:
    """What the log says of it all."""

    answers: dict[str, str]
    cases: dict[str, str]
    steps: dict[str, list[str]]  # of each case, in order
    erased: dict[str, int]  # by rule
    turned: str  # the day of the last opening or closing: what came later has no record yet


def verify(connection: Connection) -> Told | Mistold:
    """Hold every row against its record, and every record against its row or an erasure."""
    said = _said(connection)
    kept = surveys.answers(connection, date.min, date.max, None, None)
    stories, steps = cases.cases(connection), cases.steps(connection)
    wrong = _wrong_answer(said, kept) or _wrong_case(said, stories) or _wrong_step(said, steps)
    if wrong is not None:
        return wrong
    gone = {
        Rule.SURVEYS: len(said.answers) - sum(1 for one in kept if one.answer in said.answers),
        Rule.CASES: sum(1 for one in stories if one.story.content is None),
        Rule.CONTACTS: sum(1 for one in stories if one.contact is not None and one.contact.content is None),
    }
    for rule, n in gone.items():
        if n != said.erased.get(rule, 0):
            return Mistold(rule, MistoldBecause.LOST if n > said.erased.get(rule, 0) else MistoldBecause.ERASED)
    here = {one.case for one in stories if one.story.content is not None}
    torn = next((one.case for one in steps if one.words.content is None and one.case in here), None)
    if torn is not None:
        return Mistold(torn, MistoldBecause.ERASED)
    pending = sum(not proven for rows in (kept, stories, steps) for proven in (row.proven for row in rows))
    return Told(len(kept), len(stories), sum(gone.values()), pending)


def _said(connection: Connection) -> _Said:
    log = tables.log
    said = _Said({}, {}, {}, {}, "")
    rows = connection.execute(select(log.c.payload).where(log.c.type.in_(_KINDS)).order_by(log.c.seq))
    for (payload,) in rows:
        match _event.decode(payload):
            case SurveyGiven(answer=answer, digest=digest):
                said.answers[answer] = digest
            case CaseOpened(case=case, digest=digest):
                said.cases[case] = digest
            case CaseMoved(case=case, digest=digest):
                said.steps.setdefault(case, []).append(digest)
            case Erased(what=what, rows=n):
                said.erased[what] = said.erased.get(what, 0) + n
            case _:
                pass
    turn = select(func.max(log.c.day)).where(log.c.type.in_(("day_opened", "day_closed")))
    said.turned = connection.execute(turn).scalar() or ""
    return said


def _wrong_answer(said: _Said, kept: Iterable[KeptAnswer]) -> Mistold | None:
    for one in kept:
        digest = said.answers.get(one.answer)
        if digest is None and _too_old(one.row.day, said, proven=one.proven):
            return Mistold(one.answer, MistoldBecause.ADDED)
        if digest is not None and digest != answer_digest(one):
            return Mistold(one.answer, MistoldBecause.EDITED)
    return None


def _wrong_case(said: _Said, kept: Iterable[KeptCase]) -> Mistold | None:
    found = set()
    for one in kept:
        found.add(one.case)
        digest = said.cases.get(one.case)
        if digest is None and _too_old(one.received, said, proven=one.proven):
            return Mistold(one.case, MistoldBecause.ADDED)
        altered = digest is not None and digest != case_digest(one)
        if altered or not whole(one.story) or not whole(one.contact):
            return Mistold(one.case, MistoldBecause.EDITED)
    lost = next((case for case in said.cases if case not in found), None)
    return None if lost is None else Mistold(lost, MistoldBecause.LOST)


def _wrong_step(said: _Said, kept: Iterable[KeptStep]) -> Mistold | None:
    found: dict[str, int] = {}
    for one in kept:
        found[one.case] = found.get(one.case, 0) + 1
        digests = said.steps.get(one.case, [])
        if one.step > len(digests):
            if _too_old(one.day, said, proven=one.proven):
                return Mistold(one.case, MistoldBecause.ADDED)
        elif digests[one.step - 1] != step_digest(one):
            return Mistold(one.case, MistoldBecause.EDITED)
        if not whole(one.words):
            return Mistold(one.case, MistoldBecause.EDITED)
    lost = next((case for case, digests in said.steps.items() if found.get(case, 0) < len(digests)), None)
    return None if lost is None else Mistold(lost, MistoldBecause.LOST)


def _too_old(day: date, said: _Said, *, proven: bool) -> bool:
    """Whether a row without a record should have had one by now."""
    return proven or day.isoformat() < said.turned
