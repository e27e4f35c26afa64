"""One poster: an A4 page in both languages, with a code to scan, the address to type, and three steps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from shared.command.paper import code, ink
from shared.command.paper.ink import Palette

WIDTH, HEIGHT = A4
MARGIN = 52.0
_HEAD = 236.0
_SIDE = 268.0
_STRIPE = 12.0
_LEAST = 8.0


@dataclass(frozen=True, slots=True)
class Both:
    """The same words in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a poster."""

    office: str
    place: str  # the desk; empty on the wall
    title: Both
    steps: tuple[Both, ...]
    link: str
    foot: Both


def write(path: Path, poster: Poster, colours: Palette) -> None:
    """The poster at ``path``. The same words always make the same bytes."""
    ink.load_letters()
    canvas = Canvas(str(path), pagesize=A4, invariant=1, lang="id", initialFontName=ink.REGULAR)
    canvas.setTitle(" · ".join(part for part in (poster.title.id, poster.place) if part))
    canvas.setAuthor(poster.office)
    canvas.setFillColor(ink.MORI)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    _head(canvas, poster, colours)
    _code(canvas, poster)
    _steps(canvas, poster, colours)
    _foot(canvas, poster)
    canvas.save()


def _head(canvas: Canvas, poster: Poster, colours: Palette) -> None:
    bottom = HEIGHT - _HEAD
    canvas.setFillColor(colours.deep)
    canvas.rect(0, bottom, WIDTH, _HEAD, stroke=0, fill=1)
    ink.stripe(canvas, 0, bottom - _STRIPE, WIDTH, _STRIPE, colours, 2.5)
    canvas.setFillColor(ink.WHITE)
    _line(canvas, poster.office, HEIGHT - 58, ink.SEMIBOLD, 15)
    y = bottom + 34
    _line(canvas, poster.title.en, y, ink.REGULAR, 19)
    lines, size = _fitting(poster.title.id, ink.BOLD, 44)
    y += 36
    canvas.setFont(ink.BOLD, size)
    for line in reversed(lines):
        canvas.drawString(MARGIN, y, line)
        y += size * 1.1
    if poster.place:
        _line(canvas, poster.place, y + 4, ink.SEMIBOLD, 22)


def _code(canvas: Canvas, poster: Poster) -> None:
    y = HEIGHT - _HEAD - _STRIPE - 28 - _SIDE
    code.draw(canvas, poster.link, (WIDTH - _SIDE) / 2, y, _SIDE)
    size = ink.fitting(poster.link, ink.BOLD, 20, WIDTH - 2 * MARGIN)
    canvas.setFillColor(ink.INK)
    canvas.setFont(ink.BOLD, size)
    canvas.drawCentredString(WIDTH / 2, y - 30, poster.link)


def _steps(canvas: Canvas, poster: Poster, colours: Palette) -> None:
    y = HEIGHT - _HEAD - _STRIPE - 28 - _SIDE - 66
    for n, step in enumerate(poster.steps, 1):
        canvas.setFillColor(colours.accent)
        canvas.roundRect(MARGIN, y - 20, 34, 34, 9, stroke=0, fill=1)
        canvas.setFillColor(ink.WHITE)
        canvas.setFont(ink.BOLD, 18)
        canvas.drawCentredString(MARGIN + 17, y - 9.5, str(n))
        room = WIDTH - 2 * MARGIN - 50
        for words, font, size, down, colour in (
            (step.id, ink.SEMIBOLD, 15.5, 0.0, ink.INK),
            (step.en, ink.REGULAR, 12.0, 17.0, ink.INK2),
        ):
            canvas.setFillColor(colour)
            canvas.setFont(font, ink.fitting(words, font, size, room))
            canvas.drawString(MARGIN + 50, y - down, words)
        y -= 50


def _foot(canvas: Canvas, poster: Poster) -> None:
    canvas.setFillColor(ink.SUNK)
    canvas.rect(0, 0, WIDTH, 58, stroke=0, fill=1)
    room = WIDTH - 2 * MARGIN
    for words, font, size, y in ((poster.foot.id, ink.SEMIBOLD, 12.5, 33), (poster.foot.en, ink.REGULAR, 11, 16)):
        canvas.setFillColor(ink.INK2)
        canvas.setFont(font, ink.fitting(words, font, size, room))
        canvas.drawString(MARGIN, y, words)


def _line(canvas: Canvas, words: str, y: float, font: str, size: float) -> None:
    canvas.setFont(font, ink.fitting(words, font, size, WIDTH - 2 * MARGIN))
    canvas.drawString(MARGIN, y, words)


def _fitting(words: str, font: str, size: float) -> tuple[list[str], float]:
    """The words in one line, smaller if need be; in two when they would become too small."""
    room = WIDTH - 2 * MARGIN
    one = ink.fitting(words, font, size, room)
    if one >= 0.7 * size:
        return [words], one
    while len(simpleSplit(words, font, size, room)) > 2 and size > _LEAST:
        size -= 1
    return simpleSplit(words, font, size, room), size
