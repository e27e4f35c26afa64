"""The whole report as a PDF: result, elements, what to better, who answered, services, trend, and how it was done."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from shared.command.paper import ink, pages
from shared.command.paper.pages import Furniture
from shared.command.skm.naming import scope_name
from shared.command.skm.pdf import parts
from shared.command.skm.pdf.sheet import Sheet


def write(path: Path, sheet: Sheet) -> None:
    """The report of ``sheet`` at ``path``. The same figures always make the same bytes."""
    ink.load_letters()
    furniture = Furniture(
        office=sheet.directory.office.name,
        title=sheet.say("skm.title"),
        period=sheet.report.period,
        below=scope_name(sheet.report.scope, sheet.directory, sheet.words),
        subject=sheet.say("skm.index"),
        foot=sheet.say("skm.foot"),
        colours=sheet.colours,
        words=sheet.words,
    )
    pages.write(path, furniture, _story(sheet))


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
