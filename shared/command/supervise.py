"""Keeping the room's programs running: started in order, started again when they crash, stopped together."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from shared.command.programs import Launch
from shared.command.says import BAD_INPUT, tell, warn

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds to wait before the n-th restart in a row; a minute of life makes it count from the start."""
STOP_SECONDS = 8.0
"""How long a program may take to stop by itself."""
LOG_BYTES = 5_000_000
"""A program's log is set aside (one old copy) when it is larger at a start."""


@dataclass(slots=True)
class Room:
    """The running programs of one machine."""

    log_folder: Path
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    failed: int = 0

    async def keep(self, launch: Launch) -> None:
        """Run ``launch`` until the room stops. Bad settings (exit code 2) end the room: a restart mends nothing."""
        crashes = 0
        clock = asyncio.get_running_loop().time
        while not self.stopping.is_set():
            began = clock()
            code = await self._run(launch)
            if self.stopping.is_set():
                return
            if code == BAD_INPUT:
                self.failed = BAD_INPUT
                warn("command.program_refused", program=launch.program.value, log=self.log_of(launch))
                self.stopping.set()
                return
            crashes = 0 if clock() - began > 60 else crashes
            pause = PAUSES[min(crashes, len(PAUSES) - 1)]
            crashes += 1
            warn("command.program_ended", program=launch.program.value, code=code, log=self.log_of(launch), s=pause)
            await _first(self.stopping.wait(), asyncio.sleep(pause))

    async def _run(self, launch: Launch) -> int:
        log = self.log_of(launch)
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                *launch.arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=None,  # what a person must see once (a first PIN) belongs on the terminal, not in a log
                stderr=out,
                env=os.environ | dict(launch.environment),
            )
        ended = asyncio.ensure_future(process.wait())
        await _first(ended, self.stopping.wait())
        if not ended.done():
            process.terminate()
            try:
                await asyncio.wait_for(asyncio.shield(ended), STOP_SECONDS)
            except TimeoutError:
                process.kill()
        return await ended

    def log_of(self, launch: Launch) -> Path:
        """Where a program's own words go."""
        return self.log_folder / f"{launch.program.value}.log"


async def _first(*waits: Awaitable[object]) -> None:
    """Return when one of ``waits`` is over; a wait that is not a shared future is cancelled."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task, wait in zip(tasks, waits, strict=True):
        if task is not wait:
            task.cancel()


async def run_room(
    hub: Launch | None,
    screens: tuple[Launch, ...],
    log_folder: Path,
    hub_ready: Callable[[], Awaitable[bool]],
    seconds: float | None,
) -> int:
    """Run the hub, wait until it answers, then the screens; end on Ctrl+C, SIGTERM or after ``seconds``.

    Returns:
        the exit code for the command.
    """
    room = Room(log_folder)
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, room.stopping.set)
    if seconds is not None:
        loop.call_later(seconds, room.stopping.set)
    keepers: list[asyncio.Task[None]] = []
    if hub is not None:
        keepers.append(asyncio.create_task(room.keep(hub)))
        await _first(asyncio.create_task(_until(hub_ready)), room.stopping.wait())
        if not room.stopping.is_set():
            tell("command.hub_ready")
    for launch in screens:
        if not room.stopping.is_set():
            tell("command.program_started", program=launch.program.value)
            keepers.append(asyncio.create_task(room.keep(launch)))
    await asyncio.gather(*keepers)
    tell("command.stopped")
    return room.failed


async def _until(ready: Callable[[], Awaitable[bool]]) -> None:
    while not await ready():
        await asyncio.sleep(0.1)  # another process starts; nothing to wait on but asking again
