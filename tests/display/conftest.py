"""Real offscreen windows of the TV: a still clock, no stray Qt warnings, every text to be walked."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PIL import Image, ImageDraw

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from display import board as the
from display.board import Board
from display.happening import Happening
from display.here import Here
from display.legible import goal
from display.screen import TvScreen
from display.view import view
from shared.model import Language
from shared.ui.opening import Opened, OpenOptions, application, grab, open_window
from tests.display.room import media
from tests.screens.comparing import as_asked

ID = (Language.INDONESIAN,)
EN = (Language.ENGLISH,)


class NotSeen(AssertionError):
    """No visible item has this name."""


@dataclass
class Tv:
    """One window and the view model behind it."""

    screen: TvScreen
    opened: Opened
    portrait: bool
    settled: list[int] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)

    def show(self, board: Board, now: float) -> None:
        """Show a board as it is at ``now``."""
        self.screen.show(view(board, now, portrait=self.portrait))

    @property
    def items(self) -> list[QQuickItem]:
        """Every item that can be seen, outside in."""
        return [item for item in _below(self.opened.window.contentItem()) if _seen(item)]

    def texts(self, name: str = "") -> list[str]:
        """What can be read, or read in the items of that name."""
        return [
            str(item.property("text"))
            for item in self.items
            if isinstance(item.property("text"), str) and (not name or item.objectName() == name)
        ]

    def items_named(self, name: str) -> list[QQuickItem]:
        """The visible items of that name."""
        return [item for item in self.items if item.objectName() == name]

    def item(self, name: str) -> QQuickItem:
        """The one visible item of that name."""
        found = self.items_named(name)
        if not found:
            raise NotSeen(name)
        (one,) = found
        return one

    def grab(self) -> QImage:
        """The picture as drawn now."""
        return grab(self.opened.window)

    def wait(self, ready: Callable[[], object], seconds: float = 5.0) -> None:
        """Let Qt run until ``ready``. An item that it asks for may be on its way: words fade in from nothing."""

        def come() -> object:
            try:
                return ready()
            except NotSeen:
                return False

        ends = time.monotonic() + seconds
        while not come():
            assert time.monotonic() < ends, "it did not come"
            run(20)


def run(ms: int) -> None:
    """Let Qt run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _below(child)


def _seen(item: QQuickItem) -> bool:
    return item.isVisible() and item.width() > 0 and item.height() > 0 and item.opacity() > 0


@pytest.fixture(scope="session")
def app() -> QGuiApplication:
    return application("antrean-display-tests", offscreen=True)


OpenTv = Callable[..., Tv]


@pytest.fixture
def open_tv(app: QGuiApplication, caplog: pytest.LogCaptureFixture) -> Iterator[OpenTv]:
    """``open_tv(board, now, size, motion, files)``; any warning of Qt fails the test."""
    open_windows: list[Opened] = []
    caplog.set_level(logging.WARNING, "antrean.qt")

    def make(
        board: Board | None = None,
        now: float = 100.0,
        size: tuple[int, int] = (1920, 1080),
        motion: bool = False,
        files: dict[str, str] | None = None,
    ) -> Tv:
        portrait = size[1] > size[0]
        board = board or Board(here=Here(languages=ID))
        screen = TvScreen(
            view(board, now, portrait=portrait),
            layout=board.here.layout,
            goal=goal(7.0, 43.0),
            address=lambda media: (files or {}).get(media.hash, ""),
        )
        opened = open_window("display.qml", "Tv", {"tv": screen}, OpenOptions(size=size, motion=motion))
        open_windows.append(opened)
        tv = Tv(screen, opened, portrait)
        screen.settled.connect(tv.settled.append)
        opened.window.frameSwapped.connect(lambda: tv.frames.append(time.monotonic()))
        tv.wait(lambda: tv.frames)
        run(30)
        return tv

    yield make
    for opened in open_windows:
        opened.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    said = [record.getMessage() for record in caplog.records if record.name == "antrean.qt"]
    assert not said, said


def played(*happenings: Happening, now: float = 100.0, here: Here | None = None) -> Board:
    """The board after all of this at one moment; the TV speaks Indonesian unless told otherwise."""
    board = Board(here=here or Here(languages=ID))
    for happening in happenings:
        board, _ = the.step(board, happening, now)
    return board


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pictures of the scenes on this disk, by hash, drawn here: hills under a sun, and a poster held upright."""
    image = Image.new("RGB", (1600, 900), (140, 165, 190))
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((1180, 120, 1360, 300), fill=(250, 230, 170))
    for n in range(9):
        hill = [(n * 200 - 100, 900), (n * 200 + 100, 380 + 60 * (n % 3)), (n * 200 + 320, 900)]
        drawing.polygon(hill, fill=(30 + n * 8, 90 + n * 6, 60))
    poster = Image.new("RGB", (900, 1273), (250, 240, 220))
    drawing = ImageDraw.Draw(poster)
    drawing.rectangle((12, 12, 887, 1260), outline=(150, 30, 30), width=16)
    drawing.ellipse((300, 120, 600, 420), fill=(190, 40, 40))
    for n in range(8):
        drawing.rectangle((110, 560 + n * 78, 790 - 60 * (n % 3), 600 + n * 78), fill=(60, 60, 70))
    folder = tmp_path_factory.mktemp("media")
    for name, made in (("picture", image), ("poster", poster)):
        made.save(folder / f"{name}.png", "PNG")
    return {media(name=name).hash: (folder / f"{name}.png").as_uri() for name in ("picture", "poster")}


@pytest.fixture
def approved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, QImage], None]:
    """Compares with the approved picture; ``ANTREAN_APPROVE=1`` approves it deliberately."""
    comparing = as_asked(tmp_path_factory.getbasetemp() / "seen")
    return lambda name, picture: comparing.check("display", name, picture)
