"""The report's tables as a workbook of one sheet. Every name is written as a string, never as a formula or link."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shared.command.cases.blocks import Block, Blocks, Tenths, Value
from shared.complaint.report import Report
from shared.language import Catalogue
from shared.language.dates import long_date
from shared.language.periods import days, period_name
from shared.model import Directory

_FIRST = 5
"""The row of the first table, counted from 0."""


def write(path: Path, report: Report, told: Blocks, directory: Directory, words: Catalogue) -> None:
    """The workbook of ``report``. The same figures always make the same bytes."""
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), safe) as book:
        title = f"{words.say('handled.title')} · {period_name(report.period, words.language)}"
        made = datetime(report.today.year, report.today.month, report.today.day)  # noqa: DTZ001
        book.set_properties({"title": title, "author": directory.office.name, "created": made})
        sheet = book.add_worksheet(words.say("handled.sheet"))
        looks = {
            "title": book.add_format({"bold": True, "font_size": 16}),
            "strong": book.add_format({"bold": True, "quote_prefix": True}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "right": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "align": "right"}),
            "quoted": book.add_format({"quote_prefix": True}),
            "beside": book.add_format({"quote_prefix": True, "align": "right"}),
            "plain": book.add_format({"num_format": "#,##0"}),
            "tenths": book.add_format({"num_format": "0.0"}),
            "percent": book.add_format({"num_format": '0.0" %"'}),
            "note": book.add_format({"italic": True, "font_color": "#5A5347", "quote_prefix": True}),
        }
        named, dated = period_name(report.period, words.language), days(report.period, words.language)
        sheet.write_string(0, 0, words.say("handled.title"), looks["title"])
        sheet.write_string(1, 0, directory.office.name, looks["quoted"])
        sheet.write_string(2, 0, dated if named == dated else f"{named} ({dated})", looks["quoted"])
        as_of = words.say("handled.as_of", day=long_date(report.today, words.language))
        sheet.write_string(3, 0, as_of, looks["quoted"])
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, len(told.kinds.heads), 14)
        at = _FIRST
        for block in told.all:
            at = _block(sheet, at, block, looks)


def _block(sheet: Worksheet, at: int, block: Block, looks: dict[str, Format]) -> int:
    """Write a table from a row on, and say where the next one begins."""
    sheet.write_string(at, 0, block.title, looks["strong"])
    at += 1
    if block.rows:
        sheet.write_string(at, 0, block.name, looks["head"])
        for column, head in enumerate(block.heads, 1):
            sheet.write_string(at, column, head, looks["right"])
        at += 1
    for row in block.rows:
        sheet.write_string(at, 0, row.name, looks["quoted"])
        for column, value in enumerate(row.values, 1):
            _value(sheet, at, column, value, looks)
        at += 1
    if block.note:
        sheet.write_string(at, 0, block.note, looks["note"])
        at += 1
    return at + 1


def _value(sheet: Worksheet, at: int, column: int, value: Value, looks: dict[str, Format]) -> None:
    if isinstance(value, Tenths):
        sheet.write_number(at, column, value.scaled / 10, looks["percent" if value.percent else "tenths"])
    elif isinstance(value, int):
        sheet.write_number(at, column, value, looks["plain"])
    else:
        sheet.write_string(at, column, value, looks["beside"])
