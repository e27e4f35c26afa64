"""The texts and tables of a report on paper."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from shared.command.paper import ink

WIDTH = 499.0
"""Between the margins, in points."""

BODY = ParagraphStyle("body", fontName=ink.REGULAR, fontSize=9.5, leading=13.5, textColor=ink.INK)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=11, textColor=ink.MUTED)
STRONG = ParagraphStyle("strong", BODY, fontName=ink.SEMIBOLD)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11.5)
CELL_STRONG = ParagraphStyle("cell strong", CELL, fontName=ink.SEMIBOLD)
RIGHT = ParagraphStyle("right", CELL, alignment=TA_RIGHT)
RIGHT_STRONG = ParagraphStyle("right strong", RIGHT, fontName=ink.SEMIBOLD)
HEAD = ParagraphStyle("head", CELL, fontName=ink.SEMIBOLD, fontSize=8, leading=10, textColor=ink.MUTED)
HEAD_RIGHT = ParagraphStyle("head right", HEAD, alignment=TA_RIGHT)
H1 = ParagraphStyle("h1", BODY, fontName=ink.BOLD, fontSize=15, leading=19, spaceBefore=18, spaceAfter=7)
H2 = ParagraphStyle("h2", BODY, fontName=ink.SEMIBOLD, fontSize=10.5, leading=14, spaceBefore=10, spaceAfter=4)

LINES = (
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 3.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.8),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, ink.INK2),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, ink.LINE),
)
"""A table with a strong line under its head and a fine one under each row."""

ROOM = (("GRID", (0, 1), (-1, -1), 0.6, ink.MUTED), ("VALIGN", (0, 1), (-1, -1), "TOP"))
"""Boxes to write in, below the head."""


def text(content: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A text as it is: nothing in it is markup."""
    return Paragraph(escape(content), style)


def signed(place_and_day: str, title: str, name: str, room: float) -> list[Flowable]:
    """Where to sign: place and day, who it is, room for the hand, the line, and the name below it."""
    return [
        text(place_and_day, BODY),
        text(title, BODY),
        Spacer(0, room),
        Table([[""]], [196], [4], [("LINEABOVE", (0, 0), (-1, -1), 0.6, ink.INK)]),
        text(name, SMALL),
    ]
