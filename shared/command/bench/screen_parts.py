"""The measurements of the screens."""

from __future__ import annotations

from shared.command.bench.figures import Figure
from shared.command.bench.hub_parts import Run


def screens(run: Run) -> list[Figure]:
    """Start to first frame, touch to feedback, call to pixels, idle work."""
    del run
    return []
