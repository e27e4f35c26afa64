"""What a form shows of what was written when it has to be shown again: every letter that can be shown."""

from __future__ import annotations

import unicodedata
from typing import Final

from shared.protocol.writing import MARKS, MOST_MARKS, printable

INSTEAD: Final = "\ufffd"
"""Stands where a letter cannot be shown, so that whoever wrote it sees which one to mend."""


def visible(text: str) -> str:
    """The text without control and direction characters, and with no more marks on a letter than writing has."""
    shown, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in MARKS else 0
        if marks <= MOST_MARKS:
            shown.append(letter if letter in "\n\t" or printable(letter) else INSTEAD)
    return "".join(shown)
