"""What stands on every page around the content: the head with the office's name, the stripe, the foot with the page."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from shared.command.paper import ink
from shared.command.skm.naming import scope_name
from shared.command.skm.pdf.sheet import WIDTH, Sheet
from shared.language.periods import days, period_name

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = (PAGE_WIDTH - WIDTH) / 2
FIRST_HEAD = 150.0
NEXT_HEAD = 46.0
FOOT = 44.0
_STRIPE = 7.0


def first_page(canvas: Canvas, sheet: Sheet) -> None:
    """The title on a dark ground."""
    top = PAGE_HEIGHT - FIRST_HEAD
    canvas.setFillColor(sheet.colours.deep)
    canvas.rect(0, top, PAGE_WIDTH, FIRST_HEAD, stroke=0, fill=1)
    ink.stripe(canvas, 0, top - _STRIPE, PAGE_WIDTH, _STRIPE, sheet.colours, 1.5)
    canvas.setFillColor(ink.WHITE)
    for down, words, font, size in (
        (42, sheet.directory.office.name, ink.SEMIBOLD, 11),
        (82, sheet.say("skm.title"), ink.BOLD, 25),
        (108, _when(sheet), ink.SEMIBOLD, 13),
        (127, scope_name(sheet.report.scope, sheet.directory, sheet.words), ink.REGULAR, 10.5),
    ):
        canvas.setFont(font, ink.fitting(words, font, size, WIDTH))
        canvas.drawString(MARGIN, PAGE_HEIGHT - down, words)


def next_page(canvas: Canvas, sheet: Sheet) -> None:
    """Office and period in one line."""
    ink.stripe(canvas, 0, PAGE_HEIGHT - _STRIPE, PAGE_WIDTH, _STRIPE, sheet.colours, 1.5)
    canvas.setFillColor(ink.MUTED)
    canvas.setFont(ink.REGULAR, 8)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 28, _when(sheet))
    name, room = sheet.directory.office.name, WIDTH - stringWidth(_when(sheet), ink.REGULAR, 8) - 16
    canvas.setFont(ink.SEMIBOLD, ink.fitting(name, ink.SEMIBOLD, 8, room))
    canvas.drawString(MARGIN, PAGE_HEIGHT - 28, name)


def _when(sheet: Sheet) -> str:
    period = sheet.report.period
    name, written = period_name(period, sheet.language), days(period, sheet.language)
    return written if name == written else f"{name} ({written})"


class Numbered(Canvas):  # type: ignore[misc] # the library ships no types
    """A canvas that knows at the end how many pages there are."""

    sheet: Sheet

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self._pages: list[dict[str, object]] = []

    def showPage(self) -> None:
        """Keep the page until the last one is known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages with their numbers."""
        for at, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self._foot(at, len(self._pages))
            super().showPage()
        super().save()

    def _foot(self, page: int, of: int) -> None:
        self.setFillColor(ink.MUTED)
        self.setFont(ink.REGULAR, 8)
        self.drawString(MARGIN, FOOT - 16, self.sheet.say("skm.foot"))
        self.drawRightString(PAGE_WIDTH - MARGIN, FOOT - 16, self.sheet.say("skm.page", n=page, of=of))
