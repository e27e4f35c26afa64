"""A window beside the desk's put together: what decides and what is shown, drawn once for many changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from counter.beside import Open
from counter.conductor import Line
from counter.keeper import Keeper, Kept, Said, Wish
from counter.state import State
from shared.link.events import LinkEvent


class Beside(Generic[Kept, Said, Wish]):
    """One window. Everything is called in Qt's own thread."""

    def __init__(self, keeper: Keeper[Kept, Said, Wish], show: Callable[[Kept], None]) -> None:
        self._keeper, self._show_this = keeper, show
        self._draw = QTimer()
        self._draw.setSingleShot(True)
        self._draw.timeout.connect(self._show)
        keeper.changed = self._changed

    def use(self, line: Line) -> None:
        """Ask and send by this line."""
        self._keeper.line = line

    def open(self) -> None:
        """Show the window."""
        self._keeper.take(Open())

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link."""
        self._keeper.link_says(event)

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        self._keeper.desk_is(state)

    def tick(self) -> None:
        """About once a second."""
        self._keeper.tick()

    def close(self) -> None:
        """End. The window goes before the engine that drew it, and before what it shows."""
        self._draw.stop()
        self._show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _changed(self, _: Kept) -> None:
        self._draw.start()

    def _show(self) -> None:
        self._show_this(self._keeper.state)
