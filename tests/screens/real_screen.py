"""A real X server without a monitor: windows open on it as on a kiosk, keys arrive as from a keyboard."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PIL import Image

ROOT = Path(__file__).parents[2]
LIBRARIES = ("xcb-cursor", "xcb-icccm", "xcb-keysyms", "xkbcommon-x11", "Xtst", "X11")
KEYSYMS = {"Down": 0xFF54, "Up": 0xFF52, "Return": 0xFF0D, "BackSpace": 0xFF08, "Escape": 0xFF1B}


def missing() -> str:
    """What this machine lacks for a real window, or nothing."""
    if shutil.which("Xvfb") is None:
        return "Xvfb (Debian: xvfb)"
    lacking = [name for name in LIBRARIES if ctypes.util.find_library(name) is None]
    return ", ".join(f"lib{name}" for name in lacking)


class RealScreen:
    """One X server of one size."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._memory = folder / "Xvfb_screen0"
        read, write = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"),
                *("-nolisten", "tcp", "-fbdir", str(folder)),
            ],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()
        self._programs: list[subprocess.Popen[bytes]] = []
        self._x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._xtst = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._link = ctypes.c_void_p(self._x.XOpenDisplay(self.name.encode()))
        assert self._link, f"no X server at {self.name}"

    def __enter__(self) -> RealScreen:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for program in self._programs:
            program.terminate()
            program.wait(timeout=20)
        self._x.XCloseDisplay(self._link)
        self._server.terminate()
        self._server.wait(timeout=10)

    def run(self, program: str, config: Path) -> subprocess.Popen[bytes]:
        """Start one of our programs on this screen, as ``antrean start`` does it."""
        hidden = {"QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "WAYLAND_DISPLAY"}
        world = {key: value for key, value in os.environ.items() if key not in hidden} | {"DISPLAY": self.name}
        command = [sys.executable, "-m", program, "--config", str(config)]
        with (self._memory.parent / f"{program}.log").open("wb") as log:
            self._programs.append(subprocess.Popen(command, cwd=ROOT, env=world, stderr=log))
        return self._programs[-1]

    def picture(self) -> Image.Image:
        """What a person would see: the server's own memory, an X window dump."""
        raw = self._memory.read_bytes()
        head = struct.unpack(">25I", raw[:100])
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        begin = size + colours * 12
        return Image.frombuffer("RGB", (width, height), raw[begin : begin + line * height], "raw", "BGRX", line, 1)

    def key(self, name: str) -> None:
        """Press and release a key of the keyboard."""
        code = self._x.XKeysymToKeycode(self._link, ctypes.c_ulong(KEYSYMS[name]))
        for down in (1, 0):
            self._xtst.XTestFakeKeyEvent(self._link, code, down, ctypes.c_ulong(0))
        self._x.XSync(self._link, 0)

    def until(self, holds: Callable[[Image.Image], bool], what: str, seconds: float = 20) -> Image.Image:
        """Look until it is so."""
        ends = time.monotonic() + seconds
        while not holds(picture := self.picture()):
            dead = [program.args for program in self._programs if program.poll() is not None]
            assert not dead, f"ended: {dead}"
            assert time.monotonic() < ends, f"not on the screen: {what}"
            time.sleep(0.05)
        return picture
