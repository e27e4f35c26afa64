"""What one check found: fine, something to mind, or broken; each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad it is; worded under ``doctor.<grade>``."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    grade: Grade
    key: str
    values: tuple[tuple[str, object], ...] = ()


def found(grade: Grade, key: str, /, **values: object) -> Finding:
    """A finding with the values its sentence needs."""
    return Finding(grade, key, tuple(values.items()))
