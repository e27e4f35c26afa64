"""The windows about complaints put together: what decides, what is shown, the clipboard."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QGuiApplication

from counter.cases import inputs as cases
from counter.cases.conductor import Officer
from counter.cases.state import Book
from counter.cases.state import Deed as CaseDeed
from counter.filing import inputs as filing
from counter.filing.conductor import Scribe
from counter.filing.slip import Bits
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Slip
from counter.screen.beside import Beside
from counter.screen.cases import CasesScreen
from counter.screen.filing import FilingScreen


class Cases(Beside[Book, cases.Input, cases.Wish]):
    """One complaint officers' window."""

    def __init__(self, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self.officer = Officer(now, new_id)
        self.screen = CasesScreen(self.officer.take, now)
        super().__init__(self.officer, self.screen.show)

    @property
    def book(self) -> Book:
        """What the window knows."""
        return self.officer.state

    def open(self) -> None:
        """Show the window, before all others if it is there already."""
        super().open()
        self.screen.wanted.emit()

    def close(self) -> None:
        """End; what is typed goes with the program."""
        self.officer.take(cases.Do(CaseDeed.LEAVE))
        self.officer.take(cases.Do(CaseDeed.CONFIRM))
        super().close()


class Filing(Beside[Slip, filing.Input, filing.Wish]):
    """One filing form; ``bits`` is chance that nobody can guess."""

    def __init__(self, now: Callable[[], datetime], new_id: Callable[[], str], bits: Bits = secrets.randbits) -> None:
        self.scribe = Scribe(now, new_id, bits, self._copy)
        self.screen = FilingScreen(self.scribe.take)
        self._copied = ""
        super().__init__(self.scribe, self.screen.show)

    @property
    def slip(self) -> Slip:
        """What the window knows."""
        return self.scribe.state

    def open(self) -> None:
        """Show the window, before all others if it is there already."""
        super().open()
        self.screen.wanted.emit()

    def close(self) -> None:
        """End; what is typed goes with the program."""
        self.scribe.take(filing.Do(SlipDeed.LEAVE))
        self.scribe.take(filing.Do(SlipDeed.CONFIRM))
        super().close()

    def _copy(self, text: str) -> None:
        """The code goes where it can be pasted from; it is taken away again if nothing else came there since."""
        clipboard = QGuiApplication.clipboard()
        if text:
            clipboard.setText(text)
        elif self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = text
