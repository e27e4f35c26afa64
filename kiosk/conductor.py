"""Who acts: takes what happens, lets the journey decide, and does what it wishes. All in one thread, never blocking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, assert_never

import structlog

from kiosk.describing import Moment, describe
from kiosk.feedback.pages import Filed
from kiosk.inputs import (
    Ask,
    GiveUp,
    HubAnswered,
    HubGone,
    HubShows,
    Input,
    PaperEnded,
    Print,
    PrinterSays,
    PrintReceipt,
    ReceiptEnded,
    ReportPaper,
    Tick,
    Wish,
)
from kiosk.journey import step
from kiosk.printing import Conditions, Failed, Outcome, Paper, Printed, SentUnconfirmed, ticket_paper
from kiosk.printing.closing import closing_of, closing_paper
from kiosk.printing.printer import refusal
from kiosk.printing.receipt import receipt_paper
from kiosk.state import State
from kiosk.view import View
from shared.link.events import Answered, Changed, Connected, LinkEvent, Lost, Rejected, Replaced
from shared.model import DayEnd, Language, PrintOutcome
from shared.protocol.commands import Command, ReportPrint, SlipReady, WithdrawTicket
from shared.protocol.frames import Done, PrinterReport, ShownReport, SoundReport
from shared.protocol.views import KioskSnapshot, PutClosing, Snapshot

log = structlog.get_logger(__name__)
REPORT_SECONDS = 600.0
"""What became of a paper is told also when the hub comes back late."""

WITHDRAW_SECONDS = 43_200.0
"""A number that nobody holds must not stand in line, whenever the hub comes back that day."""

CLOCK_OFF = timedelta(seconds=2)
"""Less is the way that the hub's word took."""


class Hub(Protocol):
    """What the conductor needs of the link."""

    def do(self, command: Command, *, id: str, keep_for: float = 30.0, only_if_connected: bool = False) -> None:
        """Do something once."""
        ...

    def report(self, report: PrinterReport | ShownReport | SoundReport) -> None:
        """Say how this screen is."""
        ...


class Press(Protocol):
    """What the conductor needs of the printing worker."""

    def print(self, job_id: str, paper: Paper, done: Callable[[Outcome], None]) -> None:
        """Queue a paper and return at once."""
        ...


@dataclass(frozen=True, slots=True)
class PaperDone:
    """An outcome on its way back from the worker's thread."""

    ticket: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ClosingDone:
    """What became of a closing slip."""

    end: DayEnd
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReceiptDone:
    """What became of a case's receipt."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class World:
    """The outside as the composition root knows it. ``post`` hands something to ``Conductor.receive`` in its thread."""

    hub: Hub
    press: Press
    ticks: Callable[[], float]
    wall: Callable[[], datetime]
    new_id: Callable[[], str]
    post: Callable[[object], None]
    show: Callable[[View], None]


class Conductor:
    """Runs one kiosk."""

    def __init__(self, world: World, state: State, base: str = "", slot: str = "below", logo: str = "") -> None:
        self._world = world
        self._base, self._slot, self._logo = base, slot, logo
        self._unprinted: DayEnd | None = None
        self._told: tuple[datetime, float] | None = None  # the hub's time, and when it was so
        self.state = state

    def begin(self) -> None:
        """Show the first page."""
        self._show()

    def handle(self, given: Input) -> None:
        """Something happened."""
        self.state, wishes = step(self.state, given, self._world.ticks())
        self._show()  # the visitor sees the answer to a touch before anything else is done
        for wish in wishes:
            self._perform(wish)

    def tick(self) -> None:
        """Time has passed."""
        self.handle(Tick())

    def receive(self, event: object) -> None:
        """An event of another thread has crossed over: from the link, or from the printing worker."""
        match event:
            case Connected() | Replaced() | Changed() | Lost() | Answered() | Rejected():
                self._linked(event)
            case PaperDone(ticket=ticket, outcome=outcome):
                self.handle(_ended(ticket, outcome))
            case ReceiptDone(id=id, outcome=outcome):
                ended = _ended(id, outcome)
                self.handle(ReceiptEnded(id, ended.outcome, ended.conditions))
            case ClosingDone(end=end, outcome=outcome):
                self._closing_ended(end, outcome)
            case frozenset():
                self._printer(frozenset(event))
            case _:
                raise TypeError(f"unknown event {event!r}")

    def _linked(self, event: LinkEvent) -> None:
        match event:
            case Connected(snapshot=snapshot) | Replaced(snapshot=snapshot):
                self._clock_set(snapshot.now)
                self.handle(HubShows(_of_kiosk(snapshot)))
            case Changed(snapshot=snapshot, patches=patches):
                known = self.state.snapshot
                if known is not None and known.now != snapshot.now:  # one of the clocks was set, or it is a demo's
                    self._clock_set(snapshot.now)
                self.handle(HubShows(_of_kiosk(snapshot)))
                for patch in patches:
                    if isinstance(patch, PutClosing):
                        self._print_closing(patch.end)
            case Lost():
                self.handle(HubGone())
            case Answered(id=id, outcome=outcome):
                if isinstance(outcome, Done) and isinstance(outcome.result, SlipReady):
                    self._clock_set(outcome.result.slip.issued_at, only_on=True)  # an answer may be late
                self.handle(HubAnswered(id, outcome))
            case Rejected(refusal=refusal):
                log.warning("hub refuses this kiosk", code=refusal.code.value, name=refusal.name)
                self.handle(HubGone(refusal))
            case _:
                assert_never(event)

    def _clock_set(self, at: datetime, *, only_on: bool = False) -> None:
        """The hub says the time: a kiosk's own clock may be years off."""
        ahead = at - self._hub_time()
        if self._told is None or ahead > CLOCK_OFF or (-ahead > CLOCK_OFF and not only_on):
            self._told = at, self._world.ticks()

    def _hub_time(self) -> datetime:
        """The time by the hub's clock; by this machine's before the hub has said one."""
        if self._told is None:
            return self._world.wall()
        at, since = self._told
        return at + timedelta(seconds=self._world.ticks() - since)

    def _printer(self, conditions: Conditions) -> None:
        self._world.hub.report(PrinterReport(tuple(sorted(conditions))))
        self.handle(PrinterSays(conditions))
        if self._unprinted is not None and refusal(conditions) is None:
            self._print_closing(self._unprinted)

    def _perform(self, wish: Wish) -> None:
        match wish:
            case Ask(id=id, command=command, keep_for=keep_for, only_if_connected=only):
                self._world.hub.do(command, id=id, keep_for=keep_for, only_if_connected=only)
            case Print():
                self._print(wish)
            case PrintReceipt(filed=filed):
                self._print_receipt(filed)
            case ReportPaper(ticket=ticket, outcome=outcome, conditions=conditions):
                command = ReportPrint(ticket, outcome, tuple(sorted(conditions)))
                self._world.hub.do(command, id=self._world.new_id(), keep_for=REPORT_SECONDS)
            case GiveUp(asked=asked):
                log.warning("no answer to a wish for a number: it is withdrawn", asked=asked)
                self._world.hub.do(WithdrawTicket(asked), id=self._world.new_id(), keep_for=WITHDRAW_SECONDS)
            case _:
                assert_never(wish)

    def _print(self, wish: Print) -> None:
        slip, snapshot, post = wish.slip, self.state.snapshot, self._world.post
        if snapshot is None:  # cannot be: a number comes only after a snapshot
            self.handle(PaperEnded(slip.ticket, PrintOutcome.FAILED))
            return
        paper = ticket_paper(slip, snapshot.directory, self._base)
        self._world.press.print(self._world.new_id(), paper, lambda outcome: post(PaperDone(slip.ticket, outcome)))

    def _print_receipt(self, filed: Filed) -> None:
        snapshot, post = self.state.snapshot, self._world.post
        if snapshot is None:  # cannot be: a case is filed only after a snapshot
            self.handle(ReceiptEnded(filed.id, PrintOutcome.FAILED))
            return
        office = snapshot.directory.office
        paper = receipt_paper(filed, office, office.public_url or self._base)
        self._world.press.print(self._world.new_id(), paper, lambda outcome: post(ReceiptDone(filed.id, outcome)))

    def _print_closing(self, end: DayEnd) -> None:
        """The closing slip, for staff: it never shows on the screen, and always speaks the office's own language."""
        snapshot, post = self.state.snapshot, self._world.post
        if snapshot is None:
            return
        self._unprinted = None
        paper = closing_paper(closing_of(end), snapshot.directory.office, Language.INDONESIAN)
        self._world.press.print(self._world.new_id(), paper, lambda outcome: post(ClosingDone(end, outcome)))

    def _closing_ended(self, end: DayEnd, outcome: Outcome) -> None:
        """A slip that surely did not come out waits until the printer is well again."""
        log.info("closing slip", day=end.day.isoformat(), outcome=type(outcome).__name__)
        if isinstance(outcome, Failed):
            self._unprinted = end

    def _show(self) -> None:
        office = self.state.snapshot.directory.office if self.state.snapshot else None
        base = (office.public_url if office else "") or self._base
        moment = Moment(self._world.ticks(), self._hub_time(), base, self._slot, self._logo)
        self._world.show(describe(self.state, moment))


def _of_kiosk(snapshot: Snapshot) -> KioskSnapshot:
    if not isinstance(snapshot, KioskSnapshot):
        raise TypeError("the hub sent another screen's snapshot")
    return snapshot


def _ended(ticket: str, outcome: Outcome) -> PaperEnded:
    match outcome:
        case Printed():
            return PaperEnded(ticket, PrintOutcome.PRINTED)
        case SentUnconfirmed(conditions=conditions):
            return PaperEnded(ticket, PrintOutcome.UNCONFIRMED, conditions)
        case Failed(conditions=conditions):
            return PaperEnded(ticket, PrintOutcome.FAILED, conditions)
        case _:
            assert_never(outcome)
