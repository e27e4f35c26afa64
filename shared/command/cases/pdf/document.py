"""The report on one page: what came in and how it went, where it came from, what will be done, and room to sign."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from shared.command.cases.blocks import Block, Blocks, Value, in_time, written
from shared.command.paper import ink, pages, styles
from shared.command.paper.ink import Palette
from shared.command.paper.pages import Furniture
from shared.command.paper.styles import LINES, ROOM, WIDTH, signed, text
from shared.complaint.report import Report
from shared.language import Catalogue
from shared.language.dates import long_date
from shared.model import Directory

_GAP = 24.0
_RIGHT = 176.0
_LEFT = WIDTH - _GAP - _RIGHT
_ROWS = 3
"""So many things to better have room."""
_LEAST, _MOST = 20.0, 50.0
"""The height of each."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report about to be drawn."""

    report: Report
    told: Blocks
    directory: Directory
    words: Catalogue
    colours: Palette

    def say(self, key: str, **values: object) -> str:
        """Words for the report."""
        return self.words.say(key, **values)

    @property
    def day(self) -> str:
        """When it was made."""
        return long_date(self.report.today, self.words.language)


def write(path: Path, sheet: Sheet) -> None:
    """The report of ``sheet`` at ``path``. The same figures always make the same bytes."""
    ink.load_letters()
    furniture = Furniture(
        office=sheet.directory.office.name,
        title=sheet.say("handled.title"),
        period=sheet.report.period,
        below=sheet.say("handled.as_of", day=sheet.day),
        subject=sheet.say("handled.subject"),
        foot=sheet.say("handled.foot"),
        colours=sheet.colours,
        words=sheet.words,
    )
    pages.write(path, furniture, [_large(sheet), *_kinds(sheet), _broken_down(sheet), _Plan(sheet)])


def _large(sheet: Sheet) -> Flowable:
    """What everybody asks first, in large figures."""
    figure = ParagraphStyle("figure", styles.BODY, fontName=ink.BOLD, fontSize=27, leading=32)
    named = (
        ("handled.received", sheet.report.together.received),
        ("handled.closed", sheet.report.together.closed),
        ("handled.in_time", in_time(sheet.report.together)),
        ("handled.overdue", sheet.report.together.overdue),
    )
    cells = [[text(written(value, sheet.words), figure), text(sheet.say(key), styles.SMALL)] for key, value in named]
    table = Table([cells], [WIDTH / len(cells)] * len(cells))
    edges = [("LINEBEFORE", (1, 0), (-1, -1), 0.6, ink.LINE), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    table.setStyle(TableStyle([*edges, ("LEFTPADDING", (1, 0), (-1, -1), 14), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _kinds(sheet: Sheet) -> list[Flowable]:
    block = sheet.told.kinds
    each = 54.0
    head = [text(block.name, styles.HEAD), *(text(one, styles.HEAD_RIGHT) for one in block.heads)]
    rows = [_row(row.name, row.values, sheet, strong=row is block.rows[-1]) for row in block.rows]
    table = Table([head, *rows], [WIDTH - each * len(block.heads), *[each] * len(block.heads)])
    table.setStyle(TableStyle([*LINES, ("LINEABOVE", (0, -1), (-1, -1), 0.9, ink.INK2)]))
    return [text(block.title, styles.H2), table, Spacer(0, 4), text(block.note, styles.SMALL)]


def _row(name: str, values: tuple[Value, ...], sheet: Sheet, *, strong: bool = False) -> list[Flowable]:
    left, right = (styles.CELL_STRONG, styles.RIGHT_STRONG) if strong else (styles.CELL, styles.RIGHT)
    return [text(name, left), *(text(written(value, sheet.words), right) for value in values)]


def _broken_down(sheet: Sheet) -> Flowable:
    """By service at the left; by channel, and disclosures apart from all others, at the right."""
    left = _list(sheet.told.services, sheet, _LEFT)
    right = [*_list(sheet.told.channels, sheet, _RIGHT), Spacer(0, 10), _disclosures(sheet)]
    table = Table([[left, "", right]], [_LEFT, _GAP, _RIGHT], splitInRow=1)
    edges = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    table.setStyle(TableStyle([*edges, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 6)]))
    return table


def _list(block: Block, sheet: Sheet, width: float) -> list[Flowable]:
    made: list[Flowable] = [text(block.title, styles.H2)]
    if block.rows:
        head = [text(block.name, styles.HEAD), *(text(one, styles.HEAD_RIGHT) for one in block.heads)]
        table = Table(
            [head, *(_row(row.name, row.values, sheet) for row in block.rows)], [width - 60, 60], repeatRows=1
        )
        table.setStyle(TableStyle(list(LINES)))
        made += [table, Spacer(0, 4)]
    return [*made, text(block.note, styles.SMALL)] if block.note else made


def _disclosures(sheet: Sheet) -> Flowable:
    """On a ground of its own: it belongs to no other figure."""
    block = sheet.told.disclosures
    lines: list[Flowable] = [text(block.title, styles.CELL_STRONG), Spacer(0, 2)]
    for row in block.rows:
        lines.append(text(f"{row.name}: {written(row.values[0], sheet.words)}", styles.CELL))
    lines += [Spacer(0, 3), text(block.note, ParagraphStyle("note", styles.SMALL, fontSize=7.2, leading=9.4))]
    table = Table([[lines]], [_RIGHT])
    edges = [(f"{side}PADDING", (0, 0), (-1, -1), 8) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    table.setStyle(TableStyle([*edges, ("BACKGROUND", (0, 0), (-1, -1), ink.MORI), ("ROUNDEDCORNERS", [6] * 4)]))
    return table


class _Plan(Flowable):  # type: ignore[misc] # the library ships no types
    """Room to write what will be done, when and by whom, and to sign: as much as the page has left."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._parts: list[Flowable] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what is left; less than the least moves to another page, and has all it wants there."""
        rest = _tall(_plan(self._sheet, 0), width)
        each = min(_MOST, (height - rest) / _ROWS)
        self._parts = _plan(self._sheet, each if each >= _LEAST else _MOST)
        self.width, self.height = width, _tall(self._parts, width)
        return self.width, self.height

    def draw(self) -> None:
        """All parts, one below the other."""
        top = self.height
        for part in self._parts:
            _, tall = part.wrap(self.width, top)
            top -= tall
            part.drawOn(self.canv, 0, top)


def _tall(parts: list[Flowable], width: float) -> float:
    return float(sum(part.wrap(width, pages.PAGE_HEIGHT)[1] for part in parts))


def _plan(sheet: Sheet, height: float) -> list[Flowable]:
    heads = ("handled.plan.problem", "skm.plan.what", "skm.plan.when", "skm.plan.who")
    head = [text(sheet.say(key), styles.HEAD) for key in heads]
    table = Table([head, *[[""] * 4] * _ROWS], [136, WIDTH - 136 - 82 - 100, 82, 100], [18, *[height] * _ROWS])
    table.setStyle(TableStyle([*LINES, *ROOM]))
    sign = signed(f"{'…' * 10}, {sheet.day}", sheet.say("skm.sign.title"), sheet.say("skm.sign.name"), 30)
    foot = Table([[text(sheet.say("paper.receipt.ways"), styles.SMALL), sign]], [WIDTH - 220, 220])
    edges = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    foot.setStyle(TableStyle(edges))
    return [Spacer(0, 10), text(sheet.say("skm.better"), styles.H2), table, Spacer(0, 4), foot]
