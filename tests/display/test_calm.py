"""What moves and what flashes, measured on frames of a real window: two things at most, and never above 1 Hz."""

from __future__ import annotations

import time
from itertools import pairwise

from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Tick
from shared.protocol.views import PutCall
from tests.display.conftest import OpenTv, Tv, played, run
from tests.display.room import airs, call, card, snapshot
from tests.display.scenes import BEFORE

REGIONS = {
    "header": (0, 14, 1920, 124),
    "stage": (0, 124, 1318, 980),
    "list": (1322, 124, 1920, 980),
    "ticker": (0, 980, 1920, 1080),
}
"""Where things stand on 1920 x 1080; each is one thing that may move."""


def pillow(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


def record(tv: Tv, seconds: float) -> list[tuple[float, Image.Image]]:
    """Frames as they are drawn, with their seconds."""
    frames: list[tuple[float, Image.Image]] = []
    begun = time.monotonic()
    while (now := time.monotonic() - begun) < seconds:
        frames.append((now, pillow(tv.grab()).reduce(4)))
        run(25)
    return frames


def moved(one: Image.Image, other: Image.Image) -> set[str]:
    """The regions in which something is not where it was."""
    found = set()
    for name, box in REGIONS.items():
        left, top, right, bottom = (side // 4 for side in box)
        small = (left, top, right, bottom)
        if ImageChops.difference(one.crop(small), other.crop(small)).getextrema() != ((0, 0), (0, 0), (0, 0)):
            found.add(name)
    return found


def board_with_everything() -> Board:
    return played(Connected(snapshot(*BEFORE, airing=airs(card("Kenaikan pangkat kini 12 periode setahun")))))


def called(board: Board, n: int) -> Board:
    board, _ = the.step(board, Changed(snapshot(*BEFORE), (PutCall(call(n)),)), 100.0)
    return board


def test_a_call_moves_the_stage_and_the_list_and_nothing_else_while_the_ticker_stands(open_tv: OpenTv) -> None:
    board = board_with_everything()
    tv = open_tv(board, motion=True)
    tv.wait(lambda: tv.item("tickerText").x() < 40, 8)  # it is under way
    tv.show(called(board, 12), 100)
    frames = record(tv, 1.2)
    steps = [moved(one, other) for (_, one), (_, other) in pairwise(frames)]
    assert set().union(*steps) <= {"stage", "list", "ticker"}
    assert any({"stage", "list"} <= step for step in steps), "the recording saw the call come"
    assert all(len(step) <= 2 for step in steps[1:]), [step for step in steps[1:] if len(step) > 2]
    assert not any("ticker" in step for step in steps[2:])


def test_between_calls_a_page_and_the_ticker_are_all_that_moves(open_tv: OpenTv) -> None:
    board = board_with_everything()
    tv = open_tv(board, motion=True)
    tv.wait(lambda: tv.item("tickerText").x() < 40, 8)
    turned, _ = the.step(board, Tick(), (board.programme.wakes_at or 0) + 0.1)
    tv.show(turned, 125)
    steps = [moved(one, other) for (_, one), (_, other) in pairwise(record(tv, 1.0))]
    assert all(step <= {"stage", "ticker"} for step in steps)
    assert any("stage" in step for step in steps)


def test_nothing_on_the_screen_flashes_faster_than_once_a_second(open_tv: OpenTv) -> None:
    """A flash is a pair of opposing changes of a tenth of full brightness or more (WCAG 2.3.1)."""
    board = board_with_everything()
    tv = open_tv(board, motion=True)
    tv.show(called(board, 12), 100)
    tv.wait(lambda: tv.settled)
    frames = record(tv, 5.0)
    points = [(x, y) for x in range(8, 480, 24) for y in range(6, 270, 12)]
    worst = 0
    for x, y in points:
        levels = [frame.getpixel((x, y)) for _, frame in frames]
        bright = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in levels]  # type: ignore[misc]
        worst = max(worst, turns(bright))
    assert worst <= 2 * 5 * 1, f"{worst} opposing changes in five seconds"
    assert worst >= 3, "the recording saw the strip breathe"


def turns(levels: list[float]) -> int:
    """How often the brightness turns round by a tenth of the whole or more."""
    count, low, high, rising = 0, levels[0], levels[0], None
    for level in levels[1:]:
        low, high = min(low, level), max(high, level)
        if rising is not False and high - level >= 25.5:
            count, low, rising = count + 1, level, False
        elif rising is not True and level - low >= 25.5:
            count, high, rising = count + 1, level, True
    return count
