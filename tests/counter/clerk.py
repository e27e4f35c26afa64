"""Somebody at a desk without a window: what is pressed and heard goes in, what the desk wishes comes out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from counter import desk
from counter.inputs import Got, Heard, Input, SendCommand, Tick, Wish
from counter.state import State
from shared.model import Role
from shared.protocol import commands as c
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot
from tests.counter.sample import ME, NOW, room

LOGGED_OUT = room(me=None)
NO_DESK = room(me=msgspec.structs.replace(ME, desk=None, next=None))
MUST_CHANGE = room(me=msgspec.structs.replace(ME, desk=None, next=None, must_change_pin=True))
SUPERVISOR = room(me=msgspec.structs.replace(ME, role=Role.SUPERVISOR))


@dataclass
class Clerk:
    """Somebody at a desk, with all that the desk wished for."""

    state: State = field(default_factory=State)
    at: datetime = NOW
    wishes: list[Wish] = field(default_factory=list)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def take(self, *said: Input) -> Clerk:
        for each in said:
            self.state, wishes = desk.step(self.state, each, self.at, f"id-{next(self.ids)}")
            self.wishes.extend(wishes)
        return self

    def wait(self, seconds: float) -> Clerk:
        self.at += timedelta(seconds=seconds)
        return self.take(Tick())

    def answer(self, outcome: c.Result | Refusal | None = None) -> Clerk:
        assert self.state.pending, "nothing is on its way"
        refused = isinstance(outcome, Refusal)
        return self.take(Got(self.state.pending.id, outcome if refused else Done(outcome or c.Nothing())))

    @property
    def commands(self) -> list[c.Command]:
        return [wish.command for wish in self.wishes if isinstance(wish, SendCommand)]


def sitting(snapshot: DeskSnapshot | None = None) -> Clerk:
    return Clerk().take(Heard(snapshot or room(), whole=True))
