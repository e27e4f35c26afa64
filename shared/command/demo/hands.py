"""A simulated person's hold on the hub: the real link, awaited."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path

from shared.link.events import Answered, Changed, Connected, Identity, LinkEvent, Rejected, Replaced
from shared.link.keyring import LOCAL_PAIRING, Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.commands import Command
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import Snapshot


class Hands:
    """One connection of the simulation. Made and used in one event loop."""

    def __init__(self, url: str, data: Path, role: Role, name: str) -> None:
        self.snapshot: Snapshot | None = None
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[str, asyncio.Future[Done | Refusal]] = {}
        self._changed = asyncio.Event()
        keyring = Keyring(data / f"demo-{name}.key", None, data / LOCAL_PAIRING)
        self._link = Link(url, Identity(role, f"demo {name}"), keyring, self._from_thread)
        self._link.start()

    def close(self) -> None:
        """Let go."""
        self._link.stop()

    async def ready(self) -> None:
        """Wait for the first snapshot."""
        while self.snapshot is None:
            await self.change()

    async def change(self) -> None:
        """Wait until something changed."""
        self._changed.clear()
        await self._changed.wait()

    async def do(self, command: Command) -> Done | Refusal:
        """Ask the hub and wait for its answer."""
        key, answer = self._expect()
        self._link.do(command, id=key)
        return await answer

    async def login(self, name: str, pin: str) -> Done | Refusal:
        """Log a clerk in."""
        key, answer = self._expect()
        self._link.login(name, pin, id=key)
        return await answer

    def _expect(self) -> tuple[str, asyncio.Future[Done | Refusal]]:
        key = uuid.uuid4().hex
        answer: asyncio.Future[Done | Refusal] = self._loop.create_future()
        self._waiting[key] = answer
        return key, answer

    def _from_thread(self, event: LinkEvent) -> None:
        self._loop.call_soon_threadsafe(self._take, event)

    def _take(self, event: LinkEvent) -> None:
        if isinstance(event, (Connected, Replaced, Changed)):
            self.snapshot = event.snapshot
        elif isinstance(event, Answered):
            waiting = self._waiting.pop(event.id, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(event.outcome)
        elif isinstance(event, Rejected):
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_result(event.refusal)
        self._changed.set()
