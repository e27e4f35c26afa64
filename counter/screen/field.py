"""One field of a side window's form as QML sees it: its text, what is wrong with it, how many letters are left."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.formtext import FieldText, KeyText

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the screen")
class Blank(QObject):  # type: ignore[operator]
    """A field's state; the object stays, what it shows changes."""

    changed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._said = FieldText()

    def put(self, said: FieldText) -> None:
        """Show this from now on."""
        if said != self._said:
            self._said = said
            self.changed.emit()

    name = Property(str, lambda self: self._name, constant=True)
    text = Property(str, lambda self: self._said.text, notify=changed)
    error = Property(str, lambda self: self._said.error, notify=changed)
    late = Property(bool, lambda self: self._said.late, notify=changed)
    left = Property(str, lambda self: self._said.left, notify=changed)
    over = Property(bool, lambda self: self._said.over, notify=changed)
    note = Property(str, lambda self: self._said.note, notify=changed)


@QmlElement
@QmlUncreatable("made by the screen")
class DeedKey(QObject):  # type: ignore[operator]
    """A key of a side window: words, key cap, whether it can be pressed, and why not."""

    changed = Signal()

    def __init__(self, deed: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deed = deed
        self._key = KeyText()

    def put(self, key: KeyText) -> None:
        """Show this from now on."""
        if key != self._key:
            self._key = key
            self.changed.emit()

    deed = Property(str, lambda self: self._deed, constant=True)
    label = Property(str, lambda self: self._key.label, notify=changed)
    shortcut = Property(str, lambda self: self._key.shortcut, notify=changed)
    cap = Property(str, lambda self: self._key.cap, notify=changed)
    possible = Property(bool, lambda self: self._key.enabled, notify=changed)
    reason = Property(str, lambda self: self._key.reason, notify=changed)
