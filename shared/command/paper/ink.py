"""Colours and letters of paper: those of the screens, embedded in the file so that it prints the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.tables import CellStyle

from shared.accent import Accent, accent
from shared.model import OfficeInfo
from shared.ui import fonts

REGULAR, SEMIBOLD, BOLD = "Inter", "Inter-SemiBold", "Inter-Bold"
WHITE, MORI, SUNK, LINE = (HexColor(code) for code in ("#FFFFFF", "#F8F4EB", "#EEE8DB", "#D9D0BF"))
INK, INK2, MUTED = (HexColor(code) for code in ("#1E1B17", "#39342C", "#5A5347"))
SOGA, SOGA_THREAD, SOGA_SOFT, KUNYIT = (HexColor(code) for code in ("#6E3A10", "#A4612A", "#F6E7D2", "#F7C255"))
DAUN, DAUN_SOFT, BATA, BATA_SOFT = (HexColor(code) for code in ("#14532F", "#E0EFE5", "#8A1F14", "#FAE5E0"))

_STRIPE = (
    *[("accent", 26), ("mori", 1), ("accent", 2), ("mori", 1), ("soga", 6), ("mori", 1), ("accent", 1), ("kunyit", 3)],
    *[("accent", 1), ("mori", 1), ("soga", 6), ("mori", 1), ("accent", 2), ("mori", 1)],
)
"""Garis tenun: thread and width in units, left to right."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that follow from the office's accent."""

    accent: Color
    deep: Color
    soft: Color


def palette(office: OfficeInfo) -> Palette:
    """The office's own colours; the design's when its accent cannot be read on paper."""
    made = accent(office.accent)
    if not isinstance(made, Accent):
        made = Accent("#1D3766", "#12254A", "#0F2144", "#E4E9F2")
    return Palette(HexColor(made.base), HexColor(made.deep), HexColor(made.soft))


def load_letters() -> None:
    """Make Inter known to the PDF library. Only the letters used go into a file."""
    for name, path in ((REGULAR, fonts.REGULAR), (SEMIBOLD, fonts.SEMIBOLD), (BOLD, fonts.BOLD)):
        registerFont(TTFont(name, str(path)))
    STATE_DEFAULTS["fontName"] = CellStyle.fontname = REGULAR  # else charts and cells name one that is not in the file
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def fitting(words: str, font: str, size: float, room: float) -> float:
    """``size``, or the smaller one at which the words fill one line of ``room`` points."""
    wide = stringWidth(words, font, size)
    return size if wide <= room else size * room / wide


def stripe(canvas: Canvas, x: float, y: float, width: float, height: float, colours: Palette, unit: float) -> None:
    """The woven stripe with its lower left corner at ``x``, ``y``; all in points."""
    threads = {"accent": colours.accent, "mori": MORI, "soga": SOGA_THREAD, "kunyit": KUNYIT}
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0)
    left = x
    while left < x + width:
        for thread, units in _STRIPE:
            canvas.setFillColor(threads[thread])
            canvas.rect(left, y, units * unit, height, stroke=0, fill=1)
            left += units * unit
    canvas.restoreState()
