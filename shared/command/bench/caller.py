"""A bare client of the hub for measuring: no thread, no merge, only frames."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from types import TracebackType
from typing import Self

from websockets.asyncio.client import ClientConnection, connect

from shared.model import Role
from shared.protocol.codec import decode_hub, encode
from shared.protocol.commands import Command, Result
from shared.protocol.frames import (
    HEARTBEAT_SECONDS,
    VERSION,
    Answer,
    ClientFrame,
    Do,
    Done,
    Goodbye,
    Hello,
    Login,
    Ping,
    Welcome,
)

_counter = itertools.count()
ANSWER = '{"type":"answer"'


class Refused(RuntimeError):
    """The hub refused something that the measurement needs."""


class Caller:
    """One connection that asks and waits; changes are thrown away unread."""

    def __init__(self, url: str, role: Role, code: str) -> None:
        self._url = url
        self._hello = Hello(VERSION, role, "bench", code=code)
        self._waiting: dict[str, asyncio.Future[Answer]] = {}
        self._connection: ClientConnection | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self.welcome: Welcome | None = None

    async def __aenter__(self) -> Self:
        """Connect and be welcomed."""
        self._connection = await connect(
            self._url, compression=None, ping_interval=None, max_size=None, proxy=None, open_timeout=30
        )
        await self._send(self._hello)
        first = decode_hub(await self._connection.recv())
        if isinstance(first, Goodbye):
            raise Refused(str(first))
        assert isinstance(first, Welcome)  # noqa: S101 - the protocol's first frame
        self.welcome = first
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._beat())]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()

    async def do(self, command: Command) -> Result:
        """One command, answered.

        Raises:
            Refused: the hub said no.
        """
        key = f"bench-{next(_counter)}-{id(self)}"
        return await self._ask(key, Do(key, command))

    async def login(self, name: str, pin: str) -> Result:
        """Log a member of staff in."""
        key = f"login-{next(_counter)}-{id(self)}"
        return await self._ask(key, Login(key, name, pin))

    async def _ask(self, key: str, frame: ClientFrame) -> Result:
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[key] = answer
        await self._send(frame)
        outcome = (await answer).outcome
        if isinstance(outcome, Done):
            return outcome.result
        raise Refused(str(outcome))

    async def _send(self, frame: ClientFrame) -> None:
        assert self._connection is not None  # noqa: S101 - inside the context
        await self._connection.send(encode(frame))

    async def _read(self) -> None:
        assert self._connection is not None  # noqa: S101
        async for data in self._connection:
            if str(data).startswith(ANSWER):
                frame = decode_hub(data)
                assert isinstance(frame, Answer)  # noqa: S101
                waiting = self._waiting.pop(frame.id, None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(frame)

    async def _beat(self) -> None:
        for n in itertools.count():
            await asyncio.sleep(HEARTBEAT_SECONDS)
            with contextlib.suppress(ConnectionError):
                await self._send(Ping(n))
