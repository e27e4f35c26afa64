"""What a supervisor sees and may press next: ``step(board, input) -> (board, wishes)``, pure.

What is typed is never lost: not by a refusal, not by a lost line, not by choosing another announcement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from counter.announcing.answers import arrived, got, looked
from counter.announcing.doing import do
from counter.announcing.form import FILES, Field, Form, bumped
from counter.announcing.hearing import paper_of, seen
from counter.announcing.inputs import (
    Arrived,
    Bump,
    Do,
    Input,
    LookAt,
    Looked,
    Narrow,
    Pick,
    Sent,
    Set,
    Show,
    Step,
    Take,
    Type,
    Weeks,
    WriteAlarm,
)
from counter.announcing.listing import listed
from counter.announcing.state import NEW, Board, Paper, Pending, Tab, Upload
from counter.beside import Notice, Open, Passed, Seen
from counter.inputs import AskPicture, Got
from counter.verbs import Say
from shared.model import AnnouncementKind, BoardPage, Language

LATE: Final = timedelta(seconds=20)
"""The link answers long before this."""
FILMS: Final = frozenset({".mp4", ".m4v", ".webm", ".mkv", ".mov", ".avi", ".mpg", ".mpeg", ".wmv", ".ts"})
MOST_WEEKS: Final = 520


def step(  # noqa: PLR0912 (one branch per input is the table itself)
    board: Board, said: Input, at: datetime, new_id: str
) -> Step:
    """The next state and what to do. ``at`` is this machine's time in UTC; ``new_id`` was never used before."""
    match said:
        case Seen():
            return _settled(seen(board, said, at), at), ()
        case Open():
            return _settled(replace(board, open=board.leads, tab=Tab.CONTENT), at), ()
        case Got():
            return got(board, said, at, new_id)
        case Pick(key=key):
            return _pick(board, key), ()
        case Type(at=field, text=text):
            return _written(board, lambda form: form.with_text(field, text), field), ()
        case Bump(at=field, by=by):
            today = board.today(at)
            return _written(board, lambda form: bumped(form, field, by, today, board.language), field), ()
        case Set(at=field, value=value):
            return _written(board, lambda form: _set(form, field, value), field), ()
        case Do(deed=deed):
            return do(board, deed, at, new_id)
        case Show(tab=tab):
            return replace(board, tab=tab), ()
        case Narrow(filter=filter):
            return replace(board, filter=filter), ()
        case Weeks(by=by):
            return replace(board, week=0 if by == 0 else max(-MOST_WEEKS, min(MOST_WEEKS, board.week + by))), ()
        case WriteAlarm(language=language, text=text):
            line = " ".join(text.splitlines()) if "\n" in text else text
            fresh = {"id": line} if language is Language.INDONESIAN else {"en": line}
            return replace(board, alarm=replace(board.alarm, refused=None, **fresh)), ()
        case Take():
            return _take(board, said, new_id)
        case Looked():
            return looked(board, said)
        case Sent(id=id, sent=sent, size=size):
            upload = board.upload
            if upload is None or upload.id != id:
                return board, ()
            return replace(board, upload=replace(upload, sent=sent, size=size, waits=sent >= size)), ()
        case Arrived():
            return arrived(board, said), ()
        case Passed():
            return _passed(board, at)
    assert_never(said)


def _settled(board: Board, at: datetime) -> Board:
    """Something is in the editor as soon as the window is open: the first of the list, or a new one."""
    if not board.open or (board.chosen is not None and board.chosen in board.papers):
        return board
    rows = listed(board, at)
    return _pick(board, rows[0].key if rows else NEW)


def _pick(board: Board, key: str) -> Board:
    """Another announcement; papers without unsaved text are put away."""
    papers = {each: paper for each, paper in board.papers.items() if paper.unsaved}
    row = board.row(key)
    if key not in papers:
        papers[key] = paper_of(row, board.language) if row else Paper(NEW)
    return replace(board, papers=papers, chosen=key, turn=0)


def _written(board: Board, change: Callable[[Form], Form], field: Field) -> Board:
    paper = board.paper
    if paper is None:
        return board
    form = change(paper.form)
    if form == paper.form:
        return board
    notice = None if board.notice and board.notice.grave else board.notice
    turn = 0 if field in (Field.KIND, Field.PAGE) else board.turn
    return replace(board.with_paper(replace(paper, form=form, refused=paper.mended(field))), notice=notice, turn=turn)


def _set(form: Form, field: Field, value: str) -> Form:
    match field:
        case Field.KIND:
            return replace(form, kind=AnnouncementKind(value))
        case Field.PAGE:
            return replace(form, page=BoardPage(value))
        case Field.WEIGHT:
            return replace(form, weight=int(value))
        case Field.WEEKDAYS:
            day = int(value)
            days = set(form.weekdays) ^ {day}
            return replace(form, weekdays=tuple(sorted(days)))
        case Field.SCREENS:
            off = value in form.screens
            others = tuple(one for one in form.screens if one != value)
            return replace(form, screens=() if not value else others if off else (*others, value))
        case _:
            return form


def _take(board: Board, said: Take, new_id: str) -> Step:
    """A file goes to the hub at once: what it refuses is said while the writer still looks at it."""
    if board.paper is None:
        board = _pick(board, NEW)
    paper = board.paper
    if paper is None:
        return board, ()
    film = said.path.suffix.lower() in FILMS
    form = paper.form
    if form.kind not in FILES:
        form = replace(form, kind=AnnouncementKind.VIDEO if film else AnnouncementKind.IMAGE)
    refused = paper.mended(Field.MEDIA) if board.up else {**paper.refused, Field.MEDIA: Say("refusal.offline")}
    board = board.with_paper(replace(paper, form=form, refused=refused))
    if not board.up:
        return replace(board, tab=Tab.CONTENT), ()
    upload = Upload(new_id, paper.key, said.path)
    return replace(board, upload=upload, tab=Tab.CONTENT), (LookAt(new_id, said.path),)


def _passed(board: Board, at: datetime) -> Step:
    if board.notice and board.notice.until and at >= board.notice.until:
        board = replace(board, notice=None)
    pending, calling = _late(board.pending, at), _late(board.calling, at)
    if (pending, calling) == (board.pending, board.calling):
        return board, ()
    return replace(board, pending=pending, calling=calling, notice=Notice(Say("counter.checking"))), (AskPicture(),)


def _late(one: Pending | None, at: datetime) -> Pending | None:
    return replace(one, lost=True) if one is not None and at - one.at >= LATE else one
