"""Every page as approved, portrait, landscape and small, in both languages and every mode."""

from __future__ import annotations

import pytest
from kiosk_room import KioskRoom
from pages import pages
from shots import Shot, Wanted, shot_id

SHOTS: list[Wanted] = [
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


@pytest.mark.parametrize("shot", SHOTS, indirect=True, ids=shot_id)
def test_pages_look_as_approved(shot: Shot, tmp_path_factory: pytest.TempPathFactory) -> None:
    states = {name: state for name, state in pages(shot.room).items() if not name.startswith("fb-")}
    shot.check(states, tmp_path_factory.getbasetemp() / "seen")


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
