"""Every page of the feedback room as approved, in both languages, with low keys, large letters and high contrast."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_room import KioskRoom
from pages import dressed, pages

from shared.ui.opening import grab

sys.path.append(str(Path(__file__).parents[1] / "screens"))

from comparing import Comparing

TELLING = ("fb-menu", "fb-question", "fb-age", "fb-telling", "fb-check", "fb-receipt", "fb-code")
SHOTS = [
    ((1080, 1920), "usual", None),
    ((1080, 1920), "english", None),
    ((1080, 1920), "large", (*TELLING, "fb-services", "fb-disclosing", "fb-standing-done", "fb-receipt-noted")),
    ((1080, 1920), "contrast", ("fb-question", "fb-telling", "fb-receipt")),
    ((1080, 1920), "low", (*TELLING, "fb-groups", "fb-kinds", "fb-unsent", "fb-disclosing")),
    ((1080, 1920), "all", ("fb-menu", "fb-unsent", "fb-telling", "fb-receipt-noted")),
    ((1920, 1080), "usual", (*TELLING, "fb-offline", "fb-code-unknown", "fb-disclosing", "fb-standing-done")),
    ((1920, 1080), "large", ("fb-menu", "fb-telling-full", "fb-receipt-noted")),
    ((1920, 1080), "low", ("fb-menu", "fb-question", "fb-telling", "fb-code")),
    ((800, 1280), "english", ("fb-menu", "fb-question-last", "fb-telling", "fb-receipt", "fb-unsent")),
]


@pytest.fixture(scope="module", params=SHOTS, ids=lambda shot: f"{shot[0][0]}x{shot[0][1]}-{shot[1]}")
def shot(request: pytest.FixtureRequest) -> Iterator[tuple[KioskRoom, str, tuple[str, ...] | None]]:
    """A kiosk of one size and the pages to look at in one mode."""
    size, mode, names = request.param
    made = KioskRoom(size)
    made.hub.connect()
    yield made, mode, names
    made.close()


def test_pages_look_as_approved(
    shot: tuple[KioskRoom, str, tuple[str, ...] | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    room, mode, names = shot
    comparing = Comparing(bool(os.environ.get("ANTREAN_APPROVE")), tmp_path_factory.getbasetemp() / "seen")
    wide = f"{room.window.width()}x{room.window.height()}"
    failures: list[str] = []
    states = {name: state for name, state in pages(room).items() if name.startswith("fb-")}
    assert set(names or ()) <= set(states)
    for name, state in states.items():
        if names is not None and name not in names:
            continue
        room.put(dressed(state, mode))
        try:
            comparing.check("kiosk", f"{wide}-{mode}-{name}", grab(room.window))
        except AssertionError as difference:
            failures.append(str(difference))
    assert not failures, "\n".join(failures)
