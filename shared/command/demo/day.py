"""The demo from start to end: its own hub with a fast clock, the real screens, simulated people, and a summary."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shared.command.configured import settings_from
from shared.command.demo.clock import FastClock
from shared.command.demo.hands import Hands
from shared.command.demo.people import Clerk, Stage, Tally, crowd, hire, midday
from shared.command.demo.plan import Habits, visitors_of_day
from shared.command.demo.settings import demo_config
from shared.command.programs import Launch, launch
from shared.command.says import BAD_INPUT, FAILED, OK, tell, warn
from shared.command.start import announce, choose_screens, hub_asker
from shared.model import Role
from shared.settings.sections import Program, Settings

MONDAY = datetime(2026, 1, 12)  # noqa: DTZ001 - the zone is the office's, put on later
"""The demo's day: the one in all our examples."""
READY_SECONDS = 20.0


def demonstrate(config: Path, wishes: Mapping[str, object]) -> int:
    """Play one day.

    Returns:
        the exit code: 1 when the day showed a fault (a number twice, a double call).
    """
    settings = settings_from(config)
    zone = ZoneInfo(settings.directory.office.zone)
    try:
        ends = datetime.strptime(str(wishes["until"]), "%H:%M").replace(
            year=MONDAY.year, month=MONDAY.month, day=MONDAY.day, tzinfo=zone
        )
    except ValueError:
        warn("command.demo_bad_time", text=wishes["until"])
        return BAD_INPUT
    folder = settings.machine.data / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    own = demo_config(config, folder)
    return asyncio.run(_play(own, settings_from(own), wishes, zone, ends))


async def _play(config: Path, settings: Settings, wishes: Mapping[str, object], zone: ZoneInfo, ends: datetime) -> int:
    pictures = wishes["pictures"]
    screens = choose_screens(
        settings,
        vnc=bool(wishes["vnc"]),
        offscreen=bool(wishes["offscreen"]),
        pictures=pictures if isinstance(pictures, Path) else None,
    )
    opens = MONDAY.replace(hour=8, tzinfo=zone)
    clock = FastClock(opens - timedelta(minutes=4), float(str(wishes["speed"])), time.monotonic())
    hub = Launch(
        Program.HUB,
        (sys.executable, "-m", "shared.command.demo.serve", str(config), clock.start.isoformat(), str(clock.speed)),
    )
    windows = [launch(program, config, screens) for program in Program if program is not Program.HUB]
    announce(screens, tuple(windows), settings)
    tell("command.demo_begins", speed=int(clock.speed), seed=wishes["seed"], visitors=wishes["visitors"])
    running = [_begin(hub, settings)]
    try:
        if not await _answers(settings):
            warn("command.hub_silent", url=settings.hub.url)
            return FAILED
        running += [_begin(window, settings) for window in windows]
        tally = await _people(settings, wishes, clock, opens, ends)
        await asyncio.sleep(1.0)  # the last pictures
        return _sum_up(tally, settings)
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(10)


def _begin(started: Launch, settings: Settings) -> subprocess.Popen[bytes]:
    log = settings.machine.data / "log" / f"{started.program.value}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        return subprocess.Popen(
            started.arguments,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=os.environ | dict(started.environment),
        )


async def _answers(settings: Settings) -> bool:
    ready = hub_asker(settings)
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if await ready():
            return True
        await asyncio.sleep(0.1)
    return False


async def _people(
    settings: Settings, wishes: Mapping[str, object], clock: FastClock, opens: datetime, ends: datetime
) -> Tally:
    seed, count = int(str(wishes["seed"])), int(str(wishes["visitors"]))
    stage = Stage(settings.hub.url, settings.machine.data, settings.directory, clock, Habits(seed), Tally())
    last_ticket = ends - timedelta(minutes=70)
    visitors = visitors_of_day(settings.directory, seed, count, opens + timedelta(minutes=1), last_ticket)
    admin = Hands(stage.url, stage.data, Role.ADMIN, "admin")
    clerks: list[Clerk] = []
    try:
        await admin.ready()
        for desk in settings.directory.desks:
            if desk.main:
                name, pin = await hire(admin, desk)
                clerk = Clerk(stage, desk, Hands(stage.url, stage.data, Role.DESK, f"desk-{desk.id}"))
                await clerk.sit_down(name, pin)
                clerks.append(clerk)
        async with asyncio.TaskGroup() as people:
            people.create_task(crowd(stage, visitors))
            for clerk in clerks:
                people.create_task(clerk.work(midday(opens), ends))
    finally:
        for hands in (admin, *(clerk.hands for clerk in clerks)):
            hands.close()
    return stage.tally


def _sum_up(tally: Tally, settings: Settings) -> int:
    twice = len(tally.numbers) - len(set(tally.numbers))
    double = len(tally.calls) - len(set(tally.calls))
    tell(
        "command.demo_ends",
        numbers=len(tally.numbers),
        served=tally.served,
        absent=tally.absent,
        refused=tally.refused,
        left=len(tally.numbers) - tally.served - tally.absent,
    )
    tell("command.demo_checked", twice=twice, double=double)
    tell("command.demo_folder", folder=settings.machine.data)
    return FAILED if twice or double else OK
