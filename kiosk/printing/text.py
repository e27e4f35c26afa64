"""How a paper is written as text, for serial printers too slow for pictures: the printer's own letters and QR code."""

from __future__ import annotations

import logging
import textwrap
import unicodedata
from functools import cache
from typing import Any, assert_never

from kiosk.printing.paper import (
    Align,
    Bar,
    Block,
    Checklist,
    Code,
    Dashes,
    Facts,
    Gap,
    Heading,
    Number,
    Paper,
    Run,
    Stamps,
    Stripe,
    Words,
)
from kiosk.printing.raster import NO_REPORTS

COLUMNS = {80: 48, 58: 32}
"""Letters of font A across, by the paper's width in mm."""
PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "·": "-",
        "…": "...",
        "\N{NO-BREAK SPACE}": " ",
        "±": "+/-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)
"""Signs that cheap printers' code pages differ in."""
TALLEST = 8


def printer_text(text: str) -> str:
    """``text`` in printable CP1252: no control byte can pass, an unknown letter becomes its base letter or ``?``."""
    kept: list[str] = []
    for letter in text.translate(PLAIN):
        if letter.encode("cp1252", "ignore") and unicodedata.category(letter) != "Cc":
            kept.append(letter)
        else:
            base = unicodedata.normalize("NFKD", letter)[0]
            kept.append(base if " " <= base <= "~" else "?")
    return "".join(kept)


@cache
def _dummy_class() -> Any:
    """python-escpos's byte builder, imported on first use: its import is slow and sets up logging for everyone."""
    root = logging.getLogger()
    before = list(root.handlers)
    from escpos.printer import Dummy  # noqa: PLC0415 - only text mode pays for it

    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
    return Dummy


class _Writer:
    """One ticket's bytes. A new builder each time: it forgets its code page on a reset."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._builder = _dummy_class()()
        self._builder.hw("INIT")
        self._builder.charcode("CP1252")

    def lines(self, text: str, align: Align = Align.LEFT, *, bold: bool = False, indent: str = "") -> None:
        self._builder.set(align="center" if align is Align.CENTRE else "left", bold=bold)
        for line in textwrap.wrap(printer_text(text), self.columns, subsequent_indent=indent) or [""]:
            self._builder.textln(line)

    def number(self, text: str) -> None:
        number = printer_text(text)
        width = max(1, min(TALLEST, self.columns // max(1, len(number))))
        self._builder.set(align="center", bold=True, custom_size=True, width=width, height=TALLEST)
        self._builder.textln(number)
        self._builder.set(normal_textsize=True, bold=False)

    def code(self, content: str) -> None:
        self._builder.set(align="center")
        self._builder.qr(content, native=True, size=6, ec=1)

    def finished(self) -> bytes:
        self._builder.cut(mode="PART")
        return NO_REPORTS + bytes(self._builder.output)


def text_job(paper: Paper, paper_mm: int) -> bytes:
    """The whole job in the printer's own letters."""
    writer = _Writer(COLUMNS.get(paper_mm, COLUMNS[58]))
    for block in paper.blocks:
        _write(block, writer)
    return writer.finished()


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _write(block: Block, writer: _Writer) -> None:
    match block:
        case Heading(agency, when):
            writer.lines(agency, bold=True)
            writer.lines(_plain(when))
        case Words(runs, size, align):
            writer.lines(_plain(runs), align, bold=size > 30)
        case Number(text):
            writer.number(text)
        case Stamps(texts):
            writer.lines("  ".join(f"[ {text} ]" for text in texts), Align.CENTRE, bold=True)
        case Dashes() | Stripe():
            writer.lines("-" * writer.columns)
        case Facts(facts):
            for fact in facts:
                writer.lines(f"{fact.label}: {fact.value}", Align.CENTRE, bold=True)
        case Checklist():
            _write_checklist(block, writer)
        case Code(content, title, hint):
            writer.lines(title, Align.CENTRE, bold=True)
            writer.code(content)
            writer.lines(_plain(hint), Align.CENTRE)
        case Bar(text):
            writer.lines(text, Align.CENTRE, bold=True)
        case Gap():
            pass
        case _:
            assert_never(block)


def _write_checklist(block: Checklist, writer: _Writer) -> None:
    writer.lines(block.title, bold=True)
    for item in block.items:
        writer.lines(f"[ ] {item}", indent="    ")
    if block.after:
        writer.lines(block.after)
