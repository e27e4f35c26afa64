"""What every part of the report needs: its figures, its words, its colours and the styles of its texts."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from shared.command.paper import ink
from shared.command.paper.ink import Palette
from shared.language import Catalogue
from shared.model import Directory, Language
from shared.survey.report import Report

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report about to be drawn."""

    report: Report
    directory: Directory
    words: Catalogue
    colours: Palette
    served: dict[str, int]  # by service, in the period
    place_and_day: str

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.words.language

    def say(self, key: str, **values: object) -> str:
        """Words for the report."""
        return self.words.say(key, **values)


def text(content: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A text as it is: nothing in it is markup."""
    return Paragraph(escape(content), style)
