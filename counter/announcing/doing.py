"""What each key does, and why it cannot be pressed now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final, assert_never

from counter.announcing.answers import dropped, tab_of
from counter.announcing.form import Form, content_of, form_of, problems, said
from counter.announcing.hearing import STANDS, content_in, paper_of
from counter.announcing.inputs import Step
from counter.announcing.state import NEW, Alarm, Ask, Board, Deed, Paper, Pending, Tab
from counter.beside import Notice
from counter.inputs import SendCommand
from counter.verbs import Say
from shared.announcing import limits
from shared.model import Text
from shared.protocol.commands import (
    ApproveAnnouncement,
    Command,
    LiftEmergency,
    RaiseEmergency,
    RemoveAnnouncement,
    SaveAnnouncement,
    WithdrawAnnouncement,
)

SHORTCUTS: Final[Mapping[Deed, str]] = MappingProxyType(
    {
        Deed.NEW: "Ctrl+N",
        Deed.SAVE: "Ctrl+S",
        Deed.APPROVE: "Ctrl+Return",
        Deed.WITHDRAW: "Ctrl+T",
        Deed.REMOVE: "Ctrl+D",
        Deed.REVERT: "Ctrl+R",
        Deed.EMERGENCY: "Ctrl+E",
        Deed.LIFT: "Ctrl+B",
        Deed.LEAVE: "Ctrl+W",
    }
)
"""One key for each, the same in both languages."""
TO_HUB: Final = frozenset({Deed.SAVE, Deed.APPROVE, Deed.WITHDRAW, Deed.REMOVE})


def why_not(board: Board, deed: Deed) -> Say | None:
    """Why this cannot be done now; None: it can."""
    if deed in TO_HUB and not board.up:
        return Say("notice.offline")
    if deed in TO_HUB and board.pending is not None:
        return Say("counter.no.sending")
    match deed:
        case Deed.SAVE | Deed.APPROVE | Deed.REVERT:
            return _writing(board, deed)
        case Deed.WITHDRAW:
            row = board.row(board.chosen)
            return None if row is not None and row.approved is not None else Say("notice.no.not_airing")
        case Deed.REMOVE:
            return None if board.row(board.chosen) is not None else Say("notice.no.not_kept")
        case Deed.LIFT:
            standing = board.snapshot is not None and board.snapshot.emergency is not None
            return None if standing else Say("notice.no.emergency")
        case Deed.RAISE:
            refusal = limits.refused_emergency(alarm_text(board.alarm))
            return said(refusal) if refusal else None
        case _:
            return None


def _writing(board: Board, deed: Deed) -> Say | None:
    paper, row = board.paper, board.row(board.chosen)
    if paper is None:
        return Say("notice.no.saved")
    if deed is Deed.APPROVE and row is not None and row.draft is None and not paper.unsaved:
        return Say("notice.no.approved")
    if deed is not Deed.APPROVE and not paper.unsaved:
        return Say("notice.no.saved")
    if deed is not Deed.REVERT and board.upload is not None and board.upload.key == paper.key:
        return Say("notice.no.upload")
    return Say("notice.no.two_people") if deed is Deed.APPROVE and _own(board, paper) else None


def _own(board: Board, paper: Paper) -> bool:
    """Whether two people are needed and the writer is alone."""
    room = board.room
    if room is None or room.me is None or not room.snapshot.directory.office.two_people:
        return False
    row = board.row(paper.key)
    return paper.unsaved or row is None or row.author == room.me.staff_name


def alarm_text(alarm: Alarm) -> Text:
    """The emergency message as it would be raised."""
    return Text(alarm.id.strip(), alarm.en.strip())


def do(board: Board, deed: Deed, at: datetime, new_id: str) -> Step:  # noqa: PLR0912 (a table)
    """A key was pressed."""
    no = why_not(board, deed)
    if no is not None and deed is not Deed.RAISE:
        return replace(board, notice=Notice(no, until=at + STANDS)), ()
    match deed:
        case Deed.NEW:
            return replace(_fresh(board), ask=None), ()
        case Deed.SAVE:
            return _save(board, at, new_id, then=False)
        case Deed.APPROVE:
            return _approve(board, at, new_id)
        case Deed.WITHDRAW:
            return _send(board, deed, WithdrawAnnouncement(board.chosen or ""), at, new_id)
        case Deed.REMOVE:
            return replace(board, ask=Ask.REMOVE), ()
        case Deed.REVERT:
            return replace(board, ask=Ask.REVERT), ()
        case Deed.TAKE_THEIRS | Deed.KEEP_MINE:
            return _both(board, deed), ()
        case Deed.EMERGENCY:
            return replace(board, ask=Ask.WRITE_ALARM, alarm=replace(board.alarm, refused=None)), ()
        case Deed.RAISE:
            if no is not None:
                return replace(board, alarm=replace(board.alarm, refused=no)), ()
            return replace(board, ask=Ask.CHECK_ALARM), ()
        case Deed.LIFT:
            return replace(board, ask=Ask.LIFT), ()
        case Deed.CONFIRM:
            return _confirmed(board, at, new_id)
        case Deed.CANCEL:
            return _cancelled(board), ()
        case Deed.STOP_UPLOAD:
            return replace(board, upload=None), ()
        case Deed.DROP_FILE:
            return dropped(board), ()
        case Deed.NEXT_PAGE:
            return replace(board, turn=board.turn + 1), ()
        case Deed.LEAVE:
            return replace(board, open=False, ask=None), ()
    assert_never(deed)


def _fresh(board: Board) -> Board:
    """A new one; one that is begun already is gone on with."""
    papers = {key: paper for key, paper in board.papers.items() if paper.unsaved}
    return replace(board, papers={NEW: Paper(NEW), **papers}, chosen=NEW, tab=Tab.CONTENT, turn=0)


def _send(board: Board, deed: Deed, command: Command, at: datetime, new_id: str) -> Step:
    pending = Pending(new_id, deed, board.chosen or NEW, at)
    return replace(board, pending=pending, notice=None), (SendCommand(new_id, command),)


def _save(board: Board, at: datetime, new_id: str, *, then: bool) -> Step:
    paper = board.paper
    if paper is None:
        return board, ()
    today = board.today(at)
    wrong = problems(paper.form, today)
    if wrong:
        first, sentence = next(iter(wrong.items()))
        shown = replace(board.with_paper(replace(paper, tried=True)), tab=tab_of(first))
        return replace(shown, notice=Notice(sentence, grave=True)), ()
    content = content_of(paper.form, today)
    command = SaveAnnouncement(content, paper.key or None, paper.revision)
    pending = Pending(new_id, Deed.SAVE, paper.key, at, paper.form, then)
    return replace(board, pending=pending, notice=None), (SendCommand(new_id, command),)


def _approve(board: Board, at: datetime, new_id: str) -> Step:
    """What is seen goes on the TVs: unsaved text is saved first."""
    paper = board.paper
    if paper is None:
        return board, ()
    if paper.unsaved or board.row(paper.key) is None:
        return _save(board, at, new_id, then=True)
    return _send(board, Deed.APPROVE, ApproveAnnouncement(paper.key, paper.revision), at, new_id)


def _both(board: Board, deed: Deed) -> Board:
    """A colleague has written meanwhile: theirs is looked at while mine waits on the shelf, or mine goes on."""
    paper, row = board.paper, board.row(board.chosen)
    if paper is None or row is None:
        return board
    theirs = form_of(content_in(row), board.language)
    mine = paper.shelf or paper.form
    if deed is Deed.TAKE_THEIRS and paper.shelf is None:
        return board.with_paper(replace(paper, revision=row.revision, form=theirs, base=theirs, shelf=mine))
    if deed is Deed.TAKE_THEIRS:
        return board.with_paper(replace(paper, shelf=None, behind=None))
    kept = replace(paper, revision=row.revision, form=mine, base=theirs, shelf=None, behind=None, refused={})
    return board.with_paper(kept)


def _confirmed(board: Board, at: datetime, new_id: str) -> Step:
    paper = board.paper
    match board.ask:
        case Ask.REMOVE if paper is not None:
            return _send(replace(board, ask=None), Deed.REMOVE, RemoveAnnouncement(paper.key), at, new_id)
        case Ask.REVERT if paper is not None:
            row = board.row(paper.key)
            form: Form = paper.base
            back = paper_of(row, board.language) if row else Paper(NEW, form=form, base=form)
            return replace(board.with_paper(back), ask=None, notice=None), ()
        case Ask.CHECK_ALARM:
            return _call(board, Deed.RAISE, RaiseEmergency(alarm_text(board.alarm)), at, new_id)
        case Ask.LIFT:
            return _call(board, Deed.LIFT, LiftEmergency(), at, new_id)
        case _:
            return replace(board, ask=None), ()


def _call(board: Board, deed: Deed, command: Command, at: datetime, new_id: str) -> Step:
    if board.calling is not None:
        return board, ()
    if not board.up:
        if deed is Deed.RAISE:
            offline = replace(board.alarm, refused=Say("notice.emergency_offline"))
            return replace(board, ask=Ask.WRITE_ALARM, alarm=offline), ()
        return replace(board, ask=None, notice=Notice(Say("notice.offline"), grave=True)), ()
    return replace(board, calling=Pending(new_id, deed, NEW, at)), (SendCommand(new_id, command),)


def _cancelled(board: Board) -> Board:
    if board.ask is Ask.CHECK_ALARM:
        return replace(board, ask=Ask.WRITE_ALARM)
    if board.ask is not None:
        return replace(board, ask=None)
    return replace(board, notice=None)
