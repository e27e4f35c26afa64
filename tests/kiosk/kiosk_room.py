"""A whole kiosk for tests: real session, real QML offscreen, a memory printer, and a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.conductor import Conductor, World
from kiosk.inputs import Touch
from kiosk.printing import Outcome, Paper, Printed
from kiosk.screen import KioskScreen
from kiosk.state import State
from shared.link.events import Credentials, Identity, Instant, Replaced
from shared.link.outputs import Keep, Outputs, Send, Tell
from shared.link.session import Session
from shared.model import Directory, Estimate, Language, Role, Slip
from shared.protocol.codec import encode
from shared.protocol.commands import Command, IssueTicket, Nothing, ReprintTicket, SlipReady
from shared.protocol.frames import (
    VERSION,
    Answer,
    Change,
    ClientFrame,
    Do,
    Done,
    HubFrame,
    Ping,
    Pong,
    PrinterReport,
    Welcome,
)
from shared.protocol.refusal import Refusal
from shared.protocol.views import (
    KioskSnapshot,
    OfficePhase,
    OfficeRow,
    Patch,
    QueueRow,
    ServiceRow,
    ServiceState,
)
from shared.settings import Loaded, load
from shared.ui.opening import Opened, OpenOptions, application, open_window

ROOT = Path(__file__).parents[2]
CODE = "K7M2-9QXR-4TBN-8WDE"
MORNING = datetime(2026, 1, 12, 1, 5, tzinfo=UTC)  # 09.05 in Makassar
TIMES = {  # what a clock shows in these phases: 12.05, 15.05 and 15.35
    OfficePhase.BREAK: MORNING + timedelta(hours=3),
    OfficePhase.LAST_TICKET_PASSED: MORNING + timedelta(hours=6),
    OfficePhase.CLOSED: MORNING + timedelta(hours=6, minutes=30),
}
WAITING = {"a": (4, Estimate(15, 20)), "b": (7, Estimate(35, 45)), "c": (2, Estimate(10, 15)), "e": (1, Estimate(5, 5))}


@cache
def directory() -> Directory:
    """The shipped example agency, where somebody reads disclosures."""
    loaded = load(ROOT / "config.toml")
    assert isinstance(loaded, Loaded), loaded
    known = loaded.settings.directory
    return msgspec.structs.replace(known, office=msgspec.structs.replace(known.office, takes_disclosures=True))


def unread() -> Directory:
    """The same as it is shipped: nobody is named who reads them."""
    known = directory()
    return msgspec.structs.replace(known, office=msgspec.structs.replace(known.office, takes_disclosures=False))


def snapshot(
    phase: OfficePhase = OfficePhase.OPEN,
    until: datetime | None = None,
    office: Directory | None = None,
    services: tuple[ServiceRow, ...] | None = None,
    waiting: dict[str, tuple[int, Estimate]] | None = None,
) -> KioskSnapshot:
    """What the hub shows to a kiosk on a Monday, in the morning unless the phase is a later one."""
    whole = office or directory()
    waits = WAITING if waiting is None else waiting
    rows = tuple(QueueRow(queue.id, *waits.get(queue.id, (0, None)), 1) for queue in whole.queues)
    states = services or tuple(ServiceRow(one.id, ServiceState.OPEN) for one in whole.services)
    shifts = next((day.shifts for day in whole.office.hours if day.weekday == 0), ())
    now = TIMES.get(phase, MORNING)
    return KioskSnapshot(now, whole, OfficeRow(phase, date(2026, 1, 12), until, shifts), rows, states)


def slip(ticket: str = "t1", number: str = "A012", service: str = "kp", **changes: object) -> Slip:
    """The slip of a ticket just issued."""
    made = Slip(
        ticket=ticket,
        number=number,
        service=service,
        queue="a",
        issued_at=MORNING,
        day=date(2026, 1, 12),
        ahead=4,
        estimate=Estimate(15, 20),
        link="Zm9vYmFyYmF6cXV4MTIzNDU2",
    )
    return msgspec.structs.replace(made, **changes)


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.ticks = 1000.0

    def wall(self) -> datetime:
        """UTC."""
        return MORNING + timedelta(seconds=self.ticks - 1000.0)

    def instant(self) -> Instant:
        """For the session."""
        return Instant(self.ticks, self.wall())


class RecordingHub:
    """The far end of a real session: keeps every frame, and answers when the test says so."""

    def __init__(self, clock: Clock, sink: Callable[[object], None]) -> None:
        self._clock = clock
        self._sink = sink
        self.session = Session(Identity(Role.KIOSK, "kiosk test"), lambda: 0.5, clock.instant())
        self.frames: list[ClientFrame] = []
        self.reports: list[PrinterReport] = []
        self._seq = 0

    # the conductor's door
    def do(self, command: Command, *, id: str, keep_for: float = 30.0, only_if_connected: bool = False) -> None:
        """As the link does it."""
        self._perform(self.session.do(id, command, keep_for, only_if_connected, self._clock.instant()))

    def report(self, report: PrinterReport) -> None:
        """As the link does it."""
        self.reports.append(report)
        self._perform(self.session.report(report, self._clock.instant()))

    # the test's door
    def connect(self, shows: KioskSnapshot | None = None) -> None:
        """The hub is there."""
        self._perform(self.session.opened(Credentials("k1", "key"), self._clock.instant()))
        self._seq = 1
        self.say(Welcome(VERSION, "test", "k1", "Kios 1", 1, shows or snapshot()))

    def say(self, frame: HubFrame) -> None:
        """A frame arrives."""
        self._perform(self.session.frame(encode(frame), self._clock.instant()))

    def change(self, *patches: Patch) -> None:
        """Something changed."""
        self._seq += 1
        self.say(Change(self._seq, patches))

    def cut(self) -> None:
        """The cable is pulled and the link has noticed."""
        self._perform(self.session.closed(self._clock.instant()))

    def tick(self) -> None:
        """The link's own timer."""
        self._perform(self.session.tick(self._clock.instant()))

    def asked(self, kind: type[Command]) -> list[Do]:
        """All commands of one kind that were sent, repetitions too."""
        return [one for one in self.frames if isinstance(one, Do) and isinstance(one.command, kind)]

    def answer(self, do: Do, outcome: Done | Refusal | None = None) -> None:
        """The hub answers."""
        self.say(Answer(do.id, outcome or Done(Nothing())))

    def issue(self, **changes: object) -> None:
        """The hub gives a number for the last wish."""
        do = self.asked(IssueTicket)[-1]
        assert isinstance(do.command, IssueTicket)
        given = slip(service=do.command.service, language=do.command.language, **changes)
        self.answer(do, Done(SlipReady(given)))

    def copy(self) -> None:
        """The hub gives a copy for the last wish to reprint."""
        self.answer(self.asked(ReprintTicket)[-1], Done(SlipReady(slip(copy=True))))

    def _perform(self, outputs: Outputs) -> None:
        for output in outputs:
            match output:
                case Send(frame=Ping(n=n)):
                    self.say(Pong(n, self._clock.wall()))  # the hub is alive, whatever it does not answer
                case Send(frame=frame):
                    self.frames.append(frame)
                case Tell(event=event):
                    self._sink(event)
                case Keep():
                    pass
                case _:
                    pass


class HandPress:
    """Papers lie here until the test says what became of them."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self._done: list[Callable[[Outcome], None]] = []

    def print(self, job_id: str, paper: Paper, done: Callable[[Outcome], None]) -> None:  # noqa: ARG002 - the door
        """As the worker takes it."""
        self.papers.append(paper)
        self._done.append(done)

    def end(self, outcome: Outcome | None = None) -> None:
        """The last paper ends so."""
        self._done[-1](outcome or Printed())


class KioskRoom:
    """One kiosk in a window, with a finger and four keys."""

    def __init__(self, size: tuple[int, int] = (1080, 1920), state: State | None = None) -> None:
        self.app: QGuiApplication = application("antrean-test", offscreen=True)
        self.clock = Clock()
        self.ids = 0
        self.press = HandPress()
        self.hub = RecordingHub(self.clock, self._receive)
        self.screen = KioskScreen(self._touch, self.new_id, lambda: CODE)
        world = World(
            self.hub,
            self.press,
            lambda: self.clock.ticks,
            self.clock.wall,
            self.new_id,
            self._receive,
            self.screen.show,
        )
        first = state or State(touched=self.clock.ticks)
        self.conductor = Conductor(world, first, base="http://antrean.lan")
        self.opened: Opened = open_window(
            "kiosk.qml", "Main", {"view": self.screen}, OpenOptions(size=size, offscreen=True, motion=False)
        )
        self.window = self.opened.window
        self.device: QPointingDevice = QTest.createTouchDevice()
        self.screen.changed.connect(lambda: self.opened.speak(Language(self.screen.view.language)))
        self.conductor.begin()
        self.settle()

    def _receive(self, event: object) -> None:
        self.conductor.receive(event)

    def _touch(self, touch: Touch) -> None:
        self.conductor.handle(touch)

    def new_id(self) -> str:
        """Ids count from 1."""
        self.ids += 1
        return f"id{self.ids}"

    def settle(self) -> None:
        """Let Qt do what it has to do."""
        for _ in range(3):
            self.app.processEvents()

    def put(self, state: State) -> None:
        """Show a state at once, at a time of day at which there is such a one."""
        known = self.conductor.state.snapshot
        if state.snapshot is not None and (known is None or known.now != state.snapshot.now):
            self.conductor.receive(Replaced(state.snapshot))  # so the hub says the time
        self.conductor.state = state
        self.conductor.begin()
        self.settle()

    def wait(self, seconds: float) -> None:
        """Time passes, in the kiosk's own steps."""
        until = self.clock.ticks + seconds
        while self.clock.ticks < until:
            self.clock.ticks = min(until, self.clock.ticks + 0.25)
            self.hub.tick()
            self.conductor.tick()
        self.settle()

    def items(self) -> list[QQuickItem]:
        """Every item that is shown."""
        found: list[QQuickItem] = []
        stack = [self.window.contentItem()]
        while stack:
            item = stack.pop()
            if not item.isVisible() or item.opacity() == 0:
                continue
            found.append(item)
            stack.extend(item.childItems())
        return found

    def shown_keys(self) -> list[QQuickItem]:
        """Every key that is shown."""
        return [item for item in self.items() if item.property("isKey") is True]

    def key(self, name: str) -> QQuickItem:
        """The key of this object name."""
        found = [item for item in self.shown_keys() if item.objectName() == name]
        assert found, f"no key {name} on {self.screen.view.page}: {[item.objectName() for item in self.shown_keys()]}"
        return found[0]

    def tap(self, name: str, *, wait: bool = True) -> None:
        """Touch a key, as a finger does: down, then up. First time passes, so that no key is dead."""
        if wait:
            self.wait(0.5)
        key = self.key(name)
        self.touch(key.mapToScene(QPointF(key.width() / 2, key.height() / 2)))

    def wake(self) -> None:
        """Touch the attract page beside its keys."""
        self.wait(0.5)
        assert self.screen.view.page == "attract"
        self.touch(QPointF(self.window.width() * 0.4, self.window.height() * 0.2))
        assert self.screen.view.page == "home"

    def touch(self, at: QPointF) -> None:
        """Touch the glass at a point of the window."""
        QTest.touchEvent(self.window, self.device).press(0, at.toPoint(), self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, at.toPoint(), self.window).commit()
        self.settle()

    def type(self, key: Qt.Key) -> None:
        """One of the four keys."""
        QTest.keyClick(self.window, key)
        self.settle()

    def close(self) -> None:
        """Take the window away."""
        self.opened.close()
        self.settle()


def shut(state: State, **changes: object) -> State:
    """A state with another visit."""
    return replace(state, visit=replace(state.visit, **changes))
