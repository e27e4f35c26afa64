"""How a page asks the hub: commands as a visitor's phone, and a look at the state when all of it is stored.

``await ask(hub, command, once)`` gives the result or the refusal; sent again with the same ``once`` it acts once and
answers the same, after a restart of the hub too. ``await look(hub, at)`` gives what ``at(state, now)`` returns.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from shared.hub.hub import Hub
from shared.hub.store import Device
from shared.hub.work import Ask, Read
from shared.model import Role
from shared.protocol.commands import Command, Result
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.state import State

PATIENCE: Final = 10.0
"""Seconds after which a page says that it does not know."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phone:
    """The seat of every visitor's phone: the same for all, so that nothing tells one from another."""

    device: Device
    staff: str | None = None


PHONE: Final = Phone(Device("phone", "phone", Role.PHONE, b""))


class NotNow(Exception):
    """The hub cannot say for the moment: its store is in trouble, or it is overrun."""


async def ask(hub: Hub, command: Command, once: str) -> Result | Refusal:
    """Have a command carried out; ``once`` is the form's own random id."""
    if len(hub.room) >= hub.limits.queued:
        return Refusal(RefusalCode.TOO_MANY)
    answer: asyncio.Future[Result | Refusal] = asyncio.get_running_loop().create_future()
    hub.room.put(Ask(f"phone-{once}", command, PHONE, _to(answer), fresh=True))
    try:
        return await asyncio.wait_for(answer, PATIENCE)
    except TimeoutError:
        return Refusal(RefusalCode.TIMEOUT)


async def look(hub: Hub, at: Callable[[State, datetime], T]) -> T:
    """What ``at`` finds in the state; it is called on the loop and must be short.

    Raises:
        NotNow: there is no state to rely on.
    """
    if len(hub.room) >= hub.limits.queued:
        raise NotNow
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def find(state: State | None, now: datetime) -> None:
        if answer.done():
            return
        if state is None:
            answer.set_exception(NotNow())
            return
        try:
            answer.set_result(at(state, now))
        except Exception as error:
            answer.set_exception(error)

    hub.room.put(Read(find))
    try:
        return await asyncio.wait_for(answer, PATIENCE)
    except TimeoutError:
        raise NotNow from None


def _to(answer: asyncio.Future[T]) -> Callable[[T], None]:
    def tell(outcome: T) -> None:
        with contextlib.suppress(asyncio.InvalidStateError):  # nobody waits any more
            answer.set_result(outcome)

    return tell
