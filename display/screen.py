"""The view as Qt properties: QML binds to these, typed, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable
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

from display.player.screen import VideoPlayer
from display.view import CallView, Row, View
from shared.model import Media
from shared.settings.sections import Layout
from shared.ui.stage.card import PageCard

QML_IMPORT_NAME = "display.screen"
QML_IMPORT_MAJOR_VERSION = 1

_Index = QModelIndex | QPersistentModelIndex
_CARDS_KEPT = 3
"""QML still draws the call that is being covered while the next one comes in."""
_PAGES_KEPT = 4
"""QML still draws the page that fades while the next one, or a picture that is being read, is wanted."""


def _nowhere(_: Media) -> str:
    """A screen without files."""
    return ""


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
    waitingChanged = Signal()
    settled = Signal(int)
    """QML: the panel of this call has come to rest; the next frame is the whole call."""

    unreadable = Signal()
    """QML: the picture that is wanted cannot be drawn."""

    def __init__(
        self,
        view: View,
        logo: str = "",
        *,
        layout: Layout = Layout.FULL,
        goal: float = 0.0,
        film: VideoPlayer | None = None,
        address: Callable[[Media], str] = _nowhere,
        parent: QObject | None = None,
    ) -> None:
        """``goal``: the least type size of a called number, as a share of the window's diagonal."""
        super().__init__(parent)
        self._view = view
        self._logo = logo
        self._layout = layout
        self._goal = goal
        self._film = film
        self._address = address
        self._rows = RecentCalls(self)
        self._rows.show(view.rows)
        self._cards: list[CallCard] = []
        self._card: CallCard | None = None
        self._pages: list[PageCard] = []
        self._take_page(view)
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
            self._take_page(view)
            self.pageChanged.emit()
        if (old.announcement, old.ticker, old.alarm) != (view.announcement, view.ticker, view.alarm):
            self.noticeChanged.emit()
        if old.waiting != view.waiting:
            self.waitingChanged.emit()
        if old.call != view.call:
            self._take_call(view.call)
            self.callChanged.emit()

    def _take_call(self, call: CallView | None) -> None:
        self._card = CallCard(call, self) if call else None
        if self._card is not None:
            self._cards.append(self._card)
        while len(self._cards) > _CARDS_KEPT:
            self._cards.pop(0).deleteLater()

    def _take_page(self, view: View) -> None:
        address = self._address(view.page.media) if view.page.media else ""
        self._pages.append(PageCard(view.page, address, self))
        while len(self._pages) > _PAGES_KEPT:
            self._pages.pop(0).deleteLater()

    layout = Property(str, lambda self: self._layout.value, constant=True)
    goal = Property(float, lambda self: self._goal, constant=True)
    film = Property(VideoPlayer, lambda self: self._film, constant=True)
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
    page = Property(PageCard, lambda self: self._pages[-1], notify=pageChanged)
    waitingLetters = Property(list, lambda self: [one.letter for one in self._view.waiting], notify=waitingChanged)
    waitingNames = Property(list, lambda self: [one.name for one in self._view.waiting], notify=waitingChanged)
    waitingCounts = Property(list, lambda self: [str(one.count) for one in self._view.waiting], notify=waitingChanged)
    waitingTitle = Property(str, lambda self: self._view.waiting_title, constant=True)
    waitingQueue = Property(str, lambda self: self._view.waiting_queue, constant=True)
    announcement = Property(str, lambda self: self._view.announcement, notify=noticeChanged)
    announcementLabel = Property(str, lambda self: self._view.announcement_label, notify=noticeChanged)
    ticker = Property(list, lambda self: list(self._view.ticker), notify=noticeChanged)
    alarm = Property(bool, lambda self: self._view.alarm is not None, notify=noticeChanged)
    alarmLabel = Property(str, lambda self: self._view.alarm.label if self._view.alarm else "", notify=noticeChanged)
    alarmText = Property(str, lambda self: self._view.alarm.text if self._view.alarm else "", notify=noticeChanged)
    alarmAlso = Property(str, lambda self: self._view.alarm.also if self._view.alarm else "", notify=noticeChanged)
