"""The charts of the report, drawn from rectangles and texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from shared.command.paper import ink
from shared.command.paper.styles import WIDTH
from shared.command.skm.naming import NONE
from shared.command.skm.pdf.sheet import Sheet
from shared.feedback import Grade
from shared.language.figures import decimal

SCALE = ((Grade.D, 2500, 6499), (Grade.C, 6500, 7660), (Grade.B, 7661, 8830), (Grade.A, 8831, 10000))
"""The official intervals, in hundredths."""
_LABELS = 176.0
_VALUES = 54.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value between ``low`` and ``high`` of the chart, and the value as written."""

    name: str
    value: Fraction | None
    written: str
    marked: bool = False
    note: str = ""


def written(x: float, y: float, content: str, size: float = 8.5, font: str = ink.REGULAR, **more: object) -> String:
    """A text in a drawing; dark unless told."""
    return String(x, y, content, fontName=font, fontSize=size, **({"fillColor": ink.INK} | more))


def bars(rows: Sequence[Bar], low: int, high: int, marks: Sequence[int], sheet: Sheet) -> Drawing:
    """Bars one below the other, from ``low`` to ``high``, with a line at each of ``marks``."""
    lines = [simpleSplit(row.name, ink.REGULAR, 9, _LABELS - 8) for row in rows]
    heights = [max(19.0, 11.0 * len(some) + 6) for some in lines]
    foot = 14.0
    drawing = Drawing(WIDTH, sum(heights) + foot)
    room = WIDTH - _LABELS - _VALUES

    def across(value: Fraction | int) -> float:
        return _LABELS + room * float((value - low) / Fraction(high - low))

    for mark in marks:
        drawing.add(Line(across(mark), foot, across(mark), drawing.height, strokeColor=ink.LINE, strokeWidth=0.6))
        drawing.add(written(across(mark), 3, str(mark), 7.5, textAnchor="middle", fillColor=ink.MUTED))
    top = drawing.height
    for row, some, height in zip(rows, lines, heights, strict=True):
        middle = top - height / 2
        for at, line in enumerate(some):
            y = middle + (len(some) - 1) * 5.5 - at * 11 - 3
            drawing.add(written(0, y, line, 9))
        if row.value is not None:
            colour = ink.SOGA_THREAD if row.marked else sheet.colours.accent
            track = Rect(
                across(low), middle - 5.5, room, 11, fillColor=sheet.colours.soft, strokeWidth=0, strokeColor=None
            )
            drawing.add(track)
            length = max(1.0, across(row.value) - across(low))
            drawing.add(Rect(across(low), middle - 5.5, length, 11, fillColor=colour, strokeWidth=0, strokeColor=None))
        strong = ink.SEMIBOLD if row.value is not None else ink.REGULAR
        drawing.add(written(WIDTH, middle - 3, row.written, 9, strong, textAnchor="end"))
        if row.note and row.value is not None:
            drawing.add(written(across(low) + 5, middle - 3, row.note, 7.5, fillColor=ink.WHITE))
        top -= height
    return drawing


def grade_scale(hundredths: int, sheet: Sheet) -> Drawing:
    """The four official intervals with a mark at the index."""
    drawing = Drawing(WIDTH, 58)
    colours: dict[Grade, tuple[Color, Color]] = {
        Grade.D: (ink.BATA_SOFT, ink.BATA),
        Grade.C: (ink.SOGA_SOFT, ink.SOGA),
        Grade.B: (sheet.colours.soft, sheet.colours.accent),
        Grade.A: (ink.DAUN_SOFT, ink.DAUN),
    }

    def across(value: int) -> float:
        return WIDTH * (min(max(value, 2500), 10000) - 2500) / 7500

    for quality, first, last in SCALE:
        soft, strong = colours[quality]
        left, right = across(first), across(last)
        drawing.add(Rect(left, 16, right - left - 1.5, 24, fillColor=soft, strokeWidth=0, strokeColor=None))
        name = f"{quality.value} · {sheet.say(f'survey.grade.{quality.lower()}')}"
        drawing.add(written(left + 6, 25, name, 8, ink.SEMIBOLD, fillColor=strong))
        ends = f"{decimal(first, 2, sheet.language)}–{decimal(last, 2, sheet.language)}"
        drawing.add(written(left + 6, 5, ends, 7, fillColor=ink.MUTED))
    at = across(hundredths)
    drawing.add(Polygon([at - 5, 52, at + 5, 52, at, 42], fillColor=ink.INK, strokeWidth=0, strokeColor=None))
    drawing.add(Line(at, 42, at, 14, strokeColor=ink.INK, strokeWidth=1.2))
    return drawing


def columns(values: Sequence[tuple[str, int | None]], sheet: Sheet) -> Drawing:
    """The index of some periods side by side, from 25 to 100, in hundredths; None: nothing to show."""
    height, foot, room = 150.0, 20.0, 112.0
    drawing = Drawing(WIDTH, height)

    def up(value: int) -> float:
        return foot + room * (value - 2500) / 7500

    for _, first, _ in SCALE:
        drawing.add(Line(28, up(first), WIDTH, up(first), strokeColor=ink.LINE, strokeWidth=0.6))
        drawing.add(written(0, up(first) - 2.5, decimal(first, 2, sheet.language), 7, fillColor=ink.MUTED))
    each = (WIDTH - 36) / max(1, len(values))
    wide = min(54.0, each * 0.6)
    for at, (name, value) in enumerate(values):
        middle = 36 + each * (at + 0.5)
        drawing.add(written(middle, 5, name, 8, textAnchor="middle"))
        if value is None:
            drawing.add(written(middle, foot + 5, NONE, 10, textAnchor="middle", fillColor=ink.MUTED))
            continue
        newest = at == len(values) - 1
        colour = sheet.colours.accent if newest else ink.SUNK
        edge = None if newest else ink.MUTED
        drawing.add(
            Rect(middle - wide / 2, foot, wide, up(value) - foot, fillColor=colour, strokeColor=edge, strokeWidth=0.6)
        )
        figure = decimal(value, 2, sheet.language)
        ground = stringWidth(figure, ink.BOLD, 9.5) + 6  # on it no line of the scale crosses the figure
        drawing.add(Rect(middle - ground / 2, up(value) + 1.5, ground, 12, fillColor=ink.WHITE, strokeColor=None))
        drawing.add(written(middle, up(value) + 4, figure, 9.5, ink.BOLD, textAnchor="middle"))
    return drawing
