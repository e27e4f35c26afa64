"""Whether config.toml has changed: looked at now and then, by its time and size.

It is read only when it looked the same twice, so that an editor's half-written file is no mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from shared.settings.outcome import Problems
from shared.settings.reloading import Reloaded, reload
from shared.settings.sections import Settings

SECONDS: Final = 2.0
Mark = tuple[int, int] | None


def mark(path: Path) -> Mark:
    """Time and size of the file; None when there is none to be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@dataclass(slots=True)
class Watch:
    """The file, what of it is in force, and how it looked when it was read (``mark``, taken before reading)."""

    path: Path
    settings: Settings
    known: Mark
    seconds: float = SECONDS
    _seen: Mark = field(default=None, init=False)

    def look(self) -> Reloaded | Problems | None:
        """What a changed file says; None when it has not changed, or not settled yet. Blocks for the reading."""
        now = mark(self.path)
        settled, self._seen = now == self._seen, now
        if now == self.known or not settled:
            return None
        self.known = now
        return reload(self.settings, self.path)
