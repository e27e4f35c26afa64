"""Moving a case on: what may be sent now, and if not, why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from counter.cases.inputs import Step
from counter.cases.state import Book, Draft, Moving
from counter.inputs import SendCommand
from counter.verbs import Say
from shared.complaint.limits import MOST_LETTERS
from shared.complaint.steps import allowed
from shared.feedback import CLOSED_CASE, CaseFile, CaseState
from shared.protocol.cases import MoveCase

UNANSWERED: Final = Say("refusal.answer_needed")


def why_not(book: Book) -> Say | None:
    """Why the step cannot be sent now; None: it can."""
    if not book.up:
        return Say("cases.not_sent")
    if book.moving is not None:
        return Say("counter.no.sending")
    if book.file is None:
        return Say("cases.none_chosen")
    return _unfinished(book.draft, book.file)


def _unfinished(draft: Draft, file: CaseFile) -> Say | None:
    """What is still missing from the step."""
    if draft.state is None:
        return Say("cases.no_state") if file.line.state not in CLOSED_CASE else Say("cases.closed")
    if draft.state is file.line.state and not draft.written and draft.level in (None, file.line.level):
        return Say("cases.nothing_new")
    if draft.state in CLOSED_CASE and not draft.answer.strip():
        return UNANSWERED
    for text in (draft.answer, draft.note):
        if over(text) > 0:
            return Say("notice.too_long", {"n": over(text)})
    return None


def targets(state: CaseState) -> tuple[CaseState, ...]:
    """Where a case can go from where it is; last, unless it is closed, where it is: to add words, or another level."""
    return () if state in CLOSED_CASE else (*allowed(state), state)


def over(text: str) -> int:
    """Letters too many; negative: so many are left."""
    return len(text.strip()) - MOST_LETTERS


def sent(book: Book, at: datetime, new_id: str) -> Step:
    """Send the step; what is missing is said instead."""
    no, file, draft = why_not(book), book.file, book.draft
    if no is not None or file is None or draft.state is None:
        return replace(book, draft=replace(draft, refused=no)), ()
    line = file.line
    level = draft.level if draft.level is not line.level else None
    command = MoveCase(line.case, line.revision, draft.state, level, draft.answer.strip(), draft.note.strip())
    fresh = replace(book, moving=Moving(new_id, command, at), behind=False, draft=replace(draft, refused=None))
    return replace(fresh, notice=None), (SendCommand(new_id, command),)
