"""The ``antrean`` command: what an installer types."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    from shared.command.line import antrean  # noqa: PLC0415 - the words are read only when somebody asks

    antrean()
