"""The windows about complaints put together: what decides, what is shown, the clipboard."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication

from counter.cases.conductor import Officer
from counter.cases.inputs import Do as DoCase
from counter.cases.inputs import Open as OpenCases
from counter.cases.state import Book
from counter.cases.state import Deed as CaseDeed
from counter.conductor import Line
from counter.filing.conductor import Scribe
from counter.filing.inputs import Do as DoSlip
from counter.filing.inputs import Open as OpenFiling
from counter.filing.slip import Bits
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Slip
from counter.screen.cases import CasesScreen
from counter.screen.filing import FilingScreen
from counter.state import State
from shared.link.events import LinkEvent


def _once(act: Callable[[], None]) -> QTimer:
    """Many changes in one turn of the loop are drawn once."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer


def _sweep() -> None:
    """A closed window goes, with all that stood in it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Cases:
    """One complaint officers' window. Everything is called in Qt's own thread."""

    def __init__(self, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self.officer = Officer(now, new_id, self._changed)
        self.screen = CasesScreen(self.officer.take, now)
        self._draw = _once(self._show)

    @property
    def book(self) -> Book:
        """What the window knows."""
        return self.officer.state

    def use(self, line: Line) -> None:
        """Ask by this line."""
        self.officer.line = line

    def open(self) -> None:
        """Show the window, before all others if it is there already."""
        self.officer.take(OpenCases())
        self.screen.wanted.emit()

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link."""
        self.officer.link_says(event)

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        self.officer.desk_is(state)

    def tick(self) -> None:
        """About once a second."""
        self.officer.tick()

    def close(self) -> None:
        """End; the window goes before the engine that drew it."""
        self.officer.take(DoCase(CaseDeed.LEAVE))
        self.officer.take(DoCase(CaseDeed.CONFIRM))  # what is typed goes with the program
        self._draw.stop()
        self._show()
        _sweep()

    def _changed(self, _: Book) -> None:
        self._draw.start()

    def _show(self) -> None:
        self.screen.show(self.officer.state)


class Filing:
    """One filing form. Everything is called in Qt's own thread; ``bits`` is chance that nobody can guess."""

    def __init__(self, now: Callable[[], datetime], new_id: Callable[[], str], bits: Bits = secrets.randbits) -> None:
        self.scribe = Scribe(now, new_id, bits, self._changed, self._copy)
        self.screen = FilingScreen(self.scribe.take)
        self._draw = _once(self._show)
        self._copied = ""

    @property
    def slip(self) -> Slip:
        """What the window knows."""
        return self.scribe.state

    def use(self, line: Line) -> None:
        """Send by this line."""
        self.scribe.line = line

    def open(self) -> None:
        """Show the window, before all others if it is there already."""
        self.scribe.take(OpenFiling())
        self.screen.wanted.emit()

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link."""
        self.scribe.link_says(event)

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        self.scribe.desk_is(state)

    def tick(self) -> None:
        """About once a second."""
        self.scribe.tick()

    def close(self) -> None:
        """End; the window goes before the engine that drew it."""
        self.scribe.take(DoSlip(SlipDeed.LEAVE))
        self.scribe.take(DoSlip(SlipDeed.CONFIRM))  # what is typed goes with the program
        self._draw.stop()
        self._show()
        _sweep()

    def _changed(self, _: Slip) -> None:
        self._draw.start()

    def _show(self) -> None:
        self.screen.show(self.scribe.state)

    def _copy(self, text: str) -> None:
        """The code goes where it can be pasted from; it is taken away again if nothing else came there since."""
        clipboard = QGuiApplication.clipboard()
        if text:
            clipboard.setText(text)
        elif self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = text
