"""The demo from start to end: its own hub with a fast clock, the real screens, simulated people, and a summary."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import sys
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from shared.command.alone import Taken, hold
from shared.command.configured import settings_from
from shared.command.demo.cast import crowd_file, refused_at_kiosk, split, window_desk, write_clerk, write_crowd
from shared.command.demo.clock import FastClock
from shared.command.demo.hands import Hands
from shared.command.demo.hours import Playing, playing
from shared.command.demo.people import Clerk, Stage, crowd, hire
from shared.command.demo.plan import Visitor, visitors_of_day
from shared.command.demo.running import Running
from shared.command.demo.settings import demo_config
from shared.command.demo.tally import Tally, tally_of
from shared.command.programs import ROLES, Launch, Screens, launch_window
from shared.command.reach import hub_asker
from shared.command.says import BAD_INPUT, FAILED, OK, tell, warn, words
from shared.command.windows import announce, cannot_write, choose_screens
from shared.hub.store import Reader, StoreProblem
from shared.language.dates import clock as clock_text
from shared.model import DeskInfo, Role
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot
from shared.rehearsal import Habits
from shared.settings.sections import Program, Settings

WINDOWS = (Program.KIOSK, Program.COUNTER, Program.DISPLAY)
BEFORE_OPENING = timedelta(minutes=4)
LAST_PICTURES_SECONDS = 1.5
WINDOWS_SECONDS = 30.0
"""How long the real windows may take to come."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person at the terminal asked for."""

    speed: float
    seed: int
    visitors: int
    screens: Screens


def demonstrate(config: Path, wishes: Mapping[str, object]) -> int:
    """Play one day.

    Returns:
        the exit code: 1 when the day showed a fault (a number twice, a double call).
    """
    settings = settings_from(config)
    try:
        until = datetime.strptime(str(wishes["until"]), "%H:%M").time() if wishes["until"] else None  # noqa: DTZ007
    except ValueError:
        warn("command.demo_bad_time", text=wishes["until"])
        return BAD_INPUT
    day = playing(settings.directory.office, until)
    if day is None:
        warn("command.demo_no_hours")
        return BAD_INPUT
    if not day.enough:
        warn("command.demo_too_short", opens=f"{day.opens:%H:%M}", ends=f"{day.ends:%H:%M}")
        return BAD_INPUT
    data = settings.machine.data
    try:
        held = hold(data, "demo")
    except OSError as error:
        raise cannot_write(data, error) from None
    if isinstance(held, Taken):
        warn("command.demo_runs", folder=data, pids=held.pids)
        return FAILED
    try:
        own = _own_office(config, data)
        return _perform(own, settings_from(own), wishes, day)
    finally:
        held.let_go()


def _own_office(config: Path, data: Path) -> Path:
    """The demo's config.toml in an empty folder of its own."""
    folder = data / "demo"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        return demo_config(config, folder)
    except OSError as error:
        raise cannot_write(folder, error) from None


def _perform(config: Path, settings: Settings, wishes: Mapping[str, object], day: Playing) -> int:
    pictures = wishes["pictures"]
    screens = choose_screens(
        settings,
        vnc=bool(wishes["vnc"]),
        offscreen=bool(wishes["offscreen"]),
        pictures=pictures if isinstance(pictures, Path) else None,
    )
    wished = Wishes(float(str(wishes["speed"])), int(str(wishes["seed"])), int(str(wishes["visitors"])), screens)
    announce(screens, WINDOWS, settings)
    tell("command.demo_begins", speed=int(wished.speed), seed=wished.seed, visitors=wished.visitors)
    refusals: list[Refusal] = []
    try:
        ended = asyncio.run(_until_told(_play(config, settings, wished, day, refusals)))
    except KeyboardInterrupt:  # Windows, where the loop takes no signals
        ended = False
    if not ended:
        tell("command.demo_stopped")
    return _sum_up(settings, wished.visitors, len(refusals) + refused_at_kiosk(settings.machine.data))


async def _until_told(play: Coroutine[None, None, None]) -> bool:
    """Whether ``play`` came to its end; Ctrl+C and SIGTERM end it before."""
    task = asyncio.create_task(play)
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task
        return True
    return False


async def _play(config: Path, settings: Settings, wished: Wishes, day: Playing, refusals: list[Refusal]) -> None:
    """The whole day; ``refusals`` of the simulated kiosk are added as they come."""
    clock = FastClock(day.opens - BEFORE_OPENING, wished.speed)
    hub = (sys.executable, "-m", "shared.command.demo.serve", str(config), clock.start.isoformat(), str(clock.speed))
    data = settings.machine.data
    stage = Stage(settings.hub.url, data, settings.directory, clock, Habits(wished.seed), refusals)
    begins = day.opens + timedelta(minutes=1)
    visitors = visitors_of_day(settings.directory, wished.seed, wished.visitors, begins, day.last_ticket)
    at_kiosk, others = split(visitors, day, wished.speed)
    with Running(data / "log") as running:
        running.begin(Launch(Program.HUB, hub))
        await _answers(settings, running)
        admin = Hands(stage.url, stage.data, Role.ADMIN, "admin")
        clerks: list[Clerk] = []
        try:
            await admin.ready()
            mine = window_desk(settings)
            parts = {
                Program.COUNTER: ("--demo-clerk", str(write_clerk(stage, mine, await hire(admin, mine)))),
                Program.KIOSK: ("--demo-visitors", str(crowd_file(data))),
            }
            for window in WINDOWS:
                running.begin(launch_window(window, config, wished.screens, parts.get(window, ())))
            await _windows_come(admin)
            await _sit_down(stage, admin, mine, clerks)
            clock.began = time.monotonic()
            running.tell_hub(repr(clock.began))
            write_crowd(crowd_file(data), at_kiosk, settings.directory, clock)
            await _work(settings, stage, day, clerks, others)
        finally:
            for hands in (admin, *(clerk.hands for clerk in clerks)):
                hands.close()
        await asyncio.sleep(LAST_PICTURES_SECONDS)


async def _windows_come(admin: Hands) -> None:
    """Wait until the hub sees all three windows; a room that stays without one plays without it."""
    wanted = {ROLES[window] for window in WINDOWS}

    async def come() -> None:
        while not wanted <= _there(admin):
            await admin.change()

    try:
        await asyncio.wait_for(come(), WINDOWS_SECONDS)
    except TimeoutError:
        for role in wanted - _there(admin):
            warn("command.demo_without", program=role.value)


def _there(admin: Hands) -> set[Role]:
    snapshot = admin.snapshot
    return {row.role for row in snapshot.devices if row.connected} if isinstance(snapshot, DeskSnapshot) else set()


async def _sit_down(stage: Stage, admin: Hands, mine: DeskInfo, clerks: list[Clerk]) -> None:
    """A simulated clerk at every desk that serves a queue, but for the one of the real window."""
    for desk in stage.directory.desks:
        if desk.main and desk is not mine:
            clerk = Clerk(stage, desk, Hands(stage.url, stage.data, Role.DESK, f"desk-{desk.id}"))
            clerks.append(clerk)
            await clerk.sit_down(*await hire(admin, desk))


async def _work(
    settings: Settings, stage: Stage, day: Playing, clerks: Sequence[Clerk], others: Sequence[Visitor]
) -> None:
    """The day itself."""
    async with asyncio.TaskGroup() as people:
        people.create_task(crowd(stage, others))
        people.create_task(_tell_hours(settings, stage.clock, day))
        for clerk in clerks:
            people.create_task(clerk.work(day.rest, day.ends))
        people.create_task(stage.clock.until(day.ends))


async def _answers(settings: Settings, running: Running) -> None:
    """Wait until the hub answers.

    Raises:
        SystemExit: 1 when it ended instead; its log is named.
    """
    ready = hub_asker(settings.hub)
    while not await ready():
        if not running.all_live:
            warn("command.program_refused", program=Program.HUB.value, log=running.log_folder / "hub.log")
            raise SystemExit(FAILED)
        await asyncio.sleep(0.1)  # another process starts; nothing to wait on but asking again


async def _tell_hours(settings: Settings, clock: FastClock, day: Playing) -> None:
    """A line of progress at every full hour of the day."""
    at = day.opens.replace(minute=0) + timedelta(hours=1)
    while at < day.ends:
        await clock.until(at)
        tally = await asyncio.to_thread(_counted, settings)
        zone = ZoneInfo(settings.directory.office.zone)
        said = clock_text(at, zone, words().language)
        tell("command.demo_hour", at=said, numbers=len(tally.numbers), served=tally.served, waiting=tally.open)
        at += timedelta(hours=1)


def _counted(settings: Settings) -> Tally:
    """The counts so far, from the hub's log."""
    reader = Reader.read(settings.hub.database)
    try:
        return tally_of(reader.load().records)
    finally:
        reader.close()


def _sum_up(settings: Settings, visitors: int, refused: int) -> int:
    """What the day came to. Every visitor has a number, was told no, or did not get to the kiosk in time."""
    try:
        tally = _counted(settings)
    except StoreProblem as problem:
        warn("command.audit_no_store", why=problem.sentence(words()))
        return FAILED
    tell(
        "command.demo_ends",
        visitors=visitors,
        missed=max(0, visitors - len(tally.numbers) - refused),
        numbers=len(tally.numbers),
        served=tally.served,
        absent=tally.absent,
        refused=refused,
        left=tally.open,
    )
    calls = tally.calls_of_desk.get(window_desk(settings).id, 0)
    tell("command.demo_printed", n=tally.printed, calls=calls)
    tell("command.demo_checked", twice=tally.twice, double=tally.double)
    tell("command.demo_folder", folder=settings.machine.data)
    return FAILED if tally.twice or tally.double else OK
