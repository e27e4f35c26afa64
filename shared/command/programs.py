"""How each program of the room is started: its arguments and its environment. Pure."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.model import Language, Role
from shared.settings.sections import Program

MODULES = {
    Program.HUB: "shared.hub",
    Program.KIOSK: "kiosk",
    Program.COUNTER: "counter",
    Program.DISPLAY: "display",
}
ROLES = {Program.KIOSK: Role.KIOSK, Program.COUNTER: Role.DESK, Program.DISPLAY: Role.DISPLAY}
"""What each window is to the hub."""
FIRST_VNC_PORT = 5901
"""Kiosk 5901, counter 5902, display 5903."""


@dataclass(frozen=True, slots=True)
class Screens:
    """Where windows appear: a real screen, nowhere (pictures in a folder), or VNC ports."""

    real: bool
    pictures: Path | None = None
    vnc: bool = False


@dataclass(frozen=True, slots=True)
class Launch:
    """One process to start."""

    program: Program
    arguments: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether windows can appear on this machine."""
    return platform in {"win32", "darwin"} or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def vnc_port(program: Program) -> int:
    """The VNC port of a program's window."""
    return FIRST_VNC_PORT + (Program.KIOSK, Program.COUNTER, Program.DISPLAY).index(program)


VNC_SIZES = {Program.KIOSK: "1080x1920", Program.COUNTER: "980x640", Program.DISPLAY: "1920x1080"}


def launch_hub(config: Path, language: Language) -> Launch:
    """What starts the hub, which speaks to whoever is at the terminal."""
    module = MODULES[Program.HUB]
    return Launch(Program.HUB, (sys.executable, "-m", module, "--config", str(config), "--language", language.value))


def launch_window(program: Program, config: Path, screens: Screens, more: tuple[str, ...] = ()) -> Launch:
    """What starts a program with a window."""
    arguments = (sys.executable, "-m", MODULES[program], "--config", str(config), *more)
    if screens.real:
        return Launch(program, arguments)
    if screens.vnc:
        platform = f"vnc:size={VNC_SIZES[program]}:port={vnc_port(program)}"
        return Launch(program, arguments, (("QT_QPA_PLATFORM", platform),))
    pictures = ("--pictures", str(screens.pictures)) if screens.pictures else ()
    return Launch(program, (*arguments, "--offscreen", *pictures), (("QT_QPA_PLATFORM", "offscreen"),))
