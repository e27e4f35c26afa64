"""The TV: ``python -m display --config config.toml [--offscreen --pictures DIR]``. Assembles real parts."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from display.board import clock
from display.conductor import Conductor, Outside
from display.legible import called_number
from display.pages import PageKind
from display.screen import TvScreen
from display.view import View
from display.voice.assembling import speaker
from display.voice.speaker import Outcome
from shared import log
from shared.accent import Accent, accent
from shared.language import catalogue
from shared.link.events import Identity, LinkEvent
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Language, Role
from shared.settings import Problems, Settings, describe, load
from shared.tied import end_with_starter
from shared.ui.bridge import Bridge
from shared.ui.ending import stop_on_signals
from shared.ui.opening import Opened, OpenOptions, application, file_url, has_display, open_window, save_picture
from shared.version import version

SETTLED_MS = 900
"""Every movement has ended so long after a change: then a picture is taken."""


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; exit code 2 when the config must be mended first."""
    parser = argparse.ArgumentParser(prog="antrean display", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--code", help="one-time pairing code of this TV")
    parser.add_argument("--offscreen", action="store_true", help="draw without a screen")
    parser.add_argument("--pictures", type=Path, help="folder for a picture of every page shown")
    options = parser.parse_args(argv)
    log.set_up()
    end_with_starter()
    loaded = load(options.config)
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            sys.stderr.write(f"{describe(problem, Language.INDONESIAN)}\n")
        return 2
    return run(loaded.settings, code=options.code, offscreen=options.offscreen, pictures=options.pictures)


def run(settings: Settings, *, code: str | None, offscreen: bool, pictures: Path | None) -> int:
    """Show and speak until told to stop."""
    app = application("antrean-display", offscreen=offscreen)
    tv = Television(settings, code, offscreen or not has_display(), pictures)
    heard = stop_on_signals(app.quit)
    tv.start()
    try:
        return app.exec()
    finally:
        heard.setEnabled(False)
        tv.close()


class Television:
    """One TV: window, conductor, link and voice tied together."""

    def __init__(
        self,
        settings: Settings,
        code: str | None,
        offscreen: bool,
        pictures: Path | None,
        pixels: Callable[[int, float], None] | None = None,
    ) -> None:
        tv = settings.display
        self._pictures = pictures
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._camera = QTimer()
        self._camera.setSingleShot(True)
        self._camera.setInterval(SETTLED_MS)
        self._voiced = Bridge(self._voice_told)
        self._linked = Bridge(self._link_told)
        speaks = tv.chime or tv.voice.on
        self._speaker = speaker(tv, settings.machine.data, self._voiced, local=self._local) if speaks else None
        keyring = Keyring.of_screen(settings.machine.data, Role.DISPLAY, code)
        identity = Identity(Role.DISPLAY, f"display {version()}", tv.name)
        self._link = Link(settings.hub.url, identity, keyring, self._linked)
        size = (tv.width, tv.height) if tv.width and tv.height else (1920, 1080) if offscreen or tv.windowed else None
        outside = Outside(self._link.report, self._show, self._wake, time.monotonic, self._speaker, pixels)
        self.conductor = Conductor(tv, outside, portrait=size is not None and size[1] > size[0])
        logo = settings.directory.office.logo
        self._screen = TvScreen(self.conductor.view, file_url(Path(logo)) if logo and Path(logo).is_file() else "")
        self._opened = _opened(self._screen, settings, size, offscreen)
        self._opened.window.frameSwapped.connect(self._frame)
        self._opened.window.widthChanged.connect(self._turned)
        self._opened.window.heightChanged.connect(self._turned)
        self._screen.settled.connect(self.conductor.settled)
        self._timer.timeout.connect(self.conductor.tick)
        self._camera.timeout.connect(self._take_picture)
        _warn_if_small(settings, self._opened)
        self._turned()

    @property
    def window(self) -> QQuickWindow:
        """The window."""
        return self._opened.window

    def start(self) -> None:
        """Begin to listen to the hub."""
        self._link.start()
        if self._speaker is not None:
            self._speaker.try_out()
        self._camera.start()

    def close(self) -> None:
        """End, in the order that lets nobody call what is gone."""
        self._link.stop()
        if self._speaker is not None:
            self._speaker.close()
        self._timer.stop()
        self._camera.stop()
        self._opened.close()

    def _show(self, view: View) -> None:
        self._screen.show(view)
        self._camera.start()

    def _wake(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(round(seconds * 1000) + 1)

    def _frame(self) -> None:
        self.conductor.frame()

    @Slot()
    def _turned(self) -> None:
        window = self._opened.window
        portrait = window.height() > window.width()
        if portrait != self.conductor.portrait:
            self.conductor.portrait = portrait
            self.conductor.tick()

    def _local(self) -> datetime | None:
        """The office's time, for the voice's thread: a board is never changed, only replaced."""
        return clock(self.conductor.board, time.monotonic())

    def _voice_told(self, outcome: object) -> None:
        if isinstance(outcome, Outcome):
            self.conductor.spoke(outcome)

    def _link_told(self, event: object) -> None:
        if isinstance(event, LinkEvent):
            self.conductor.hear(event)
            picture = self.conductor.board.picture
            if self._speaker is not None and picture is not None:
                self._speaker.look(picture)

    def _take_picture(self) -> None:
        if self._pictures is None:
            return
        view = self.conductor.view
        name = "call" if view.call else view.page.kind.value
        self._pictures.mkdir(parents=True, exist_ok=True)
        save_picture(self._opened.window, self._pictures / f"display-{name}.png")
        if name != PageKind.STARTING.value:
            save_picture(self._opened.window, self._pictures / "display.png")


def _opened(screen: TvScreen, settings: Settings, size: tuple[int, int] | None, offscreen: bool) -> Opened:
    colour = accent(settings.directory.office.accent)
    options = OpenOptions(
        size=size,
        full_screen=not (offscreen or settings.display.windowed),
        offscreen=offscreen,
        motion=settings.display.motion,
        language=settings.display.languages[0],
        accent=colour if isinstance(colour, Accent) else None,
    )
    return open_window("display.qml", "Tv", {"tv": screen}, options)


def _warn_if_small(settings: Settings, opened: Opened) -> None:
    """Say at the start when the called number misses the goal of 0.7 degrees at the configured distance."""
    tv, window = settings.display, opened.window
    drawn = float(window.property("numberPixels") or 0)
    legible = called_number(tv.reading_distance_m, tv.diagonal_inch, (window.width(), window.height()), drawn)
    if not legible.enough:
        words = catalogue(tv.languages[0])
        point = "," if tv.languages[0] is Language.INDONESIAN else "."
        reach, distance = (f"{m:.1f}".replace(".", point) for m in (legible.reaches_m, tv.reading_distance_m))
        sys.stderr.write(words.say("display.too_small", reach=reach, distance=distance) + "\n")


if __name__ == "__main__":
    QGuiApplication.setQuitOnLastWindowClosed(True)
    sys.exit(main())
