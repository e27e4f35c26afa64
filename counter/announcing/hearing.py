"""What the hub's words do to the supervisors' window: the room now, and colleagues who write at the same time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from counter.announcing.form import Form, content_of, form_of
from counter.announcing.state import NEW, Ask, Board, Deed, Paper
from counter.beside import Notice, Seen
from counter.verbs import Say
from shared.model import Announcement, Language
from shared.protocol.views import AnnouncementRow, DeskSnapshot

STANDS: Final = timedelta(seconds=12)
WRITES: Final = frozenset({Deed.SAVE, Deed.APPROVE})


def paper_of(row: AnnouncementRow, language: Language) -> Paper:
    """An announcement of the hub, opened in the editor."""
    form = form_of(content_in(row), language)
    return Paper(row.announcement, row.revision, form, form)


def content_in(row: AnnouncementRow) -> Announcement:
    """What is written, or else what is on the TVs."""
    content = row.draft or row.approved
    assert content is not None  # noqa: S101 - a row holds one of them
    return content


def seen(board: Board, said: Seen, at: datetime) -> Board:
    """The room as it is now."""
    before = board.snapshot
    board = board.told(said)
    me = board.me
    if me is not None and board.leads and me.staff != board.owner:
        board = replace(board.forgotten(), owner=me.staff, open=board.open and not board.owner)
    if said.snapshot is not None and not board.leads:
        board = replace(board, open=False, ask=None)  # the papers wait for whoever wrote them
    if said.snapshot is before:
        return board
    board = _compared(board, before, at)
    if said.whole:
        board = _told(board, at)
    if board.ask is Ask.LIFT and (said.snapshot is None or said.snapshot.emergency is None):
        board = replace(board, ask=None)
    return board


def _compared(board: Board, before: DeskSnapshot | None, at: datetime) -> Board:
    """The papers beside what the hub has now."""
    known = {row.announcement for row in before.announcements} if before else set()
    papers = dict(board.papers)
    chosen, notice = board.chosen, board.notice
    for key, paper in board.papers.items():
        row = board.row(key)
        if row is not None:
            papers[key] = _beside(paper, row, board)
        elif key in known and key != NEW:
            del papers[key]
            if paper.unsaved and NEW not in papers:
                papers[NEW] = replace(paper, key=NEW, revision=0, base=Form(), behind=None, shelf=None)
                chosen = NEW if chosen == key else chosen
                notice = Notice(Say("notice.gone_kept"), until=at + STANDS)
            elif chosen == key:
                chosen = None
    return replace(board, papers=papers, chosen=chosen, notice=notice)


def _beside(paper: Paper, row: AnnouncementRow, board: Board) -> Paper:
    """A paper after its announcement was heard: what is not being written follows, what is being written is warned."""
    fresh = form_of(content_in(row), board.language)
    if not paper.unsaved:
        return replace(paper, revision=row.revision, form=fresh, base=fresh, behind=None)
    pending = board.pending
    mine = pending is not None and pending.key == paper.key and pending.deed in WRITES
    if row.revision == paper.revision or mine:
        return paper
    return replace(paper, behind=row.author)


def _told(board: Board, at: datetime) -> Board:
    """A whole picture came: what became of a command whose answer did not."""
    pending = board.pending
    if pending is not None and pending.lost:
        board = replace(board, pending=None)
        today = board.today(at)
        kept = next((row for row in board.rows if content_in(row) == content_of(pending.sent, today)), None)
        if pending.deed is Deed.SAVE and kept is not None:
            return saved(board, pending.key, kept.announcement, kept.revision, pending.sent, at)
        board = replace(board, notice=Notice(Say("notice.checked"), until=at + STANDS))
    if board.calling is not None and board.calling.lost:
        board = replace(board, calling=None, ask=None, notice=Notice(Say("notice.checked"), until=at + STANDS))
    return board


def saved(board: Board, key: str, announcement: str, revision: int, sent: Form, at: datetime) -> Board:
    """The hub keeps what was sent; what was typed since then is still unsaved."""
    paper = board.papers.get(key)
    papers = {each: one for each, one in board.papers.items() if each != key}
    if paper is not None:
        papers[announcement] = replace(
            paper, key=announcement, revision=revision, base=sent, tried=False, refused={}, behind=None, shelf=None
        )
    upload = board.upload
    return replace(
        board,
        papers=papers,
        chosen=announcement if board.chosen == key else board.chosen,
        upload=replace(upload, key=announcement) if upload and upload.key == key else upload,
        notice=Notice(Say("notice.did.save"), until=at + STANDS),
    )
