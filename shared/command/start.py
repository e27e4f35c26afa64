"""``antrean start``: the main job. Runs what config.toml says this machine runs, until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path

from shared.command.configured import settings_from
from shared.command.programs import Launch, Screens, has_screen, launch, vnc_port
from shared.command.says import tell
from shared.command.supervise import run_room
from shared.settings.sections import Program, Settings


def start(config: Path, *, vnc: bool, offscreen: bool, pictures: Path | None, seconds: float | None) -> int:
    """Run this machine's part of the room.

    Returns:
        the exit code.
    """
    settings = settings_from(config)
    screens = choose_screens(settings, vnc=vnc, offscreen=offscreen, pictures=pictures)
    runs = settings.machine.runs
    hub = launch(Program.HUB, config, screens) if Program.HUB in runs else None
    windows = tuple(launch(program, config, screens) for program in runs if program is not Program.HUB)
    announce(screens, windows, settings)
    return asyncio.run(run_room(hub, windows, settings.machine.data / "log", hub_asker(settings), seconds))


def choose_screens(settings: Settings, *, vnc: bool, offscreen: bool, pictures: Path | None) -> Screens:
    """Real windows when there is a screen; else pictures in a folder, or VNC when asked."""
    if vnc:
        return Screens(real=False, vnc=True)
    if has_screen(os.environ, sys.platform) and not offscreen:
        return Screens(real=True)
    folder = pictures or settings.machine.data / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return Screens(real=False, pictures=folder.resolve())


def announce(screens: Screens, windows: tuple[Launch, ...], settings: Settings) -> None:
    """Say where the windows are when they are not on a screen."""
    if screens.vnc:
        for window in windows:
            tell("command.vnc_port", program=window.program.value, port=vnc_port(window.program))
        tell("command.vnc_warning")
    elif screens.pictures is not None:
        tell("command.no_screen", folder=screens.pictures, printed=settings.kiosk.printer.folder)


def hub_asker(settings: Settings) -> Callable[[], Awaitable[bool]]:
    """A question that is true once the hub of these settings answers."""
    host = "127.0.0.1" if settings.hub.host in {"0.0.0.0", "::", ""} else settings.hub.host  # noqa: S104 - compared
    url = f"http://{host}:{settings.hub.port}/health"

    def ask() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=1.0) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    async def ready() -> bool:
        return await asyncio.to_thread(ask)

    return ready
