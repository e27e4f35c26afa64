"""Carries out what the filing form wishes: the command on the desk's line, the code on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.filing.inputs import Copy, Input, Step, Wish
from counter.filing.slip import Bits, step
from counter.filing.state import Slip
from counter.inputs import SendCommand
from counter.keeper import Keeper


class Scribe(Keeper[Slip, Input, Wish]):
    """Owns the state of the filing form."""

    def __init__(
        self, now: Callable[[], datetime], new_id: Callable[[], str], bits: Bits, copy: Callable[[str], None]
    ) -> None:
        super().__init__(Slip(), now, new_id)
        self.copy = copy
        self._bits = bits

    def _step(self, said: Input) -> Step:
        return step(self.state, said, self._now(), self._new_id(), self._bits)

    def _do(self, wish: Wish) -> None:
        match wish:
            case SendCommand():
                self._send(wish)
            case Copy(text=text):
                self.copy(text)
