"""A case is handed in and asked after by its code. A disclosure leaves nothing of who, where from and when."""

from __future__ import annotations

from typing import Final

from shared.complaint.codes import hash_of, whole
from shared.complaint.deadlines import due, first_level
from shared.complaint.limits import refused
from shared.feedback import CaseAnswer, CaseChannel, CaseKind, CaseReport, CaseStatus
from shared.hub.feedback.book import Case
from shared.hub.feedback.matter import Matter
from shared.hub.feedback.ruling import FeedbackRuling
from shared.hub.feedback.words import Contact, Said, Story
from shared.hub.store.digests import case_digest
from shared.hub.store.feedback import KeptCase
from shared.model import Role
from shared.protocol.cases import CaseFiled, CaseFound, FileCase, LookUpCase
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import CaseOpened

MOST_A_DAY: Final = 500
"""No room hears so many; more is somebody's program."""


def file(here: Matter, command: FileCase) -> FeedbackRuling | Refusal:
    """Keep a case, or say why not. The code makes it count once: nobody else can have it."""
    report = command.report
    refusal = refused(report)
    if refusal is not None:
        return refusal
    if not whole(command.code):
        return Refusal(RefusalCode.BAD_TEXT, name="code")
    if report.service is not None and report.service not in here.state.services:
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    known = here.book.case_of(hash_of(command.code))
    if known is not None:
        return _again(here, known, report)
    if report.kind is CaseKind.WHISTLE and not here.rules.whistle.officers:
        return Refusal(RefusalCode.NOBODY_READS)
    if here.book.cases_a_day[here.today] >= MOST_A_DAY:
        return Refusal(RefusalCode.TOO_MANY)
    kept = _kept(here, command)
    filed = CaseFiled(kept.due)
    if report.kind is CaseKind.WHISTLE:  # its record comes when the day turns, with the hub as its actor
        return FeedbackRuling(filed, rows=(kept,), traced=False)
    return FeedbackRuling(filed, (CaseOpened(kept.case, kept.kind, case_digest(kept)),), (kept,), traced=False)


def _kept(here: Matter, command: FileCase) -> KeptCase:
    report, secret = command.report, command.report.kind is CaseKind.WHISTLE
    level, contact = first_level(report.kind), report.contact.strip()
    story = Story(report.text.strip(), report.language, report.service)
    return KeptCase(
        case=here.words.chance(),
        code_hash=hash_of(command.code),
        kind=report.kind,
        level=level,
        received=here.today,
        due=due(here.today, level, here.rules.complaints.days, here.state.directory.office),
        story=here.words.write(story, sealed=secret),
        contact=here.words.write(Contact(contact), sealed=True) if contact else None,
        service=None if secret else report.service,
        channel=None if secret else _channel(here.actor.role),
        at=None if secret else here.now,
        proven=not secret,
    )


def _again(here: Matter, known: Case, report: CaseReport) -> FeedbackRuling | Refusal:
    """The same case once more, after an answer was lost on the way."""
    erased = known.kept.story.content is None
    story = here.words.read(known.kept.story, Story, sealed=known.whistle)
    if not erased and (known.kept.kind, story.text) != (report.kind, report.text.strip()):
        return Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
    return FeedbackRuling(CaseFiled(known.kept.due))


def _channel(role: Role) -> CaseChannel:
    return {Role.PHONE: CaseChannel.PHONE, Role.KIOSK: CaseChannel.KIOSK}.get(role, CaseChannel.DESK)


def look_up(here: Matter, command: LookUpCase) -> FeedbackRuling | Refusal:
    """How the case of this code stands. The code is hashed whatever it is, and found by its hash."""
    case = here.book.case_of(hash_of(command.code))
    if case is None:
        return Refusal(RefusalCode.UNKNOWN_CASE)
    answers = tuple(
        CaseAnswer(step.day, step.state, here.words.read(step.words, Said, sealed=case.whistle).answer)
        for step in case.steps
    )
    return FeedbackRuling(CaseFound(CaseStatus(case.kept.kind, case.state, case.kept.received, case.due, answers)))
