"""A supervisor's morning to look at: announcements of every kind and state, and the window they are written in."""

from __future__ import annotations

import itertools
import time as clock
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from counter.announcing.conductor import Announcer
from counter.announcing.inputs import Do, Input, Open
from counter.announcing.state import Board, Deed
from counter.conductor import Conductor
from counter.screen import DeskScreen, NoticesScreen
from counter.state import State
from shared.link.events import Answered, Changed, Connected, LinkEvent, Lost
from shared.model import (
    Airtime,
    Announcement,
    AnnouncementKind,
    BoardPage,
    Emergency,
    Language,
    Media,
    MediaKind,
    MediaProblem,
    Role,
    Shift,
    Text,
    WeekdayHours,
)
from shared.protocol.commands import Command, Nothing, Result, UploadPlace
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import AlertKind, AlertRow, AnnouncementRow, DeskSnapshot, DeviceRow
from shared.ui.opening import Opened, OpenOptions, application, open_window
from tests.counter.sample import DEVICES, DIRECTORY, ME, NOW, minutes_ago, room

HEAD = msgspec.structs.replace(ME, staff="ratna", staff_name="Ratna Dewi", role=Role.SUPERVISOR)
HOURS = tuple(
    WeekdayHours(day, (Shift(time(8), time(12)), Shift(time(13), time(16)))) if day < 5 else WeekdayHours(day, ())
    for day in range(7)
)
OPEN = msgspec.structs.replace(DIRECTORY, office=msgspec.structs.replace(DIRECTORY.office, hours=HOURS))
SCREENS = (
    *DEVICES,
    DeviceRow("tv-2", "TV 2", Role.DISPLAY, True, minutes_ago(90), None, True, 40),
    DeviceRow("tv-3", "TV lantai dua sayap timur", Role.DISPLAY, False, minutes_ago(9), None, None, 0),
)

CARD = Announcement(
    AnnouncementKind.CARD,
    Text("Layanan tutup lebih awal pada hari Jumat", "We close earlier on Friday"),
    Text(
        "Jumat, 16 Januari 2026, layanan selesai pukul 14.00 karena rapat kerja. Pengambilan nomor sampai 13.30.",
        "On Friday, 16 January 2026, services end at 14:00 because of a staff meeting.",
    ),
    airtime=Airtime(date(2026, 1, 12), date(2026, 1, 16), (0, 1, 2, 3, 4), time(8), time(12)),
    read_every_minutes=30,
)
PHOTO = Media("a" * 64, MediaKind.PICTURE, 480_000, 1920, 1080, label="poster-donor-darah.png")
FILM = Media("b" * 64, MediaKind.VIDEO, 24_000_000, 1920, 1080, 93.0, "profil-layanan.mp4")
ROWS = (
    AnnouncementRow("n1", 3, "Ratna Dewi", minutes_ago(200), None, CARD, "Ahmad Fauzi", minutes_ago(180)),
    AnnouncementRow(
        "n2",
        1,
        "Budi Santoso",
        minutes_ago(90),
        Announcement(AnnouncementKind.IMAGE, Text("Donor darah", "Blood donation"), media=PHOTO, weight=2),
    ),
    AnnouncementRow(
        "n3",
        2,
        "Ratna Dewi",
        minutes_ago(3000),
        None,
        Announcement(
            AnnouncementKind.VIDEO,
            Text("Profil layanan", "About our services"),
            media=FILM,
            screens=("TV 2", "TV lantai dua sayap timur"),
            airtime=Airtime(begins=time(9), ends=time(11, 30)),
        ),
        "Ahmad Fauzi",
        minutes_ago(2900),
    ),
    AnnouncementRow(
        "n4",
        4,
        "Ahmad Fauzi",
        minutes_ago(30),
        Announcement(AnnouncementKind.TICKER, Text("Parkir tamu pindah ke halaman belakang mulai hari ini.", "")),
        Announcement(AnnouncementKind.TICKER, Text("Parkir tamu pindah ke halaman belakang.", "")),
        "Ratna Dewi",
        minutes_ago(1500),
    ),
    AnnouncementRow(
        "n5",
        1,
        "Ratna Dewi",
        minutes_ago(9000),
        None,
        Announcement(
            AnnouncementKind.PAGE, Text("", ""), page=BoardPage.QUEUES, airtime=Airtime(weekdays=(1, 3)), weight=3
        ),
        "Ratna Dewi",
        minutes_ago(8900),
    ),
    AnnouncementRow(
        "n6",
        1,
        "Budi Santoso",
        minutes_ago(20000),
        None,
        Announcement(
            AnnouncementKind.CARD, Text("Selamat tahun baru", "Happy new year"), airtime=Airtime(last=date(2026, 1, 2))
        ),
        "Ratna Dewi",
        minutes_ago(19000),
    ),
)
TROUBLE = AlertRow(
    "media:n3:tv-2", AlertKind.MEDIA, minutes_ago(10), "TV 2", "Profil layanan", problem=MediaProblem.NO_FRAME
)
EMERGENCY = Emergency(
    "e1",
    Text(
        "Gempa. Mohon keluar lewat pintu timur dan berkumpul di lapangan parkir depan.",
        "Earthquake. Please leave by the east door and gather at the front car park.",
    ),
    minutes_ago(2),
)


def supervised(
    rows: tuple[AnnouncementRow, ...] = ROWS,
    *,
    alerts: tuple[AlertRow, ...] = (TROUBLE,),
    emergency: Emergency | None = None,
    two_people: bool = False,
) -> DeskSnapshot:
    """The room as its supervisor sees it."""
    office = msgspec.structs.replace(OPEN.office, two_people=two_people)
    directory = msgspec.structs.replace(OPEN, office=office)
    plain = room(me=HEAD, alerts=alerts, devices=SCREENS, directory=directory, staff="ratna")
    return msgspec.structs.replace(plain, announcements=rows, emergency=emergency)


class RecordingFiles:
    """Writes down which files were to be measured and sent."""

    def __init__(self) -> None:
        self.looked: list[tuple[str, Path]] = []
        self.sent: list[tuple[str, UploadPlace, Path]] = []

    def look_at(self, id: str, path: Path) -> None:
        self.looked.append((id, path))

    def send(self, id: str, place: UploadPlace, path: Path) -> None:
        self.sent.append((id, place, path))


class RecordingLine:
    """Writes down what the windows wanted sent."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Command]] = []
        self.refreshed = 0

    def do(self, command: Command, *, id: str, **_how: float) -> None:
        self.done.append((id, command))

    def login(self, name: str, pin: str, *, id: str, **_how: float) -> None:
        raise AssertionError((name, pin, id))

    def logout(self, *, id: str, **_how: float) -> None:
        raise AssertionError(id)

    def refresh(self) -> None:
        self.refreshed += 1

    @property
    def commands(self) -> list[Command]:
        """What was sent, without the ids."""
        return [command for _, command in self.done]


class Lead:
    """A supervisor's desk with both windows, on a recording line, at a clock that a test moves."""

    def __init__(
        self,
        language: Language = Language.INDONESIAN,
        size: tuple[int, int] = (1100, 720),
        kept: Callable[[str], Path | None] = lambda _: None,
    ) -> None:
        self.app = application("tests", offscreen=True)
        self.at: datetime = NOW
        self.line, self.files = RecordingLine(), RecordingFiles()
        ids = (f"id-{i}" for i in itertools.count(1))
        self.announcer = Announcer(lambda: self.at, lambda: next(ids), self._changed)
        self.conductor = Conductor(State(language=language), lambda: self.at, lambda: next(ids), self._show)
        self.announcer.line = self.conductor.line = self.line
        self.announcer.files = self.files
        self.conductor.open_notices = lambda: self.take(Open())
        self.desk = DeskScreen(self.conductor.take, lambda: self.at)
        self.screen = NoticesScreen(self.announcer.take, lambda: self.at, kept)
        options = OpenOptions(size=(980, 640), offscreen=True, motion=False, language=language)
        self.warnings: list[str] = []
        given = {"view": self.desk, "notices": self.screen}
        self.opened: Opened = open_window("counter.qml", "CounterWindow", given, options)
        self.opened.engine.warnings.connect(lambda all: self.warnings.extend(each.toString() for each in all))
        self.desk.spoke.connect(lambda code: self.opened.speak(Language(code)))
        self._size = size

    def _show(self, state: State) -> None:
        self.announcer.desk_is(state)
        self.desk.show(state)

    def _changed(self, board: Board) -> None:
        self.screen.show(board)

    @property
    def board(self) -> Board:
        return self.announcer.state

    @property
    def window(self) -> QQuickWindow:
        """The supervisors' window."""
        found = next((one for one in self.app.topLevelWindows() if one.objectName() == "noticesWindow"), None)
        assert isinstance(found, QQuickWindow), "the window is not open"
        self._held = found  # its items are Python's only as long as it is
        return found

    @property
    def is_open(self) -> bool:
        return any(one.objectName() == "noticesWindow" and one.isVisible() for one in self.app.topLevelWindows())

    def start(self, snapshot: DeskSnapshot) -> None:
        """Hear the room and open the window."""
        self.says(Connected(snapshot, "desk-1", "Loket 1"))
        self.take(Open())
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
        self.announcer.link_says(event)
        self.conductor.link_says(event)
        self.settle()

    def change(self, snapshot: DeskSnapshot) -> None:
        """A change heard from the hub."""
        self.says(Changed(snapshot, ()))

    def lose(self) -> None:
        """The line drops."""
        self.says(Lost(minutes_ago(1)))

    def take(self, *said: Input) -> None:
        """What a supervisor does."""
        for each in said:
            self.announcer.take(each)
        self.settle()

    def answer(self, outcome: Result | Refusal | None = None) -> None:
        """The hub's answer to the newest command."""
        id = self.line.done[-1][0]
        told = outcome if isinstance(outcome, Refusal) else Done(outcome or Nothing())
        self.says(Answered(id, told))

    def drawn(self, pictures: int) -> None:
        """Pictures come from the disk beside the drawing: wait until so many are there."""
        ends = clock.monotonic() + 10
        while sum(item.objectName() == "picture" for item in self.items()) < pictures:
            assert clock.monotonic() < ends
            self.settle()

    def later(self, seconds: float) -> None:
        """Time passes."""
        self.at += timedelta(seconds=seconds)
        self.conductor.tick()
        self.announcer.tick()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key of the keyboard."""
        QTest.keyClick(self.window, key, modifier)
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
        return [str(item.property("text")) for item in self.items() if item.inherits("QQuickText")]

    def close(self) -> None:
        self.take(Do(Deed.LEAVE))
        self.opened.close()
