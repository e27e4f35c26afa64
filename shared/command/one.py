"""``antrean hub``, ``kiosk``, ``counter``, ``display``: one program, for the room with several machines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shared.command.configured import settings_from
from shared.command.programs import Screens, has_screen, launch
from shared.command.says import tell
from shared.settings.sections import Program


def run_one(program: Program, config: Path, more: tuple[str, ...]) -> int:
    """Run one program until it ends.

    Returns:
        its exit code.
    """
    settings = settings_from(config)
    real = has_screen(os.environ, sys.platform)
    pictures = None if real else settings.machine.data / "pictures"
    if pictures is not None and program is not Program.HUB:
        pictures.mkdir(parents=True, exist_ok=True)
        tell("command.no_screen", folder=pictures, printed=settings.kiosk.printer.folder)
    started = launch(program, config, Screens(real=real, pictures=pictures), more)
    process = subprocess.Popen(started.arguments, env=os.environ | dict(started.environment))
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        return process.wait()
