"""What a visitor typed, made safe to look at: nothing in it turns the reading order or paints over other lines."""

from __future__ import annotations

import unicodedata
from typing import Final

from shared.protocol.writing import MARKS, MOST_MARKS

HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of what cannot be seen but acts: control, direction, surrogate, private, unassigned."""
BREAKS: Final = frozenset({"Zl", "Zp"})
HARMLESS: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Joiners and soft breaks that ordinary writing brings along; they are left out."""
SIGN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where something hidden stood, so that nobody thinks that nothing was there."""


def plain(text: str) -> str:
    """``text`` with its line breaks, and without what would change how other letters are shown."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if whole.isascii() and whole.replace("\n", "").isprintable():
        return whole
    shown: list[str] = []
    marks = 0
    for letter in whole:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in MARKS else 0
        if letter == "\n" or category in BREAKS:
            shown.append("\n")
        elif letter in HARMLESS:
            continue
        elif category in HIDDEN:
            if not shown or shown[-1] != SIGN:
                shown.append(SIGN)
        elif marks <= MOST_MARKS:
            shown.append(letter)
    return "".join(shown)


def on_one_line(text: str) -> str:
    """The same for a place of one line."""
    return " ".join(plain(text).split())
