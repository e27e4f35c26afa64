"""Who may read what: complaints by their officers, disclosures by theirs, and what waits for each."""

from __future__ import annotations

from datetime import date

from shared.feedback import CaseCount
from shared.hub.feedback.book import Case, FeedbackBook
from shared.model import Role
from shared.queue.events import Actor
from shared.settings.sections import FeedbackSettings

_LEADS = frozenset({Role.SUPERVISOR, Role.ADMIN})


def reads_complaints(staff: str | None, role: Role, rules: FeedbackSettings) -> bool:
    """Whether this account reads complaints; where no officer is named, whoever leads the room does."""
    if staff is None:
        return False
    return staff in rules.complaints.officers if rules.complaints.officers else role in _LEADS


def reads_disclosures(staff: str | None, rules: FeedbackSettings) -> bool:
    """Whether this account reads disclosures: only who is named, whatever they lead."""
    return staff is not None and staff in rules.whistle.officers


def reads(actor: Actor, case: Case, rules: FeedbackSettings) -> bool:
    """Whether this case is this officer's to read."""
    if case.whistle:
        return reads_disclosures(actor.staff, rules)
    return reads_complaints(actor.staff, actor.role, rules)


def count(book: FeedbackBook, staff: str, role: Role, rules: FeedbackSettings, today: date) -> CaseCount | None:
    """What waits for this account; None: it is no officer."""
    complaints, disclosures = reads_complaints(staff, role, rules), reads_disclosures(staff, rules)
    if not complaints and not disclosures:
        return None
    mine = [case for case in book.waiting.values() if (disclosures if case.whistle else complaints)]
    return CaseCount(
        open=sum(1 for case in mine if not case.whistle),
        overdue=sum(1 for case in mine if case.overdue(today)),
        whistle=sum(1 for case in mine if case.whistle) if disclosures else None,
    )
