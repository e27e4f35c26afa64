"""A desk's windows as ``python -m counter`` assembles them, on a real link to a real hub."""

from __future__ import annotations

import gc
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter.conductor import Conductor
from counter.inputs import TypedLogin, TypedPin
from counter.screen import DeskScreen
from counter.screen.beside import Beside
from counter.state import Page, State
from shared.link.events import Identity, LinkEvent
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.commands import AddStaff, PinGiven
from shared.ui.bridge import Bridge
from shared.ui.opening import OpenOptions, application, open_window
from tests.hub.running import NEW_PIN, RunningHub


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return uuid.uuid4().hex


def account(hub: RunningHub, name: str, full: str = "", role: Role = Role.DESK) -> str:
    """The one-time PIN of a new account."""
    with hub.screen(Role.ADMIN) as admin:
        given = admin.done(AddStaff(name, full or name.capitalize(), role))
    assert isinstance(given, PinGiven)
    return given.pin


class AtHub:
    """A desk; who opens windows beside it adds them before ``begin``."""

    beside: tuple[Beside[Any, Any, Any], ...] = ()

    def __init__(self) -> None:
        self.app = application("tests", offscreen=True)
        self.conductor = Conductor(State(), now, new_id, self._show)
        self.desk = DeskScreen(self.conductor.take, now)

    def begin(self, hub: RunningHub, data: Path, **screens: object) -> None:
        """Open the window, and listen to the hub."""
        self.bridge = Bridge(self.hear)
        keyring = Keyring.of_screen(data, Role.DESK, hub.secret)
        self.link = Link(hub.url, Identity(Role.DESK, "counter test"), keyring, self.bridge)
        self.conductor.line = self.link
        for each in self.beside:
            each.use(self.link)
        options = OpenOptions(offscreen=True, motion=False)
        self.opened = open_window("counter.qml", "CounterWindow", {"view": self.desk, **screens}, options)
        self.link.start()

    def _show(self, state: State) -> None:
        for each in self.beside:
            each.desk_is(state)
        self.desk.show(state)

    def hear(self, event: object) -> None:
        if isinstance(event, LinkEvent):
            for each in self.beside:
                each.link_says(event)
            self.conductor.link_says(event)

    @property
    def state(self) -> State:
        return self.conductor.state

    def until(self, holds: Callable[[], object], seconds: float = 15) -> None:
        """Let Qt run until something holds."""
        ends = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < ends, f"still {self.state.page}, {self.state.notice}, {self.state.pending}"
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def sees(self, holds: Callable[[State], object]) -> None:
        """The same of what the desk knows."""
        self.until(lambda: holds(self.state))

    def enter(self, name: str, pin: str, to: Page = Page.CHOOSE) -> None:
        """Log in for the first time."""
        self.sees(lambda state: state.page is Page.LOGIN)
        self.conductor.take(TypedLogin(name, pin))
        self.sees(lambda state: state.page is Page.PIN and state.pending is None)
        self.conductor.take(TypedPin("", NEW_PIN, NEW_PIN))
        self.sees(lambda state: state.page is to and state.pending is None)

    def _stop(self) -> None:
        self.link.stop()
        for each in self.beside:
            each.close()
        self.opened.close()

    def close(self) -> None:
        self._stop()  # its names are gone before the sweep
        self.__dict__.clear()
        gc.collect()  # here, and not in the next test's hub thread: what Qt made is taken apart where it was made
