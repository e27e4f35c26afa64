"""A settings file as small as it may be, with one line changed, and the problems that come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shared.settings import Problem, Problems, load

SMALL = """\
[machine]
runs = ["hub"]
[office]
name = "BKD"
zone = "Asia/Makassar"
[office.hours]
monday = ["08.00-12.00", "13.00-15.30"]
[[queue]]
id = "a"
letter = "A"
name = "Antrean A"
short = "A"
[[queue]]
id = "bee"
letter = "B"
name = "Antrean B"
short = "B"
[[service]]
id = "kp"
queue = "a"
name = { id = "Kenaikan pangkat", en = "Promotion" }
short = "KP"
official = "KP"
desk_minutes = 15
target_minutes = 30
process = "5 hari"
[[service]]
id = "pen"
queue = "bee"
name = "Pensiun"
short = "Pensiun"
official = "Pensiun"
desk_minutes = 15
target_minutes = 30
process = "5 hari"
[[desk]]
id = "loket-1"
label = "1"
name = "Loket"
main = ["a", "bee"]
"""

Write = Callable[[str | bytes], Path]


def changed(line: str, into: str) -> tuple[str, int]:
    """The small file with this line changed, and the line's number."""
    lines = SMALL.splitlines()
    at = lines.index(line)
    lines[at] = into
    return "\n".join(lines) + "\n", at + 1


def problems_of(path: Path) -> tuple[Problem, ...]:
    loaded = load(path)
    assert isinstance(loaded, Problems), loaded
    return loaded.problems
