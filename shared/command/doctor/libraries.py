"""Which system libraries the screens need on Debian, which are missing, and the line that installs them."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from shared.command.doctor.finding import Finding, Grade, found

PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""Needed by every Qt program, even without a screen."""
X11_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Needed by windows on X."""


def loads(name: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_packages(can_load: Callable[[str], bool], *, windows: bool) -> tuple[str, ...]:
    """The Debian packages that are missing, in the order of the tables."""
    wanted = PACKAGES | (X11_PACKAGES if windows else {})
    return tuple(package for library, package in wanted.items() if not can_load(library))


def check_libraries(*, windows: bool) -> Finding:
    """The finding for this machine; other systems than Linux bring what Qt needs."""
    missing = missing_packages(loads, windows=windows) if sys.platform.startswith("linux") else ()
    if not missing:
        return found(Grade.OK, "doctor.libraries")
    line = "sudo apt-get install --no-install-recommends " + " ".join(missing)
    return found(Grade.BAD, "doctor.libraries_missing", names=", ".join(missing), line=line)
