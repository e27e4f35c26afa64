"""Pictures for who has no screen: of a page that has come in, never of one on its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from kiosk_room import KioskRoom, slip
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

import kiosk.__main__ as program
from kiosk.state import Detail, Printing, Take

LONG_MS = 60_000


def comes_true(true: Callable[[], bool]) -> bool:
    """Whether it is so within five seconds; Qt works meanwhile."""
    for _ in range(500):
        if true():
            return True
        QTest.qWait(10)
    return true()


def test_a_page_that_comes_in_is_given_its_moment_anew(
    room: KioskRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "PICTURE_MS", LONG_MS)
    program.keep_pictures(room.opened, room.screen, tmp_path)
    soon = room.window.findChild(QTimer)
    assert isinstance(soon, QTimer)
    soon.setTimerType(Qt.TimerType.PreciseTimer)
    soon.start()
    left: list[int] = []
    room.screen.pageChanged.connect(lambda: left.append(soon.remainingTime()))
    QTest.qWait(100)
    assert soon.remainingTime() < LONG_MS - 90
    room.put(replace(room.conductor.state, page=Detail("kp")))
    assert left[0] > LONG_MS - 50
    assert not list(tmp_path.iterdir())
    soon.start(0)
    assert comes_true((tmp_path / "kiosk.png").exists)
    assert {file.name for file in tmp_path.iterdir()} == {"kiosk-detail.png", "kiosk.png"}


def test_a_slip_that_is_to_be_taken_while_it_slides_still_comes_out_whole(room: KioskRoom) -> None:
    room.put(replace(room.conductor.state, page=Printing(slip())))
    (paper,) = (item for item in room.items() if item.objectName() == "slip")
    room.opened.theme.setProperty("motion", True)
    assert paper.y() < -100
    room.put(replace(room.conductor.state, page=Take(slip())))
    assert room.screen.view.page == "take"
    assert comes_true(lambda: paper.y() == 0)
