"""The whole report as a PDF: result, elements, what to better, who answered, services, trend, and how it was done."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from shared.command.paper import ink
from shared.command.skm.pdf import furniture, parts
from shared.command.skm.pdf.furniture import FIRST_HEAD, FOOT, MARGIN, NEXT_HEAD, PAGE_HEIGHT, PAGE_WIDTH
from shared.command.skm.pdf.sheet import WIDTH, Sheet
from shared.language.periods import period_name


def write(path: Path, sheet: Sheet) -> None:
    """The report of ``sheet`` at ``path``. The same figures always make the same bytes."""
    ink.load_letters()
    document = BaseDocTemplate(
        str(path),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=f"{sheet.say('skm.title')} · {period_name(sheet.report.period, sheet.language)}",
        author=sheet.directory.office.name,
        subject=sheet.say("skm.index"),
        lang=sheet.language.value,
        invariant=1,
        initialFontName=ink.REGULAR,
    )
    document.addPageTemplates([_template("first", FIRST_HEAD + 18, sheet), _template("next", NEXT_HEAD, sheet)])
    canvas = type("Numbered", (furniture.Numbered,), {"sheet": sheet})
    document.build([NextPageTemplate("next"), *_story(sheet)], canvasmaker=canvas)


def _template(name: str, head: float, sheet: Sheet) -> PageTemplate:
    draw = furniture.first_page if name == "first" else furniture.next_page
    frame = Frame(MARGIN, FOOT, WIDTH, PAGE_HEIGHT - head - FOOT, 0, 0, 0, 0, id=name)
    return PageTemplate(name, [frame], onPage=lambda canvas, _: draw(canvas, sheet))


def _story(sheet: Sheet) -> list[Flowable]:
    return [
        *parts.result(sheet),
        *parts.elements(sheet),
        *parts.better(sheet),
        *parts.who(sheet),
        *parts.where(sheet),
        *parts.trend(sheet),
        *parts.method(sheet),
    ]
