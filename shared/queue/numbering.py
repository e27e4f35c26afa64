"""Which number comes next: one series per queue and business day, from ``first`` to ``last``, never one twice."""

from __future__ import annotations

from shared.model import QueueInfo


def next_figure(queue: QueueInfo, drawn: int | None) -> int | None:
    """The figure after ``drawn`` (None: none drawn yet today); None when the series is used up."""
    figure = queue.first if drawn is None else max(drawn + 1, queue.first)
    return figure if figure <= queue.last else None


def number(queue: QueueInfo, figure: int) -> str:
    """The number as a visitor reads it: letter and figure, ``A012``."""
    return f"{queue.letter}{figure:0{queue.width}d}"
