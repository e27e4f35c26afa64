"""A QR code on paper, drawn as squares, so that it is sharp at any size."""

from __future__ import annotations

import qrcode
import qrcode.constants
from reportlab.pdfgen.canvas import Canvas

from shared.command.paper import ink

QUIET = 4
"""Modules of white around it (ISO/IEC 18004)."""


def draw(canvas: Canvas, content: str, x: float, y: float, side: float) -> None:
    """The code of ``content`` with its quiet zone, in a white square whose lower left corner is at ``x``, ``y``.

    A quarter of it may be lost to scratches and sunlight.
    """
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=QUIET)
    code.add_data(content)
    code.make(fit=True)
    rows = code.get_matrix()
    module = side / len(rows)
    canvas.setFillColor(ink.WHITE)
    canvas.roundRect(x, y, side, side, 14, stroke=0, fill=1)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        start: int | None = None
        for across, dark in enumerate((*row, False)):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                path.rect(x + start * module, y + side - (down + 1) * module, (across - start) * module, module)
                start = None
    canvas.setFillColor(ink.INK)
    canvas.drawPath(path, stroke=0, fill=1)
