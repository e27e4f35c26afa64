"""The officers' window as QML sees it: typed properties out, typing and presses in. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.cases import view as v
from counter.cases.inputs import Aimed, Do, Input, Narrow, Pick, Ranked, Show, Touched, Type
from counter.cases.listing import Item, ItemText, StepText, items, read, steps
from counter.cases.state import Book, Deed, Drawer, Field, Shelf
from counter.facts import zone_of
from counter.formtext import Chip, FieldText
from counter.screen.field import Blank, DeedKey
from counter.screen.lines import Lines, worded
from counter.words import Words
from shared.feedback import CaseLevel, CaseState
from shared.model import Language

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CasesScreen(QObject):  # type: ignore[operator]
    """Everything the window binds to. Of a closed window nothing stays here."""

    changed = Signal()
    wanted = Signal()  # come to the front

    def __init__(
        self, take: Callable[[Input], None], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._now = now
        self._book = Book()
        self._words = Words(Language.INDONESIAN, zone_of(None))
        self._view = v.BookView()
        self._blanks = {each: Blank(each.value, self) for each in Field}
        self._keys = {deed: DeedKey(deed.value, self) for deed in Deed}
        self._rows: Lines[Item, ItemText] = Lines(ItemText, lambda item: item.line.case, self._read, self)
        self._steps = worded(StepText, self)
        self._targets, self._levels = worded(Chip, self), worded(Chip, self)
        self._drawers, self._shelves = worded(Chip, self), worded(Chip, self)

    # --- from the book ---------------------------------------------------------------------------------------------

    @property
    def book(self) -> Book:
        """What is shown now."""
        return self._book

    def show(self, book: Book) -> None:
        """Show this as it is now; a closed window costs nothing."""
        at, before = self._now(), self._book
        self._book = book
        if not book.open and not self._view.open:
            return
        fresh = Words(book.language, zone_of(book.snapshot))
        reworded, self._words = fresh != self._words, fresh
        self._rows.show(() if book.hidden else items(book))
        if reworded or before.today(at) != book.today(at):
            self._rows.read_again()
        self._steps.show(steps(book.file, fresh) if book.file and not book.hidden else ())
        self._targets.show(v.targets(book, fresh))
        self._levels.show(v.levels(book, fresh))
        self._drawers.show(v.drawers(book, fresh))
        self._shelves.show(v.shelves(book, fresh))
        written = v.fields(book, fresh)
        for each, blank in self._blanks.items():
            blank.put(written.get(each, FieldText()))
        for deed, key in v.keys(book, fresh).items():
            self._keys[deed].put(key)
        shown = v.view(book, fresh, at)
        if shown != self._view or reworded:
            self._view = shown
            self.changed.emit()

    def _read(self, item: Item) -> ItemText:
        room = self._book.room
        assert room is not None  # noqa: S101 - there are no lines without a room
        return read(item, room, self._book.today(self._now()), self._words)

    # --- to the book -----------------------------------------------------------------------------------------------

    @Slot(str)
    def press(self, deed: str) -> None:
        """A key."""
        self._take(Do(Deed(deed)))

    @Slot(str)
    def pick(self, case: str) -> None:
        """A line of the list."""
        self._take(Pick(case))

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """A field holds this now."""
        self._take(Type(Field(field), text))

    @Slot(str)
    def aim(self, state: str) -> None:
        """Where the case is to go."""
        self._take(Aimed(CaseState(state)))

    @Slot(str)
    def rank(self, level: str) -> None:
        """How long the office may take."""
        self._take(Ranked(CaseLevel(level)))

    @Slot(str)
    def showDrawer(self, drawer: str) -> None:
        """The common cases or the disclosures."""
        if drawer == Drawer.CASES.value or self._book.reads_whistle:
            self._take(Show(Drawer(drawer)))

    @Slot(str)
    def narrow(self, shelf: str) -> None:
        """The open ones or the closed ones."""
        self._take(Narrow(Shelf(shelf)))

    @Slot()
    def touch(self) -> None:
        """Somebody is there."""
        self._take(Touched())

    # --- what QML reads --------------------------------------------------------------------------------------------

    rows = Property(QObject, lambda self: self._rows, constant=True)
    steps = Property(QObject, lambda self: self._steps, constant=True)
    targets = Property(QObject, lambda self: self._targets, constant=True)
    levels = Property(QObject, lambda self: self._levels, constant=True)
    drawers = Property(QObject, lambda self: self._drawers, constant=True)
    shelves = Property(QObject, lambda self: self._shelves, constant=True)

    answer = Property(Blank, lambda self: self._blanks[Field.ANSWER], constant=True)
    note = Property(Blank, lambda self: self._blanks[Field.NOTE], constant=True)

    refreshKey = Property(DeedKey, lambda self: self._keys[Deed.REFRESH], constant=True)
    sendKey = Property(DeedKey, lambda self: self._keys[Deed.SEND], constant=True)
    backKey = Property(DeedKey, lambda self: self._keys[Deed.BACK], constant=True)
    confirmKey = Property(DeedKey, lambda self: self._keys[Deed.CONFIRM], constant=True)
    cancelKey = Property(DeedKey, lambda self: self._keys[Deed.CANCEL], constant=True)
    revealKey = Property(DeedKey, lambda self: self._keys[Deed.REVEAL], constant=True)
    leaveKey = Property(DeedKey, lambda self: self._keys[Deed.LEAVE], constant=True)

    open = Property(bool, lambda self: self._view.open, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    counts = Property(str, lambda self: self._view.counts, notify=changed)
    late = Property(str, lambda self: self._view.late, notify=changed)
    whistle = Property(bool, lambda self: self._view.whistle, notify=changed)
    empty = Property(str, lambda self: self._view.empty, notify=changed)
    erasing = Property(str, lambda self: self._view.erasing, notify=changed)
    hidden = Property(bool, lambda self: self._view.hidden, notify=changed)
    chosen = Property(bool, lambda self: self._view.chosen, notify=changed)
    loaded = Property(bool, lambda self: self._view.loaded, notify=changed)
    icon = Property(str, lambda self: self._view.icon, notify=changed)
    kind = Property(str, lambda self: self._view.kind, notify=changed)
    service = Property(str, lambda self: self._view.service, notify=changed)
    state = Property(str, lambda self: self._view.state, notify=changed)
    sign = Property(str, lambda self: self._view.sign, notify=changed)
    due = Property(str, lambda self: self._view.due, notify=changed)
    overdue = Property(bool, lambda self: self._view.overdue, notify=changed)
    level = Property(str, lambda self: self._view.level, notify=changed)
    received = Property(str, lambda self: self._view.received, notify=changed)
    contact = Property(str, lambda self: self._view.contact, notify=changed)
    private = Property(str, lambda self: self._view.private, notify=changed)
    text = Property(str, lambda self: self._view.text, notify=changed)
    movable = Property(bool, lambda self: self._view.movable, notify=changed)
    closed = Property(str, lambda self: self._view.closed, notify=changed)
    behind = Property(str, lambda self: self._view.behind, notify=changed)
    refused = Property(str, lambda self: self._view.refused, notify=changed)
    notice = Property(str, lambda self: self._view.notice, notify=changed)
    grave = Property(bool, lambda self: self._view.grave, notify=changed)
    ask = Property(str, lambda self: self._view.ask, notify=changed)
    askMore = Property(str, lambda self: self._view.ask_more, notify=changed)
