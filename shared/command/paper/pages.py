"""What stands on every page of a report around its content: the head with the office's name, the stripe, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from shared.command.paper import ink
from shared.command.paper.ink import Palette
from shared.command.paper.styles import WIDTH
from shared.language import Catalogue
from shared.language.periods import days, period_name
from shared.survey.periods import Period

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = (PAGE_WIDTH - WIDTH) / 2
FIRST_HEAD = 150.0
NEXT_HEAD = 46.0
FOOT = 44.0
_STRIPE = 7.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """What one report says at its head and foot."""

    office: str
    title: str
    period: Period
    below: str  # whose, or as of when
    subject: str
    foot: str
    colours: Palette
    words: Catalogue

    @property
    def when(self) -> str:
        """The period by its name, with its days."""
        name, written = period_name(self.period, self.words.language), days(self.period, self.words.language)
        return written if name == written else f"{name} ({written})"


def write(path: Path, furniture: Furniture, story: Sequence[Flowable]) -> None:
    """The report at ``path``. The same figures always make the same bytes."""
    document = BaseDocTemplate(
        str(path),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=f"{furniture.title} · {period_name(furniture.period, furniture.words.language)}",
        author=furniture.office,
        subject=furniture.subject,
        lang=furniture.words.language.value,
        invariant=1,
        initialFontName=ink.REGULAR,
    )
    document.addPageTemplates([_template("first", FIRST_HEAD + 18, furniture), _template("next", NEXT_HEAD, furniture)])
    canvas = type("Numbered", (_Numbered,), {"furniture": furniture})
    document.build([NextPageTemplate("next"), *story], canvasmaker=canvas)


def _template(name: str, head: float, furniture: Furniture) -> PageTemplate:
    draw = _first_page if name == "first" else _next_page
    frame = Frame(MARGIN, FOOT, WIDTH, PAGE_HEIGHT - head - FOOT, 0, 0, 0, 0, id=name)
    return PageTemplate(name, [frame], onPage=lambda canvas, _: draw(canvas, furniture))


def _first_page(canvas: Canvas, furniture: Furniture) -> None:
    """The title on a dark ground."""
    top = PAGE_HEIGHT - FIRST_HEAD
    canvas.setFillColor(furniture.colours.deep)
    canvas.rect(0, top, PAGE_WIDTH, FIRST_HEAD, stroke=0, fill=1)
    ink.stripe(canvas, 0, top - _STRIPE, PAGE_WIDTH, _STRIPE, furniture.colours, 1.5)
    canvas.setFillColor(ink.WHITE)
    for down, words, font, size in (
        (42, furniture.office, ink.SEMIBOLD, 11),
        (82, furniture.title, ink.BOLD, 25),
        (108, furniture.when, ink.SEMIBOLD, 13),
        (127, furniture.below, ink.REGULAR, 10.5),
    ):
        canvas.setFont(font, ink.fitting(words, font, size, WIDTH))
        canvas.drawString(MARGIN, PAGE_HEIGHT - down, words)


def _next_page(canvas: Canvas, furniture: Furniture) -> None:
    """Office and period in one line."""
    ink.stripe(canvas, 0, PAGE_HEIGHT - _STRIPE, PAGE_WIDTH, _STRIPE, furniture.colours, 1.5)
    canvas.setFillColor(ink.MUTED)
    canvas.setFont(ink.REGULAR, 8)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 28, furniture.when)
    name, room = furniture.office, WIDTH - stringWidth(furniture.when, ink.REGULAR, 8) - 16
    canvas.setFont(ink.SEMIBOLD, ink.fitting(name, ink.SEMIBOLD, 8, room))
    canvas.drawString(MARGIN, PAGE_HEIGHT - 28, name)


class _Numbered(Canvas):  # type: ignore[misc] # the library ships no types
    """A canvas that knows at the end how many pages there are."""

    furniture: Furniture

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
        self.drawString(MARGIN, FOOT - 16, self.furniture.foot)
        self.drawRightString(PAGE_WIDTH - MARGIN, FOOT - 16, self.furniture.words.say("skm.page", n=page, of=of))
