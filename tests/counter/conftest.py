"""A desk without a hub: a recording line, a still clock, and the real window offscreen."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from counter.conductor import Conductor
from counter.screen import DeskScreen
from counter.state import State
from shared.link.events import Answered, Changed, Connected, Replaced
from shared.model import Language
from shared.protocol.commands import Command, Nothing, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot
from shared.ui.opening import Opened, OpenOptions, application, open_window
from tests.counter.sample import NOW


@dataclass(slots=True)
class RecordingLine:
    """Writes down what the window wanted sent."""

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


class Window:
    """A real window on a recording line, at a clock that a test moves."""

    def __init__(self, language: Language, size: tuple[int, int]) -> None:
        self.app = application("tests", offscreen=True)
        self.at = NOW
        self.line = RecordingLine()
        ids = (f"id-{i}" for i in itertools.count(1))
        self.conductor = Conductor(State(language=language, desk="1"), lambda: self.at, lambda: next(ids), self._show)
        self.conductor.line = self.line
        self.screen = DeskScreen(self.conductor.take, lambda: self.at)
        options = OpenOptions(size=size, offscreen=True, motion=False, language=language)
        self.warnings: list[str] = []
        self.opened: Opened = open_window("counter.qml", "CounterWindow", {"view": self.screen}, options)
        self.opened.engine.warnings.connect(lambda all: self.warnings.extend(each.toString() for each in all))
        self.screen.spoke.connect(lambda code: self.opened.speak(Language(code)))
        self.window = self.opened.window
        self.window.requestActivate()
        self.settle()

    def _show(self, state: State) -> None:
        self.screen.show(state)

    def settle(self) -> None:
        """Let Qt draw and move the focus."""
        for _ in range(4):
            QCoreApplication.processEvents()

    def hear(self, snapshot: DeskSnapshot, *, how: type[Connected] | type[Replaced] = Connected) -> None:
        """The hub's whole picture."""
        self.conductor.link_says(Connected(snapshot, "desk-1", "Loket 1") if how is Connected else Replaced(snapshot))
        self.settle()

    def change(self, snapshot: DeskSnapshot) -> None:
        """A change heard from the hub."""
        self.conductor.link_says(Changed(snapshot, ()))
        self.settle()

    def answer(self, result: Result | Refusal | None = None) -> None:
        """The hub's answer to what is on its way."""
        pending = self.conductor.state.pending
        assert pending, "nothing is on its way"
        outcome = result if isinstance(result, Refusal) else Done(result or Nothing())
        self.conductor.link_says(Answered(pending.id, outcome))
        self.settle()

    def later(self, seconds: float) -> None:
        """Time passes."""
        self.at += timedelta(seconds=seconds)
        self.conductor.tick()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key of the keyboard."""
        QTest.keyClick(self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Letters, one by one."""
        for letter in text:
            QTest.keyClick(self.window, letter)
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
        assert found is not None, f"no {name} on the page"
        return found

    def click(self, name: str) -> None:
        """A click in the middle of an item."""
        item = self.find(name)
        middle = item.mapToScene(item.boundingRect().center())
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(int(middle.x()), int(middle.y())),
        )
        self.settle()

    def texts(self) -> list[str]:
        """Every text that can be read now."""
        return [str(item.property("text")) for item in self.items() if item.inherits("QQuickText")]

    def close(self) -> None:
        self.opened.close()


OpenDesk = Callable[..., Window]


@pytest.fixture
def open_desk() -> Iterator[OpenDesk]:
    """Opens windows, and closes them again; a window that warned fails the test."""
    opened: list[Window] = []

    def opening(
        snapshot: DeskSnapshot | None = None,
        size: tuple[int, int] = (420, 760),
        language: Language = Language.INDONESIAN,
    ) -> Window:
        window = Window(language, size)
        opened.append(window)
        if snapshot is not None:
            window.hear(snapshot)
        return window

    yield opening
    for window in opened:
        window.close()
        assert window.warnings == []
