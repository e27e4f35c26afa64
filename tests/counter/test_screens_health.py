"""A TV that cannot be heard, or is away, stands at the foot of every desk's window by its name."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from counter.facts import Room
from counter.health import health
from counter.words import Words
from shared.model import Language, MediaProblem, Role
from shared.protocol.views import AlertKind, AlertRow, DeviceRow
from tests.counter.sample import minutes_ago, room

WORDS = Words(Language.ENGLISH, ZoneInfo("Asia/Makassar"))


def tv(name: str, connected: bool = True, sound: bool | None = True, words: bool = True) -> DeviceRow:
    return DeviceRow(name, name, Role.DISPLAY, connected, minutes_ago(9), None, sound, 40, words)


@pytest.mark.parametrize(
    ("screens", "well", "said"),
    [
        ((tv("TV 1"),), True, "TV connected"),
        ((tv("TV 1", sound=None),), True, "TV connected"),
        ((tv("TV 1", sound=False),), False, "TV 1 has no sound"),
        ((tv("TV 1"), tv("TV 2", sound=False)), False, "TV 2 has no sound"),
        ((tv("TV 1", words=False),), False, "The voice engine of TV 1 fails"),
        ((tv("TV 1", sound=False, words=False),), False, "TV 1 has no sound"),
        ((tv("TV 1", connected=False, sound=False),), False, "TV 1"),
    ],
    ids=["heard", "nothing tried yet", "silent", "one of two", "chime alone", "silent and chime alone", "away"],
)
def test_a_tv_that_cannot_be_heard_is_named(screens: tuple[DeviceRow, ...], well: bool, said: str) -> None:
    found = health(Room(room(devices=screens)), WORDS)
    assert found.display_well is well
    assert said in found.display


def test_a_file_that_a_tv_cannot_show_is_named_with_the_reason() -> None:
    alert = AlertRow("m", AlertKind.MEDIA, minutes_ago(1), "TV 2", "Profil layanan", MediaProblem.NO_FRAME)
    (said,) = health(Room(room(alerts=(alert,))), WORDS).alerts
    assert said == ("m", "TV 2 cannot show the announcement “Profil layanan”. Why: no picture came within 3 seconds.")
