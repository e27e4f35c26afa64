"""Start to first frame, idle work, and the frame of each call, as JSON lines; run by the bench beside its hub.

The TV is the real one, offscreen and without voice. After ``ready`` it says one line for each call: its number in the
log, and the monotonic second at which the first frame with it was swapped. It ends when its standard input does.
"""

from __future__ import annotations

import sys

from display.timing.saying import Ready
from display.timing.screen import command_line, go_on, silent, timed
from shared import log
from shared.settings import Problems, load
from shared.ui.opening import application
from shared.ui.timing import left_alone, next_frame, rest

SETTLING_SECONDS = 3.0
"""Until the hub has welcomed the TV and its first page has come to rest."""


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = command_line("display.timing", __doc__)
    parser.add_argument("--idle", type=float, default=3.0, help="seconds of idle work to measure")
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        return 2
    log.set_up()  # to the standard error: standard output is ours
    app = application("antrean-display", offscreen=True)
    tv = timed(silent(loaded.settings, given.url, given.data), given.code)
    first = next_frame(tv.window)
    tv.start()
    rest(SETTLING_SECONDS)
    idle = left_alone(tv.window, given.idle)
    go_on(app, tv, Ready(first or 0.0, idle.cpu, idle.frames))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
