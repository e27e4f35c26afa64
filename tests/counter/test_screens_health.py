"""A TV that cannot be heard, or is away, stands at the foot of every desk's window by its name."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from counter.facts import Room
from counter.health import health
from counter.words import Words
from shared.model import Language, Role
from shared.protocol.views import DeviceRow
from tests.counter.sample import minutes_ago, room

WORDS = Words(Language.ENGLISH, ZoneInfo("Asia/Makassar"))


def tv(name: str, connected: bool = True, sound: bool | None = True) -> DeviceRow:
    return DeviceRow(name, name, Role.DISPLAY, connected, minutes_ago(9), None, sound, 40)


@pytest.mark.parametrize(
    ("screens", "well", "said"),
    [
        ((tv("TV 1"),), True, "TV connected"),
        ((tv("TV 1", sound=None),), True, "TV connected"),
        ((tv("TV 1", sound=False),), False, "TV 1 has no sound"),
        ((tv("TV 1"), tv("TV 2", sound=False)), False, "TV 2 has no sound"),
        ((tv("TV 1", connected=False, sound=False),), False, "TV 1"),
    ],
    ids=["heard", "nothing tried yet", "silent", "one of two", "away"],
)
def test_a_tv_that_cannot_be_heard_is_named(screens: tuple[DeviceRow, ...], well: bool, said: str) -> None:
    found = health(Room(room(devices=screens)), WORDS)
    assert found.display_well is well
    assert said in found.display
