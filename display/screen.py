"""The view as Qt properties: QML binds to these, typed, and to nothing else."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.pages import Page
from display.view import CallView, Row, View

QML_IMPORT_NAME = "display.screen"
QML_IMPORT_MAJOR_VERSION = 1

_Index = QModelIndex | QPersistentModelIndex
_CARDS_KEPT = 3
"""QML still draws the call that is being covered while the next one comes in."""


@QmlElement
@QmlUncreatable("made by the screen")
class CallCard(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable lacks __call__
    """One call on the stage; it never changes."""

    def __init__(self, call: CallView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call

    call = Property(int, lambda self: self._call.call, constant=True)
    label = Property(str, lambda self: self._call.label, constant=True)
    number = Property(str, lambda self: self._call.number, constant=True)
    service = Property(str, lambda self: self._call.service, constant=True)
    serviceShort = Property(str, lambda self: self._call.service_short, constant=True)
    shape = Property(str, lambda self: self._call.shape.value, constant=True)
    word = Property(str, lambda self: self._call.word, constant=True)
    place = Property(str, lambda self: self._call.place, constant=True)
    arrow = Property(str, lambda self: self._call.arrow.value, constant=True)


@QmlElement
@QmlUncreatable("made by the screen")
class PageCard(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable lacks __call__
    """One page between calls; it never changes."""

    def __init__(self, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = page

    kind = Property(str, lambda self: self.page.kind.value, constant=True)
    title = Property(str, lambda self: self.page.title, constant=True)
    label = Property(str, lambda self: self.page.label, constant=True)
    body = Property(list, lambda self: list(self.page.body), constant=True)
    foot = Property(str, lambda self: self.page.foot, constant=True)
    marks = Property(list, lambda self: [line.mark for line in self.page.lines], constant=True)
    names = Property(list, lambda self: [line.name for line in self.page.lines], constant=True)
    values = Property(list, lambda self: [line.value for line in self.page.lines], constant=True)
    more = Property(list, lambda self: [line.more for line in self.page.lines], constant=True)


@QmlElement
@QmlUncreatable("made by the screen")
class RecentCalls(QAbstractListModel):  # type: ignore[operator]  # the same
    """The calls already made, newest first; rows move so that QML can let them slide."""

    NUMBER = Qt.ItemDataRole.UserRole + 1
    DESK = Qt.ItemDataRole.UserRole + 2
    _NAMES: ClassVar = {NUMBER: QByteArray(b"number"), DESK: QByteArray(b"desk")}

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """The names QML uses."""
        return dict(self._NAMES)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        """One cell."""
        row = self._rows[index.row()]
        return row.desk if role == self.DESK else row.number

    def show(self, rows: tuple[Row, ...]) -> None:
        """Become ``rows`` with the fewest changes: leave, enter at the top, never jump."""
        for index in range(len(self._rows) - 1, -1, -1):
            if self._rows[index] not in rows:
                self.beginRemoveRows(QModelIndex(), index, index)
                del self._rows[index]
                self.endRemoveRows()
        for index, row in enumerate(rows):
            if index < len(self._rows) and self._rows[index] == row:
                continue
            if row in self._rows:
                old = self._rows.index(row)
                self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), index)
                self._rows.insert(index, self._rows.pop(old))
                self.endMoveRows()
            else:
                self.beginInsertRows(QModelIndex(), index, index)
                self._rows.insert(index, row)
                self.endInsertRows()


@QmlElement
@QmlUncreatable("made by the program")
class TvScreen(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable lacks __call__
    """All the TV shows. ``drawn`` comes back when a call stands on the stage."""

    headerChanged = Signal()
    listChanged = Signal()
    callChanged = Signal()
    pageChanged = Signal()
    noticeChanged = Signal()
    settled = Signal(int)
    """QML: the panel of this call has come to rest; the next frame is the whole call."""

    def __init__(self, view: View, logo: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._logo = logo
        self._rows = RecentCalls(self)
        self._rows.show(view.rows)
        self._cards: list[CallCard] = []
        self._card: CallCard | None = None
        self._page = PageCard(view.page, self)
        self._take_call(view.call)

    def show(self, view: View) -> None:
        """Become ``view``; only what differs is told to QML."""
        old, self._view = self._view, view
        self._rows.show(view.rows)
        if (old.agency, old.date, old.clock) != (view.agency, view.date, view.clock):
            self.headerChanged.emit()
        if (old.list_title, old.stale, old.rows, old.empty) != (view.list_title, view.stale, view.rows, view.empty):
            self.listChanged.emit()
        if old.page != view.page:
            gone, self._page = self._page, PageCard(view.page, self)
            self.pageChanged.emit()
            gone.deleteLater()
        if (old.announcement, old.ticker) != (view.announcement, view.ticker):
            self.noticeChanged.emit()
        if old.call != view.call:
            self._take_call(view.call)
            self.callChanged.emit()

    def _take_call(self, call: CallView | None) -> None:
        self._card = CallCard(call, self) if call else None
        if self._card is not None:
            self._cards.append(self._card)
        while len(self._cards) > _CARDS_KEPT:
            self._cards.pop(0).deleteLater()

    agency = Property(str, lambda self: self._view.agency, notify=headerChanged)
    logo = Property(str, lambda self: self._logo, constant=True)
    date = Property(str, lambda self: self._view.date, notify=headerChanged)
    clock = Property(str, lambda self: self._view.clock, notify=headerChanged)
    listTitle = Property(str, lambda self: self._view.list_title, notify=listChanged)
    deskTitle = Property(str, lambda self: self._view.desk_title, notify=listChanged)
    empty = Property(str, lambda self: self._view.empty, notify=listChanged)
    stale = Property(bool, lambda self: self._view.stale, notify=listChanged)
    rows = Property(QObject, lambda self: self._rows, constant=True)
    call = Property(CallCard, lambda self: self._card, notify=callChanged)
    page = Property(PageCard, lambda self: self._page, notify=pageChanged)
    announcement = Property(str, lambda self: self._view.announcement, notify=noticeChanged)
    announcementLabel = Property(str, lambda self: self._view.announcement_label, notify=noticeChanged)
    ticker = Property(list, lambda self: list(self._view.ticker), notify=noticeChanged)
