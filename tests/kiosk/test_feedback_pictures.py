"""Every page of the feedback room as approved, in both languages, with low keys, large letters and high contrast."""

from __future__ import annotations

import pytest
from pages import pages
from shots import Shot, Wanted, shot_id

TELLING = ("fb-menu", "fb-question", "fb-age", "fb-telling", "fb-check", "fb-receipt", "fb-code")
SHOTS: list[Wanted] = [
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


@pytest.mark.parametrize("shot", SHOTS, indirect=True, ids=shot_id)
def test_pages_look_as_approved(shot: Shot, tmp_path_factory: pytest.TempPathFactory) -> None:
    states = {name: state for name, state in pages(shot.room).items() if name.startswith("fb-")}
    shot.check(states, tmp_path_factory.getbasetemp() / "seen")
