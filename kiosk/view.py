"""What stands on the screen at one moment: words and rows, already in the visitor's language. No decisions left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RowView:
    """One row or key of a list."""

    id: str
    title: str
    note: str = ""
    icon: str = ""
    value: str = ""  # how many wait; a fact's figure
    range: str = ""  # how long
    open: bool = True
    count: str = ""  # how many wait as a bare figure, where words have no room
    chosen: bool = False  # it was chosen before


@dataclass(frozen=True, slots=True)
class TicketView:
    """The number as shown in place of, or together with, its paper."""

    number: str = ""
    service: str = ""
    ahead: str = ""
    wait: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A box over the content, or under the heading."""

    title: str = ""
    text: str = ""
    icon: str = "info"
    grave: bool = False


@dataclass(frozen=True, slots=True)
class FrameView:
    """What stands around every page."""

    office: str = ""
    tagline: str = ""
    logo: str = ""
    clock: str = ""
    date: str = ""
    wifi: str = ""
    slot: str = "below"


class Act(StrEnum):
    """What the main key of a page of the feedback room does."""

    GO_ON = "go_on"
    SEND = "send"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class FormView:
    """What a page of the feedback room has beside its rows."""

    back: bool = False
    skip: str = ""  # words of the plain key beside the main one; empty: there is none
    main: str = ""  # words of the main key; empty: there is none
    icon: str = ""  # of the main key
    act: Act = Act.GO_ON
    ready: bool = True  # whether the main key can be pressed
    again: bool = False  # the receipt can be printed again
    step: int = 0
    steps: int = 0  # so many bars show how far it is; 0: none
    keyboard: str = ""  # "letters", "line" (no new lines) or "code"; empty: nothing is written here
    text: str = field(default="", repr=False)
    caret: int = 0
    capital: bool = False  # the next letter is one by itself
    rest: str = ""  # how many letters are left, when few are
    code: str = field(default="", repr=False)
    link: str = ""
    ways: tuple[RowView, ...] = ()  # where else one can turn
    elsewhere: str = ""  # what is told there alone


@dataclass(frozen=True, slots=True)
class View:
    """One moment of the screen. ``page`` names the QML page."""

    page: str
    language: str
    large: bool = False
    contrast: bool = False
    low: bool = False
    looks: bool = False
    frame: FrameView = FrameView()
    heading: str = ""
    sub: str = ""
    icon: str = ""
    rows: tuple[RowView, ...] = ()
    columns: int = 1
    parts: int = 1
    facts: tuple[RowView, ...] = ()
    items: tuple[RowView, ...] = ()
    hours: tuple[RowView, ...] = ()
    other: str = ""  # the same in the other language
    ticket: TicketView = TicketView()
    notice: NoticeView = NoticeView()
    help: NoticeView = NoticeView()
    priority: bool = False
    left: int = -1  # seconds to answer "still there?"; -1: not asked
    left_share: float = 0.0
    can_take: bool = True
    why_not: str = ""
    form: FormView = FormView()
    private: bool = False  # somebody's words, code or answer stand here: no picture is kept of it
