"""What keys, fields and choices of the side windows show, before Qt: words, and whether they can be used."""

from __future__ import annotations

from dataclasses import dataclass


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
