"""What a window costs while nobody touches it, and when it first stood there."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtQuick import QQuickWindow


@dataclass(frozen=True, slots=True)
class Idle:
    """A window left alone for a while."""

    cpu: float  # share of a core that this process used
    frames: int  # drawn meanwhile


def rest(seconds: float) -> None:
    """Let Qt work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def next_frame(window: QQuickWindow, longest: float = 5.0) -> float | None:
    """The monotonic second at which the next frame was swapped; None when none came in time."""
    at: list[float] = []
    loop = QEventLoop()

    def swapped() -> None:
        at.append(time.monotonic())
        loop.quit()

    window.frameSwapped.connect(swapped)
    QTimer.singleShot(round(longest * 1000), loop.quit)
    window.update()
    loop.exec()
    window.frameSwapped.disconnect(swapped)
    return at[0] if at else None


def left_alone(window: QQuickWindow, seconds: float) -> Idle:
    """Watch the window for so long."""
    frames: list[None] = []

    def swapped() -> None:
        frames.append(None)

    window.frameSwapped.connect(swapped)
    before = time.process_time()
    rest(seconds)
    cpu = (time.process_time() - before) / seconds
    window.frameSwapped.disconnect(swapped)
    return Idle(cpu, len(frames))
