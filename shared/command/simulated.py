"""The real hub under another clock, for demo and bench. Everything else about it is real."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from datetime import datetime

from shared.hub.__main__ import fresh, loop_factory, more_files
from shared.hub.access.pins import Pins
from shared.hub.server import Serving
from shared.hub.start import Site, World, open_hub


def serve_simulated(site: Site, clock: Callable[[], datetime], ready: Callable[[str, str], None]) -> None:
    """Serve until SIGTERM or SIGINT; ``ready`` gets the address and the local pairing secret.

    PINs are hashed cheaply here: a simulation has no secrets, and its clerks all log in at once.
    """
    more_files()
    opened = open_hub(site, World(clock, time.monotonic, fresh(), Pins.cheap(), "simulated"))
    serving = Serving(opened, site)

    def listening(url: str) -> None:
        ready(url, opened.hub.local_secret)

    async def run() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                asyncio.get_running_loop().add_signal_handler(number, serving.stop)
            except NotImplementedError:  # Windows: the parent ends the process
                break
        await serving.run(listening)

    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(run())
