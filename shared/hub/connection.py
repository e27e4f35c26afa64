"""One client's conversation: hello, welcome with everything, then commands in and changes out until one side goes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, assert_never

import structlog

from shared.hub.access.accounts import NO_SECRET, Secret
from shared.hub.access.screens import Pairing
from shared.hub.audience import frame
from shared.hub.client import Client
from shared.hub.hello import read_hello
from shared.hub.hub import Hub
from shared.hub.limits import Bucket
from shared.hub.outbox import Outbox
from shared.hub.person import log_in, log_out, needs_secret, secret_for
from shared.hub.source import is_loopback
from shared.hub.store import Device
from shared.hub.wire import Wire
from shared.hub.work import Ask, Pair, Read
from shared.model import Role
from shared.protocol.codec import BadFrame, decode_client
from shared.protocol.commands import Result
from shared.protocol.frames import (
    VERSION,
    Answer,
    ClientFrame,
    Do,
    Done,
    Goodbye,
    Hello,
    Login,
    Logout,
    NeedSnapshot,
    Ping,
    Pong,
    Report,
    Welcome,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.state import State

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_Short = Do | Ping | Report

RESENT = 32
"""A client sends again what was not answered right after it comes back, all at once: so many first commands are looked
up in the store, until one of them is answered. What comes late all the same is noticed as a clash there."""
LONGEST_ID = 64
SNAPSHOT_COST = 10
"""A snapshot counts as so many frames: of all that a client can ask for without a command it is the most work."""
REST_SECONDS = 0.05

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Admitted:
    """A screen that may come in; ``key`` when it was paired just now."""

    device: Device
    key: str | None = None


class Left(Exception):
    """The client is gone."""


class Conversation:
    """One client's."""

    def __init__(self, hub: Hub, wire: Wire, receive: Receive, send: Send, source: str) -> None:
        self._hub = hub
        self._wire = wire
        self._receive = receive
        self._send = send
        self._source = source
        self._outbox = Outbox(wire, hub.limits.bound, self._overflown)
        self._client: Client | None = None
        self._listening = False  # nothing is being done that another message would have to wait for
        wire.room_again = self._outbox.flush

    async def run(self) -> None:
        """Talk until one side goes."""
        try:
            refusal = await self._talk()
            await self._part(refusal)
        except Left:
            pass
        finally:
            self._gone()

    async def _talk(self) -> Refusal:
        strangers = self._hub.strangers
        strangers.come(self._wire)
        try:
            async with asyncio.timeout(self._hub.limits.hello_seconds):
                text = await self._text()
                strangers.spoke(self._wire)
                hello = read_hello(text) if text is not None else _bad("text expected")
                found = hello if isinstance(hello, Refusal) else await self._device(hello)
        except TimeoutError:
            return _bad("hello expected")
        finally:
            strangers.gone(self._wire)
        if isinstance(found, Refusal):
            log.info("a screen was not let in", source=self._source, code=found.code.value, name=found.name)
            return found
        client = await self._welcomed(found, hello.app if isinstance(hello, Hello) else "")
        device = client.device
        self._wire.at_once = partial(self._at_once, client)
        while True:
            self._listening = True
            text = await self._text()
            self._listening = False
            client.heard = self._hub.ticks()
            if text is None:
                return _bad("text expected")
            try:
                message = decode_client(text)
            except BadFrame as bad:
                log.warning("a bad frame", device=device.id, source=self._source, why=str(bad))
                return _bad(str(bad))
            if not client.bucket.take(client.heard, SNAPSHOT_COST if isinstance(message, NeedSnapshot) else 1):
                if not isinstance(message, Do | Login | Logout):
                    return Refusal(RefusalCode.TOO_MANY)
                self._answer(message.id, Refusal(RefusalCode.TOO_MANY))
                await self._rest()
                continue
            parting = await self._heard(client, message)
            if parting is not None:
                return parting

    def _at_once(self, client: Client, text: bytes) -> bool:
        """Do what needs no waiting, straight from the socket; all else, and what is wrong, takes the longer way."""
        if not self._listening:
            return False
        try:
            message = decode_client(text)
        except BadFrame:
            return False
        if not isinstance(message, _Short) or (isinstance(message, Do) and needs_secret(message.command)):
            return False
        now = self._hub.ticks()
        if not client.bucket.take(now):
            return False
        client.heard = now
        self._short(client, message)
        return True

    async def _rest(self) -> None:
        """Read nothing for a moment: who sends too much then waits in its own cable, and costs the others nothing."""
        if self._wire.gone():
            raise Left
        await asyncio.sleep(min(REST_SECONDS, 1 / self._hub.limits.frames_per_second))

    async def _text(self) -> str | None:
        message = await self._receive()
        if message["type"] != "websocket.receive":
            raise Left
        text: str | None = message.get("text")
        return text

    # --- coming in -------------------------------------------------------------------------------------------------

    async def _device(self, hello: Hello) -> Admitted | Refusal:
        if hello.device is not None and hello.key is not None:
            device = self._hub.judge.book.screen(hello.device, hello.key)
            if device is None or device.role is not hello.role:
                return Refusal(RefusalCode.UNKNOWN_DEVICE)
            return Admitted(device)
        if hello.code is None or hello.role is Role.PHONE:  # a visitor's phone comes by its ticket's link
            return Refusal(RefusalCode.UNKNOWN_DEVICE)
        fresh = self._hub.fresh
        pairing = Pairing(
            role=hello.role,
            code=hello.code[:200],
            source=self._source,
            loopback=is_loopback(self._source),
            device=f"{hello.role.value}-{fresh.id()}",
            key=fresh.key(),
            name=hello.name or "",
        )
        told: asyncio.Future[Device | Refusal] = asyncio.get_running_loop().create_future()
        self._hub.room.put(Pair(pairing, self._hub.local_secret, _once(told)))
        outcome = await told
        return outcome if isinstance(outcome, Refusal) else Admitted(outcome, pairing.key)

    async def _welcomed(self, admitted: Admitted, app: str) -> Client:
        hub, device, key = self._hub, admitted.device, admitted.key
        limits, now = hub.limits, hub.ticks()
        client = Client(self._wire, self._outbox, device, Bucket(limits.frames_per_second, limits.burst, now), now)
        told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def look(state: State | None, at: datetime) -> None:
            if state is not None and not self._wire.gone():
                self._client = client
                hub.clients.add(client)
                seq, snapshot = hub.house.admit(client, state, at)
                hub.house.health.connected(device, at)
                self._outbox.put(frame(Welcome(VERSION, hub.version, device.id, device.name, seq, snapshot, key)))
            if not told.done():
                told.set_result(state is not None)

        hub.room.put(Read(look))
        if not await told:
            await self._part(Refusal(RefusalCode.STORAGE))
            raise Left
        log.info("a screen came in", device=device.id, role=device.role.value, source=self._source, app=app[:80])
        return client

    # --- what is said ----------------------------------------------------------------------------------------------

    async def _heard(self, client: Client, message: ClientFrame) -> Refusal | None:
        match message:
            case Ping() | Report():
                self._short(client, message)
            case Do():
                if self._admits(message):
                    self._ask(client, message, await secret_for(self._hub, client, message.command))
            case Login():
                await log_in(self._hub, client, message, partial(self._answer, message.id))
            case Logout():
                await log_out(self._hub, client, partial(self._answer, message.id))
            case NeedSnapshot():
                self._hub.room.put(Read(self._again))
            case Hello():
                return _bad("hello again")
            case _:
                assert_never(message)
        return None

    def _short(self, client: Client, message: _Short) -> None:
        """What needs no waiting."""
        match message:
            case Do():
                if self._admits(message):
                    self._ask(client, message, NO_SECRET)
            case Ping(n=n):
                self._outbox.put(frame(Pong(n, self._hub.clock())))
            case Report():
                self._hub.house.report(client.device.id, message.report, self._hub.clock())
            case _:
                assert_never(message)

    def _admits(self, message: Do) -> bool:
        if not message.id or len(message.id) > LONGEST_ID or not message.id.isascii() or not message.id.isprintable():
            self._answer(message.id[:LONGEST_ID], Refusal(RefusalCode.BAD_TEXT, name="id"))
            return False
        if len(self._hub.room) >= self._hub.limits.queued:
            self._answer(message.id, Refusal(RefusalCode.TOO_MANY))
            return False
        return True

    def _ask(self, client: Client, message: Do, secret: Secret) -> None:
        client.asked += 1
        fresh = client.asked <= RESENT and not client.answered
        reply = partial(self._reply, client, message.id)
        self._hub.room.put(Ask(message.id, message.command, client, reply, secret, fresh))

    def _reply(self, client: Client, id_: str, outcome: Result | Refusal) -> None:
        client.answered = True
        self._answer(id_, outcome)

    def _answer(self, id_: str, outcome: Result | Refusal) -> None:
        said = outcome if isinstance(outcome, Refusal) else Done(outcome)
        if said is outcome and outcome.code is RefusalCode.TOO_MANY_NUMBERS and self._client is not None:
            self._hub.house.health.too_many_numbers(self._client.device, self._hub.clock())
        self._outbox.hold(frame(Answer(id_, said)))

    def _again(self, state: State | None, now: datetime) -> None:
        if state is not None and self._client is not None:
            self._hub.house.refresh(self._client, state, now)

    # --- going -----------------------------------------------------------------------------------------------------

    async def _part(self, refusal: Refusal) -> None:
        """Say why, then close; a client that does not take it is dropped."""
        self._outbox.put(frame(Goodbye(refusal)))
        self._outbox.close()
        try:
            async with asyncio.timeout(self._hub.limits.close_seconds):
                await self._send({"type": "websocket.close", "code": 1008, "reason": refusal.code.value})
        except TimeoutError:
            self._wire.abort()

    def _overflown(self) -> None:
        log.warning("a client does not read and is dropped", source=self._source)
        self._wire.abort()

    def _gone(self) -> None:
        self._outbox.close()
        self._wire.room_again = self._wire.at_once = None
        client, self._client = self._client, None
        if client is not None:
            self._hub.clients.discard(client)
            self._hub.house.leave(client)
            self._hub.house.health.gone(client.device.id, self._hub.clock())
            log.info("a screen is gone", device=client.device.id)


def _bad(why: str) -> Refusal:
    return Refusal(RefusalCode.BAD_FRAME, name=why)


def _once(told: asyncio.Future[Device | Refusal]) -> Callable[[Device | Refusal], None]:
    def reply(outcome: Device | Refusal) -> None:
        if not told.done():
            told.set_result(outcome)

    return reply
