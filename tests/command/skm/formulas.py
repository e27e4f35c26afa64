"""A spreadsheet's formulas computed anew: only what our workbooks use, with the rounding that spreadsheets have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

Value = float | str | None


class Computed:
    """The cells of a workbook, with every formula computed from the cells it names."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, str], Value] = {}
        self.formulas = 0

    def value(self, sheet: str, cell: str) -> Value:
        """What the cell shows."""
        key = (sheet, cell)
        if key not in self._known:
            self._known[key] = self._value(sheet, cell)
        return self._known[key]

    def _value(self, sheet: str, cell: str) -> Value:
        content = self._book[sheet][cell].value
        if not isinstance(content, str) or not content.startswith("="):
            return content if content is None or isinstance(content, str) else float(content)
        self.formulas += 1
        result: Value = eval(self._python(content, sheet), {"__builtins__": {}, **self._functions()})  # noqa: S307
        return float(result) if isinstance(result, int) else result

    def cells(self, sheet: str, area: str) -> list[Value]:
        """What the cells of a range show."""
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        assert None not in (left, top, right, bottom)
        return [
            self.value(sheet, self._book[sheet].cell(row, column).coordinate)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def _python(self, formula: str, sheet: str) -> str:
        return "".join(self._tokens(formula, sheet))

    def _tokens(self, formula: str, sheet: str) -> Iterator[str]:
        open_calls: list[str] = []
        for token in Tokenizer(formula).items:
            if token.type in ("FUNC", "PAREN"):
                open_calls.append(token.value) if token.subtype == "OPEN" else open_calls.pop()
            if token.type == "OPERAND" and token.subtype == "RANGE":
                where, _, area = token.value.rpartition("!")
                where = where.strip("'") or sheet
                kind = "cells" if ":" in area else "value"
                yield f"{kind}({where!r}, {area.replace('$', '')!r})"
            elif token.type == "OPERATOR-INFIX":
                yield {"=": "=="}.get(token.value, token.value)
            elif token.type == "SEP" and open_calls[-1] == "IF(":
                yield ", lambda: "  # only the answer that holds is computed
            elif token.type in ("FUNC", "SEP", "PAREN", "OPERAND"):
                yield token.value
            else:
                raise AssertionError(f"a formula that we do not write: {formula}")

    def _functions(self) -> dict[str, object]:
        return {
            "value": self.value,
            "cells": self.cells,
            "SUM": lambda cells: sum(cell for cell in cells if isinstance(cell, float)),
            "COUNT": lambda cells: float(sum(1 for cell in cells if isinstance(cell, float))),
            "COUNTIF": lambda cells, rule: float(sum(1 for cell in cells if _meets(cell, rule))),
            "IF": lambda condition, yes, no: (yes if condition else no)(),
            "ROUND": _round,
        }


def _meets(cell: Value, rule: str) -> bool:
    found = re.fullmatch(r">(\d+)", rule)
    assert found is not None
    return isinstance(cell, float) and cell > int(found[1])


def _round(value: float, digits: int) -> float:
    """Half away from zero, on the fifteen digits that a spreadsheet keeps."""
    kept = Decimal(f"{value:.15g}")
    return float(kept.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
