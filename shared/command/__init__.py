"""The ``antrean`` command: what an installer types."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    import logging  # noqa: PLC0415 - nothing is read before somebody asks

    from shared import log  # noqa: PLC0415
    from shared.command.line import antrean  # noqa: PLC0415

    log.set_up(level=logging.WARNING)
    antrean()
