"""What officers do with cases: list them, read one, move one on. Whoever may not read a case is told there is none."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from shared.complaint.deadlines import due
from shared.complaint.limits import MOST_LETTERS
from shared.complaint.steps import allowed
from shared.feedback import CLOSED_CASE, CaseFile, CaseLine, CaseStep, Erasing
from shared.hub.feedback.book import Case
from shared.hub.feedback.matter import Matter
from shared.hub.feedback.officers import reads, reads_complaints, reads_disclosures
from shared.hub.feedback.ruling import FeedbackRuling
from shared.hub.feedback.words import Contact, Said, Story
from shared.hub.store.digests import step_digest
from shared.hub.store.feedback import KeptStep, Retained
from shared.protocol.cases import CaseList, CaseShown, ListCases, MoveCase, ReadCase
from shared.protocol.commands import Nothing
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import CaseMoved

MOST_LISTED: Final = 300
"""A list is for reading."""


def listed(here: Matter, command: ListCases) -> FeedbackRuling | Refusal:
    """Open cases, those due first before the others; or closed ones, the newest first."""
    disclosures = command.whistle
    may = (
        reads_disclosures(here.actor.staff, here.rules)
        if disclosures
        else reads_complaints(here.actor.staff, here.actor.role, here.rules)
    )
    if not may:
        return Refusal(RefusalCode.NOT_ALLOWED)
    some = here.book.cases if command.closed else here.book.waiting
    mine = [case for case in some.values() if case.whistle is disclosures]
    if command.closed:
        ended = [(case.closed_on, case.kept.case, case) for case in mine if case.closed_on is not None]
        chosen = [case for *_, case in sorted(ended, key=lambda row: row[:2], reverse=True)]
    else:
        chosen = sorted(mine, key=lambda case: (case.due, case.kept.received, case.kept.case))
    lines = tuple(_line(case, here.today) for case in chosen[:MOST_LISTED])
    return FeedbackRuling(CaseList(lines, _erasing(here.book.runs.values())))


def _erasing(runs: Collection[Retained]) -> Erasing | None:
    """The last run of all rules together."""
    return Erasing(max(run.at for run in runs), sum(run.rows for run in runs)) if runs else None


def shown(here: Matter, command: ReadCase) -> FeedbackRuling | Refusal:
    """One whole case."""
    case = _mine(here, command.case)
    if isinstance(case, Refusal):
        return case
    story = here.words.read(case.kept.story, Story, sealed=case.whistle)
    zone = ZoneInfo(here.state.directory.office.zone)
    steps = []
    for step in case.steps:
        said = here.words.read(step.words, Said, sealed=case.whistle)
        steps.append(CaseStep(step.at or _noon(step.day, zone), step.state, said.by, said.answer, said.note))
    file = CaseFile(
        line=_line(case, here.today, story.service),
        text=story.text,
        contact=here.words.read(case.kept.contact, Contact, sealed=True).contact,
        channel=case.kept.channel,
        language=story.language,
        steps=tuple(steps),
    )
    return FeedbackRuling(CaseShown(file))


def move(here: Matter, command: MoveCase) -> FeedbackRuling | Refusal:
    """Move a case on. The same step sent again is the same step."""
    case = _mine(here, command.case)
    if isinstance(case, Refusal):
        return case
    said = Said("" if case.whistle else here.name, command.answer.strip(), command.note.strip())
    if command.revision == case.revision - 1 and _is_last(here, case, command, said):
        return FeedbackRuling(Nothing())
    refusal = _refused(case, command, said)
    if refusal is not None:
        return refusal
    level = command.level or case.level
    days, office = here.rules.complaints.days, here.state.directory.office
    kept = KeptStep(
        case=case.kept.case,
        step=case.revision + 1,
        day=here.today,
        state=command.state,
        level=level,
        due=case.due if level is case.level else due(case.kept.received, level, days, office),
        words=here.words.write(said, sealed=case.whistle),
        at=None if case.whistle else here.now,
        proven=not case.whistle,
    )
    if case.whistle:
        return FeedbackRuling(Nothing(), rows=(kept,), traced=False)
    return FeedbackRuling(Nothing(), (CaseMoved(kept.case, kept.state, step_digest(kept)),), (kept,))


def _refused(case: Case, command: MoveCase, said: Said) -> Refusal | None:
    if command.revision != case.revision:
        return Refusal(RefusalCode.CASE_CHANGED)
    stays = command.state is case.state and case.state not in CLOSED_CASE and bool(said.answer or said.note)
    regraded = command.state is case.state and case.state not in CLOSED_CASE and command.level not in {None, case.level}
    if command.state not in allowed(case.state) and not stays and not regraded:
        return Refusal(RefusalCode.CASE_WRONG_STEP, state=case.state.value)
    if command.state in CLOSED_CASE and not said.answer:
        return Refusal(RefusalCode.ANSWER_NEEDED)
    if max(len(said.answer), len(said.note)) > MOST_LETTERS:
        return Refusal(RefusalCode.CASE_TOO_LONG, number=str(MOST_LETTERS))
    return None


def _is_last(here: Matter, case: Case, command: MoveCase, said: Said) -> bool:
    last = case.steps[-1] if case.steps else None
    return (
        last is not None
        and (last.state, last.level) == (command.state, command.level or last.level)
        and here.words.read(last.words, Said, sealed=case.whistle) == said
    )


def _mine(here: Matter, case_id: str) -> Case | Refusal:
    case = here.book.cases.get(case_id)
    if case is None or not reads(here.actor, case, here.rules):
        return Refusal(RefusalCode.UNKNOWN_CASE)
    return case


def _line(case: Case, today: date, service: str | None = None) -> CaseLine:
    return CaseLine(
        case=case.kept.case,
        kind=case.kept.kind,
        level=case.level,
        state=case.state,
        received=case.kept.received,
        due=case.due,
        revision=case.revision,
        service=case.kept.service or service,
        overdue=case.overdue(today),
    )


def _noon(day: date, zone: ZoneInfo) -> datetime:
    """A disclosure's step has no moment but its day."""
    return datetime.combine(day, time(12), zone).astimezone(UTC)
