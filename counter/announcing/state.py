"""What the supervisors' window knows: the room as last heard, what is being written, what is on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from counter.announcing.form import Field, Form
from counter.beside import Known, Notice
from counter.verbs import Say
from shared.protocol.views import AnnouncementRow

EMPTY = Form()
NEW = ""
"""The key of an announcement that the hub does not know yet."""


class Deed(StrEnum):
    """All that can be done here, besides typing and choosing."""

    NEW = "new"
    SAVE = "save"
    APPROVE = "approve"
    WITHDRAW = "withdraw"
    REMOVE = "remove"
    REVERT = "revert"  # what is typed and not saved goes
    TAKE_THEIRS = "take_theirs"  # a colleague has written meanwhile: look at that version
    KEEP_MINE = "keep_mine"  # ... and write mine over it
    EMERGENCY = "emergency"  # open the sheet
    RAISE = "raise"
    LIFT = "lift"
    CONFIRM = "confirm"  # what was asked once more
    CANCEL = "cancel"  # ... or not
    STOP_UPLOAD = "stop_upload"
    DROP_FILE = "drop_file"
    NEXT_PAGE = "next_page"  # of a built-in page that has several
    LEAVE = "leave"


class Tab(StrEnum):
    """What the right side shows."""

    CONTENT = "content"
    WHEN = "when"
    PREVIEW = "preview"
    WEEK = "week"


class Filter(StrEnum):
    """Which announcements are listed."""

    ALL = "all"
    AIRING = "airing"
    DRAFTS = "drafts"  # drafts, and those changed since they were approved
    LATER = "later"
    OVER = "over"


class Ask(StrEnum):
    """What lies over the window and waits for an answer."""

    REMOVE = "remove"
    REVERT = "revert"
    WRITE_ALARM = "write_alarm"
    CHECK_ALARM = "check_alarm"  # exactly what will be shown
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class Paper:
    """One announcement in the editor. ``base`` is what it was made from; what differs is not saved yet."""

    key: str
    revision: int = 0
    form: Form = EMPTY
    base: Form = EMPTY
    tried: bool = False  # saving was tried: what is missing is said
    refused: Mapping[Field, Say] = field(default_factory=dict)  # by the hub, until that field changes
    behind: str | None = None  # who has written meanwhile; empty: whoever sits at the hub
    shelf: Form | None = None  # mine, while theirs is looked at

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost without it."""
        return self.form != self.base or self.shelf is not None

    def mended(self, at: Field) -> Mapping[Field, Say]:
        """What the hub refused, without what it said of this field."""
        return {each: say for each, say in self.refused.items() if each is not at}


@dataclass(frozen=True, slots=True)
class Pending:
    """The one command on its way; ``then`` approves what is saved first."""

    id: str
    deed: Deed
    key: str
    at: datetime
    sent: Form = EMPTY
    then: bool = False
    lost: bool = False  # no answer came: the next whole picture tells


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way to the hub, for the paper ``key``."""

    id: str
    key: str
    path: Path
    kind: str = ""
    sent: int = 0
    size: int = 0
    waits: bool = False  # all is sent, and the hub looks at it


@dataclass(frozen=True, slots=True)
class Alarm:
    """The emergency message being written."""

    id: str = ""
    en: str = ""
    refused: Say | None = None


@dataclass(frozen=True, slots=True)
class Board(Known):
    """All the window knows. Unsaved papers stay when another is chosen, the line drops or the window closes."""

    chosen: str | None = None  # None: nothing is chosen
    papers: Mapping[str, Paper] = field(default_factory=dict)
    tab: Tab = Tab.CONTENT
    filter: Filter = Filter.ALL
    pending: Pending | None = None
    calling: Pending | None = None  # an emergency waits for nothing else
    upload: Upload | None = None
    ask: Ask | None = None
    alarm: Alarm = Alarm()
    notice: Notice | None = None
    week: int = 0  # weeks after this one
    turn: int = 0  # which turn of a built-in page is previewed

    @property
    def leads(self) -> bool:
        """Whether the one logged in may use this window."""
        return self.room is not None and self.room.supervises

    @property
    def rows(self) -> tuple[AnnouncementRow, ...]:
        """Every announcement, as the hub told it."""
        return self.snapshot.announcements if self.snapshot else ()

    def row(self, key: str | None) -> AnnouncementRow | None:
        """An announcement that the hub knows."""
        return next((row for row in self.rows if row.announcement == key), None) if key else None

    @property
    def paper(self) -> Paper | None:
        """What is in the editor."""
        return self.papers.get(self.chosen) if self.chosen is not None else None

    def with_paper(self, paper: Paper) -> Board:
        """The same with this paper."""
        return replace(self, papers={**self.papers, paper.key: paper})
