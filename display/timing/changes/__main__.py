"""Memory over many videos, as a JSON line: ``python -m display.timing.changes FILM TIMES``, in one window, in turn.

Each is asked for, shown from its first frame on for a moment, and replaced by the next.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from display.player.playing import Failed, FirstFrame, Outcome
from display.player.screen import VideoPlayer
from shared import log
from shared.ui.opening import application
from shared.ui.timing import rest

WARM = 20
"""Videos before the memory is looked at for the first time."""
QML = b"""
import QtQuick
import display.player

Window {
    id: window

    required property VideoPlayer video

    width: 1320
    height: 856
    visible: true

    VideoArea {
        anchors.fill: parent
        player: window.video
    }
}
"""


class Memory(msgspec.Struct, frozen=True, tag="memory"):
    """Resident memory of the TV's process in KB, after the first few videos and after all; files open then."""

    before: int
    after: int
    files_before: int
    files_after: int
    shown: int


def resident() -> int:
    """KB (Linux)."""
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def files() -> int:
    """Open files (Linux)."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def main(arguments: list[str]) -> int:
    """The command line."""
    film, times = Path(arguments[0]), int(arguments[1])
    log.set_up()  # to the standard error: standard output is ours
    application("antrean-display", offscreen=True)
    loop, shown = QEventLoop(), 0

    def told(outcome: Outcome) -> None:
        nonlocal shown
        if isinstance(outcome, (FirstFrame, Failed)):
            shown += isinstance(outcome, FirstFrame)
            QTimer.singleShot(50, loop.quit)

    player = VideoPlayer(told)
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"video": player})
    engine.loadData(QML)
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        return 1
    before = files_before = 0
    for number in range(times):
        if number == min(WARM, times // 2):
            player.stop()  # the memory of its frames is given back: what is left is ours
            before, files_before = resident(), files()
        player.play(film)
        loop.exec()
    player.stop()
    rest(0.2)
    memory = Memory(before, resident(), files_before, files(), shown)
    player.close()
    sys.stdout.write(msgspec.json.encode(memory).decode() + "\n")
    window.close()
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(engine, QEvent.Type.DeferredDelete.value)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
