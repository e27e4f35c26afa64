"""Start to first frame, idle work, and the frame of each call, as JSON lines; run by the bench beside its hub.

The TV is the real one, offscreen and without voice. After ``ready`` it says one line for each call: its number in the
log, and the monotonic second at which the first frame with it was swapped. It ends when its standard input does.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from display.__main__ import Television
from display.timing.saying import Pixels, Ready, say
from shared import log
from shared.settings import Problems, Settings, load
from shared.ui.opening import application
from shared.ui.timing import left_alone, next_frame, rest

SETTLING_SECONDS = 3.0
"""Until the hub has welcomed the TV and its first page has come to rest."""


def silent(settings: Settings, url: str, data: Path) -> Settings:
    """The same TV at another hub, without voice."""
    display = replace(settings.display, chime=False, voice=replace(settings.display.voice, on=False))
    hub = replace(settings.hub, url=url)
    return replace(settings, display=display, hub=hub, machine=replace(settings.machine, data=data))


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m display.timing", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--url", required=True, help="of the hub")
    parser.add_argument("--code", required=True, help="pairing code")
    parser.add_argument("--data", type=Path, required=True, help="folder for this TV's key")
    parser.add_argument("--idle", type=float, default=3.0, help="seconds of idle work to measure")
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        return 2
    log.set_up()  # to the standard error: standard output is ours
    app = application("antrean-display", offscreen=True)
    tv = Television(
        silent(loaded.settings, given.url, given.data),
        given.code,
        offscreen=True,
        pictures=None,
        pixels=lambda call, _seconds: say(Pixels(call, time.monotonic())),
    )
    first = next_frame(tv.window)
    tv.start()
    rest(SETTLING_SECONDS)
    idle = left_alone(tv.window, given.idle)
    ending = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ending.activated.connect(app.quit)
    say(Ready(first or 0.0, idle.cpu, idle.frames))
    app.exec()
    ending.setEnabled(False)
    tv.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
