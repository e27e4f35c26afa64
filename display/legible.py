"""How large the called number must be, from how far it is read; and whether this screen manages it."""

from __future__ import annotations

import math
from dataclasses import dataclass

GOAL = 0.0122
"""Height of a capital over its distance: 0.7 degrees (EN 301 549, clause 5.1.4)."""
CAPS = 0.727
"""Height of Inter's capitals over the type size."""


@dataclass(frozen=True, slots=True)
class Legible:
    """The called number on one screen. Sizes in px of type, distance in metres."""

    goal_px: float
    drawn_px: float
    reaches_m: float

    @property
    def enough(self) -> bool:
        """Whether the number can be read from the configured distance."""
        return self.drawn_px >= self.goal_px


def mm_per_px(diagonal_inch: float, width: int, height: int) -> float:
    """The size of a pixel."""
    return diagonal_inch * 25.4 / math.hypot(width, height)


def type_px(distance_m: float, pixel_mm: float) -> float:
    """The type size whose capitals are 0.7 degrees high at that distance."""
    return GOAL * distance_m * 1000 / CAPS / pixel_mm


def goal(distance_m: float, diagonal_inch: float) -> float:
    """The type size that the called number needs, as a share of the screen's diagonal."""
    return type_px(distance_m, diagonal_inch * 25.4)


def called_number(distance_m: float, diagonal_inch: float, screen: tuple[int, int], drawn_px: float) -> Legible:
    """Whether a number drawn at ``drawn_px`` on this screen meets the goal."""
    pixel = mm_per_px(diagonal_inch, *screen)
    reaches = drawn_px * CAPS * pixel / GOAL / 1000
    return Legible(type_px(distance_m, pixel), drawn_px, reaches)
