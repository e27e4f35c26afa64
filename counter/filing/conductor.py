"""Carries out what the filing form wishes: the command on the desk's line, the code on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.conductor import KEEP_FOR, Line
from counter.filing.inputs import Copy, Got, Input, Passed, Seen
from counter.filing.slip import Bits, step
from counter.filing.state import Slip
from counter.inputs import SendCommand
from counter.state import Line as Heard
from counter.state import State
from shared.link.events import Answered, LinkEvent


class Scribe:
    """Owns the state of the filing form. Everything runs in the thread that calls it."""

    def __init__(
        self,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        bits: Bits,
        changed: Callable[[Slip], None] = lambda _: None,
        copy: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.state = Slip()
        self.changed = changed
        self.copy = copy
        self.line: Line | None = None
        self._now = now
        self._new_id = new_id
        self._bits = bits

    def link_says(self, event: LinkEvent) -> None:
        """An event of the link; the pictures in it come by way of the desk."""
        if isinstance(event, Answered):
            self.take(Got(event.id, event.outcome))

    def desk_is(self, state: State) -> None:
        """The desk's window knows this now."""
        slip, up = self.state, state.line is Heard.UP
        known = (slip.snapshot, slip.up, slip.language, slip.ahead)
        if known != (state.snapshot, up, state.language, state.ahead):
            self.take(Seen(state.snapshot, up, state.ahead, state.language))

    def tick(self) -> None:
        """Time passed; due about once a second."""
        self.take(Passed())

    def take(self, said: Input) -> None:
        """Let the form decide, and do what it wishes."""
        before = self.state
        self.state, wishes = step(before, said, self._now(), self._new_id(), self._bits)
        for wish in wishes:
            match wish:
                case SendCommand(id=id, command=command):
                    if self.line is not None:
                        self.line.do(command, id=id, keep_for=KEEP_FOR, only_if_connected=True)
                case Copy(text=text):
                    self.copy(text)
        if self.state is not before:
            self.changed(self.state)
