"""How large the queue number is: as wide as the paper, first smaller, then narrower, never under 12 mm high."""

from __future__ import annotations

from PIL import Image, ImageDraw

from kiosk.printing.lettering import font, printable
from kiosk.printing.paper import Number, Weight
from kiosk.printing.strips import BLACK, WHITE, blank, margin

LARGEST_NUMBER, GOOD_NUMBER, LEAST_NUMBER = 204, 165, 132
"""Font sizes of the number: caps 18.5, 15 and 12 mm high."""
LEAST_SQUEEZE = 0.8


def number_fit(text: str, room: int) -> tuple[int, float]:
    """Font size and horizontal squeeze for a number: first smaller down to 15 mm caps, then squeezed, then 12 mm."""

    def natural(size: int) -> float:
        return font(Weight.BOLD, size).getlength(text) - 0.03 * size * (len(text) - 1)

    for size in range(LARGEST_NUMBER, GOOD_NUMBER - 1, -1):
        if natural(size) <= room:
            return size, 1.0
    for size in range(GOOD_NUMBER, LEAST_NUMBER, -1):
        if natural(size) * LEAST_SQUEEZE <= room:
            return size, room / natural(size)
    return LEAST_NUMBER, min(1.0, room / natural(LEAST_NUMBER))


def number(block: Number, width: int) -> Image.Image:
    """The number as wide as the paper allows."""
    text = printable(block.text) or " "
    room = width - 2 * margin(width)
    size, squeeze = number_fit(text, room)
    letters = font(Weight.BOLD, size)
    caps = round(size * 0.727)
    drawn = Image.new("L", (round(letters.getlength(text)) + size, caps + 60), WHITE)
    pen = ImageDraw.Draw(drawn)
    at = 20.0
    for letter in text:
        pen.text((round(at), 30 + caps), letter, BLACK, letters, anchor="ls")
        at += letters.getlength(letter) - 0.03 * size
    if squeeze < 1:
        drawn = drawn.resize((round(drawn.width * squeeze), drawn.height), Image.Resampling.LANCZOS)
    box = Image.eval(drawn, lambda value: WHITE - value).getbbox() or (0, 0, 1, drawn.height)
    drawn = drawn.crop((box[0], 0, box[2], drawn.height))
    strip = blank(width, drawn.height - 6)
    strip.paste(drawn, ((width - drawn.width) // 2, -12))
    return strip
