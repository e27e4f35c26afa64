"""Keeping the room's programs running: started in order, started again when they crash, stopped together."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from shared.command.alone import Held
from shared.command.programs import Launch
from shared.command.says import BAD_INPUT, OK, tell, warn
from shared.settings.sections import Program
from shared.tied import tied

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds to wait before the n-th restart in a row; a minute of life makes it count from the start."""
STOP_SECONDS = 8.0
"""How long a program may take to stop by itself."""
LOG_BYTES = 5_000_000
"""A program's log is set aside (one old copy) when it is larger at a start."""
LAST_LINES = 12
"""So much of its log is shown of a program that cannot run."""


@dataclass(slots=True)
class Room:
    """The running programs of one machine."""

    log_folder: Path
    held: dict[str, Held] = field(default_factory=dict)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    failed: int = OK

    async def keep(self, launch: Launch) -> None:
        """Run ``launch`` until the room stops. What only a person can mend (exit code 2) ends the room."""
        crashes = 0
        clock = asyncio.get_running_loop().time
        while not self.stopping.is_set():
            began = clock()
            log = self._new_log(launch)
            size = log.stat().st_size if log.exists() else 0
            code = await self._run(launch, log)
            if self.stopping.is_set():
                return
            if code == BAD_INPUT:
                self._refused(launch, log, size)
                return
            if code == OK and launch.program is Program.COUNTER:  # its officer closed the window
                warn("command.window_closed", program=launch.program.value)
                return
            crashes = 0 if clock() - began > 60 else crashes
            pause = PAUSES[min(crashes, len(PAUSES) - 1)]
            crashes += 1
            warn("command.program_ended", program=launch.program.value, code=code, log=log, s=int(pause))
            await _first(self.stopping.wait(), asyncio.sleep(pause))

    def _refused(self, launch: Launch, log: Path, size: int) -> None:
        self.failed = BAD_INPUT
        self.stopping.set()
        warn("command.program_refused", program=launch.program.value, log=log)
        with log.open("rb") as file:
            file.seek(size)
            for line in file.read(100_000).decode("utf-8", "replace").splitlines()[-LAST_LINES:]:
                click.echo(f"  {line}", err=True)

    async def _run(self, launch: Launch, log: Path) -> int:
        held = self.held.get(launch.program.value)
        with log.open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                *launch.arguments,
                stdin=PIPE,  # held open, never written: its end tells the program that this one is gone
                # what a person must see once (a first PIN) belongs on the terminal, not in a log
                stdout=None if launch.program is Program.HUB else out,
                stderr=out,
                env=tied(os.environ | dict(launch.environment)),
                pass_fds=(held.number,) if held and sys.platform != "win32" else (),
            )
        if held:
            held.note(os.getpid(), process.pid)
        return await self._until_end(process)

    async def _until_end(self, process: Process) -> int:
        ended = asyncio.ensure_future(process.wait())
        await _first(ended, self.stopping.wait())
        if not ended.done():
            _end(process)
            try:
                await asyncio.wait_for(asyncio.shield(ended), STOP_SECONDS)
            except TimeoutError:
                process.kill()
        return await ended

    def _new_log(self, launch: Launch) -> Path:
        """Where a program's own words go."""
        log = self.log_folder / f"{launch.program.value}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        return log


def _end(process: Process) -> None:
    if sys.platform == "win32" and process.stdin is not None:  # what is called terminating there is killing
        process.stdin.close()
        return
    try:
        process.terminate()
    except ProcessLookupError:  # it has just ended by itself
        return


async def _first(*waits: Awaitable[object]) -> None:
    """Return when one of ``waits`` is over; a wait that is not a shared future is cancelled."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task, wait in zip(tasks, waits, strict=True):
        if task is not wait:
            task.cancel()


async def run_room(
    room: Room,
    hub: Launch | None,
    windows: tuple[Launch, ...],
    hub_ready: Callable[[], Awaitable[bool]],
    opened: Callable[[], None],
    seconds: float | None,
) -> int:
    """Run the hub, wait until it answers, then the windows; end on Ctrl+C, SIGTERM or after ``seconds``.

    Returns:
        the exit code for the command.
    """
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, room.stopping.set)
    if seconds is not None:
        loop.call_later(seconds, room.stopping.set)
    keepers: list[asyncio.Task[None]] = []
    if hub is not None:
        keepers.append(asyncio.create_task(room.keep(hub)))
        await _first(asyncio.create_task(_until(hub_ready)), room.stopping.wait())
    for launch in windows:
        if not room.stopping.is_set():
            tell("command.program_started", program=launch.program.value)
            keepers.append(asyncio.create_task(room.keep(launch)))
    if not room.stopping.is_set():
        opened()
    await asyncio.gather(*keepers)
    tell("command.stopped")
    return room.failed


async def _until(ready: Callable[[], Awaitable[bool]]) -> None:
    while not await ready():
        await asyncio.sleep(0.1)  # another process starts; nothing to wait on but asking again
