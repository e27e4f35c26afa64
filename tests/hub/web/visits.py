"""Visitors in every state at a real hub: whose pages the tests then read, or look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from shared.model import Language, PriorityReason, Role, Slip
from shared.protocol.commands import (
    CallNext,
    CallTicket,
    CloseDay,
    ConfirmArrival,
    FinishTicket,
    IssueTicket,
    MarkNoShow,
    ParkTicket,
    SlipReady,
)
from tests.hub.running import RunningHub, Screen

REASON = "Dipanggil untuk dicoba"


@dataclass(slots=True)
class Office:
    """A hub with a kiosk and a desk at which somebody works."""

    hub: RunningHub
    kiosk: Screen
    desk: Screen

    def take(self, service: str = "kp", language: Language = Language.INDONESIAN, **more: PriorityReason) -> Slip:
        """A number from the kiosk."""
        done = self.kiosk.done(IssueTicket(service, language, **more))
        assert isinstance(done, SlipReady)
        return done.slip

    def call(self, slip: Slip) -> Slip:
        """Call just this one."""
        self.desk.done(CallTicket(slip.ticket, REASON))
        return slip

    def serve(self, slip: Slip) -> Slip:
        """Call it; and its visitor comes."""
        self.desk.done(ConfirmArrival(self.call(slip).ticket))
        return slip

    def finish(self, slip: Slip) -> Slip:
        """Serve it to the end."""
        self.desk.done(FinishTicket(self.serve(slip).ticket))
        return slip

    def park(self, slip: Slip) -> Slip:
        """Serve it, and set it aside."""
        self.desk.done(ParkTicket(self.serve(slip).ticket))
        return slip

    def miss(self, slip: Slip) -> Slip:
        """Call it; and nobody comes."""
        self.desk.done(MarkNoShow(self.call(slip).ticket))
        return slip

    def call_next(self) -> None:
        """Call whoever is next."""
        self.desk.done(CallNext())

    def close(self) -> None:
        """End the day."""
        with self.hub.desk("penutup", role=Role.SUPERVISOR) as lead:
            lead.done(CloseDay())


@contextmanager
def office(hub: RunningHub, desk: str = "loket-1") -> Iterator[Office]:
    """Open for visitors."""
    with ExitStack() as stack:
        kiosk = stack.enter_context(hub.screen(Role.KIOSK))
        yield Office(hub, kiosk, stack.enter_context(hub.desk("ani", desk)))
