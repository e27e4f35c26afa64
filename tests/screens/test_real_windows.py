"""The three programs on a real X server, without a window manager, as on a kiosk: whole screen, colours, keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.screens.real_screen import ROOT, RealScreen, missing

LACKING = missing()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"no real window was opened: this machine lacks {LACKING}")
MORI, SUNK, NILA_DEEP = (0xF8, 0xF4, 0xEB), (0xEE, 0xE8, 0xDB), (0x12, 0x25, 0x4A)
LANGUAGE_KEY, NEXT_KEY, WORDS = (40, 1730, 290, 1900), (310, 1730, 530, 1900), (0, 400, 1080, 1500)
"""Where on the kiosk's screen."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped agency; its hub is not there, which every screen shows in its own words."""
    text = (ROOT / "config.toml").read_text("utf-8")
    file = tmp_path / "config.toml"
    file.write_text(text.replace("port = 8765", "port = 9"), "utf-8")
    return file


@pytest.fixture
def tall(tmp_path: Path) -> Iterator[RealScreen]:
    """A kiosk's screen."""
    (tmp_path / "memory").mkdir()
    with RealScreen(tmp_path / "memory", 1080, 1920) as made:
        yield made


@pytest.fixture
def wide(tmp_path: Path) -> Iterator[RealScreen]:
    """A TV, or an officer's monitor."""
    (tmp_path / "memory").mkdir()
    with RealScreen(tmp_path / "memory", 1920, 1080) as made:
        yield made


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Red, green, blue; negative places count from the right and the bottom."""
    got = picture.getpixel((x % picture.width, y % picture.height))
    assert isinstance(got, tuple)
    return got


def test_the_kiosk_fills_the_screen_and_is_moved_by_four_keys(tall: RealScreen, config: Path) -> None:
    tall.run("kiosk", config)
    tall.until(lambda seen: pixel(seen, 2, -2) == pixel(seen, -2, -2) == SUNK, "the tool bar, to both corners")
    first = tall.until(lambda seen: pixel(seen, 20, 1000) == MORI, "the page above it")  # the X server draws in pieces
    assert first.size == (1080, 1920)
    tall.key("Down")
    ringed = tall.until(lambda seen: other(first, seen, LANGUAGE_KEY), "a ring around the first key")
    tall.key("Return")
    english = tall.until(lambda seen: other(ringed, seen, WORDS), "the words in English")
    assert other(ringed, english, LANGUAGE_KEY)
    tall.key("Down")
    tall.until(lambda seen: other(english, seen, NEXT_KEY), "the ring around the next key")
    tall.key("Up")
    tall.until(lambda seen: not other(english, seen, NEXT_KEY), "the ring back at the first key")


def test_the_tv_fills_the_screen(wide: RealScreen, config: Path) -> None:
    wide.run("display", config)
    seen = wide.until(lambda now: all(pixel(now, x, y) != (0, 0, 0) for x in (2, -2) for y in (30, -2)), "four corners")
    assert pixel(seen, -2, -2) == NILA_DEEP, "the ticker reaches the corner"


def test_the_desk_is_a_small_window_beside_the_officers_programs(wide: RealScreen, config: Path) -> None:
    wide.run("counter", config)
    seen = wide.until(lambda now: now.getbbox() is not None, "a window")
    box = seen.getbbox()
    assert box is not None
    assert box[2] - box[0] < 1000
    assert box[3] - box[1] < 1000


def other(before: Image.Image, now: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether something in the box differs."""
    return ImageChops.difference(before.crop(box), now.crop(box)).getbbox() is not None
