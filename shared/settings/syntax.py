"""What a mistake in the writing of TOML means: the common ones in our words, under ``settings.toml.<reason>``.

The parser of Python's library speaks English alone and gives no codes, so its sentences are recognised by their start;
one that is not known is quoted as the parser's own words.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with the writing."""

    HEADER = "header"
    TWICE = "twice"
    QUOTE = "quote"
    VALUE = "value"
    EQUALS = "equals"
    LINE = "line"
    LIST = "list"
    TABLE = "table"
    BACKSLASH = "backslash"
    STATEMENT = "statement"
    CHARACTER = "character"
    OTHER = "other"


_STARTS = {
    "Expected ']": Reason.HEADER,
    "Cannot overwrite": Reason.TWICE,
    "Cannot declare": Reason.TWICE,
    "Cannot mutate": Reason.TWICE,
    "Cannot redefine": Reason.TWICE,
    "Duplicate inline table key": Reason.TWICE,
    "Unterminated string": Reason.QUOTE,
    'Expected "\'"': Reason.QUOTE,
    "Illegal character '\\n'": Reason.QUOTE,
    "Invalid value": Reason.VALUE,
    "Expected '='": Reason.EQUALS,
    "Expected newline": Reason.LINE,
    "Unclosed array": Reason.LIST,
    "Unclosed inline table": Reason.TABLE,
    "Invalid initial character": Reason.TABLE,
    "Unescaped '\\'": Reason.BACKSLASH,
    "Invalid statement": Reason.STATEMENT,
    "Illegal character": Reason.CHARACTER,
}


def reason(said: str) -> Reason:
    """The reason behind the parser's sentence."""
    return next((known for start, known in _STARTS.items() if said.startswith(start)), Reason.OTHER)
