"""What is done about one piece of work: rights first, then its texts, then the heart or the access room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

import msgspec
from msgspec.structs import replace

from shared.hub.access.accounts import AccountCommand, Secret, decide_account
from shared.hub.access.book import Book, Ruling
from shared.hub.access.rights import may
from shared.hub.access.screens import ScreenCommand, decide_screen
from shared.hub.feedback.deciding import FeedbackRoom
from shared.hub.feedback.ruling import FeedbackRuling
from shared.hub.store import AccessRow
from shared.hub.store.feedback import FeedbackRow
from shared.hub.text import text_refusal
from shared.hub.work import Seat
from shared.model import Media, PriorityReason, Role
from shared.protocol.cases import FeedbackCommand
from shared.protocol.commands import (
    AddStaff,
    ChangePin,
    Command,
    IssueTicket,
    NewPin,
    OfferMedia,
    Result,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.context import Context
from shared.queue.decide import decide
from shared.queue.events import Actor, Event
from shared.queue.state import State

_NAMES_A_COLLEAGUE: Final = frozenset({RefusalCode.TAKEN_OVER, RefusalCode.ANNOUNCEMENT_CHANGED})


@dataclass(frozen=True, slots=True)
class Fresh:
    """Where new ids, links, codes and keys come from."""

    id: Callable[[], str]
    link: Callable[[], str]  # >= 128 bit
    code: Callable[[], str]
    key: Callable[[], str]
    digits: Callable[[int], str]


class Verdict(msgspec.Struct, frozen=True):
    """What is to be stored. ``result`` None: it follows from the records."""

    actor: Actor
    events: tuple[Event, ...] = ()
    rows: tuple[AccessRow, ...] = ()
    result: Result | None = None
    priority_reason: PriorityReason | None = None
    refusal: Refusal | None = None  # told instead of the result; the rest is stored all the same
    kept: bool = True  # False: nothing of it lasts, and it may be decided anew after a restart
    remembered: bool = True  # False: it was only asked; the same question is answered as things are then
    traced: bool = True  # False: no trace of the command lasts but what its rows say
    feedback: tuple[FeedbackRow, ...] = ()


class MediaRoom(Protocol):
    """Who keeps the files of announcements."""

    def offered(self, command: OfferMedia, actor: Actor, now: datetime) -> Result | Refusal:
        """A place to upload a file, what is there already, or why not."""

    def kept(self, hash_: str) -> Media | None:
        """What is kept under this hash."""


class NoMedia:
    """A hub that keeps no files."""

    def offered(self, command: OfferMedia, actor: Actor, now: datetime) -> Result | Refusal:  # noqa: ARG002
        """There is no room."""
        return Refusal(RefusalCode.MEDIA_NO_ROOM)

    def kept(self, hash_: str) -> Media | None:  # noqa: ARG002
        """Nothing is."""
        return None


@dataclass(slots=True)
class Judge:
    """Decides against the state and the book; changes neither."""

    fresh: Fresh
    book: Book
    state: State
    clock_wrong: bool = field(default=False)
    clock_leapt: bool = field(default=False)  # it is not believed for the moment, and the time goes on without it
    media: MediaRoom = field(default_factory=NoMedia)
    feedback: FeedbackRoom = field(kw_only=True)

    def actor(self, seat: Seat) -> Actor | Refusal:
        """Who acts: the screen's own role, or at a desk the role of whoever is logged in."""
        device = seat.device
        paired = self.book.devices.get(device.id)
        if paired is not None and paired.forgotten:  # and its last commands were still on the way
            return Refusal(RefusalCode.UNKNOWN_DEVICE)
        if device.role is not Role.DESK:
            return Actor(device.id, device.role)
        account = self.book.account(seat.staff) if seat.staff else None
        if account is None:
            return Refusal(RefusalCode.NOT_LOGGED_IN)
        desk = self.state.seat_of(account.name)
        return Actor(device.id, account.role, account.name, desk.id if desk else None)

    def command(
        self, command: Command, seat: Seat, secret: Secret, now: datetime, asked: str | None = None
    ) -> Verdict | Refusal:
        """Decide a client's command; ``asked`` is its id."""
        actor = self.actor(seat)
        if isinstance(actor, Refusal):
            return actor
        if not may(actor.role, command):
            return Refusal(RefusalCode.NOT_ALLOWED)
        if actor.staff is not None and not isinstance(command, ChangePin) and self.book.staff[actor.staff].must_change:
            return Refusal(RefusalCode.MUST_CHANGE_PIN)
        refusal = text_refusal(command)
        if refusal is not None:
            return refusal
        if self._opens_disclosures(command, actor):
            return Refusal(RefusalCode.NOT_ALLOWED)
        if isinstance(command, AccountCommand):
            return _of(decide_account(self.book, command, actor, secret, now), actor)
        if isinstance(command, ScreenCommand):
            return _of(decide_screen(self.book, command, self.fresh.code(), now), actor)
        if isinstance(command, OfferMedia):
            offered = self.media.offered(command, actor, now)
            return offered if isinstance(offered, Refusal) else Verdict(actor, result=offered, kept=False)
        if isinstance(command, FeedbackCommand):
            name = self.book.name_of(actor.staff or "")
            told = self.feedback.decide(command, self.state, actor, now, asked, name)
            return told if isinstance(told, Refusal) else _told(told, actor)
        events = decide(self.state, command, self.context(actor, now, asked))
        if isinstance(events, Refusal):
            return self._named(events)
        reason = command.priority if isinstance(command, IssueTicket) else None
        return Verdict(actor, events, priority_reason=reason)

    def _opens_disclosures(self, command: Command, actor: Actor) -> bool:
        """Whether a person would get the PIN of an account that reads disclosures: as that officer they could read all.

        The hub's own machine can make one, which nobody does in passing and everybody finds in the log.
        """
        if actor.staff is None or not isinstance(command, AddStaff | NewPin):
            return False
        return command.name in self.feedback.rules.whistle.officers

    def _named(self, refusal: Refusal) -> Refusal:
        """The heart knows accounts; a person is told the name their colleague goes by."""
        if refusal.code not in _NAMES_A_COLLEAGUE:
            return refusal
        return replace(refusal, name=self.book.name_of(refusal.name or ""))

    def context(self, actor: Actor, now: datetime, asked: str | None = None) -> Context:
        """What the heart may know."""
        return Context(now, actor, self.fresh.id, self.fresh.link, self.clock_wrong, asked, self.media.kept)


def _of(ruling: Ruling | Refusal, actor: Actor) -> Verdict | Refusal:
    if isinstance(ruling, Refusal):
        return ruling
    return Verdict(actor, ruling.events, ruling.rows, ruling.result, refusal=ruling.refusal)


def _told(ruling: FeedbackRuling, actor: Actor) -> Verdict:
    lasts = bool(ruling.rows or ruling.events)
    return Verdict(
        actor,
        ruling.events,
        result=ruling.result,
        kept=lasts,
        remembered=lasts,
        traced=ruling.traced,
        feedback=ruling.rows,
    )
