"""One visitor's page that is open: it listens, and may ask whether what it shows is still right. Nothing else."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import partial

from shared.hub.connection import Receive
from shared.hub.hub import Hub
from shared.hub.limits import Bucket
from shared.hub.phones import Phone, Phones
from shared.hub.wire import Wire
from shared.hub.work import Read
from shared.model import Language
from shared.protocol.phone import QUESTION
from shared.queue.state import State

_QUESTION = QUESTION.encode()


async def watch(hub: Hub, wire: Wire, receive: Receive, token: str, language: Language | None) -> None:
    """Tell a page of its ticket until one side goes; what it says beside the one question ends it."""
    limits = hub.limits
    wire.narrow(limits.phone_bytes)
    bucket = Bucket(limits.questions_per_second, limits.questions, hub.ticks())
    phones = _phones(hub)
    phone = Phone(wire, language or Language.INDONESIAN, bucket)
    wire.room_again = partial(phones.room_again, phone)
    wire.at_once = heard = partial(_heard, hub, phones, phone)
    try:
        if await _joined(hub, phones, phone, token, language):
            while (message := await receive())["type"] == "websocket.receive":
                if not heard((message.get("text") or "").encode()):
                    break
        wire.part()
    finally:
        wire.room_again = wire.at_once = None
        phones.leave(phone)


async def _joined(hub: Hub, phones: Phones, phone: Phone, token: str, language: Language | None) -> bool:
    """Listen from here on, once all that the page is told is stored."""
    told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def look(state: State | None, now: datetime) -> None:
        ticket = state.linked(token) if state is not None and not phone.wire.gone() else None
        if state is not None and ticket is not None:
            phone.language = language or ticket.language
            phones.join(phone, ticket, state, now, hub.limits.phones_per_ticket)
        if not told.done():
            told.set_result(ticket is not None)

    hub.room.put(Read(look))
    return await told


def _heard(hub: Hub, phones: Phones, phone: Phone, text: bytes) -> bool:
    """Answer the question, straight from the socket."""
    if text != _QUESTION or not phone.bucket.take(hub.ticks()):
        return False
    phones.asked(phone, hub.clock())
    return True


def _phones(hub: Hub) -> Phones:
    known = hub.house.phones
    if not isinstance(known, Phones):
        hub.house.phones = known = Phones()
    return known
