"""The demo's visitors at a real kiosk: says, now and then, what a visitor would touch. Pure but for its memory, and
for the count of visitors who were told no, which it leaves in the file that the demo names."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.inputs import (
    AskPriority,
    Back,
    ChoosePriority,
    ChooseQueue,
    ChooseService,
    Finish,
    NeedTime,
    Start,
    SwitchLanguage,
    TakeNumber,
    Touch,
)
from kiosk.state import Attract, Detail, DidItPrint, Home, Noted, Priority, Services, Sorry, State, Take
from shared.rehearsal import CrowdPart, CrowdTold, VisitorPart, write_part


@dataclass(slots=True)
class Crowd:
    """Plays all visitors of one kiosk, one after the other. What it says goes where touches go."""

    part: CrowdPart
    refused: int = 0
    _next: int = 0
    _got: bool = False  # the visitor at the kiosk has an answer: a number or a refusal
    _page: object = None
    _since: float = field(default=0.0)

    def act(self, state: State, now: float, ticks: float, new_id: str) -> Touch | None:
        """What the visitor at the kiosk does; ``now`` in seconds of Unix time, ``ticks`` never jump."""
        if self._next >= len(self.part.visitors):
            return None
        visitor = self.part.visitors[self._next]
        if now < visitor.at or not state.connected or state.snapshot is None:
            return None
        if state.page != self._page:
            self._page, self._since = state.page, ticks
        if ticks - self._since < self.part.pause:
            return None
        if self._got and isinstance(state.page, Home | Attract):
            self._next, self._got = self._next + 1, False
            return None
        touch = self._touch(state, visitor, new_id)
        self._since = ticks if touch is not None else self._since
        return touch

    def _touch(self, state: State, visitor: VisitorPart, new_id: str) -> Touch | None:
        if state.asked is not None:
            return NeedTime()
        match state.page:
            case Attract():
                return Start()
            case Home():
                return _at_home(state, visitor)
            case Priority():
                return ChoosePriority(visitor.priority)
            case Services(queue=queue):
                return ChooseService(visitor.service) if queue == visitor.queue else Back()
            case Detail(service=service):
                return TakeNumber(new_id) if service == visitor.service else Back()
            case Take() | Noted() | DidItPrint():
                self._got = True
                return Finish()
            case Sorry():
                self._refused()
                return Finish()
            case _:
                return None

    def _refused(self) -> None:
        """The visitor was told no, and goes."""
        if self._got:
            return
        self._got = True
        self.refused += 1
        if self.part.refusals:
            write_part(Path(self.part.refusals), CrowdTold(self.refused))


def _at_home(state: State, visitor: VisitorPart) -> Touch:
    if state.visit.language is not visitor.language:
        return SwitchLanguage()
    if state.visit.priority is not visitor.priority:
        return AskPriority()
    return ChooseQueue(visitor.queue)
