"""What keys, fields and choices of the side windows show, before Qt: words, and whether they can be used."""

from __future__ import annotations

from dataclasses import dataclass

from counter.words import Words


@dataclass(frozen=True, slots=True)
class KeyText:
    """One key in words."""

    label: str = ""
    shortcut: str = ""
    cap: str = ""
    enabled: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field to type in. ``left`` counts letters; below 0 there are too many."""

    text: str = ""
    error: str = ""
    late: bool = False  # the error is said when the writer leaves the field, not while typing
    left: str = ""
    over: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One of several choices."""

    key: str
    text: str
    chosen: bool
    sign: str = ""
    cap: str = ""


def long_text(text: str, most: int, near: int, words: Words) -> FieldText:
    """A field of at most so many letters; they are counted aloud only when no more than ``near`` are left."""
    left = most - len(text.strip())
    if left > near:
        return FieldText(text)
    return FieldText(text, left=letters_left(left, words), over=left < 0)


def letters_left(left: int, words: Words) -> str:
    """How many letters there is still room for, or how many are too many."""
    return words.say("notice.left", n=left) if left >= 0 else words.say("notice.over", n=-left)
