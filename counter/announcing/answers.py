"""What an answer of the hub does: kept, approved, refused at its field, or never come; and files on their way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from counter.announcing.form import Field, field_of, said
from counter.announcing.hearing import STANDS, paper_of, saved
from counter.announcing.inputs import Arrived, Looked, Send, Step, Wish
from counter.announcing.state import Alarm, Ask, Board, Deed, Pending, Tab, Upload
from counter.beside import Notice
from counter.inputs import AskPicture, Got, SendCommand
from counter.verbs import Say
from shared.model import AnnouncementKind, Media, MediaKind
from shared.protocol.commands import AnnouncementDone, ApproveAnnouncement, MediaKept, UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode

WHEN_FIELDS: Final = frozenset(
    {
        *(Field.FIRST, Field.LAST, Field.WEEKDAYS, Field.BEGINS, Field.ENDS),
        *(Field.SCREENS, Field.WEIGHT, Field.SECONDS, Field.READ_EVERY),
    }
)
"""What the second tab asks for."""


def tab_of(at: Field) -> Tab:
    """Where a field is."""
    return Tab.WHEN if at in WHEN_FIELDS else Tab.CONTENT


def got(board: Board, answer: Got, at: datetime, new_id: str) -> Step:
    """The answer to one of the commands on their way; of others nothing is known here."""
    if board.upload is not None and board.upload.id == answer.id:
        return _offered(board, board.upload, answer)
    if board.calling is not None and board.calling.id == answer.id:
        return _called(board, board.calling, answer, at)
    pending = board.pending
    if pending is None or pending.id != answer.id:
        return board, ()
    if isinstance(answer.outcome, Refusal):
        return _refused(board, pending, answer.outcome, at)
    board = replace(board, pending=None)
    result = answer.outcome.result
    if pending.deed is Deed.SAVE and isinstance(result, AnnouncementDone):
        board = saved(board, pending.key, result.announcement, result.revision, pending.sent, at)
        if pending.then:
            going = Pending(new_id, Deed.APPROVE, result.announcement, at, pending.sent)
            approve = ApproveAnnouncement(result.announcement, result.revision)
            return replace(board, pending=going, notice=None), (SendCommand(new_id, approve),)
        return board, ()
    notice = Notice(Say(f"notice.did.{pending.deed.value}"), until=at + STANDS)
    if pending.deed is Deed.REMOVE:
        papers = {key: paper for key, paper in board.papers.items() if key != pending.key}
        board = replace(board, papers=papers, chosen=None if board.chosen == pending.key else board.chosen)
    return replace(board, notice=notice), ()


def _refused(board: Board, pending: Pending, refusal: Refusal, at: datetime) -> Step:
    """The text stays; the sentence stands at its field, or at the foot."""
    if refusal.code is RefusalCode.TIMEOUT:
        lost = replace(board, pending=replace(pending, lost=True), notice=Notice(Say("counter.checking")))
        return lost, (AskPicture(),) if board.up else ()
    board = replace(board, pending=None)
    paper, row = board.papers.get(pending.key), board.row(pending.key)
    if refusal.code is RefusalCode.ANNOUNCEMENT_CHANGED and paper is not None:
        if paper.unsaved or row is None:
            return board.with_paper(replace(paper, behind=refusal.name or "")), ()
        board = board.with_paper(paper_of(row, board.language))
    if refusal.code is RefusalCode.OFFLINE:
        return replace(board, notice=Notice(Say("notice.offline"), grave=True, until=at + STANDS)), ()
    where = field_of(refusal)
    if where is not None and paper is not None:
        board = board.with_paper(replace(paper, refused={**paper.refused, where: said(refusal)}))
        board = replace(board, tab=tab_of(where)) if board.chosen == pending.key else board
    return replace(board, notice=Notice(said(refusal), grave=True)), ()


def _called(board: Board, calling: Pending, answer: Got, at: datetime) -> Step:
    """The emergency message stands, or is lifted, or is not."""
    if isinstance(answer.outcome, Refusal):
        refusal = answer.outcome
        if refusal.code is RefusalCode.TIMEOUT:
            lost = replace(board, calling=replace(calling, lost=True), notice=Notice(Say("counter.checking")))
            return lost, (AskPicture(),) if board.up else ()
        board = replace(board, calling=None)
        if calling.deed is Deed.RAISE:
            return replace(board, ask=Ask.WRITE_ALARM, alarm=replace(board.alarm, refused=said(refusal))), ()
        return replace(board, ask=None, notice=Notice(said(refusal), grave=True)), ()
    alarm = Alarm() if calling.deed is Deed.RAISE else board.alarm
    notice = Notice(Say(f"notice.did.{calling.deed.value}"), until=at + STANDS)
    return replace(board, calling=None, ask=None, alarm=alarm, notice=notice), ()


# --- files ---------------------------------------------------------------------------------------------------------


def looked(board: Board, told: Looked) -> Step:
    """The file was measured: ask the hub for a place."""
    upload = board.upload
    if upload is None or upload.id != told.id:
        return board, ()
    if told.offer is None:
        return _no_file(board, upload, Say("notice.unreadable", {"name": upload.path.name})), ()
    return replace(board, upload=replace(upload, size=told.offer.bytes)), (SendCommand(upload.id, told.offer),)


def _offered(board: Board, upload: Upload, answer: Got) -> Step:
    wishes: tuple[Wish, ...] = ()
    if isinstance(answer.outcome, Refusal):
        return _no_file(board, upload, said(answer.outcome)), wishes
    match answer.outcome.result:
        case UploadPlace() as place:
            wishes = (Send(upload.id, place, upload.path),)
        case MediaKept(media=media):
            board = _file(board, upload, media)
        case _:
            board = replace(board, upload=None)
    return board, wishes


def arrived(board: Board, told: Arrived) -> Board:
    """The hub has looked at the file."""
    upload = board.upload
    if upload is None or upload.id != told.id:
        return board
    if isinstance(told.outcome, Refusal):
        return _no_file(board, upload, said(told.outcome))
    return _file(board, upload, told.outcome)


def _file(board: Board, upload: Upload, media: Media) -> Board:
    paper = board.papers.get(upload.key)
    board = replace(board, upload=None)
    if paper is None:
        return board
    kind = AnnouncementKind.VIDEO if media.kind is MediaKind.VIDEO else AnnouncementKind.IMAGE
    form = replace(paper.form, media=media, kind=kind)
    return board.with_paper(replace(paper, form=form, refused=paper.mended(Field.MEDIA)))


def _no_file(board: Board, upload: Upload, why: Say) -> Board:
    paper = board.papers.get(upload.key)
    board = replace(board, upload=None)
    return board.with_paper(replace(paper, refused={**paper.refused, Field.MEDIA: why})) if paper else board


def dropped(board: Board) -> Board:
    """The file is not wanted any more; what is half sent is not used."""
    paper = board.paper
    board = replace(board, upload=None)
    if paper is None:
        return board
    return board.with_paper(replace(paper, form=replace(paper.form, media=None)))
