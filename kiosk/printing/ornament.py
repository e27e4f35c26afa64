"""What is drawn and not written: the mark, the woven stripe and the QR code, all of whole dots."""

from __future__ import annotations

from itertools import cycle

import qrcode
from PIL import Image, ImageDraw

BLACK, WHITE = 0, 255
STRIPE_UNIT, STRIPE_HEIGHT = 3, 18
STRIPE = (26, -1, 2, -1, 6, -1, 1, 3, 1, -1, 6, -1, 2, -1)
"""Garis tenun: widths in units, left to right; the negative ones are mori, white on paper."""
MODULE, SMALL_MODULE, QUIET = 8, 5, 2


def mark() -> Image.Image:
    """Two warps over and under two wefts, on a 72-dot tile."""
    tile = Image.new("L", (72, 72), WHITE)
    pen = ImageDraw.Draw(tile)
    pen.rounded_rectangle((0, 0, 71, 71), 14, BLACK)
    bars = (21, 41)
    for at in bars:
        pen.rounded_rectangle((at, 12, at + 9, 59), 2, WHITE)
        pen.rounded_rectangle((12, at, 59, at + 9), 2, WHITE)
    gap = 4
    for column, x in enumerate(bars):
        for row, y in enumerate(bars):
            pen.rectangle((x - gap, y - gap, x + 9 + gap, y + 9 + gap), BLACK)
            over = (x, y - gap, x + 9, y + 9 + gap) if (column + row) % 2 == 0 else (x - gap, y, x + 9 + gap, y + 9)
            pen.rectangle(over, WHITE)
    return tile


def stripe(width: int) -> Image.Image:
    """The woven stripe, ``width`` dots long."""
    cloth = Image.new("L", (width, STRIPE_HEIGHT), WHITE)
    pen = ImageDraw.Draw(cloth)
    left = 0
    for units in cycle(STRIPE):
        if left >= width:
            return cloth
        right = left + abs(units) * STRIPE_UNIT
        if units > 0:
            pen.rectangle((left, 0, right - 1, STRIPE_HEIGHT), BLACK)
        left = right
    raise AssertionError("cycle never ends")


def qr(content: str, room: int) -> Image.Image:
    """The QR code with 8-dot modules (1 mm), smaller only when ``room`` dots and a quiet zone ask for it."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(content)
    code.make(fit=True)
    rows = code.get_matrix()
    module = max(SMALL_MODULE, min(MODULE, room // (len(rows) + 2 * QUIET)))
    small = Image.new("L", (len(rows), len(rows)), WHITE)
    small.putdata([BLACK if dark else WHITE for row in rows for dark in row])
    return small.resize((len(rows) * module, len(rows) * module), Image.Resampling.NEAREST)
