"""A real offscreen window with the video area in it, a real decoding process behind it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from display.player.playing import Outcome
from display.player.screen import VideoPlayer
from shared.ui.opening import grab
from tests.display.player.clips import Clip, make_clip, number_of

QML = b"""
import QtQuick
import display.player

Window {
    required property VideoPlayer video
    width: 320; height: 208; visible: true; color: "red"
    property real factor: 1
    Item {
        width: 320 / parent.Window.window.factor; height: 208 / parent.Window.window.factor
        scale: parent.Window.window.factor; transformOrigin: Item.TopLeft
        VideoArea { anchors.fill: parent; player: parent.Window.window.video; detail: parent.Window.window.factor }
    }
}
"""


@dataclass
class Cinema:
    """A window that shows videos, and what was told of them."""

    player: VideoPlayer
    window: QQuickWindow
    told: list[Outcome]
    frames: list[float] = field(default_factory=list)
    numbers: list[tuple[float, int]] = field(default_factory=list)

    def wait(self, ready: Callable[[], object], seconds: float = 10.0) -> None:
        """Let Qt run until ``ready``."""
        ends = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < ends, f"it did not come; told {self.told}, {self.player.playing}"
            let_run(10)

    def grab(self) -> QImage:
        """The window as drawn now."""
        return grab(self.window)

    def drawn(self) -> int:
        """The number of the frame that the window shows."""
        return number_of(self.grab())


def let_run(ms: int) -> None:
    """Let Qt run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


OpenCinema = Callable[..., Cinema]


@pytest.fixture
def open_cinema(app: QGuiApplication) -> Iterator[OpenCinema]:
    """``open_cinema(**how the player is made)``."""
    opened: list[tuple[Cinema, QQmlApplicationEngine]] = []

    def make(**given: object) -> Cinema:
        told: list[Outcome] = []
        player = VideoPlayer(told.append, **given)
        engine = QQmlApplicationEngine()
        engine.addImportPath(str(Path(__file__).parents[3]))
        engine.setInitialProperties({"video": player})
        engine.loadData(QML)
        (window,) = engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        cinema = Cinema(player, window, told)
        window.frameSwapped.connect(lambda: cinema.frames.append(time.monotonic()))
        player.painted.connect(lambda: cinema.numbers.append((time.monotonic(), number_of(player.image))))
        opened.append((cinema, engine))
        cinema.wait(lambda: cinema.frames)
        return cinema

    yield make
    for cinema, engine in opened:
        cinema.player.close()
        cinema.window.close()
        engine.deleteLater()
        QCoreApplication.sendPostedEvents(engine, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def cinema(open_cinema: OpenCinema) -> Cinema:
    """A silent one."""
    return open_cinema()


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds, sixty frames, H.264 in MP4."""
    return make_clip(tmp_path_factory.mktemp("clips") / "sixty.mp4", Clip())


@pytest.fixture(scope="session")
def long_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds."""
    return make_clip(tmp_path_factory.mktemp("clips") / "long.mp4", Clip(seconds=10))
