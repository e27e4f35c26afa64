"""Every page as approved, portrait, landscape and small, in both languages and every mode."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kiosk_room import KioskRoom
from pages import MODES, dressed, pages

from shared.ui.opening import grab

sys.path.append(str(Path(__file__).parents[1] / "screens"))

from comparing import Comparing

SHOTS = [
    ((1080, 1920), "usual", None),
    ((1080, 1920), "english", None),
    ((1080, 1920), "large", ("home", "services-many", "detail-long", "noted", "still-there")),
    ((1080, 1920), "contrast", ("attract", "home", "detail", "take", "noted", "looks", "emergency-take")),
    ((1080, 1920), "low", ("home", "services-many", "detail", "priority")),
    ((1080, 1920), "all", ("home", "services", "detail", "take", "emergency-help")),
    ((1920, 1080), "usual", None),
    ((1920, 1080), "low", ("home", "services-many", "priority")),
    (
        (800, 1280),
        "english",
        ("attract", "home", "services-many", "detail-long", "take", "noted", "closed", "looks", "emergency-all"),
    ),
    ((2160, 3840), "usual", ("home",)),
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
    known = {name: state for name, state in pages(room).items() if not name.startswith("fb-")}  # these have their own
    shown = {name: state for name, state in known.items() if names is None or name in names}
    assert mode in MODES
    for name, state in shown.items():
        room.put(dressed(state, mode))
        try:
            comparing.check("kiosk", f"{wide}-{mode}-{name}", grab(room.window))
        except AssertionError as difference:
            failures.append(str(difference))
    assert not failures, "\n".join(failures)


def test_the_clock_of_a_page_is_of_its_time_of_day(room: KioskRoom) -> None:
    shown = {}
    for name, state in pages(room).items():
        room.put(state)
        shown[name] = room.screen.view.frame.clock
    assert {name: at for name, at in shown.items() if at not in {"09.05", ""}} == {
        "break": "12.05",
        "attract-break": "12.05",
        "last-ticket": "15.05",
        "closed": "15.35",
    }
    assert shown["home"] == "09.05"
