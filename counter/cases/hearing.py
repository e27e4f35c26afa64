"""What the hub's words do to the officers' window: counts that changed, lists, cases, answers, refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from counter.beside import Notice, Seen
from counter.cases.asking import fresh, listed, moved_to, read
from counter.cases.inputs import Step
from counter.cases.moving import targets
from counter.cases.state import EMPTY, Book, Draft, Drawer, Moving
from counter.hearing import refused
from counter.inputs import Got
from counter.verbs import Say
from shared.feedback import CaseFile
from shared.protocol.cases import CaseList, CaseShown, MoveCase
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

STANDS: Final = timedelta(seconds=12)
GONE: Final = frozenset({RefusalCode.UNKNOWN_CASE, RefusalCode.NOT_ALLOWED, RefusalCode.NOT_LOGGED_IN})
"""Refusals after which a case is not shown any more."""


def seen(book: Book, said: Seen, at: datetime, new_id: str) -> Step:
    """The room as it is now. Whoever is no officer any more, or somebody else, sees nothing of the cases."""
    counted, came_up = book.counted, said.up and not book.up
    book = book.told(said)
    me = book.me
    if me is None or book.counted is None or (book.owner and me.staff != book.owner):
        return replace(book.forgotten(), owner=me.staff if me else ""), ()
    book = replace(book, owner=me.staff)
    if book.drawer is Drawer.WHISTLE and not book.reads_whistle:
        book = replace(book.without_case(), drawer=Drawer.CASES, lines=None, listing=None, moving=None, aim=None)
    if not book.open or book.hidden or not (came_up or counted != book.counted):
        return book, ()
    if not came_up:
        return listed(book, at, new_id)
    return fresh(replace(book, listing=None, reading=None, notice=None), at, new_id)


def got(book: Book, answer: Got, at: datetime, new_id: str) -> Step:
    """The answer to one of the questions or to the step on its way; of others nothing is known here."""
    if book.listing is not None and book.listing.id == answer.id:
        return _got_list(book, answer, at, new_id)
    if book.reading is not None and book.reading.id == answer.id:
        return _got_case(replace(book, reading=None), answer, at), ()
    moving = book.moving
    if moving is None or moving.id != answer.id:
        return book, ()
    if isinstance(answer.outcome, Refusal):
        return _not_moved(book, moving, answer.outcome, at, new_id)
    return fresh(_moved(book, moving, at), at, new_id)


def _got_list(book: Book, answer: Got, at: datetime, new_id: str) -> Step:
    again = book.listing is not None and book.listing.again
    book = replace(book, listing=None)
    match answer.outcome:
        case Refusal(code=RefusalCode.NOT_ALLOWED) if book.drawer is Drawer.CASES and book.reads_whistle:
            return moved_to(replace(book, only_whistle=True), Drawer.WHISTLE, book.shelf, at, new_id)
        case Refusal() as refusal:
            book = _unanswered(book, refusal, at)
        case Done(result=CaseList(cases=lines, erasing=erasing)):
            book = replace(book, lines=lines, erasing=erasing)
        case _:
            pass
    if again:
        return listed(book, at, new_id)
    line = next((line for line in book.lines or () if line.case == book.chosen), None)
    file = book.file
    if line is None or file is None or line.revision <= file.line.revision or book.reading or book.moving:
        return book, ()
    return read(book, at, new_id)


def _got_case(book: Book, answer: Got, at: datetime) -> Book:
    match answer.outcome:
        case Refusal(code=code) if code in GONE:
            return replace(book.without_case(), notice=Notice(Say("cases.gone"), grave=True, until=at + STANDS))
        case Refusal() as refusal:
            return _unanswered(book, refusal, at)
        case Done(result=CaseShown(file=file)) if file.line.case == book.chosen:
            return _before_me(book, file, at)
        case _:
            return book


def _before_me(book: Book, file: CaseFile, at: datetime) -> Book:
    """A case as it is now. A colleague's step meanwhile is said when something is being written to it."""
    former, draft = book.file, book.draft
    behind = book.behind or (former is not None and draft.written and former.line.revision != file.line.revision)
    state = draft.state if draft.state in targets(file.line.state) else None
    book = replace(book, file=file, draft=replace(draft, state=state), behind=behind)
    moving = book.moving
    if moving is None or not moving.lost or moving.command.case != file.line.case:
        return book
    book = replace(book, moving=None)
    if done_by(moving.command, file):
        return replace(book, draft=EMPTY, behind=False, notice=_did(at))
    return replace(book, notice=Notice(Say("cases.not_done"), grave=True))


def done_by(command: MoveCase, file: CaseFile) -> bool:
    """Whether the step that was sent is among the steps of the case, although no answer said so."""
    since = file.line.revision - command.revision
    return since > 0 and any((step.state, step.answer, step.note) == _told(command) for step in file.steps[-since:])


def _told(command: MoveCase) -> tuple[object, str, str]:
    return command.state, command.answer, command.note


def _moved(book: Book, moving: Moving, at: datetime) -> Book:
    mine = moving.command.case == book.chosen
    draft: Draft = EMPTY if mine else book.draft
    return replace(book, moving=None, draft=draft, behind=False if mine else book.behind, notice=_did(at))


def _did(at: datetime) -> Notice:
    return Notice(Say("cases.did"), until=at + STANDS)


def _not_moved(book: Book, moving: Moving, refusal: Refusal, at: datetime, new_id: str) -> Step:
    """The text stays, and the sentence above the key says why."""
    if refusal.code is RefusalCode.TIMEOUT:
        lost = replace(book, moving=replace(moving, lost=True), notice=Notice(Say("counter.checking")))
        return fresh(lost, at, new_id)
    book = replace(book, moving=None)
    if refusal.code is RefusalCode.OFFLINE:
        return replace(book, notice=Notice(Say("cases.not_sent"), grave=True)), ()
    mine = moving.command.case == book.chosen
    if refusal.code in (RefusalCode.CASE_CHANGED, RefusalCode.CASE_WRONG_STEP):
        notice = None if mine else Notice(_worded(refusal), grave=True)
        return fresh(replace(book, behind=mine, notice=notice), at, new_id)
    if not mine:
        return replace(book, notice=Notice(_worded(refusal), grave=True)), ()
    return replace(book, draft=replace(book.draft, refused=_worded(refusal))), ()


def _unanswered(book: Book, refusal: Refusal, at: datetime) -> Book:
    """A question was not answered; what is shown stays, and its age is said by the line."""
    if refusal.code in (RefusalCode.TIMEOUT, RefusalCode.OFFLINE):
        return replace(book, notice=Notice(Say("cases.no_answer")))
    return replace(book, notice=Notice(_worded(refusal), grave=True, until=at + STANDS))


def _worded(refusal: Refusal) -> Say:
    """A refusal's sentence; a field has no name here."""
    return Say("cases.bad_text") if refusal.code is RefusalCode.BAD_TEXT else refused(refusal)
