"""Rows as CSV that spreadsheets open rightly and safely: UTF-8 with its mark, and no cell that is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from shared.model import Language

Cell = str | int | None

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may read as the beginning of a formula, its full-width forms too."""


def write(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Cell]], language: Language) -> None:
    """Write them. An Indonesian spreadsheet expects semicolons between cells, an English one commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if language is Language.INDONESIAN else ",")
        writer.writerow([harmless(head) for head in heads])
        writer.writerows([harmless(cell) for cell in row] for row in rows)


def harmless(cell: Cell) -> str:
    """The cell as text; what could begin a formula gets an apostrophe before it, so that it is only ever read."""
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_STARTS) or cell.lstrip().startswith(_STARTS) else cell
