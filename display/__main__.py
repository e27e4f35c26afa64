"""The TV: ``python -m display --config config.toml [--offscreen --pictures DIR]``. Assembles real parts."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from display.board import clock
from display.conductor import Conductor, Outside
from display.film import Projector
from display.legible import called_number, goal
from display.player.playing import Ended, Failed, FirstFrame
from display.player.screen import VideoPlayer
from display.screen import TvScreen
from display.view import View
from display.voice.assembling import speaker
from display.voice.speaker import Outcome
from shared import log
from shared.accent import Accent, accent
from shared.fetching.download import Wanted
from shared.fetching.fetching import Fetched, Fetching, Unfetched
from shared.language import catalogue
from shared.link.events import Changed, Connected, Identity, LinkEvent, Lost, Replaced
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Language, Media, MediaProblem, Role
from shared.settings import Problems, Settings, describe, load
from shared.sound.stream import system_stream
from shared.stage.page import PageKind
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
        self._stocked = Bridge(self._files_told)
        self._files = Fetching(settings.hub.url, settings.machine.data, self._stocked)
        self._video = VideoPlayer(self._film_told, volume=tv.media_volume, sound=system_stream)
        outside = Outside(
            report=self._link.report,
            show=self._show,
            wake=self._wake,
            ticks=time.monotonic,
            voice=self._speaker,
            film=Projector(self._video, self._files.path_of),
            want=lambda media: self._files.want(Wanted(one.hash, one.bytes) for one in media),
            pixels=pixels,
        )
        self.conductor = Conductor(tv, outside, portrait=size is not None and size[1] > size[0])
        logo = settings.directory.office.logo
        self._screen = TvScreen(
            self.conductor.view,
            file_url(Path(logo)) if logo and Path(logo).is_file() else "",
            layout=tv.layout,
            goal=goal(tv.reading_distance_m, tv.diagonal_inch),
            film=self._video,
            address=self._address,
        )
        self._opened = _opened(self._screen, settings, size, offscreen)
        self._opened.window.frameSwapped.connect(self._frame)
        self._opened.window.widthChanged.connect(self._turned)
        self._opened.window.heightChanged.connect(self._turned)
        self._screen.settled.connect(self.conductor.settled)
        self._screen.unreadable.connect(self._unreadable)
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
        self._files.start()
        self._link.start()
        if self._speaker is not None:
            self._speaker.try_out()
        self._camera.start()

    def close(self) -> None:
        """End, in the order that lets nobody call what is gone."""
        self._link.stop()
        self._files.stop()
        self._video.close()
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
            if isinstance(event, (Connected, Replaced, Changed, Lost)):
                self._files.link(not isinstance(event, Lost))
            picture = self.conductor.board.picture
            if self._speaker is not None and picture is not None:
                self._speaker.look(picture, self.conductor.board.here)

    def _files_told(self, news: object) -> None:
        if isinstance(news, (Fetched, Unfetched)):
            self.conductor.fetched(news.hash, news.problem if isinstance(news, Unfetched) else None)

    def _film_told(self, outcome: FirstFrame | Ended | Failed) -> None:
        match outcome:
            case FirstFrame():
                self.conductor.began()
            case Ended():
                self.conductor.ended()
            case Failed(problem=problem):
                self.conductor.cannot_show("", problem)
            case _:
                assert_never(outcome)

    @Slot()
    def _unreadable(self) -> None:
        """The picture that is wanted now cannot be drawn."""
        self.conductor.cannot_show(self.conductor.view.page_key, MediaProblem.DAMAGED)

    def _address(self, media: Media) -> str:
        path = self._files.path_of(media.hash)
        return file_url(path) if path else ""

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
