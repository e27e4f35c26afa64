"""What the complaint officers' window knows: the list, one case, the step being written, what is on its way.

All of a case is forgotten when the window closes or its officer leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from counter.beside import Known, Notice
from counter.verbs import Say
from shared.feedback import CaseCount, CaseFile, CaseLevel, CaseLine, CaseState, Erasing
from shared.protocol.cases import MoveCase


class Deed(StrEnum):
    """All that can be done here, besides choosing and typing."""

    REFRESH = "refresh"
    SEND = "send"
    BACK = "back"  # from the case to the list, in a narrow window
    CONFIRM = "confirm"  # throw away what is typed
    CANCEL = "cancel"  # ... or not
    REVEAL = "reveal"  # after a while without anybody
    LEAVE = "leave"


class Drawer(StrEnum):
    """Which cases: the common ones, or the disclosures that few may read."""

    CASES = "cases"
    WHISTLE = "whistle"


class Shelf(StrEnum):
    """Those that wait, or the newest that are done."""

    OPEN = "open"
    CLOSED = "closed"


class Field(StrEnum):
    """Where something is written."""

    ANSWER = "answer"  # told to whoever holds the code
    NOTE = "note"  # for officers alone


@dataclass(frozen=True, slots=True)
class Draft:
    """The step being written; nothing of it is sent before ``SEND``."""

    state: CaseState | None = None
    level: CaseLevel | None = None
    answer: str = ""
    note: str = ""
    refused: Say | None = None

    @property
    def written(self) -> bool:
        """Whether something would be lost without it."""
        return bool(self.answer.strip() or self.note.strip())


EMPTY = Draft()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way to the hub; ``again`` when it must be asked once more after its answer."""

    id: str
    at: datetime
    again: bool = False


@dataclass(frozen=True, slots=True)
class Moving:
    """The one step on its way; ``lost`` when no answer came: the case itself tells what became of it."""

    id: str
    command: MoveCase
    at: datetime
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the officer wants to go although something is typed."""

    case: str | None = None
    drawer: Drawer | None = None
    shelf: Shelf | None = None
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Book(Known):
    """All the window knows."""

    drawer: Drawer = Drawer.CASES
    only_whistle: bool = False  # the hub has refused the common cases
    shelf: Shelf = Shelf.OPEN
    lines: tuple[CaseLine, ...] | None = None  # None: not told yet
    erasing: Erasing | None = None  # told with the lines
    listing: Asked | None = None
    chosen: str | None = None
    file: CaseFile | None = None
    reading: Asked | None = None
    draft: Draft = EMPTY
    moving: Moving | None = None
    behind: bool = False  # a colleague has moved this case while something was being written
    aim: Aim | None = None  # asks whether to throw away what is typed
    notice: Notice | None = None
    touched: datetime | None = None
    hidden: bool = False  # nobody was there for a while

    @property
    def counted(self) -> CaseCount | None:
        """What waits for this officer; None: whoever is logged in is none."""
        return self.me.cases if self.me is not None and not self.me.must_change_pin else None

    @property
    def reads_whistle(self) -> bool:
        """Whether disclosures are this officer's to read."""
        return self.counted is not None and self.counted.whistle is not None

    def without_case(self) -> Book:
        """The same with no case before the officer."""
        return replace(self, chosen=None, file=None, reading=None, draft=EMPTY, behind=False)
