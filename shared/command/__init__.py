"""The ``antrean`` command: what an installer types."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    import logging  # noqa: PLC0415 - nothing is read before somebody asks
    import sys  # noqa: PLC0415
    from io import TextIOWrapper  # noqa: PLC0415

    from shared import log  # noqa: PLC0415
    from shared.command.line import antrean  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no "✓" shows "?" instead of a fault
    log.set_up(level=logging.WARNING)
    antrean()
