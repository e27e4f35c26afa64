"""Start to first frame and idle work of the desk's window, as one JSON line."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import msgspec

from counter.__main__ import Counter
from shared.settings import Problems, load
from shared.ui.opening import application
from shared.ui.timing import left_alone, next_frame, rest

SETTLING_SECONDS = 1.5
"""Until the hub has welcomed it and the log-in page has come to rest."""


class Timed(msgspec.Struct, frozen=True):
    """``first_frame_at`` in monotonic seconds, ``idle_cpu`` as a share of a core."""

    first_frame_at: float
    idle_cpu: float
    idle_frames: int


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m counter.timing", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--data", type=Path, required=True, help="folder for what the window remembers")
    parser.add_argument("--url", required=True, help="of the hub")
    parser.add_argument("--code", required=True, help="pairing code")
    parser.add_argument("--idle", type=float, default=3.0, help="seconds of idle work to measure")
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        return 2
    settings = loaded.settings
    here = replace(
        settings, machine=replace(settings.machine, data=given.data), hub=replace(settings.hub, url=given.url)
    )
    application("antrean-counter", offscreen=True)
    window = Counter(here, given.code, offscreen=True, pictures=None)
    first = next_frame(window.window)
    window.start()
    rest(SETTLING_SECONDS)
    idle = left_alone(window.window, given.idle)
    window.close()
    sys.stdout.write(msgspec.json.encode(Timed(first or 0.0, idle.cpu, idle.frames)).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
