"""Cases to look at, and the windows about complaints on a recording line at a clock that a test moves."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

from counter.cases.inputs import Input as CaseInput
from counter.conductor import Conductor
from counter.filing.inputs import Input as SlipInput
from counter.inputs import Press
from counter.screen import DeskScreen
from counter.screen.told import Cases, Filing
from counter.state import State
from counter.verbs import Verb
from shared.feedback import (
    CaseChannel,
    CaseCount,
    CaseFile,
    CaseKind,
    CaseLevel,
    CaseLine,
    CaseState,
    CaseStep,
)
from shared.link.events import Answered, Changed, Connected, LinkEvent, Lost
from shared.model import Language
from shared.protocol.cases import CaseList, CaseShown, ListCases, ReadCase
from shared.protocol.commands import Command, Nothing, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import DeskSnapshot, Me
from shared.ui.opening import Opened, OpenOptions, application, open_window
from tests.counter.announced import RecordingLine
from tests.counter.sample import ME, NOW, minutes_ago, room

TODAY = date(2026, 1, 12)
OFFICER = msgspec.structs.replace(ME, cases=CaseCount(7, 2, 3))
PLAIN_OFFICER = msgspec.structs.replace(ME, cases=CaseCount(7, 2))
LINES = (
    CaseLine(
        "k1",
        CaseKind.COMPLAINT,
        CaseLevel.ORDINARY,
        CaseState.EXAMINED,
        date(2025, 12, 17),
        date(2026, 1, 8),
        2,
        "kp",
        True,
    ),
    CaseLine(
        "k2",
        CaseKind.INFORMATION,
        CaseLevel.NORMATIVE,
        CaseState.RECEIVED,
        date(2026, 1, 2),
        date(2026, 1, 9),
        1,
        None,
        True,
    ),
    CaseLine("k3", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.RECEIVED, date(2026, 1, 9), TODAY, 1, "kons"),
    CaseLine(
        "k4", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.ACTED_ON, date(2026, 1, 9), date(2026, 1, 13), 3, "adu"
    ),
    CaseLine(
        "k5",
        CaseKind.SUGGESTION,
        CaseLevel.ORDINARY,
        CaseState.FORWARDED,
        date(2026, 1, 5),
        date(2026, 1, 26),
        2,
        "cuti",
    ),
)
CLOSED = (
    CaseLine("k8", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.DONE, date(2026, 1, 5), date(2026, 1, 7), 4, "kp"),
    CaseLine(
        "k9", CaseKind.SUGGESTION, CaseLevel.ORDINARY, CaseState.REJECTED, date(2025, 12, 1), date(2025, 12, 22), 3
    ),
)
WHISTLES = (
    CaseLine(
        "w1", CaseKind.WHISTLE, CaseLevel.OVERSIGHT, CaseState.EXAMINED, date(2025, 12, 1), date(2026, 3, 2), 2, "mut"
    ),
    CaseLine("w2", CaseKind.WHISTLE, CaseLevel.OVERSIGHT, CaseState.RECEIVED, date(2026, 1, 9), date(2026, 4, 9), 1),
)
FILE = CaseFile(
    LINES[0],
    "Berkas kenaikan pangkat saya sudah tiga minggu di loket dan belum ada kabar.\n\n"
    "Saya sudah datang dua kali; setiap kali diminta menunggu telepon yang tidak pernah datang.",
    "0812 3456 7890 (siang hari)",
    CaseChannel.PHONE,
    Language.INDONESIAN,
    (
        CaseStep(minutes_ago(26 * 1440), CaseState.RECEIVED),
        CaseStep(
            minutes_ago(20 * 1440),
            CaseState.EXAMINED,
            "Ratna Dewi",
            "Terima kasih. Berkas Anda sedang kami telusuri bersama bidang mutasi.",
            "Berkas ada di meja 3; menunggu tanda tangan.",
        ),
    ),
)
WHISTLE = CaseFile(
    WHISTLES[0],
    "Pegawai di loket meminta uang agar berkas didahulukan.",
    "",
    None,
    Language.INDONESIAN,
    (
        CaseStep(datetime.fromisoformat("2025-12-01T00:00:00+00:00"), CaseState.RECEIVED),
        CaseStep(datetime.fromisoformat("2025-12-08T00:00:00+00:00"), CaseState.EXAMINED, "", "", "Periksa rekaman."),
    ),
)


def counting(me: Me | None = OFFICER) -> DeskSnapshot:
    """The room as a complaint officer sees it."""
    return room(me=me)


class Told:
    """A desk with its windows about complaints."""

    def __init__(self, language: Language = Language.INDONESIAN, size: tuple[int, int] = (1020, 720)) -> None:
        self.app = application("tests", offscreen=True)
        self.at: datetime = NOW
        self.line = RecordingLine()
        ids = (f"id-{i}" for i in itertools.count(1))
        self.cases = Cases(lambda: self.at, lambda: next(ids))
        self.filing = Filing(lambda: self.at, lambda: next(ids), lambda n: 0x9E3779B97F4A7C15F39C >> (80 - n))
        self.conductor = Conductor(State(language=language), lambda: self.at, lambda: next(ids), self._show)
        self.conductor.line = self.line
        self.conductor.open_cases = self.cases.open
        self.conductor.open_filing = self.filing.open
        for each in (self.cases, self.filing):
            each.use(self.line)
        self.desk = DeskScreen(self.conductor.take, lambda: self.at)
        options = OpenOptions(size=(980, 640), offscreen=True, motion=False, language=language)
        self.warnings: list[str] = []
        given = {"view": self.desk, "cases": self.cases.screen, "filing": self.filing.screen}
        self.opened: Opened = open_window("counter.qml", "CounterWindow", given, options)
        self.opened.engine.warnings.connect(lambda all: self.warnings.extend(each.toString() for each in all))
        self.desk.spoke.connect(lambda code: self.opened.speak(Language(code)))
        self._size = size

    def _show(self, state: State) -> None:
        self.cases.desk_is(state)
        self.filing.desk_is(state)
        self.desk.show(state)

    def named(self, name: str) -> QQuickWindow | None:
        """A window beside the desk's; None when it is not open."""
        found = next((one for one in self.app.topLevelWindows() if one.objectName() == name), None)
        assert found is None or isinstance(found, QQuickWindow)
        return found

    @property
    def window(self) -> QQuickWindow:
        """The one window beside the desk's."""
        found = self.named("casesWindow") or self.named("filingWindow")
        assert found is not None, "no window is open"
        self._held = found  # its items are Python's only as long as it is
        return found

    @property
    def is_open(self) -> bool:
        return any(self.named(name) is not None for name in ("casesWindow", "filingWindow"))

    def start(self, verb: Verb, snapshot: DeskSnapshot | None = None) -> None:
        """Hear the room and open a window by its verb."""
        self.says(Connected(snapshot or counting(), "desk-1", "Loket 1"))
        self.conductor.take(Press(verb))
        self.settle()
        self.window.resize(*self._size)
        self.window.requestActivate()
        self.settle()

    def settle(self) -> None:
        """Let Qt draw and move the focus."""
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # a closed window goes

    def says(self, event: LinkEvent) -> None:
        """An event of the link, as the program passes it on."""
        for each in (self.cases, self.filing):
            each.link_says(event)
        self.conductor.link_says(event)
        self.settle()

    def change(self, snapshot: DeskSnapshot) -> None:
        """A change heard from the hub."""
        self.says(Changed(snapshot, ()))

    def lose(self) -> None:
        """The line drops."""
        self.says(Lost(minutes_ago(1)))

    def take(self, *said: CaseInput) -> None:
        """What an officer does."""
        for each in said:
            self.cases.officer.take(each)
        self.settle()

    def write(self, *said: SlipInput) -> None:
        """What is taken down."""
        for each in said:
            self.filing.scribe.take(each)
        self.settle()

    def answer(self, outcome: Result | Refusal | None = None, *, to: type[Command] | None = None) -> None:
        """The hub's answer to the newest command, or to the newest of a kind."""
        id = next(id for id, command in reversed(self.line.done) if to is None or isinstance(command, to))
        told = outcome if isinstance(outcome, Refusal) else Done(outcome or Nothing())
        self.says(Answered(id, told))

    def listed(self, lines: tuple[CaseLine, ...] = LINES) -> None:
        """The hub tells the list."""
        self.answer(CaseList(lines), to=ListCases)

    def read(self, file: CaseFile = FILE) -> None:
        """The hub tells one case."""
        self.answer(CaseShown(file), to=ReadCase)

    def later(self, seconds: float) -> None:
        """Time passes."""
        self.at += timedelta(seconds=seconds)
        self.conductor.tick()
        self.cases.tick()
        self.filing.tick()
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
        if found is None:
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

    def texts(self) -> list[str]:
        """Every text that can be read now."""
        kinds = ("QQuickText", "QQuickTextEdit")
        return [str(item.property("text")) for item in self.items() if any(item.inherits(kind) for kind in kinds)]

    def close(self) -> None:
        self.cases.close()
        self.filing.close()
        self.opened.close()
