"""What the heart remembers of one ticket, desk, call and last step: frozen records, replaced when they change."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from shared.model import CallKind, Estimate, Language, TicketState

UNDO_SECONDS = 60
"""How long a desk may take back its last step."""
MINUTE = timedelta(minutes=1)


class Ticket(msgspec.Struct, frozen=True, gc=False):
    """One ticket of the day. ``arrived``, the log number of its issue, is the order of arrival, whatever the clock."""

    id: str
    number: str
    service: str
    queue: str
    state: TicketState
    arrived: int
    arrived_at: datetime
    priority: bool
    language: Language
    link: str
    touched: int  # log number of the last record that acted on it
    ahead: int = 0  # as printed
    estimate: Estimate | None = None  # as printed
    walk_in: bool = False
    legs: int = 1
    desk: str | None = None  # where it is called, served or parked, or reserved for
    staff: str | None = None  # reserved for this person
    called_at: datetime | None = None
    serving_at: datetime | None = None
    calls: int = 0
    overtaken: int = 0
    copies: int = 0
    kiosk: str | None = None  # that drew it ...
    asked: str | None = None  # ... by this command
    paper: bool = False  # may be in somebody's hand: printed, or not known to have failed
    yields: int = 0  # so often it gave up places to have more time ...
    yielded: int = 0  # ... so many in all
    let_pass: tuple[str, ...] = ()  # behind whom it stands therefore, for as long as they wait in its queue


class Desk(msgspec.Struct, frozen=True, gc=False):
    """One desk of the day. The two counts are its place in the ratio rule's cycle."""

    id: str
    staff: str | None = None  # None: closed
    device: str | None = None
    pause: str | None = None  # reason
    current: str | None = None  # ticket id
    priority_turns: int = 0
    ordinary_turns: int = 0


class Call(msgspec.Struct, frozen=True, gc=False):
    """One call of the day; ``seq`` is its place in the log."""

    seq: int
    ticket: str
    desk: str
    kind: CallKind
    at: datetime


class Pace(msgspec.Struct, frozen=True, gc=False):
    """How fast a kiosk draws numbers: so many in the minute that began at ``since``."""

    since: datetime
    drawn: int

    def runs(self, at: datetime) -> bool:
        """Whether the minute holds ``at``; a clock that was put back by more than that begins a new one."""
        return abs(at - self.since) < MINUTE


class Step(msgspec.Struct, frozen=True):
    """A desk's last step and what was before it."""

    of: int  # first record of the step
    last: int  # newest record of the step; a ticket touched later belongs to somebody else's step
    at: datetime
    ticket: str  # whose number the undo names
    before: tuple[Ticket, ...]
    desk_before: Desk
    overtook: tuple[str, ...] = ()
    calls: tuple[int, ...] = ()
    walk_in: bool = False

    @property
    def until(self) -> datetime:
        """The last moment at which the step can be undone."""
        return self.at + timedelta(seconds=UNDO_SECONDS)
