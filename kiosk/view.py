"""What stands on the screen at one moment: words and rows, already in the visitor's language. No decisions left."""

from __future__ import annotations

from dataclasses import dataclass


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
