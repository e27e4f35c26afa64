"""One verb as QML sees it: words, key cap, whether it can be pressed, and why not."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.verbs import Verb
from counter.view import NO_KEY, KeyText

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the screen")
class Act(QObject):  # type: ignore[operator]
    """A key's state; the object stays, what it shows changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: KeyText = NO_KEY

    def put(self, key: KeyText) -> None:
        """Show this from now on."""
        if key != self._key:
            self._key = key
            self.changed.emit()

    @property
    def pressed_verb(self) -> Verb:
        """What a press means now."""
        return self._key.verb

    verb = Property(str, lambda self: self._key.verb.value, notify=changed)
    label = Property(str, lambda self: self._key.label, notify=changed)
    shortcut = Property(str, lambda self: self._key.shortcut, notify=changed)
    cap = Property(str, lambda self: self._key.cap, notify=changed)
    possible = Property(bool, lambda self: self._key.enabled, notify=changed)
    reason = Property(str, lambda self: self._key.reason, notify=changed)
