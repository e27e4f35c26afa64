"""The demo's hub: ``python -m shared.command.demo.serve CONFIG START SPEED`` (START in ISO 8601, with its offset).

Its clock stands until a line on standard input says at which monotonic second it began to run.
"""

from __future__ import annotations

import sys
import threading
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from shared import log
from shared.command.demo.clock import FastClock
from shared.command.simulated import serve_simulated
from shared.hub.limits import Limits
from shared.hub.start import Site
from shared.settings import Loaded, load
from shared.tied import end_with_starter

TICK_SECONDS = 0.1
"""Business minutes pass quickly."""


def main() -> None:
    """Serve until told to stop."""
    log.set_up()
    loaded = load(Path(sys.argv[1]))
    if not isinstance(loaded, Loaded):
        raise SystemExit(2)
    settings = loaded.settings
    clock = FastClock(datetime.fromisoformat(sys.argv[2]), float(sys.argv[3]))
    threading.Thread(target=_begin_when_told, args=(clock,), daemon=True).start()
    site = Site(
        database=settings.hub.database,
        data=settings.machine.data,
        directory=replace(settings.directory, office=replace(settings.directory.office, most_numbers_a_minute=None)),
        announcement=settings.announcement,
        host=settings.hub.host,
        port=settings.hub.port,
        limits=Limits(),
        tick_seconds=TICK_SECONDS,
    )
    serve_simulated(site, clock.now, lambda _url, _secret: None)


def _begin_when_told(clock: FastClock) -> None:
    line = sys.stdin.readline()
    if line:
        clock.began = float(line)
    end_with_starter()


if __name__ == "__main__":
    main()
