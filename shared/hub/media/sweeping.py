"""At the start and once a day, what no announcement uses any more is removed from the shelf."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

from shared.hub.hub import Hub
from shared.hub.work import Read
from shared.queue.notice import media_in_use
from shared.queue.state import State

SECONDS: Final = 86_400.0


async def sweep_daily(hub: Hub) -> None:
    """Look for ever. Must run on the hub's loop."""

    def look(state: State | None, _: datetime) -> None:
        if state is not None:  # while the store cannot be trusted, nobody knows what is in use
            hub.gallery.sweep(media_in_use(state.announcements.values()))

    while True:
        hub.room.put(Read(look))
        await asyncio.sleep(SECONDS)
