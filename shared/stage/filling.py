"""Whether a picture or film fills its place, a little of it cut away, or is shown whole: a poster loses no words."""

from __future__ import annotations

from fractions import Fraction

LEAST = Fraction(6, 7)
"""So much of it must be left when it fills the place; else all of it is shown, between bars."""


def fills(shape: float | Fraction, place: float | Fraction) -> bool:
    """Whether what has this ``shape`` (width to height) is cut to fill a place of that shape."""
    return shape <= 0 or place <= 0 or min(shape, place) >= LEAST * max(shape, place)
