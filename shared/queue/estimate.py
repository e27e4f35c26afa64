"""How long a newcomer will wait, as an honest range. A simulation of the real order rule replaces this one function."""

from __future__ import annotations

import math

from shared.model import Estimate

STEP = 5
"""Minutes; a finer figure would promise what nobody knows."""
SPREAD = 0.2
"""Visits at a desk differ; the range is so far to both sides of the mean."""


def estimate(ahead: int, desks: float, desk_minutes: float) -> Estimate | None:
    """The wait in minutes for somebody with ``ahead`` people before them.

    Args:
        ahead: how many stand before the newcomer.
        desks: open desks that serve them; a desk shared between queues counts by its share.
        desk_minutes: mean minutes of one visit at a desk.

    Returns:
        A range rounded to 5 minutes with ``low < high``; None when nobody is ahead or no desk is open.
    """
    if ahead <= 0 or desks <= 0 or desk_minutes <= 0:
        return None
    mean = ahead * desk_minutes / desks
    low = math.floor(mean * (1 - SPREAD) / STEP) * STEP
    high = math.ceil(mean * (1 + SPREAD) / STEP) * STEP
    return Estimate(low, max(high, low + STEP))
