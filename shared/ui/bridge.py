"""How events of another thread reach the screen: emitted there, received queued in Qt's own thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Call it from any thread with anything; ``receive`` is called with it in the thread that made the bridge."""

    _crossed = Signal(object)

    def __init__(self, receive: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receive = receive
        self._crossed.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def __call__(self, event: object) -> None:
        """Hand ``event`` over and return at once."""
        self._crossed.emit(event)

    @Slot(object)
    def _arrive(self, event: object) -> None:
        self._receive(event)
