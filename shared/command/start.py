"""``antrean start``: the main job. Runs what config.toml says this machine runs, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path

from shared.command.alone import Held, hold_all
from shared.command.configured import settings_from
from shared.command.following import follow
from shared.command.programs import Screens, launch_hub, launch_window
from shared.command.reach import hub_asker, port_free, room_url
from shared.command.says import FAILED, OK, tell, warn, words
from shared.command.supervise import Room, run_room
from shared.command.windows import announce, cannot_write, choose_screens, warn_unpaired
from shared.settings.sections import Program, Settings
from shared.settings.watching import Watch, mark


def start(config: Path, *, vnc: bool, offscreen: bool, pictures: Path | None, seconds: float | None) -> int:
    """Run this machine's part of the room.

    Returns:
        the exit code.
    """
    known = mark(config)
    settings = settings_from(config)
    with hold_programs(settings, settings.machine.runs) as held:
        screens = choose_screens(settings, vnc=vnc, offscreen=offscreen, pictures=pictures)
        return _run(config, Watch(config, settings, known), screens, held, seconds)


async def _followed(watch: Watch, runs: tuple[Program, ...], room: Coroutine[None, None, int]) -> int:
    """What ``room`` returns; while it runs, changes of config.toml are told."""
    following = asyncio.create_task(follow(watch, runs))
    try:
        return await room
    finally:
        following.cancel()


def _run(config: Path, watch: Watch, screens: Screens, held: dict[str, Held], seconds: float | None) -> int:
    settings = watch.settings
    runs = settings.machine.runs
    if Program.HUB in runs and not port_free(settings.hub.host, settings.hub.port):
        warn("doctor.port_taken", port=settings.hub.port)
        return FAILED
    windows = tuple(program for program in runs if program is not Program.HUB)
    announce(screens, windows, settings)
    if Program.HUB not in runs:
        warn_unpaired(windows, settings)
    hub = launch_hub(config, words().language) if Program.HUB in runs else None
    room = Room(settings.machine.data / "log", held)

    def opened() -> None:
        url = room_url(settings.hub) if hub else None
        if url is not None:
            tell("command.lan", url=url)
        tell("command.room_open")

    asker = hub_asker(settings.hub)
    launches = tuple(launch_window(program, config, screens) for program in windows)
    try:
        return asyncio.run(_followed(watch, runs, run_room(room, hub, launches, asker, opened, seconds)))
    except KeyboardInterrupt:  # Windows, where the loop takes no signals: the programs have heard it too
        return OK


@contextmanager
def hold_programs(settings: Settings, programs: tuple[Program, ...]) -> Iterator[dict[str, Held]]:
    """The right to be the only one to run these programs on this data folder.

    Raises:
        SystemExit: 1 when another has it, 2 when the folder cannot be written, after saying so.
    """
    data = settings.machine.data
    try:
        held = hold_all(data, [program.value for program in programs])
    except OSError as error:
        raise cannot_write(data, error) from None
    if isinstance(held, list):
        for taken in held:
            warn("command.already_runs", program=taken.name, folder=data, pids=taken.pids)
        raise SystemExit(FAILED)
    try:
        yield held
    finally:
        for one in held.values():
            one.let_go()
