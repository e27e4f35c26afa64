"""Touch to changed pixels, start to first frame and idle work, as one JSON line. The hub and the printer never answer.

``touch_ms`` is from the finger's release to the swapped frame that shows the next page;
``idle_cpu`` is a share of a core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.conductor import Conductor, World
from kiosk.printing import Outcome, Paper
from kiosk.screen import KioskScreen
from kiosk.state import Detail, State
from shared.model import Directory
from shared.protocol.commands import Command
from shared.protocol.frames import PrinterReport, ShownReport, SoundReport
from shared.protocol.views import KioskSnapshot, OfficePhase, OfficeRow, QueueRow, ServiceRow, ServiceState
from shared.settings import Problems, load
from shared.ui.opening import OpenOptions, application, open_window

LONGEST_MS = 2000


class Timed(msgspec.Struct, frozen=True):
    """What was measured, in milliseconds."""

    first_frame_ms: float
    first_frame_at: float  # monotonic second, which whoever started this process can compare with its own
    touch_ms: tuple[float, ...]
    idle_cpu: float
    idle_frames: int


class Silent:
    """A hub and a printer that take everything and never answer."""

    def do(self, command: Command, *, id: str, keep_for: float = 30.0, only_if_connected: bool = False) -> None:
        """Nothing."""

    def report(self, report: PrinterReport | ShownReport | SoundReport) -> None:
        """Nothing."""

    def print(self, job_id: str, paper: Paper, done: Callable[[Outcome], None]) -> None:
        """Nothing."""


def morning(directory: Directory) -> KioskSnapshot:
    """An open office without visitors."""
    queues = tuple(QueueRow(one.id, 0, None, 1) for one in directory.queues)
    services = tuple(ServiceRow(one.id, ServiceState.OPEN) for one in directory.services)
    now = datetime.now(UTC)
    return KioskSnapshot(now, directory, OfficeRow(OfficePhase.OPEN, now.date()), queues, services)


def wait_frame(window: QQuickWindow, act: Callable[[], object]) -> float:
    """Milliseconds from ``act`` to the next swapped frame."""
    loop = QEventLoop()
    window.frameSwapped.connect(loop.quit)
    QTimer.singleShot(LONGEST_MS, loop.quit)
    begun = time.perf_counter()
    act()
    loop.exec()
    window.frameSwapped.disconnect(loop.quit)
    return (time.perf_counter() - begun) * 1000


def find(item: QQuickItem, name: str) -> QQuickItem:
    """The shown item of this object name.

    Raises:
        LookupError: there is none.
    """
    for child in item.childItems():
        if child.isVisible() and child.objectName() == name:
            return child
        if child.isVisible():
            try:
                return find(child, name)
            except LookupError:
                continue
    raise LookupError(name)


def measure(directory: Directory, touches: int, idle_seconds: float, begun: float) -> Timed:
    """Open a kiosk offscreen and touch "Ambil nomor" again and again."""
    app = application("antrean-kiosk", offscreen=True)
    silent = Silent()
    screen = KioskScreen(lambda touch: conductor.handle(touch), lambda: "id", lambda: "")  # noqa: PLW0108 - made below
    world = World(
        silent, silent, time.monotonic, lambda: datetime.now(UTC), lambda: "id", lambda _event: None, screen.show
    )
    service = directory.services[0].id
    start = State(page=Detail(service), snapshot=morning(directory), connected=True)
    conductor = Conductor(world, start)
    conductor.begin()
    opened = open_window("kiosk.qml", "Main", {"view": screen}, OpenOptions(size=(1080, 1920), offscreen=True))
    window = opened.window
    wait_frame(window, window.update)
    first, first_at = (time.perf_counter() - begun) * 1000, time.monotonic()
    device = QTest.createTouchDevice()
    took: list[float] = []
    for _ in range(touches):
        opened.theme.setProperty("deadTime", 0)
        conductor.state = start
        conductor.begin()
        rest(400)  # the page has come to rest, and a new page ignores the first moments
        key = find(window.contentItem(), "take")
        at = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
        QTest.touchEvent(window, device).press(0, at, window).commit()
        rest(60)
        release = QTest.touchEvent(window, device).release(0, at, window)
        took.append(wait_frame(window, release.commit))
    conductor.state = replace(start, touched=time.monotonic())  # nobody is asked "still there?" meanwhile
    conductor.begin()
    rest(1500)
    frames: list[int] = []
    window.frameSwapped.connect(lambda: frames.append(1))
    ticking = QTimer(interval=250)
    ticking.timeout.connect(conductor.tick)
    ticking.start()
    before = time.process_time()
    rest(int(idle_seconds * 1000))
    idle = (time.process_time() - before) / idle_seconds if idle_seconds else 0.0
    opened.close()
    app.processEvents()
    return Timed(first, first_at, tuple(took), idle, len(frames))


def rest(milliseconds: int) -> None:
    """Let Qt work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(arguments: list[str]) -> int:
    """The command line."""
    begun = time.perf_counter()
    parser = argparse.ArgumentParser(prog="python -m kiosk.timing", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--touches", type=int, default=30)
    parser.add_argument("--idle", type=float, default=3.0, help="seconds of idle work to measure")
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        return 2
    timed = measure(loaded.settings.directory, given.touches, given.idle, begun)
    sys.stdout.write(msgspec.json.encode(timed).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
