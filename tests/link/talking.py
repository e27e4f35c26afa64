"""A pure session that a test talks to, at a clock that the test moves; and what came of each word."""

from __future__ import annotations

from collections.abc import Callable

from shared.link.events import Credentials, Identity, LinkEvent
from shared.link.outputs import Outputs, Send, Tell, Wait
from shared.link.session import Session
from shared.model import Role
from shared.protocol.codec import encode
from shared.protocol.commands import CallNext, Nothing
from shared.protocol.frames import VERSION, ClientFrame, Done, HubFrame, Welcome

KEY = Credentials("tv-1", "secret")
DONE = Done(Nothing())


class Talk:
    """A session with its clock; keeps what it wants."""

    def __init__(self, clock, samples, chance: Callable[[], float] = lambda: 0.5) -> None:
        self.clock, self.samples = clock, samples
        self.session = Session(Identity(Role.DESK, "test 1"), chance, clock())

    def hear(self, frame: HubFrame) -> Outputs:
        return self.session.frame(encode(frame), self.clock())

    def open(self, credentials: Credentials = KEY) -> Outputs:
        return self.session.opened(credentials, self.clock())

    def connect(self, snapshot=None, seq: int = 7, key: str | None = None) -> Outputs:
        self.open()
        snapshot = snapshot or self.samples.board(now=self.clock.hub())
        return self.hear(Welcome(VERSION, "0.1", "tv-1", "TV 1", seq, snapshot, key))

    def close(self) -> Outputs:
        return self.session.closed(self.clock())

    def tick(self, seconds: float = 0.0) -> Outputs:
        return self.session.tick(self.clock.move(seconds))

    def do(self, id: str = "c1", keep_for: float = 30.0, only_if_connected: bool = False) -> Outputs:
        return self.session.do(id, CallNext(), keep_for, only_if_connected, self.clock())


def sent(outputs: Outputs) -> list[ClientFrame]:
    return [output.frame for output in outputs if isinstance(output, Send)]


def told(outputs: Outputs) -> list[LinkEvent]:
    return [output.event for output in outputs if isinstance(output, Tell)]


def waits(outputs: Outputs) -> float:
    return next(output.seconds for output in outputs if isinstance(output, Wait))
