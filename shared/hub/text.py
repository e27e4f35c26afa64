"""The door for every text in a command: no control or direction characters, no endless lengths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from shared.protocol.commands import Command
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable

MOST_SUGGESTION: Final = 500
"""Letters of a survey's free text."""
_LONGEST_STORY: Final = 8_000  # of a case and its answer; the feedback room says how many letters it takes
_LONGEST: Final = {
    "reason": 200,
    "text.id": 300,
    "text.en": 300,
    "display_name": 60,
    "name": 60,
    "label": 200,
    "content.media.label": 200,
    "sheet.suggestion": MOST_SUGGESTION,
    "report.text": _LONGEST_STORY,
    "report.contact": 200,
    "answer": _LONGEST_STORY,
    "note": _LONGEST_STORY,
}
_LINES: Final = frozenset({"sheet.suggestion", "report.text", "answer", "note"})
"""What may have several lines."""
_LONGEST_WORDS: Final = 1_000  # of an announcement; the heart says how many letters fit, and how many are too many
_LONGEST_ID: Final = 80  # every other field is an identifier

_SHORT: Final = min(*_LONGEST.values(), _LONGEST_ID)
"""What is no longer than this and plain ASCII may stand in every field."""
_CONTENT: Final = "content."
_OF_ANNOUNCEMENT: Final = ("content.title.", "content.body.")


def _texts(value: msgspec.Struct, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The texts that need a closer look, each with its field."""
    for field in value.__struct_fields__:
        inner = getattr(value, field)
        if isinstance(inner, str):
            if len(inner) > _SHORT or not inner.isascii() or not inner.isprintable():
                yield prefix + field, inner
        elif isinstance(inner, tuple):
            yield from ((prefix + field, one) for one in inner if isinstance(one, str))
        elif isinstance(inner, msgspec.Struct):
            yield from _texts(inner, f"{prefix}{field}.")


def text_refusal(command: Command) -> Refusal | None:
    """``bad_text`` with the field's name when a text of ``command`` cannot be let in."""
    for field, text in _texts(command):
        longest = _LONGEST_WORDS if field.startswith(_OF_ANNOUNCEMENT) else _LONGEST.get(field, _LONGEST_ID)
        lines = text.replace("\t", " ").split("\n") if field in _LINES else (text,)
        if len(text) > longest or not all(map(printable, lines)):
            return Refusal(RefusalCode.BAD_TEXT, name=field.removeprefix(_CONTENT))
    return None
