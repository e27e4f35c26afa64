"""A whole room for tests: a hub process that can be killed; kiosk, desk and TV as their programs assemble them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from counter.__main__ import Counter
from counter.state import Page, Phase
from display.__main__ import Television
from kiosk.__main__ import Kiosk
from kiosk.printing.folder import switch
from shared.hub.store import Reader
from shared.model import Role
from shared.protocol.commands import AddStaff, ChangePin, PinGiven
from shared.queue.events import Event
from shared.settings import Loaded, load
from shared.ui.opening import application
from tests.command.office_here import free_port, machine
from tests.hub.running import NEW_PIN, ROOT, Screen

NINE = "2026-01-12T01:00:00+00:00"
"""A Monday in Makassar."""
HUB = ROOT / "tests" / "hub" / "server" / "hub_process.py"
CLERK = "siti"


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item that is shown, outside in."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from below(child)


class Room:
    """Hub, kiosk, desk and TV of the example agency on one machine; as a context it ends them all."""

    def __init__(self, folder: Path) -> None:
        self.app: QGuiApplication = application("antrean-journeys", offscreen=True)
        self.port = free_port()
        quiet = {"chime": False, "voice": {"on": False}}
        here = machine(folder, self.port, display=quiet, counter={"desk": "loket-1"})
        loaded = load(here.config)
        assert isinstance(loaded, Loaded), loaded
        self.settings = loaded.settings
        self.data = self.settings.machine.data
        self.data.mkdir(parents=True)
        self.url = self.settings.hub.url
        self.hub_log = folder / "hub.log"
        self._hub: subprocess.Popen[bytes] | None = None
        self.begin_hub()
        self._hire()
        self.kiosk = Kiosk(self.settings, None, offscreen=True)
        self.counter = Counter(self.settings, None, True, None)
        self.tv = Television(self.settings, None, True, None)
        self.finger = QTest.createTouchDevice()

    # --- the hub ---------------------------------------------------------------------------------------------------

    def begin_hub(self) -> None:
        """The hub comes up."""
        said = self.hub_log.stat().st_size if self.hub_log.exists() else 0
        with self.hub_log.open("ab") as out:
            self._hub = subprocess.Popen(
                [sys.executable, str(HUB), str(self.data), str(self.port), NINE],
                stdout=out,
                stderr=out,
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
        ready = re.compile(rb"^ws://.*$", re.MULTILINE)
        self.until(lambda: ready.search(self.hub_log.read_bytes(), said), "the hub is ready", 30)

    def kill_hub(self) -> None:
        """As a power cut does."""
        assert self._hub is not None
        self._hub.kill()
        self._hub.wait(10)
        self._hub = None

    def reap_hub(self) -> None:
        """The hub has died by itself."""
        assert self._hub is not None
        self._hub.wait(10)
        self._hub = None

    def secret(self) -> str:
        """What lets a screen of this machine in."""
        return (self.data / "local-pairing").read_text()

    def _hire(self) -> None:
        with Screen.paired(self.url, Role.ADMIN, self.secret()) as admin:
            given = admin.done(AddStaff(CLERK, "Siti", Role.DESK))
        assert isinstance(given, PinGiven)
        with Screen.paired(self.url, Role.DESK, self.secret()) as desk:
            assert desk.log_in(CLERK, given.pin) is None
            desk.done(ChangePin(given.pin, NEW_PIN))

    # --- waiting and looking ---------------------------------------------------------------------------------------

    def __enter__(self) -> Room:
        for program in (self.kiosk, self.counter, self.tv):
            program.start()
        self.until(lambda: self.kiosk.conductor.state.connected, "the kiosk is connected")
        self.until(lambda: self.counter.conductor.state.page is Page.LOGIN, "the desk is connected")
        self.until(lambda: self.tv.conductor.board.picture is not None, "the TV is connected")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for program in (self.tv, self.counter, self.kiosk):
            program.close()
        if self._hub is not None:
            self.kill_hub()

    def until(self, holds: Callable[[], object], what: str, seconds: float = 15) -> None:
        """Let Qt run until something holds."""
        ends = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < ends, f"never came: {what}"
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def wait(self, seconds: float) -> None:
        """A person takes so long: screens ignore touches that come faster than a person's."""
        ends = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= ends, "time", seconds + 5)

    def texts(self, window: QQuickWindow, name: str = "") -> list[str]:
        """What can be read in a window, or in its items of that name."""
        return [
            str(item.property("text"))
            for item in below(window.contentItem())
            if isinstance(item.property("text"), str) and (not name or item.objectName() == name)
        ]

    def log(self) -> list[Event]:
        """What is stored, in order."""
        reader = Reader.read(f"sqlite:///{self.data / 'antrean.db'}")
        try:
            return [record.event for record in reader.load().records]
        finally:
            reader.close()

    @property
    def tickets(self) -> list[Path]:
        """The papers that came out."""
        return sorted(self.settings.kiosk.printer.folder.glob("*.png"))

    # --- what people do --------------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The kiosk's page."""
        return str(self.kiosk.screen.view.page)

    def touch(self, name: str) -> None:
        """The visitor touches a key, once the page has stood long enough to be seen."""
        self.until(lambda: self._key(name) is not None, f"key {name} on {self.page}")
        self.wait(0.45)
        key = self._key(name)
        assert key is not None, f"key {name} has gone from {self.page}"
        self._touch_on(key)

    def _touch_on(self, key: QQuickItem) -> None:
        window = self.kiosk.opened.window
        at = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
        QTest.touchEvent(window, self.finger).press(0, at, window).commit()
        QTest.touchEvent(window, self.finger).release(0, at, window).commit()

    def _key(self, name: str) -> QQuickItem | None:
        items = below(self.kiosk.opened.window.contentItem())
        return next((item for item in items if item.objectName() == name and item.property("isKey") is True), None)

    def visit(self, queue: str, service: str) -> None:
        """From the first page to the touch that takes the number."""
        self.touch(f"row:{queue}")
        self.until(lambda: self.page in {"services", "detail"}, "the services or the only one of them")
        if self.page == "services":
            self.touch(f"row:{service}")
        self.touch("take")

    def leave(self) -> None:
        """The visitor with a ticket goes: by the key, or the page ends by itself."""
        self.wait(1.7)  # the touch that asked for the ticket cannot take its page away
        self.wait(0.45)
        if self.page == "take" and (key := self._key("finish")) is not None:  # it leaves by itself after 12 s
            self._touch_on(key)
        self.until(lambda: self.page in {"home", "attract"}, "the next visitor may come")

    def press(self, key: Qt.Key) -> None:
        """The clerk presses a key, when the last answer is there and the keys have rested."""
        state = self.counter.conductor
        self.until(
            lambda: state.state.pending is None or state.state.pending.phase is Phase.CHECKING, "the last answer"
        )
        self.wait(1.1)
        QTest.keyClick(self.counter.window, key)

    def log_in(self) -> None:
        """The clerk comes to work: name, PIN, and the desk opens."""
        window = self.counter.window
        window.requestActivate()
        self.until(window.isActive, "the desk's window is active")
        for word in (CLERK, NEW_PIN):
            for letter in word:
                QTest.keyClick(window, letter)
            QTest.keyClick(window, Qt.Key.Key_Return)
        self.until(lambda: self.counter.conductor.state.page is Page.DESK, "the desk is open")

    def printer_suffers(self, *words: str) -> None:
        """Somebody takes the paper out, or puts it back."""
        switch(self.settings.kiosk.printer.folder, list(words))
