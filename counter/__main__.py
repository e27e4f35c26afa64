"""The desk: ``python -m counter --config config.toml [--offscreen --pictures DIR]``. Assembles real parts."""

from __future__ import annotations

import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from counter.conductor import Conductor
from counter.memory import Taste, recall, remember
from counter.rehearsing import Clerk
from counter.screen import DeskScreen
from counter.screen.assembled import Notices
from counter.screen.told import Cases, Filing
from counter.state import Page, State
from shared.link.events import Identity, LinkEvent
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Language, Role
from shared.rehearsal import ClerkPart, read_part
from shared.settings import Settings
from shared.ui.bridge import Bridge
from shared.ui.opening import Opened, OpenOptions, application, has_display, open_window
from shared.ui.program import agency_accent, begin, command_line, picture_page, run_until_told
from shared.version import version

SETTLED_MS = 600
"""So long after a change a picture is taken."""
PICTURE_SIZE = (980, 640)
SOON_MS = 450
"""After a press the keys are looked at again: by then an answer that is late may be shown as late."""
REHEARSAL_MS = 100


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; exit code 2 when the config must be mended first."""
    parser = command_line("counter", __doc__)
    parser.add_argument("--demo-clerk", type=Path, help="used by antrean demo: who works at this window")
    options = parser.parse_args(argv)
    settings = begin(options.config)
    if settings is None:
        return 2
    clerk = read_part(options.demo_clerk, ClerkPart) if options.demo_clerk else None
    return run(settings, code=options.code, offscreen=options.offscreen, pictures=options.pictures, clerk=clerk)


def run(
    settings: Settings, *, code: str | None, offscreen: bool, pictures: Path | None, clerk: ClerkPart | None = None
) -> int:
    """Work until the window is closed or the program is told to stop."""
    app = application("antrean-counter", offscreen=offscreen)
    window = Counter(settings, code, offscreen or not has_display(), pictures)

    def start() -> None:
        window.start()
        if clerk is not None:
            window.rehearse(Clerk(clerk))

    return run_until_told(app, start, window.close)


class Counter:
    """One desk's window: conductor, link and screen tied together."""

    def __init__(self, settings: Settings, code: str | None, offscreen: bool, pictures: Path | None) -> None:
        self._pictures = pictures
        self._memory = settings.machine.data / "counter-window.json"
        taste = recall(self._memory, Taste(on_top=settings.counter.stay_on_top))
        state = State(language=taste.language, on_top=taste.on_top, desk=settings.counter.desk)
        self.conductor = Conductor(state, _now, _new_id, self._changed)
        self._screen = DeskScreen(self.conductor.take, _now)
        self._notices = Notices(settings.hub.url, settings.machine.data, _now, _new_id)
        self._cases, self._filing = Cases(_now, _new_id), Filing(_now, _new_id)
        self._linked = Bridge(self._link_told)
        keyring = Keyring.of_screen(settings.machine.data, Role.DESK, code)
        identity = Identity(Role.DESK, f"counter {version()}", settings.counter.name)
        self._link = Link(settings.hub.url, identity, keyring, self._linked)
        self.conductor.line = self._link
        self.conductor.open_notices = self._notices.open
        self.conductor.open_cases = self._cases.open
        self.conductor.open_filing = self._filing.open
        for beside in self._beside:
            beside.use(self._link)
        given = {
            "view": self._screen,
            "notices": self._notices.screen,
            "cases": self._cases.screen,
            "filing": self._filing.screen,
        }
        self._opened = _opened(given, settings, taste, offscreen)
        self._screen.spoke.connect(lambda language: self._opened.speak(Language(language)))
        self._screen.raised.connect(self._raise)
        self._second = _timer(1000, self._tick)
        self._draw = _timer(0, self._show, once=True)
        self._soon = _timer(SOON_MS, self._show, once=True)
        self._camera = _timer(SETTLED_MS, self._take_picture, once=True)
        self._rehearsal: QTimer | None = None
        self._show()

    @property
    def _beside(self) -> tuple[Notices, Cases, Filing]:
        """The windows beside the desk's."""
        return self._notices, self._cases, self._filing

    @property
    def window(self) -> QQuickWindow:
        """The window."""
        return self._opened.window

    def start(self) -> None:
        """Begin to listen to the hub."""
        self._link.start()
        self._second.start()

    def rehearse(self, clerk: Clerk) -> None:
        """Let the demo's clerk press what a clerk would press."""

        def act() -> None:
            pressed = clerk.act(self.conductor.state, time.monotonic())
            if pressed is not None:
                self.conductor.take(pressed)

        self._rehearsal = _timer(REHEARSAL_MS, act)
        self._rehearsal.start()

    def close(self) -> None:
        """End, in the order that lets nobody call what is gone."""
        self._link.stop()
        for beside in self._beside:
            beside.close()
        for timer in (self._second, self._draw, self._soon, self._camera, self._rehearsal):
            if timer is not None:
                timer.stop()
        self._opened.close()

    def _link_told(self, event: object) -> None:
        if isinstance(event, LinkEvent):
            for beside in self._beside:
                beside.link_says(event)
            self.conductor.link_says(event)

    def _tick(self) -> None:
        self.conductor.tick()
        for beside in self._beside:
            beside.tick()

    def _changed(self, state: State) -> None:
        for beside in self._beside:
            beside.desk_is(state)
        self._draw.start()  # many changes in one turn of the loop are drawn once
        if state.pending:
            self._soon.start()
        if self._pictures is not None and not self._camera.isActive():
            self._camera.start()

    def _show(self) -> None:
        state, before = self.conductor.state, self._screen.state
        self._screen.show(state)
        if (state.language, state.on_top) != (before.language, before.on_top):
            remember(self._memory, Taste(language=state.language, on_top=state.on_top))

    def _raise(self, on_top: bool) -> None:
        self._opened.window.setFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)

    def _take_picture(self) -> None:
        if self._pictures is None:
            return
        page = self.conductor.state.page
        newest = page is not Page.STARTING
        picture_page(self._opened.window, self._pictures, "counter", page.value, newest=newest)


def _opened(given: Mapping[str, object], settings: Settings, taste: Taste, offscreen: bool) -> Opened:
    options = OpenOptions(
        size=PICTURE_SIZE if offscreen else None,
        offscreen=offscreen,
        on_top=taste.on_top,
        language=taste.language,
        accent=agency_accent(settings),
    )
    return open_window("counter.qml", "CounterWindow", given, options)


def _timer(interval: int, act: Callable[[], None], *, once: bool = False) -> QTimer:
    timer = QTimer()
    timer.setInterval(interval)
    timer.setSingleShot(once)
    timer.timeout.connect(act)
    return timer


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid.uuid4().hex


if __name__ == "__main__":
    QGuiApplication.setQuitOnLastWindowClosed(True)
    sys.exit(main())
