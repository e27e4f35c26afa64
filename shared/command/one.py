"""``antrean hub``, ``kiosk``, ``counter``, ``display``: one program, for the room with several machines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shared.command.alone import Held
from shared.command.configured import settings_from
from shared.command.pairing import pair_here
from shared.command.programs import ROLES, Launch, launch_hub, launch_window
from shared.command.reach import room_url
from shared.command.says import OK, tell, words
from shared.command.start import hold_programs
from shared.command.windows import announce, choose_screens, warn_unpaired
from shared.settings.sections import Program
from shared.tied import tied


def run_hub(config: Path) -> int:
    """Run the hub until it ends.

    Returns:
        its exit code.
    """
    settings = settings_from(config)
    with hold_programs(settings, (Program.HUB,)) as held:
        url = room_url(settings.hub)
        if url is not None:
            tell("command.lan", url=url)
        return _become(launch_hub(config, words().language), held[Program.HUB.value])


def run_window(program: Program, config: Path, *, code: str | None, offscreen: bool, pictures: Path | None) -> int:
    """Run one screen until it ends; with a pairing code it is paired first.

    Returns:
        its exit code.
    """
    settings = settings_from(config)
    with hold_programs(settings, (program,)) as held:
        if code is not None:
            pair_here(settings, ROLES[program], code)
        screens = choose_screens(settings, vnc=False, offscreen=offscreen, pictures=pictures)
        announce(screens, (program,), settings)
        if Program.HUB not in settings.machine.runs:
            warn_unpaired((program,), settings)
        return _become(launch_window(program, config, screens), held[program.value])


def _become(launch: Launch, held: Held) -> int:
    """Be that program: what is sent to the command is sent to it, and no orphan is left when the command ends."""
    environment = os.environ | dict(launch.environment)
    sys.stdout.flush()
    if sys.platform != "win32":
        os.set_inheritable(held.number, True)
        os.execve(launch.arguments[0], launch.arguments, environment)  # noqa: S606 - a fixed list, no shell wanted
    process = subprocess.Popen(launch.arguments, stdin=subprocess.PIPE, env=tied(environment))
    try:
        return process.wait()
    except KeyboardInterrupt:  # the program has heard it too
        process.wait()
        return OK
