"""The hub that is measured: the real one, with a fixed office clock, long number series and no rate limits.

Run as ``python -m shared.command.bench.serve CONFIG DATA``; says ``URL SECRET`` when it is ready.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from shared import log
from shared.command.simulated import serve_simulated
from shared.hub.limits import Limits
from shared.hub.start import Site
from shared.model import Directory
from shared.settings import Loaded, load
from shared.tied import end_with_starter

START = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
"""Monday 09:00 in Makassar: the office is open, whenever somebody measures."""
LAST_FIGURE = 9_999_999


def measured(directory: Directory) -> Directory:
    """The office with number series that no measurement can use up, and one page on its TVs, which never changes."""
    queues = tuple(replace(queue, last=LAST_FIGURE, quota=None) for queue in directory.queues)
    services = tuple(replace(service, quota=None) for service in directory.services)
    office = replace(directory.office, most_numbers_a_minute=None)
    return replace(directory, office=office, queues=queues, services=services, pages=())


def main() -> None:
    """Serve until told to stop."""
    end_with_starter()
    log.set_up()  # on stderr, as the real hub does; on standard output nobody would read it
    config, data = Path(sys.argv[1]), Path(sys.argv[2])
    loaded = load(config)
    if not isinstance(loaded, Loaded):
        raise SystemExit(2)
    began = time.monotonic()
    site = Site(
        database=f"sqlite:///{data / 'bench.db'}",
        data=data,
        directory=measured(loaded.settings.directory),
        limits=Limits(frames_per_second=1e6, burst=1_000_000, strangers=10_000),
    )

    def ready(url: str, secret: str) -> None:
        sys.stdout.write(f"{url} {secret}\n")
        sys.stdout.flush()

    serve_simulated(site, lambda: START + timedelta(seconds=time.monotonic() - began), ready)


if __name__ == "__main__":
    main()
