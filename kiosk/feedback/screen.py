"""The form that QML binds to: what the feedback room's pages have beside their rows, and what its keys say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.feedback.touches import EraseLetter, GoOn, MoveCaret, Send, StepCaret, TypeLetters
from kiosk.inputs import Finish, Touch
from kiosk.view import Act, FormView, RowView

QML_IMPORT_NAME = "kiosk.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("ways come from the form")
class Way(QObject):  # type: ignore[operator]  # PySide types QmlUncreatable as a plain object
    """Another place to turn to: LAPOR!, the Ombudsman."""

    def __init__(self, row: RowView, parent: QObject) -> None:
        super().__init__(parent)
        self._row = row

    title = Property(str, lambda self: self._row.title, constant=True)
    how = Property(str, lambda self: self._row.note, constant=True)


@QmlElement
@QmlUncreatable("the form is made in Python")
class Form(QObject):  # type: ignore[operator]  # PySide types QmlUncreatable as a plain object
    """Keys, progress, the field that is written in, the code of a case."""

    changed = Signal()
    waysChanged = Signal()
    written = Signal()  # the text or its caret

    def __init__(
        self,
        touch: Callable[[Touch], None],
        new_id: Callable[[], str],
        new_code: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._touch, self._new_id, self._new_code = touch, new_id, new_code
        self._view = FormView()
        self._ways: list[Way] = []

    def show(self, view: FormView) -> None:
        """Show another moment."""
        known, self._view = self._view, view
        if view.ways != known.ways:
            for way in self._ways:
                way.deleteLater()
            self._ways = [Way(row, self) for row in view.ways]
            self.waysChanged.emit()
        if (view.text, view.caret) != (known.text, known.caret):
            self.written.emit()
        if view != known:
            self.changed.emit()

    back = Property(bool, lambda self: self._view.back, notify=changed)
    skip = Property(str, lambda self: self._view.skip, notify=changed)
    main = Property(str, lambda self: self._view.main, notify=changed)
    icon = Property(str, lambda self: self._view.icon, notify=changed)
    ready = Property(bool, lambda self: self._view.ready, notify=changed)
    again = Property(bool, lambda self: self._view.again, notify=changed)
    step = Property(int, lambda self: self._view.step, notify=changed)
    steps = Property(int, lambda self: self._view.steps, notify=changed)
    keyboard = Property(str, lambda self: self._view.keyboard, notify=changed)
    capital = Property(bool, lambda self: self._view.capital, notify=changed)
    rest = Property(str, lambda self: self._view.rest, notify=changed)
    code = Property(str, lambda self: self._view.code, notify=changed)
    link = Property(str, lambda self: self._view.link, notify=changed)
    text = Property(str, lambda self: self._view.text, notify=written)
    caret = Property(int, lambda self: self._view.caret, notify=written)
    elsewhere = Property(str, lambda self: self._view.elsewhere, notify=changed)
    ways = Property(list, lambda self: self._ways, notify=waysChanged)

    @Slot()
    def goOn(self) -> None:
        """Lewati."""
        self._touch(GoOn())

    @Slot()
    def act(self) -> None:
        """The main key."""
        match self._view.act:
            case Act.GO_ON:
                self._touch(GoOn())
            case Act.SEND:
                self._touch(Send(self._new_id(), self._new_code()))
            case Act.FINISH:
                self._touch(Finish())

    @Slot(str)
    def type(self, letters: str) -> None:
        """Letters."""
        self._touch(TypeLetters(letters))

    @Slot()
    def erase(self) -> None:
        """The letter before the caret goes."""
        self._touch(EraseLetter())

    @Slot(int)
    def place(self, to: int) -> None:
        """The caret goes where the text was touched."""
        self._touch(MoveCaret(to))

    @Slot(int)
    def stepCaret(self, by: int) -> None:
        """The caret goes left or right."""
        self._touch(StepCaret(by))
