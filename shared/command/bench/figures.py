"""What a measurement found: figures with their bars, printed as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result. ``met`` is None where no bar was set."""

    part: str
    name: str
    value: str
    bar: str = ""
    met: bool | None = None


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def p50_p99(seconds: Sequence[float]) -> str:
    """``1.9 / 3.6 ms``."""
    return f"{median(seconds) * 1000:.1f} / {quantile(seconds, 0.99) * 1000:.1f} ms"


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table; a bar that was missed says so in words."""
    lines = ["| part | figure | measured | bar | met |", "|---|---|---|---|---|"]
    for figure in figures:
        met = "" if figure.met is None else "yes" if figure.met else "**no**"
        lines.append(f"| {figure.part} | {figure.name} | {figure.value} | {figure.bar} | {met} |")
    return "\n".join(lines)
