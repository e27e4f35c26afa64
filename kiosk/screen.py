"""The view model that QML binds to: the view's fields as properties, the visitor's touches as slots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import inputs
from kiosk.feedback.screen import Form
from kiosk.feedback.touches import AskFeedback, chosen
from kiosk.view import RowView, View
from shared.model import PriorityReason

QML_IMPORT_NAME = "kiosk.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("rows come from the screen")
class Choice(QObject):  # type: ignore[operator]  # PySide types QmlUncreatable as a plain object
    """One row; it stays the same object while the row stays, so that a key under a finger is never replaced."""

    changed = Signal()

    def __init__(self, view: RowView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def show(self, view: RowView) -> None:
        """Take on the new words."""
        if view != self._view:
            self._view = view
            self.changed.emit()

    id = Property(str, lambda self: self._view.id, notify=changed)
    title = Property(str, lambda self: self._view.title, notify=changed)
    note = Property(str, lambda self: self._view.note, notify=changed)
    icon = Property(str, lambda self: self._view.icon, notify=changed)
    value = Property(str, lambda self: self._view.value, notify=changed)
    range = Property(str, lambda self: self._view.range, notify=changed)
    open = Property(bool, lambda self: self._view.open, notify=changed)
    count = Property(str, lambda self: self._view.count, notify=changed)
    chosen = Property(bool, lambda self: self._view.chosen, notify=changed)


class Rows:
    """The rows of one list, kept while the same things are listed."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._ids: tuple[str, ...] = ()
        self.items: list[Choice] = []
        self._going: list[Choice] = []  # of the list before: delegates that fade out still look at them

    def show(self, views: tuple[RowView, ...]) -> bool:
        """Take on the new rows; True when the list itself is another one."""
        ids = tuple(view.id for view in views)
        if ids == self._ids:
            for row, view in zip(self.items, views, strict=True):
                row.show(view)
            return False
        for row in self._going:
            row.deleteLater()
        self._going = self.items
        self._ids, self.items = ids, [Choice(view, self._parent) for view in views]
        return True


@QmlElement
@QmlUncreatable("the screen is made in Python")
class KioskScreen(QObject):  # type: ignore[operator]  # PySide types QmlUncreatable as a plain object
    """What the kiosk's QML shows and what it can say."""

    changed = Signal()
    rowsChanged = Signal()
    factsChanged = Signal()
    itemsChanged = Signal()
    hoursChanged = Signal()
    pageChanged = Signal()
    keyed = Signal()  # a key acted, and what it did is on the screen

    def __init__(
        self, touch: Callable[[inputs.Touch], None], new_id: Callable[[], str], new_code: Callable[[], str]
    ) -> None:
        super().__init__()
        self._touch = touch
        self._new_id = new_id
        self._form = Form(self._key, new_id, new_code, self)
        self._view = View("starting", "id")
        self._rows, self._facts, self._items, self._hours = (Rows(self) for _ in range(4))

    def show(self, view: View) -> None:
        """Show another moment; nothing is drawn when it is the same."""
        if view == self._view:
            return
        turned = view.page != self._view.page
        self._view = view
        lists = (
            (self._rows, view.rows, self.rowsChanged),
            (self._facts, view.facts, self.factsChanged),
            (self._items, view.items, self.itemsChanged),
            (self._hours, view.hours, self.hoursChanged),
        )
        others = [signal for rows, views, signal in lists if rows.show(views)]
        if turned:  # first: the page before must not fill itself with the rows of this one
            self.pageChanged.emit()
        for signal in others:
            signal.emit()
        self._form.show(view.form)
        self.changed.emit()

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._view

    page = Property(str, lambda self: self._view.page, notify=pageChanged)
    rows = Property(list, lambda self: self._rows.items, notify=rowsChanged)
    facts = Property(list, lambda self: self._facts.items, notify=factsChanged)
    items = Property(list, lambda self: self._items.items, notify=itemsChanged)
    hours = Property(list, lambda self: self._hours.items, notify=hoursChanged)
    large = Property(bool, lambda self: self._view.large, notify=changed)
    contrast = Property(bool, lambda self: self._view.contrast, notify=changed)
    low = Property(bool, lambda self: self._view.low, notify=changed)
    looks = Property(bool, lambda self: self._view.looks, notify=changed)
    priority = Property(bool, lambda self: self._view.priority, notify=changed)
    office = Property(str, lambda self: self._view.frame.office, notify=changed)
    tagline = Property(str, lambda self: self._view.frame.tagline, notify=changed)
    logo = Property(str, lambda self: self._view.frame.logo, notify=changed)
    clock = Property(str, lambda self: self._view.frame.clock, notify=changed)
    date = Property(str, lambda self: self._view.frame.date, notify=changed)
    wifi = Property(str, lambda self: self._view.frame.wifi, notify=changed)
    slot = Property(str, lambda self: self._view.frame.slot, notify=changed)
    heading = Property(str, lambda self: self._view.heading, notify=changed)
    sub = Property(str, lambda self: self._view.sub, notify=changed)
    icon = Property(str, lambda self: self._view.icon, notify=changed)
    other = Property(str, lambda self: self._view.other, notify=changed)
    columns = Property(int, lambda self: self._view.columns, notify=changed)
    parts = Property(int, lambda self: self._view.parts, notify=changed)
    number = Property(str, lambda self: self._view.ticket.number, notify=changed)
    service = Property(str, lambda self: self._view.ticket.service, notify=changed)
    ahead = Property(str, lambda self: self._view.ticket.ahead, notify=changed)
    wait = Property(str, lambda self: self._view.ticket.wait, notify=changed)
    link = Property(str, lambda self: self._view.ticket.link, notify=changed)
    noticeTitle = Property(str, lambda self: self._view.notice.title, notify=changed)
    noticeText = Property(str, lambda self: self._view.notice.text, notify=changed)
    noticeIcon = Property(str, lambda self: self._view.notice.icon, notify=changed)
    helpTitle = Property(str, lambda self: self._view.help.title, notify=changed)
    helpText = Property(str, lambda self: self._view.help.text, notify=changed)
    helpGrave = Property(bool, lambda self: self._view.help.grave, notify=changed)
    left = Property(int, lambda self: self._view.left, notify=changed)
    leftShare = Property(float, lambda self: self._view.left_share, notify=changed)
    form = Property(Form, lambda self: self._form, constant=True)
    canTake = Property(bool, lambda self: self._view.can_take, notify=changed)
    whyNot = Property(str, lambda self: self._view.why_not, notify=changed)

    # --- touches ---------------------------------------------------------------------------------------------------

    def _key(self, touch: inputs.Touch) -> None:
        self._touch(touch)
        self.keyed.emit()

    @Slot()
    def start(self) -> None:
        """The attract page was touched beside its keys."""
        self._key(inputs.Start())

    @Slot(str)
    def choose(self, id: str) -> None:
        """A row of the list was touched."""
        told = chosen(self._view.page, id)
        if told is not None:
            self._key(told)
            return
        match self._view.page:
            case "attract" if not id:
                self._key(inputs.Start())
            case "attract" | "home":
                self._key(inputs.ChooseQueue(id))
            case "services":
                self._key(inputs.ChooseService(id))
            case _:
                self._key(inputs.ChoosePriority(PriorityReason(id)))

    @Slot()
    def ordinary(self) -> None:
        """Tanpa prioritas."""
        self._key(inputs.ChoosePriority(None))

    @Slot()
    def take(self) -> None:
        """Ambil nomor."""
        self._key(inputs.TakeNumber(self._new_id()))

    @Slot()
    def back(self) -> None:
        """Kembali."""
        self._key(inputs.Back())

    @Slot()
    def more(self) -> None:
        """Lainnya."""
        self._key(inputs.More())

    @Slot()
    def askPriority(self) -> None:
        """Layanan prioritas."""
        self._key(inputs.AskPriority())

    @Slot()
    def askFeedback(self) -> None:
        """Penilaian & pengaduan."""
        self._key(AskFeedback())

    @Slot()
    def finish(self) -> None:
        """Selesai."""
        self._key(inputs.Finish())

    @Slot()
    def notPrinted(self) -> None:
        """Tiket tidak keluar."""
        self._key(inputs.NotPrinted())

    @Slot()
    def printAgain(self) -> None:
        """Cetak ulang."""
        self._key(inputs.PrintAgain(self._new_id()))

    @Slot()
    def needTime(self) -> None:
        """Saya perlu waktu lagi; also any touch beside the keys."""
        self._key(inputs.NeedTime())

    @Slot()
    def needTimeQuietly(self) -> None:
        """Somebody touched something. Does not answer "still there?": its own keys do, on release."""
        if self._view.left < 0:
            self._touch(inputs.NeedTime())

    @Slot()
    def switchLanguage(self) -> None:
        """The other language."""
        self._key(inputs.SwitchLanguage())

    @Slot(bool)
    def showLooks(self, on: bool) -> None:
        """Teks & warna."""
        self._key(inputs.Looks(on))

    @Slot(bool)
    def setLarge(self, on: bool) -> None:
        """Teks besar."""
        self._key(inputs.SetLarge(on))

    @Slot(bool)
    def setContrast(self, on: bool) -> None:
        """Warna kontras."""
        self._key(inputs.SetContrast(on))

    @Slot()
    def switchLow(self) -> None:
        """Tombol rendah, or back."""
        self._key(inputs.SwitchLow())

    @Slot()
    def askHelp(self) -> None:
        """Bantuan."""
        self._key(inputs.AskHelp(self._new_id()))
