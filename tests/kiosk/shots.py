"""Pages of a kiosk of one size, held against their approved pictures in one mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_room import KioskRoom
from pages import dressed

from kiosk.state import State
from shared.ui.opening import grab
from tests.screens.comparing import as_asked

Wanted = tuple[tuple[int, int], str, tuple[str, ...] | None]
"""A size, a mode, and the pages to look at; None: all of them."""


def shot_id(wanted: Wanted) -> str:
    """How a run names it."""
    (width, height), mode, _ = wanted
    return f"{width}x{height}-{mode}"


@dataclass(frozen=True, slots=True)
class Shot:
    """A kiosk of one size and the pages to look at in one mode."""

    room: KioskRoom
    mode: str
    names: tuple[str, ...] | None

    def check(self, states: Mapping[str, State], seen: Path) -> None:
        """Fail with every page that does not look as approved."""
        assert set(self.names or ()) <= set(states)
        comparing = as_asked(seen)
        wide = f"{self.room.window.width()}x{self.room.window.height()}"
        failures: list[str] = []
        for name, state in states.items():
            if self.names is not None and name not in self.names:
                continue
            self.room.put(dressed(state, self.mode))
            try:
                comparing.check("kiosk", f"{wide}-{self.mode}-{name}", grab(self.room.window))
            except AssertionError as difference:
                failures.append(str(difference))
        assert not failures, "\n".join(failures)
