"""The TV that the bench times: the real one, offscreen and without voice, until its standard input ends."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

from display.__main__ import Television
from display.timing.saying import Pixels, Ready, Scene, say
from shared.settings import Settings


def command_line(program: str, doc: str | None) -> argparse.ArgumentParser:
    """What each timing program is told."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=doc)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--url", required=True, help="of the hub")
    parser.add_argument("--code", required=True, help="pairing code")
    parser.add_argument("--data", type=Path, required=True, help="folder for this TV's key and files")
    return parser


def silent(settings: Settings, url: str, data: Path) -> Settings:
    """The same TV at another hub, without voice."""
    display = replace(settings.display, chime=False, voice=replace(settings.display.voice, on=False))
    hub = replace(settings.hub, url=url)
    return replace(settings, display=display, hub=hub, machine=replace(settings.machine, data=data))


def timed(settings: Settings, code: str) -> Television:
    """It says when the first frame with each call was swapped."""
    return Television(
        settings,
        code,
        offscreen=True,
        pictures=None,
        pixels=lambda call, _seconds: say(Pixels(call, time.monotonic())),
    )


def go_on(app: QGuiApplication, tv: Television, said: Ready | Scene) -> None:
    """Say what was measured so far, and show calls until the bench is done."""
    ending = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ending.activated.connect(app.quit)
    say(said)
    app.exec()
    ending.setEnabled(False)
    tv.close()
