"""The run: which parts, in which order, and the table at the end."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from shared.command.bench.figures import Figure, table
from shared.command.bench.film_parts import film
from shared.command.bench.hub_parts import Part, Run, calls, memory, ready, tickets
from shared.command.bench.phone_parts import phones
from shared.command.bench.screen_parts import screens
from shared.command.bench.waiting import Stopped
from shared.command.configured import settings_from
from shared.command.says import BAD_INPUT, FAILED, OK, tell, warn

PARTS: dict[str, Part] = {
    "tickets": tickets,
    "calls": calls,
    "memory": memory,
    "ready": ready,
    "phones": phones,
    "screens": screens,
    "film": film,
}
QUICK = 0.2
READING = """# Measured by `antrean bench`

Every figure is of one run on one machine; what is compared was measured in turn, round by round, on the same disk.
Trust the ratios (×) more than the absolute times: other work on the machine slows both sides of a ratio.
“The store alone” writes the very rows, ids and answers of the hub's tickets, 32 a transaction, without hub and network.
A bar is what was demanded; a missed one says **no**. Times are p50 / p99 unless they say otherwise.
"""


def measure(config: Path, *, quick: bool, only: tuple[str, ...], output: Path | None) -> int:
    """Measure and print.

    Returns:
        0; 1 when a bar was missed or the measurement had to stop; 2 when asked for what does not exist.
    """
    unknown = [name for name in only if name not in PARTS]
    if unknown or not sys.platform.startswith("linux"):
        warn("command.bench_parts", parts=", ".join(PARTS))
        return BAD_INPUT
    settings_from(config)  # ends here, with every problem said, when there are any
    about = machine()
    try:
        figures = measured(config, only or tuple(PARTS), QUICK if quick else 1.0)
    except (Stopped, OSError) as stopped:
        warn("command.bench_failed", why=str(stopped))
        return FAILED
    text = f"{about}\n\n{table(figures)}\n"
    click.echo(text)
    if output is not None:
        output.write_text(f"{READING}\n{text}", encoding="utf-8")
    return FAILED if any(figure.met is False for figure in figures) else OK


def measured(config: Path, names: Sequence[str], scale: float) -> list[Figure]:
    """The figures of these parts.

    Raises:
        Stopped: something did not answer in time, or refused.
    """
    figures: list[Figure] = []
    # Beside the settings, not in /tmp: that may be memory, and we measure a disk.
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=config.resolve().parent) as folder:
        for name in names:
            tell("command.bench_part", part=name)
            figures += PARTS[name](Run(config.resolve(), Path(folder), scale))
    return figures


def machine() -> str:
    """What was measured on."""
    load = os.getloadavg()[0]
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{system}; load before the run: {load:.1f}"
