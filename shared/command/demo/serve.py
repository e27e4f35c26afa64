"""The demo's hub: ``python -m shared.command.demo.serve CONFIG START SPEED`` (START in ISO 8601, with its offset)."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from shared import log
from shared.command.demo.clock import FastClock
from shared.command.simulated import serve_simulated
from shared.hub.limits import Limits
from shared.hub.start import Site
from shared.settings import Loaded, load

TICK_SECONDS = 0.1
"""Business minutes pass quickly."""


def main() -> None:
    """Serve until told to stop."""
    log.set_up()
    loaded = load(Path(sys.argv[1]))
    if not isinstance(loaded, Loaded):
        raise SystemExit(2)
    settings = loaded.settings
    clock = FastClock(datetime.fromisoformat(sys.argv[2]), float(sys.argv[3]), time.monotonic())
    site = Site(
        database=settings.hub.database,
        data=settings.machine.data,
        directory=settings.directory,
        announcement=settings.announcement,
        host=settings.hub.host,
        port=settings.hub.port,
        limits=Limits(),
        tick_seconds=TICK_SECONDS,
    )
    serve_simulated(site, clock.now, lambda _url, _secret: None)


if __name__ == "__main__":
    main()
