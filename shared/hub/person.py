"""A member of staff at a connection: logging in and out, and the slow work with PINs, done in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from shared.hub.access.accounts import NO_SECRET, Secret
from shared.hub.access.login import LoginAttempt, locked
from shared.hub.access.pins import LONGEST, one_time_pin
from shared.hub.access.rights import may
from shared.hub.client import Client
from shared.hub.hub import Hub
from shared.hub.work import LogIn, LogOut
from shared.model import Role
from shared.protocol.commands import AddStaff, ChangePin, Command, NewPin, Nothing, Result
from shared.protocol.frames import Login
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind

Reply = Callable[[Result | Refusal], None]
_AboutPins = AddStaff | NewPin | ChangePin


async def log_in(hub: Hub, client: Client, said: Login, answer: Reply) -> None:
    """Compare the PIN and let the person in; who was logged in elsewhere under this name is logged out there.

    A program that only says again who sat at it takes nobody away from where they sit now.
    """
    name, pin = said.name, said.pin
    if client.device.role is not Role.DESK:
        return answer(Refusal(RefusalCode.NOT_ALLOWED))
    if len(name) > LONGEST or len(pin) > LONGEST or not (name.isascii() and name.isprintable()):
        return answer(Refusal(RefusalCode.WRONG_PIN))
    name = name.strip().lower()
    async with hub.hashing:
        refusal = locked(hub.judge.book, name, client.device.id, hub.clock())
        if refusal is not None:
            return answer(refusal)
        account = hub.judge.book.account(name)
        against = account.pin_hash if account else None
        matches = await asyncio.to_thread(hub.pins.fits, against, pin)
    sits = next((c for c in hub.logged_in_elsewhere(name, client) if c.device.id != client.device.id), None)
    if said.again and matches and sits is not None:
        return answer(Refusal(RefusalCode.TAKEN_OVER, name=sits.device.name))
    told: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def reply(outcome: Result | Refusal) -> None:
        if not isinstance(outcome, Refusal):
            _seated(hub, client, name)
        answer(outcome)
        if not told.done():
            told.set_result(None)

    hub.room.put(LogIn(LoginAttempt(name, client.device.id, against, matches), client, reply))
    return await told


def _seated(hub: Hub, client: Client, name: str) -> None:
    """The log-in is stored: from now on this connection acts as the person, and no other one does."""
    for other in hub.logged_in_elsewhere(name, client):
        other.staff = None
        hub.house.tell_taken(other, AlertKind.LOGGED_IN_ELSEWHERE, client.device.name, hub.clock())
    client.staff = name
    client.notices = {}
    client.stale = True


async def log_out(hub: Hub, client: Client, answer: Reply) -> None:
    """Leave the program."""
    told: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def reply(outcome: Result | Refusal) -> None:
        if not isinstance(outcome, Refusal):
            client.staff = None
            client.stale = True
        answer(outcome)
        if not told.done():
            told.set_result(None)

    if client.staff is None:
        return answer(Nothing())
    hub.room.put(LogOut(client, reply))
    return await told


def needs_secret(command: Command) -> bool:
    """Whether this is a command about PINs, which takes its time."""
    return isinstance(command, _AboutPins)


async def secret_for(hub: Hub, client: Client, command: Command) -> Secret:
    """What a command about PINs needs, hashed or compared in a thread beforehand."""
    actor = hub.judge.actor(client)
    if isinstance(actor, Refusal) or not may(actor.role, command):
        return NO_SECRET  # it will be refused: nobody makes the hub work for nothing
    match command:
        case AddStaff(name=name) | NewPin(name=name):
            pin = one_time_pin(hub.fresh.digits, name)
            async with hub.hashing:
                return Secret(pin, await asyncio.to_thread(hub.pins.hash, pin))
        case ChangePin(old=old, new=new) if len(old) <= LONGEST and len(new) <= LONGEST:
            account = hub.judge.book.account(client.staff) if client.staff else None
            against = account.pin_hash if account else None
            async with hub.hashing:
                matches = await asyncio.to_thread(hub.pins.fits, against, old)
                return Secret("", await asyncio.to_thread(hub.pins.hash, new), against, matches)
        case _:
            return NO_SECRET
