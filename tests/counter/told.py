"""A desk with its windows about complaints."""

from __future__ import annotations

from collections.abc import Callable

from counter.cases.inputs import Input as CaseInput
from counter.filing.inputs import Input as SlipInput
from counter.inputs import Press
from counter.screen.told import Cases, Filing
from counter.state import State
from counter.verbs import Verb
from shared.feedback import CaseFile, CaseLine
from shared.link.events import Connected
from shared.model import Language
from shared.protocol.cases import CaseList, CaseShown, ListCases, ReadCase
from tests.counter.case_samples import ERASING, FILE, LINES, counting
from tests.counter.driving import Driver


class Told(Driver):
    """The officers' window and the filing form."""

    names = ("casesWindow", "filingWindow")

    def __init__(self, language: Language = Language.INDONESIAN) -> None:
        super().__init__(State(language=language))
        self.cases = Cases(self.now, self.new_id)
        self.filing = Filing(self.now, self.new_id, lambda n: 0x9E3779B97F4A7C15F39C >> (80 - n))
        self.conductor.open_cases = self.cases.open
        self.conductor.open_filing = self.filing.open
        for each in (self.cases, self.filing):
            each.use(self.line)
        self.beside = (self.cases, self.filing)
        self.appear(cases=self.cases.screen, filing=self.filing.screen)

    def start(self, verb: Verb, size: tuple[int, int]) -> None:
        """Hear the room and open a window by its verb."""
        self.says(Connected(counting(), "desk-1", "Loket 1"))
        self.conductor.take(Press(verb))
        self.settle()
        self.front(size)

    def take(self, *said: CaseInput) -> None:
        """What an officer does."""
        for each in said:
            self.cases.officer.take(each)
        self.settle()

    def write(self, *said: SlipInput) -> None:
        """What is taken down."""
        for each in said:
            self.filing.scribe.take(each)
        self.settle()

    def listed(self, lines: tuple[CaseLine, ...] = LINES) -> None:
        """The hub tells the list."""
        self.answer(CaseList(lines, ERASING), to=ListCases)

    def read(self, file: CaseFile = FILE) -> None:
        """The hub tells one case."""
        self.answer(CaseShown(file), to=ReadCase)

    def close(self) -> None:
        self.cases.close()
        self.filing.close()
        super().close()


OpenTold = Callable[..., Told]
