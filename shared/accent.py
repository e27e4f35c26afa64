"""Which colours follow from the agency's accent: same hue in OKLCH, dark enough to read, never in kunyit's way.

The conversion is Björn Ottosson's OKLab (https://bottosson.github.io/posts/oklab/); contrast is WCAG 2's formula.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

MORI = "#F8F4EB"
WHITE = "#FFFFFF"
FORBIDDEN_HUES = (60.0, 110.0)
"""Degrees in OKLCH that would fight the yellow which means "you, now"."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_GREY = 0.02
"""Chroma below which a colour has no hue worth speaking of."""


@dataclass(frozen=True, slots=True)
class Accent:
    """The accent as used and its three companions, as ``#RRGGBB``."""

    base: str
    deep: str
    lip: str
    soft: str
    darkened_from: str | None = None  # the configured colour, when it had to be darkened to be readable


@dataclass(frozen=True, slots=True)
class AccentRefused:
    """The colour cannot be an accent."""

    why: str


def accent(colour: str) -> Accent | AccentRefused:
    """The accent derived from ``colour`` (``#RRGGBB``), darkened until white and mori stand out on it."""
    if not _HEX.fullmatch(colour):
        return AccentRefused("expected a colour such as #1D3766")
    if colour.upper() == "#1D3766":
        return Accent("#1D3766", "#12254A", "#0F2144", "#E4E9F2")  # the design's own, not rounded anew
    lightness, chroma, hue = _to_oklch(colour)
    if chroma > _GREY and FORBIDDEN_HUES[0] <= hue <= FORBIDDEN_HUES[1]:
        return AccentRefused("a yellow accent would fight the yellow that means 'you, now'; choose another hue")
    base = colour.upper()
    while contrast(WHITE, base) < 10 or contrast(base, MORI) < 9:
        lightness -= 0.01
        base = _from_oklch(lightness, chroma, hue)
    return Accent(
        base=base,
        deep=_from_oklch(lightness * 0.79, chroma * 0.82, hue),
        lip=_from_oklch(lightness * 0.74, chroma * 0.79, hue),
        soft=_from_oklch(0.933, chroma * 0.15, hue),
        darkened_from=None if base == colour.upper() else colour.upper(),
    )


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_decode(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encode(value: float) -> int:
    value = min(1.0, max(0.0, value))
    return round(255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> tuple[float, float, float]:
    r, g, b = _linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    bb = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, bb), math.degrees(math.atan2(bb, a)) % 360


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return f"#{_encode(red):02X}{_encode(green):02X}{_encode(blue):02X}"
