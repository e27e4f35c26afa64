"""Raw answers as a workbook whose formulas compute the same index from them, so that anybody can check it.

Words that a visitor wrote are written as strings, never as formulas, links or numbers. The index is rounded twice: to
nine decimals, which takes away what binary fractions leave, and then half up to two, as the annex says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from shared.command.skm.columns import Answers
from shared.command.skm.naming import scope_name
from shared.feedback import Grade
from shared.language import Catalogue
from shared.language.periods import days, period_name
from shared.model import Directory, Weights
from shared.survey.elements import ordered
from shared.survey.report import Report

_FIRST = 7
"""The row of the first element, counted from 0."""
_LAST = _FIRST + 8
_COUNT, _SUM, _MEAN, _WEIGHT, _WEIGHTED = 2, 3, 4, 5, 6
_HEAD_POINTS = 48
"""Three lines: not every program makes room for words that are wrapped."""
_DIGITS = {Weights.EXACT: None, Weights.THREE_DIGITS: 3, Weights.TWO_DIGITS: 2}


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Format
    strong: Format
    word: Format  # a word among figures
    head: Format
    over: Format  # the head of figures
    plain: Format
    fine: Format  # four decimals
    result: Format  # two decimals
    quoted: Format  # stays text when somebody edits the cell


def write(path: Path, report: Report, answers: Answers, directory: Directory, words: Catalogue) -> None:
    """The workbook of ``report`` with these raw answers. The same figures always make the same bytes."""
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), safe) as book:
        title = f"{words.say('skm.title')} · {period_name(report.period, words.language)}"
        made = datetime(report.period.last.year, report.period.last.month, report.period.last.day)  # noqa: DTZ001
        book.set_properties({"title": title, "author": directory.office.name, "created": made})
        looks = _looks(book)
        result, raw = book.add_worksheet(words.say("skm.sheet.result")), book.add_worksheet(words.say("skm.sheet.raw"))
        _raw(raw, answers, looks)
        _heading(result, report, directory, words, looks)
        _elements(result, report, answers, raw.get_name(), words, looks)
        _index(result, report, words, looks)
        for sheet in (result, raw):
            _as_wide_as_a_page(sheet)


def _as_wide_as_a_page(sheet: Worksheet) -> None:
    """Printed on A4 across, no column falls on a page of its own."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _looks(book: Workbook) -> _Looks:
    return _Looks(
        title=book.add_format({"bold": True, "font_size": 16}),
        strong=book.add_format({"bold": True}),
        word=book.add_format({"bold": True, "align": "right"}),
        head=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        over=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "align": "right"}),
        plain=book.add_format({"valign": "top"}),
        fine=book.add_format({"num_format": "0.0000"}),
        result=book.add_format({"num_format": "0.00", "bold": True}),
        quoted=book.add_format({"valign": "top", "quote_prefix": True}),
    )


def _raw(sheet: Worksheet, answers: Answers, looks: _Looks) -> None:
    for column, head in enumerate(answers.heads):
        sheet.write_string(0, column, head, looks.head)
    for at, row in enumerate(answers.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, column, cell, looks.plain)
            elif cell:
                sheet.write_string(at, column, cell, looks.quoted)
    sheet.set_row(0, _HEAD_POINTS)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(answers.rows), len(answers.heads) - 1)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, len(answers.heads) - 1, 18)


def _heading(sheet: Worksheet, report: Report, directory: Directory, words: Catalogue, looks: _Looks) -> None:
    named, dated = period_name(report.period, words.language), days(report.period, words.language)
    sheet.write_string(0, 0, words.say("skm.title"), looks.title)
    sheet.write_string(1, 0, directory.office.name, looks.quoted)
    sheet.write_string(2, 0, dated if named == dated else f"{named} ({dated})", looks.quoted)
    sheet.write_string(3, 0, scope_name(report.scope, directory, words), looks.quoted)
    sheet.write_string(4, 0, words.say("skm.sheet.live"), looks.plain)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 46)
    sheet.set_column(_COUNT, _WEIGHTED, 15)


def _elements(sheet: Worksheet, report: Report, answers: Answers, raw: str, words: Catalogue, looks: _Looks) -> None:
    heads = ("skm.no", "skm.element", "skm.answers", "skm.total", "skm.mean", "skm.weight", "skm.weighted")
    for column, key in enumerate(heads):
        sheet.write_string(_FIRST - 1, column, words.say(key), looks.over if column >= _COUNT else looks.head)
    counts = f"{xl_rowcol_to_cell(_FIRST, _COUNT, True, True)}:{xl_rowcol_to_cell(_LAST, _COUNT, True, True)}"
    digits = _DIGITS[report.rules.weights]
    share = f'1/COUNTIF({counts},">0")'
    weight = f"={share}" if digits is None else f"=ROUND({share},{digits})"
    for at, element in enumerate(ordered(report.rules.order)):
        row, mean = _FIRST + at, report.index.of(element)
        column = xl_col_to_name(answers.scores + at, True)
        cells = f"'{raw}'!{column}$2:{column}${len(answers.rows) + 1}"
        count, total, nrr, each = (xl_rowcol_to_cell(row, column) for column in (_COUNT, _SUM, _MEAN, _WEIGHT))
        sheet.write_string(row, 0, f"U{at + 1}", looks.plain)
        sheet.write_string(row, 1, words.say(f"survey.{element}.name"), looks.plain)
        sheet.write_formula(row, _COUNT, f"=COUNT({cells})", looks.plain, mean.answers)
        sheet.write_formula(row, _SUM, f"=SUM({cells})", looks.plain, mean.total)
        known = "" if mean.mean is None else float(mean.mean)
        sheet.write_formula(row, _MEAN, f'=IF({count}=0,"",{total}/{count})', looks.fine, known)
        sheet.write_formula(row, _WEIGHT, weight, looks.fine, float(report.index.weight))
        weighted = "" if mean.weighted is None else float(mean.weighted)
        sheet.write_formula(row, _WEIGHTED, f'=IF({count}=0,"",{nrr}*{each})', looks.fine, weighted)


def _index(sheet: Worksheet, report: Report, words: Catalogue, looks: _Looks) -> None:
    made, row = report.index, _LAST + 1
    ends = f"{xl_rowcol_to_cell(_FIRST, _WEIGHTED)}:{xl_rowcol_to_cell(_LAST, _WEIGHTED)}"
    index, ikm = (xl_rowcol_to_cell(row + down, _WEIGHTED) for down in (0, 1))
    for down, key in enumerate(("skm.index_1_4", "skm.ikm", "skm.grade_short", "skm.performance", "skm.respondents")):
        sheet.write_string(row + down, 1, words.say(key), looks.strong)
    sheet.write_formula(row, _WEIGHTED, f"=SUM({ends})", looks.fine, float(made.exact))
    rounded = f"=ROUND(ROUND({index}*25,9),2)"
    sheet.write_formula(row + 1, _WEIGHTED, rounded, looks.result, made.hundredths / 100)
    sheet.write_formula(
        row + 2, _WEIGHTED, _graded(ikm, {one: one.value for one in Grade}), looks.word, made.grade.value
    )
    said = {one: words.say(f"survey.grade.{one.lower()}") for one in Grade}
    sheet.write_formula(row + 3, _WEIGHTED, _graded(ikm, said), looks.word, said[made.grade])
    sheet.write_number(row + 4, _WEIGHTED, report.reach.answers, looks.strong)


def _graded(ikm: str, said: dict[Grade, str]) -> str:
    a, b, c, d = (said[one] for one in (Grade.A, Grade.B, Grade.C, Grade.D))
    return f'=IF({ikm}>=88.31,"{a}",IF({ikm}>=76.61,"{b}",IF({ikm}>=65,"{c}","{d}")))'
