"""Which characters a text may hold: what can be shown on one line, in the order in which it stands."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that no field may hold: control, format (with bidi), surrogate, private, unassigned, breaks."""

MARKS: Final = frozenset({"Mn", "Me"})
"""Unicode categories of what stands on the letter before it."""
MOST_MARKS: Final = 4
"""So many marks may stand on one letter. More are no writing; they paint over the lines above and below."""


def printable(text: str) -> bool:
    """Whether every character of ``text`` can be shown on one line, in the order in which it stands."""
    if text.isascii():
        return text.isprintable()
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in MARKS else 0
        if category in _UNPRINTABLE or marks > MOST_MARKS:
            return False
    return True
