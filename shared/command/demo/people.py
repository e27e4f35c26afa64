"""The simulated people: a crowd of visitors at one kiosk, and a clerk at each desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from shared.command.demo.clock import FastClock
from shared.command.demo.hands import Hands
from shared.command.demo.plan import Visitor
from shared.model import DeskInfo, Directory, Role
from shared.protocol.commands import (
    AddStaff,
    CallNext,
    ChangePin,
    CloseDesk,
    ConfirmArrival,
    FinishTicket,
    IssueTicket,
    MarkNoShow,
    OpenDesk,
    PauseDesk,
    PinGiven,
    Recall,
    ResumeDesk,
    TicketDone,
)
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot
from shared.rehearsal import Habits

PIN = "demo-pin-7391"
"""Of the simulated clerks; their database is the demo's own and is made anew each time."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the simulation plays."""

    url: str
    data: Path
    directory: Directory
    clock: FastClock
    habits: Habits
    refusals: list[Refusal] = field(default_factory=list)
    """Of visitors who asked for a number and were told no."""


async def crowd(stage: Stage, visitors: Sequence[Visitor]) -> None:
    """Every visitor comes at their time and takes a number."""
    kiosk = Hands(stage.url, stage.data, Role.KIOSK, "kiosk")
    try:
        await kiosk.ready()
        for visitor in visitors:
            await stage.clock.until(visitor.at)
            outcome = await kiosk.do(IssueTicket(visitor.service, visitor.language, visitor.priority))
            if isinstance(outcome, Refusal):
                stage.refusals.append(outcome)
    finally:
        kiosk.close()


async def hire(admin: Hands, desk: DeskInfo) -> tuple[str, str]:
    """An account for a desk's clerk: its name and one-time PIN."""
    name = f"petugas.{desk.id.lower()}"
    outcome = await admin.do(AddStaff(name, f"Petugas {desk.label.id}", Role.DESK))
    if isinstance(outcome, Refusal) or not isinstance(outcome.result, PinGiven):
        raise RuntimeError(f"the demo could not hire {name}: {outcome}")
    return name, outcome.result.pin


@dataclass(slots=True)
class Clerk:
    """One simulated clerk at one desk."""

    stage: Stage
    desk: DeskInfo
    hands: Hands

    async def sit_down(self, name: str, one_time: str) -> None:
        """Log in, set a PIN, open the desk."""
        await self.hands.ready()
        for step in (
            await self.hands.login(name, one_time),
            await self.hands.do(ChangePin(one_time, PIN)),
            await self.hands.do(OpenDesk(self.desk.id)),
        ):
            if isinstance(step, Refusal):
                raise RuntimeError(f"the demo's clerk {name} was refused: {step}")

    async def work(self, rest: tuple[datetime, datetime] | None, end: datetime) -> None:
        """Call, serve, call again; the office's break; go home at the end."""
        clock = self.stage.clock
        while clock.now() < end:
            if rest is not None and clock.now() >= rest[0]:
                await self.hands.do(PauseDesk("Istirahat"))
                await clock.until(rest[1])
                await self.hands.do(ResumeDesk())
                rest = None
            if not await self._one_visitor():
                await self._wait_for_somebody(min(end, rest[0]) if rest else end)
        await self.hands.do(CloseDesk())

    async def _wait_for_somebody(self, until: datetime) -> None:
        seconds = max(0.05, (until - self.stage.clock.now()).total_seconds() / self.stage.clock.speed)
        try:
            await asyncio.wait_for(self.hands.change(), min(seconds, 2.0))
        except TimeoutError:
            return

    async def _one_visitor(self) -> bool:
        snapshot = self.hands.snapshot
        if not isinstance(snapshot, DeskSnapshot) or snapshot.me is None or snapshot.me.next is None:
            return False
        called = await self.hands.do(CallNext())
        if isinstance(called, Refusal) or not isinstance(called.result, TicketDone):
            return False
        ticket, number = called.result.ticket, called.result.number
        await self.stage.clock.minutes(0.8)
        if self.stage.habits.absent(number):
            await self.hands.do(Recall(ticket))
            await self.stage.clock.minutes(1.5)
            await self.hands.do(MarkNoShow(ticket))
            return True
        await self.hands.do(ConfirmArrival(ticket))
        await self.stage.clock.minutes(self.stage.habits.minutes(number, self._usual(ticket)))
        await self.hands.do(FinishTicket(ticket))
        return True

    def _usual(self, ticket: str) -> int:
        snapshot = self.hands.snapshot
        rows = snapshot.tickets if isinstance(snapshot, DeskSnapshot) else ()
        service = next((row.service for row in rows if row.ticket == ticket), None)
        return next((info.desk_minutes for info in self.stage.directory.services if info.id == service), 10)
