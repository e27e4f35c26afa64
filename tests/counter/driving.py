"""A desk driven without a hub: a recording line, a clock that a test moves, keys and pointer as a person has them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

from counter.conductor import Conductor
from counter.screen import DeskScreen
from counter.state import State
from shared.link.events import Answered, Changed, LinkEvent, Lost
from shared.model import Language
from shared.protocol.commands import Command, Nothing, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot
from shared.ui.opening import Opened, OpenOptions, application, open_window
from tests.counter.sample import NOW, minutes_ago

WRITTEN = ("QQuickText", "QQuickTextEdit")


@dataclass(slots=True)
class RecordingLine:
    """Writes down what the windows wanted sent."""

    done: list[tuple[str, Command]] = field(default_factory=list)
    logins: list[tuple[str, str, str]] = field(default_factory=list)
    logouts: list[str] = field(default_factory=list)
    refreshed: int = 0

    def do(self, command: Command, *, id: str, **_how: float) -> None:
        self.done.append((id, command))

    def login(self, name: str, pin: str, *, id: str, **_how: float) -> None:
        self.logins.append((id, name, pin))

    def logout(self, *, id: str, **_how: float) -> None:
        self.logouts.append(id)

    def refresh(self) -> None:
        self.refreshed += 1

    @property
    def commands(self) -> list[Command]:
        """What was sent, without the ids."""
        return [command for _, command in self.done]


class Beside(Protocol):
    """What decides in a window beside the desk's."""

    def link_says(self, event: LinkEvent) -> None: ...

    def desk_is(self, state: State) -> None: ...

    def tick(self) -> None: ...


class Driver:
    """A desk's real windows, offscreen."""

    names: tuple[str, ...] = ()
    """The windows beside the desk's that can be driven."""

    def __init__(self, state: State) -> None:
        self.app = application("tests", offscreen=True)
        self.at: datetime = NOW
        self.line = RecordingLine()
        self.beside: tuple[Beside, ...] = ()
        self._ids = (f"id-{i}" for i in itertools.count(1))
        self.conductor = Conductor(state, self.now, self.new_id, self._show)
        self.conductor.line = self.line
        self.desk = DeskScreen(self.conductor.take, self.now)

    def now(self) -> datetime:
        return self.at

    def new_id(self) -> str:
        return next(self._ids)

    def appear(self, size: tuple[int, int] = (980, 640), **screens: object) -> None:
        """Open the desk's window, with what else it is given."""
        options = OpenOptions(size=size, offscreen=True, motion=False, language=self.conductor.state.language)
        self.warnings: list[str] = []
        self.opened: Opened = open_window("counter.qml", "CounterWindow", {"view": self.desk, **screens}, options)
        self.opened.engine.warnings.connect(lambda all: self.warnings.extend(each.toString() for each in all))
        self.desk.spoke.connect(lambda code: self.opened.speak(Language(code)))

    def _show(self, state: State) -> None:
        for each in self.beside:
            each.desk_is(state)
        self.desk.show(state)

    def named(self, name: str) -> QQuickWindow | None:
        """A window beside the desk's; None when it is not open."""
        found = next((one for one in self.app.topLevelWindows() if one.objectName() == name), None)
        assert found is None or isinstance(found, QQuickWindow)
        return found

    @property
    def window(self) -> QQuickWindow:
        """The one window beside the desk's."""
        found = next((one for one in map(self.named, self.names) if one is not None), None)
        assert found is not None, "no window is open"
        self._held = found  # its items are Python's only as long as it is
        return found

    @property
    def is_open(self) -> bool:
        return any(self.named(name) is not None for name in self.names)

    def settle(self) -> None:
        """Let Qt draw and move the focus."""
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # a closed window goes

    def front(self, size: tuple[int, int]) -> None:
        """Bring the window beside the desk's to the front."""
        self.window.resize(*size)
        self.window.requestActivate()
        self.settle()

    def says(self, event: LinkEvent) -> None:
        """An event of the link, as the program passes it on."""
        for each in self.beside:
            each.link_says(event)
        self.conductor.link_says(event)
        self.settle()

    def change(self, snapshot: DeskSnapshot) -> None:
        """A change heard from the hub."""
        self.says(Changed(snapshot, ()))

    def lose(self) -> None:
        """The line drops."""
        self.says(Lost(minutes_ago(1)))

    def awaited(self, to: type[Command] | None) -> str:
        """The id of the newest command, or of the newest of a kind."""
        return next(id for id, command in reversed(self.line.done) if to is None or isinstance(command, to))

    def answer(self, outcome: Result | Refusal | None = None, *, to: type[Command] | None = None) -> None:
        """The hub's answer."""
        told = outcome if isinstance(outcome, Refusal) else Done(outcome or Nothing())
        self.says(Answered(self.awaited(to), told))

    def later(self, seconds: float) -> None:
        """Time passes."""
        self.at += timedelta(seconds=seconds)
        self.conductor.tick()
        for each in self.beside:
            each.tick()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key of the keyboard. When pressing it closes the window, nothing is there to let it go in."""
        window = self.window
        QTest.keyPress(window, key, modifier)
        self.settle()
        if isValid(window) and window.isVisible():
            QTest.keyRelease(window, key, modifier)
            self.settle()

    def control(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Letters, one by one."""
        for letter in text:
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]
        self.settle()

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item of the window."""

        def walk(item: QQuickItem) -> Iterator[QQuickItem]:
            for child in item.childItems():
                if child.isVisible():
                    yield child
                    yield from walk(child)

        yield from walk(self.window.contentItem())

    def find(self, name: str) -> QQuickItem:
        """A visible item by its object name."""
        found = next((item for item in self.items() if item.objectName() == name), None)
        if found is None:  # rows of a list come with the next frame
            self.window.grabWindow()
            found = next((item for item in self.items() if item.objectName() == name), None)
        assert found is not None, f"no {name} in the window"
        return found

    def click(self, name: str) -> None:
        """A click in the middle of an item."""
        item = self.find(name)
        middle = item.mapToScene(item.boundingRect().center())
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, none, QPoint(int(middle.x()), int(middle.y())))
        self.settle()

    def written(self) -> list[QQuickItem]:
        """Everything that can be read now."""
        return [item for item in self.items() if any(item.inherits(kind) for kind in WRITTEN)]

    def texts(self) -> list[str]:
        """Every text that can be read now."""
        return [str(item.property("text")) for item in self.written()]

    def close(self) -> None:
        self.opened.close()
