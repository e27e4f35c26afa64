"""Questions to the hub: the list, one case; asked again when something changed while the answer was on its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter.beside import Notice
from counter.cases.inputs import Step, Wish
from counter.cases.state import EMPTY, Asked, Book, Drawer, Shelf
from counter.inputs import SendCommand
from counter.verbs import Say
from shared.protocol.cases import ListCases, ReadCase


def fresh(book: Book, at: datetime, new_id: str) -> Step:
    """All that is shown, asked anew."""
    book, wishes = listed(book, at, new_id)
    book, more = read(book, at, new_id)
    return book, (*wishes, *more)


def listed(book: Book, at: datetime, new_id: str) -> Step:
    """The list, asked anew; one question at a time."""
    if book.listing is not None:
        return replace(book, listing=replace(book.listing, again=True)), ()
    if not _may_ask(book):
        return _offline(book), ()
    id = f"{new_id}-list"
    whistle, closed = book.drawer is Drawer.WHISTLE, book.shelf is Shelf.CLOSED
    wish: Wish = SendCommand(id, ListCases(whistle, closed))
    return replace(book, listing=Asked(id, at)), (wish,)


def read(book: Book, at: datetime, new_id: str) -> Step:
    """The chosen case, asked anew; the answer to an older question is of no interest any more."""
    if book.chosen is None:
        return book, ()
    if not _may_ask(book):
        return _offline(book), ()
    id = f"{new_id}-read"
    wish: Wish = SendCommand(id, ReadCase(book.chosen))
    return replace(book, reading=Asked(id, at)), (wish,)


def chosen(book: Book, case: str, at: datetime, new_id: str) -> Step:
    """Another case before the officer."""
    aside = replace(book.without_case(), chosen=case, notice=None)
    return read(aside, at, new_id)


def moved_to(book: Book, drawer: Drawer, shelf: Shelf, at: datetime, new_id: str) -> Step:
    """Another drawer or shelf: what lay there is taken anew, and no case is before the officer."""
    aside = replace(book.without_case(), drawer=drawer, shelf=shelf, lines=None, listing=None, draft=EMPTY, notice=None)
    return listed(aside, at, new_id)


def _may_ask(book: Book) -> bool:
    return book.open and book.up and book.counted is not None


def _offline(book: Book) -> Book:
    return replace(book, notice=Notice(Say("cases.offline"))) if book.open and not book.up else book
