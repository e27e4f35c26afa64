"""The TV moves as designed and rests otherwise: real windows, real frames, real time."""

from __future__ import annotations

import os
import time
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Said, Tick
from shared.model import Text
from shared.protocol.views import PutCall
from tests.display.conftest import OpenTv, Tv, played, run
from tests.display.room import call, snapshot
from tests.display.scenes import AFTER, BEFORE, scene


def quiet_board() -> Board:
    return played(Connected(snapshot(*BEFORE)))


def called(board: Board, n: int, desk: str = "d1", now: float = 100.0) -> Board:
    changed, _ = the.step(board, Changed(snapshot(*BEFORE), (PutCall(call(n, desk=desk)),)), now)
    return changed


def panel(tv: Tv) -> QQuickItem:
    """The call panel in front."""
    panels = [item for item in tv.items if item.objectName() in {"call1", "call2"}]
    return max(panels, key=lambda item: item.z())


def test_a_call_slides_up_and_settles_and_only_then_counts_as_shown(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    begun = time.monotonic()
    tv.show(called(quiet_board(), 12), 100)
    assert tv.settled == []
    places: list[float] = []
    while not tv.settled:
        places.append(panel(tv).y())
        run(10)
        assert time.monotonic() - begun < 5
    assert time.monotonic() - begun >= 0.3
    assert tv.settled == [12]
    assert places[0] > 400
    assert places == sorted(places, reverse=True), "it only goes up"
    assert panel(tv).y() == 0


def test_without_motion_a_call_is_there_with_the_next_frame(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board())
    before = tv.grab()
    tv.show(called(quiet_board(), 12), 100)
    assert tv.settled == [12]
    assert panel(tv).y() == 0
    tv.frames.clear()
    tv.wait(lambda: tv.frames)
    assert tv.grab() != before


def test_the_first_frame_after_a_call_is_already_different(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    tv.frames.clear()
    begun = time.monotonic()
    tv.show(called(quiet_board(), 12), 100)
    tv.wait(lambda: tv.frames)
    assert tv.frames[0] - begun < 1.0
    assert "A012" in tv.texts("rowNumber")


def test_the_next_call_slides_over_the_one_before(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    board = called(called(quiet_board(), 12), 13, "d2")
    tv.show(board, 100)
    tv.wait(lambda: tv.settled == [12])
    board, _ = the.step(board, Said(12, True), 105)
    board, _ = the.step(board, Tick(), 105)
    tv.show(board, 105)
    run(60)
    assert sorted(tv.texts("number")) == ["A012", "A013"], "the old call stays until the new one covers it"
    tv.wait(lambda: tv.settled == [12, 13])
    assert tv.texts("number") == ["A013"]


def test_the_stage_is_left_downwards(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    tv.show(called(quiet_board(), 12), 100)
    tv.wait(lambda: tv.settled)
    tv.show(quiet_board(), 100)
    tv.wait(lambda: not tv.texts("number"))
    assert tv.texts("pageTitle") == ["Maklumat pelayanan"]


def test_the_strip_pulses_at_half_a_hertz_and_only_in_its_ground(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    tv.show(called(quiet_board(), 12), 100)
    tv.wait(lambda: tv.settled)
    levels: list[tuple[float, float]] = []
    ends = time.monotonic() + 4.2
    while time.monotonic() < ends:
        grounds = [item for item in tv.items if item.objectName() == "ground"]
        levels.append((time.monotonic(), grounds[0].opacity()))
        run(20)
    lowest = min(level for _, level in levels)
    assert 0.54 <= lowest <= 0.62
    dips = [
        at
        for (_, before), (at, level), (_, after) in zip(levels, levels[1:], levels[2:], strict=False)
        if level < 0.65 and before > level <= after
    ]
    apart = [later - earlier for earlier, later in pairwise(dips) if later - earlier > 0.5]
    assert all(gap > 1.5 for gap in apart), "never faster than 1 Hz"
    assert tv.item("word").opacity() == 1


def test_a_page_at_rest_draws_no_frame_and_takes_no_time(open_tv: OpenTv) -> None:
    board = played(Connected(snapshot(*AFTER, announcement=Text("Pendek", ""))))
    tv = open_tv(board, motion=True)
    run(600)
    for ticker in [item for item in tv.items if item.objectName() == "ticker"]:
        ticker.setProperty("still", True)  # two texts take turns; here nothing may
    run(100)
    tv.frames.clear()
    before = sum(os.times()[:2])
    run(2000)
    assert tv.frames == []
    assert sum(os.times()[:2]) - before < 0.2


def test_a_minute_more_draws_one_frame_or_two(open_tv: OpenTv) -> None:
    board = quiet_board()
    tv = open_tv(board)
    run(200)
    tv.frames.clear()
    tv.show(board, 100 + 14)
    run(100)
    assert tv.frames == [], "the same minute is the same picture"
    tv.show(board, 100 + 16 * 60)
    tv.wait(lambda: tv.frames)
    assert tv.texts("clock") == ["09.21"]
    assert len(tv.frames) <= 2


def test_a_ticker_that_fits_stands_still_and_a_long_one_moves_just_as_far_as_it_must(open_tv: OpenTv) -> None:
    tv = open_tv(quiet_board(), motion=True)
    line, ticker = tv.item("tickerText"), tv.item("ticker")
    assert ticker.property("excess") > 0
    assert line.x() == 48
    run(600)
    assert line.x() == 48, "three seconds to begin reading"
    tv.show(called(quiet_board(), 12), 100)
    run(100)
    assert ticker.property("still") is True, "during a call it stands"


def test_a_picture_follows_a_page_and_a_page_a_picture(open_tv: OpenTv, files: dict[str, str]) -> None:
    page, picture = scene("maklumat"), scene("picture")
    tv = open_tv(page, motion=True, files=files)
    for _ in range(2):
        tv.show(picture, 100)
        tv.wait(lambda: tv.items_named("picture") and tv.item("picture").property("paintedWidth"))
        tv.wait(lambda: [item.opacity() for item in tv.items_named("pageText")] == [1])  # it fades in from nothing
        assert tv.texts("pageTitle") == ["Upacara Hari Pahlawan"]
        assert tv.grab().pixelColor(960, 240) == QColor(140, 165, 190), "the picture's own sky"
        tv.show(page, 100)
        tv.wait(lambda: tv.texts("pageTitle") == ["Maklumat pelayanan"])
        assert not tv.items_named("picture")


@pytest.mark.parametrize("motion", [False, True])
def test_the_same_picture_twice_in_a_row_stands_the_second_time_too(
    open_tv: OpenTv, files: dict[str, str], *, motion: bool
) -> None:
    tv = open_tv(scene("maklumat"), files=files, motion=motion)
    for page in ("picture", "picture-mute", "picture"):
        tv.show(scene(page), 100)
        tv.wait(lambda: tv.items_named("picture") and tv.item("picture").property("paintedWidth"))
        run(100)
        assert tv.grab().pixelColor(960, 240) == QColor(140, 165, 190), page


def test_a_picture_that_cannot_be_read_is_told_and_nothing_stops(open_tv: OpenTv) -> None:
    tv = open_tv(scene("maklumat"), motion=True, files={})
    told: list[None] = []
    tv.screen.unreadable.connect(lambda: told.append(None))
    tv.show(scene("picture"), 100)
    tv.wait(lambda: told)
    assert tv.texts("pageTitle") == ["Maklumat pelayanan"], "until the programme passes it over"


def test_notices_fade_by_their_words_alone(open_tv: OpenTv) -> None:
    board = quiet_board()
    tv = open_tv(board, motion=True)
    board, _ = the.step(board, Tick(), (board.programme.wakes_at or 0) + 0.1)
    tv.show(board, 125)
    run(150)
    assert all(words.opacity() < 1 for words in tv.items_named("pageText"))
    tv.wait(lambda: tv.texts("pageTitle") == ["Antrean saat ini"] and tv.item("pageText").opacity() == 1)
