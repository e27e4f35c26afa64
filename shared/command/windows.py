"""Where this machine's windows appear, and saying so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from shared.command.programs import ROLES, Screens, has_screen, vnc_port
from shared.command.reach import port_free
from shared.command.says import BAD_INPUT, FAILED, tell, warn
from shared.link.keyring import Keyring
from shared.settings.sections import Program, Settings


def choose_screens(settings: Settings, *, vnc: bool, offscreen: bool, pictures: Path | None) -> Screens:
    """Real windows when there is a screen; else pictures in a folder, or VNC when asked.

    Raises:
        SystemExit: 2 when the folder cannot be written, after saying so.
    """
    if vnc:
        return Screens(real=False, vnc=True)
    if has_screen(os.environ, sys.platform) and not offscreen:
        return Screens(real=True)
    folder = (pictures or settings.machine.data / "pictures").absolute()
    return Screens(real=False, pictures=writable(folder))


def writable(folder: Path) -> Path:
    """The folder, made if need be.

    Raises:
        SystemExit: 2 when it cannot be written, after saying so.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from None
    if not os.access(folder, os.W_OK):
        warn("doctor.folder_bad", folder=folder, why=os.strerror(13))
        raise SystemExit(BAD_INPUT)
    return folder


def cannot_write(folder: Path, error: OSError) -> SystemExit:
    """Says that a folder cannot be written; the end of the command, to be raised."""
    warn("doctor.folder_bad", folder=error.filename or folder, why=error.strerror or "")
    return SystemExit(BAD_INPUT)


def announce(screens: Screens, windows: Iterable[Program], settings: Settings) -> None:
    """Say where the windows are when they are not on a screen.

    Raises:
        SystemExit: 1 when a VNC port is taken, after saying so.
    """
    windows = tuple(windows)
    if screens.vnc:
        taken = [port for port in map(vnc_port, windows) if not port_free("0.0.0.0", port)]  # noqa: S104 - as Qt binds
        for port in taken:
            warn("command.vnc_taken", port=port)
        if taken:
            raise SystemExit(FAILED)
        for window in windows:
            tell("command.vnc_port", program=window.value, port=vnc_port(window))
        tell("command.vnc_warning")
    elif screens.pictures is not None and windows:
        tell("command.no_screen", folder=screens.pictures, printed=settings.kiosk.printer.folder)


def warn_unpaired(windows: Iterable[Program], settings: Settings) -> None:
    """Say how to pair those screens that a hub on another machine would not let in."""
    for window in windows:
        has = Keyring.of_screen(settings.machine.data, ROLES[window]).credentials()
        if not (has.key or has.code):
            warn("command.not_paired", program=window.value, role=ROLES[window].value)
