"""What every block is drawn with: strips of white with lines of text, stacked."""

from __future__ import annotations

from PIL import Image, ImageDraw

from kiosk.printing.lettering import draw_runs, width_of
from kiosk.printing.paper import Align, Run

BLACK, WHITE = 0, 255
SMALLEST = 25
"""Dots of the smallest letters: caps 2.3 mm."""


def blank(width: int, height: int) -> Image.Image:
    """A white strip."""
    return Image.new("L", (width, height), WHITE)


def margin(width: int) -> int:
    """White at each side: 3 mm on 80 mm paper, 2 mm on 58 mm."""
    return 24 if is_wide(width) else 16


def is_wide(width: int) -> bool:
    """Whether two things fit beside each other."""
    return width >= 480


def lines(rows: list[tuple[Run, ...]], size: int, width: int, align: Align, fill: int = BLACK) -> Image.Image:
    """Lines of text, 1.3 apart, as wide as ``width``."""
    pitch = round(size * 1.3)
    strip = Image.new("L", (width, pitch * len(rows)), WHITE - fill)
    pen = ImageDraw.Draw(strip)
    for index, line in enumerate(rows):
        left = 0.0 if align is Align.LEFT else (width - width_of(line, size)) / 2
        draw_runs(pen, (left, pitch * index + round(size * 1.02)), line, size, fill)
    return strip


def stacked(parts: list[Image.Image], width: int, top: int = 0, bottom: int = 0, left: int = 0) -> Image.Image:
    """Strips under each other, with white around them."""
    strip = blank(width, top + sum(part.height for part in parts) + bottom)
    for part in parts:
        strip.paste(part, (left, top))
        top += part.height
    return strip
