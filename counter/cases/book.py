"""What an officer sees and may press next: ``step(book, input) -> (book, wishes)``, pure.

What is typed is lost only when the officer says so, logs out or closes the window; then all of it is gone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from counter.beside import Open, Passed, Seen
from counter.cases.asking import chosen, fresh, moved_to
from counter.cases.hearing import got, seen
from counter.cases.inputs import Aimed, Do, Input, Narrow, Pick, Ranked, Show, Step, Touched, Type
from counter.cases.moving import sent
from counter.cases.state import EMPTY, Aim, Book, Deed, Draft, Field
from counter.inputs import Got

IDLE: Final = timedelta(minutes=5)
"""So long nobody touches the window before it covers what it shows."""
LATE: Final = timedelta(seconds=20)
"""The link answers long before this."""
NOTED: Final = timedelta(seconds=2)
"""The hand on the pointer is noted no more often than this."""


def step(  # noqa: PLR0912 (one branch per input is the table itself)
    book: Book, said: Input, at: datetime, new_id: str
) -> Step:
    """The next state and what to do. ``at`` is this machine's time in UTC; ``new_id`` was never used before."""
    if isinstance(said, Seen):
        return seen(book, said, at, new_id)
    if isinstance(said, Open):
        return _opened(book, at, new_id)
    if not book.open:
        return book, ()
    match said:
        case Got():
            return got(book, said, at, new_id)
        case Passed():
            return _passed(book, at, new_id)
        case Touched():
            return _touched(book, at), ()
        case _:
            pass
    if book.hidden:
        return _behind_the_curtain(book, said, at, new_id)
    book = replace(book, touched=at)
    match said:
        case Pick(case=case):
            return _go(book, Aim(case=case), at, new_id)
        case Show(drawer=drawer):
            return _go(book, Aim(drawer=drawer), at, new_id)
        case Narrow(shelf=shelf):
            return _go(book, Aim(shelf=shelf), at, new_id)
        case Aimed(state=state):
            return _drafted(book, replace(book.draft, state=state, refused=None)), ()
        case Ranked(level=level):
            return _drafted(book, replace(book.draft, level=level, refused=None)), ()
        case Type(at=field, text=text):
            return _typed(book, field, text), ()
        case Do(deed=deed):
            return _do(book, deed, at, new_id)
    assert_never(said)


def _opened(book: Book, at: datetime, new_id: str) -> Step:
    if book.counted is None or book.open:
        return book, ()
    return fresh(replace(book, open=True, touched=at), at, new_id)


def _touched(book: Book, at: datetime) -> Book:
    if book.hidden or (book.touched is not None and at - book.touched < NOTED):
        return book
    return replace(book, touched=at)


def _behind_the_curtain(book: Book, said: Input, at: datetime, new_id: str) -> Step:
    """Only the wish to look again, or to leave, reaches through."""
    match said:
        case Do(deed=Deed.REVEAL):
            return fresh(replace(book, hidden=False, touched=at), at, new_id)
        case Do(deed=Deed.LEAVE):
            return _go(book, Aim(leave=True), at, new_id) if not book.draft.written else (_uncovered(book, at), ())
        case _:
            return book, ()


def _uncovered(book: Book, at: datetime) -> Book:
    """What is typed is shown before it is asked whether it may go."""
    return replace(book, hidden=False, touched=at, aim=Aim(leave=True))


def _drafted(book: Book, draft: Draft) -> Book:
    return replace(book, draft=draft) if book.chosen is not None and book.file is not None else book


def _typed(book: Book, field: Field, text: str) -> Book:
    draft = book.draft
    fresh_draft = replace(draft, answer=text) if field is Field.ANSWER else replace(draft, note=text)
    return _drafted(book, replace(fresh_draft, refused=None)) if fresh_draft != draft else book


def _go(book: Book, aim: Aim, at: datetime, new_id: str) -> Step:
    """Somewhere else; what is typed and not sent is asked about first."""
    if aim.case is not None and aim.case == book.chosen:
        return book, ()
    if book.draft.written:
        return replace(book, aim=aim), ()
    return _gone(replace(book, aim=None), aim, at, new_id)


def _gone(book: Book, aim: Aim, at: datetime, new_id: str) -> Step:
    if aim.leave:
        return book.forgotten(), ()
    if aim.case is not None:
        return chosen(book, aim.case, at, new_id)
    if aim.drawer is not None or aim.shelf is not None:
        return moved_to(book, aim.drawer or book.drawer, aim.shelf or book.shelf, at, new_id)
    return book.without_case(), ()


def _do(book: Book, deed: Deed, at: datetime, new_id: str) -> Step:
    match deed:
        case Deed.REFRESH:
            return fresh(replace(book, notice=None), at, new_id)
        case Deed.SEND:
            return sent(book, at, new_id)
        case Deed.BACK:
            return _go(book, Aim(), at, new_id)
        case Deed.CONFIRM:
            aim = book.aim
            return _gone(replace(book, draft=EMPTY, aim=None), aim, at, new_id) if aim else (book, ())
        case Deed.CANCEL:
            return (replace(book, aim=None) if book.aim else replace(book, notice=None)), ()
        case Deed.REVEAL:
            return book, ()
        case Deed.LEAVE:
            return _go(book, Aim(leave=True), at, new_id)
    assert_never(deed)


def _passed(book: Book, at: datetime, new_id: str) -> Step:
    if book.notice and book.notice.until and at >= book.notice.until:
        book = replace(book, notice=None)
    if not book.hidden and book.touched is not None and at - book.touched >= IDLE:
        return replace(book, hidden=True, file=None, lines=None, listing=None, reading=None, notice=None), ()
    if any(asked is not None and at - asked.at >= LATE for asked in (book.listing, book.reading)):
        return fresh(replace(book, listing=None, reading=None), at, new_id)
    moving = book.moving
    if moving is not None and not moving.lost and at - moving.at >= LATE:
        return fresh(replace(book, moving=replace(moving, lost=True)), at, new_id)
    return book, ()
