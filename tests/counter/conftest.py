"""The real windows of a desk, offscreen, opened as a test wants them and closed after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtQuick import QQuickWindow

from counter.state import State
from counter.verbs import Verb
from shared.link.events import Connected
from shared.model import Language
from shared.protocol.commands import Command
from shared.protocol.views import DeskSnapshot
from tests.counter.announced import Lead, OpenLead
from tests.counter.driving import Driver
from tests.counter.notice_samples import supervised
from tests.counter.told import OpenTold, Told


class Window(Driver):
    """The desk's own window."""

    def __init__(self, language: Language, size: tuple[int, int]) -> None:
        super().__init__(State(language=language, desk="1"))
        self.appear(size)
        self.window.requestActivate()
        self.settle()

    @property
    def window(self) -> QQuickWindow:
        return self.opened.window

    def hear(self, snapshot: DeskSnapshot) -> None:
        """The hub's whole picture."""
        self.says(Connected(snapshot, "desk-1", "Loket 1"))

    def awaited(self, _: type[Command] | None) -> str:
        """A desk waits for one answer at a time."""
        pending = self.conductor.state.pending
        assert pending, "nothing is on its way"
        return pending.id


OpenDesk = Callable[..., Window]


@pytest.fixture
def opened() -> Iterator[list[Driver]]:
    """Windows to be closed after the test; one that warned fails it."""
    found: list[Driver] = []
    yield found
    for one in found:
        one.close()
        assert one.warnings == []


@pytest.fixture
def open_desk(opened: list[Driver]) -> OpenDesk:
    """Opens the desk's window."""

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

    return opening


@pytest.fixture
def open_told(opened: list[Driver]) -> OpenTold:
    """Opens a window about complaints, by its verb."""

    def opening(
        verb: Verb = Verb.CASES, size: tuple[int, int] = (1020, 720), language: Language = Language.INDONESIAN
    ) -> Told:
        told = Told(language)
        opened.append(told)
        told.start(verb, size)
        return told

    return opening


@pytest.fixture
def open_lead(opened: list[Driver], tmp_path: Path) -> OpenLead:
    """Opens the supervisors' window; every picture in it is there."""
    photo = tmp_path / "photo.png"

    def kept(_: str) -> Path:
        if not photo.exists():
            Image.linear_gradient("L").convert("RGB").resize((640, 360)).save(photo)
        return photo

    def opening(
        snapshot: DeskSnapshot | None = None,
        size: tuple[int, int] = (1100, 720),
        language: Language = Language.INDONESIAN,
    ) -> Lead:
        lead = Lead(language, kept)
        opened.append(lead)
        lead.start(snapshot or supervised(), size)
        return lead

    return opening
