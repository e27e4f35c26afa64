"""A hub of the example agency in a process of its own, with a clock of its own: for tests that kill it."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from shared.hub.__main__ import fresh, serve
from shared.hub.limits import Limits
from shared.hub.start import Site, World, open_hub
from tests.hub.running import QUICK_PINS, Clock, example


def main(data: Path, port: int, now: datetime) -> None:
    """Serve until killed."""
    site = Site(
        database=f"sqlite:///{data / 'antrean.db'}",
        data=data,
        directory=example(),
        port=port,
        limits=Limits(silence_seconds=600, frames_per_second=1e6, burst=1_000_000),
    )
    opened = open_hub(site, World(Clock(now), time.monotonic, fresh(), QUICK_PINS, "test"))
    serve(opened, site, lambda url: print(url, flush=True))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
