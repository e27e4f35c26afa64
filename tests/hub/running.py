"""A real hub on a free port of 127.0.0.1 with a real database, in a thread; and a small screen to talk to it.

``with running_hub(tmp_path) as hub:`` gives ``hub.url``, ``hub.secret`` (accepted as ``Hello.code`` from this machine,
for any role), ``hub.first_pin`` and ``hub.clock`` (the clock the hub goes by, settable).
"""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from websockets.sync.client import ClientConnection, connect

from shared.hub.__main__ import fresh, loop_factory
from shared.hub.access.pins import Pins
from shared.hub.limits import Limits
from shared.hub.server import Serving
from shared.hub.start import Opened, Site, World, open_hub
from shared.model import Directory, Role, Text
from shared.protocol.codec import decode_hub, encode
from shared.protocol.commands import AddStaff, ChangePin, Command, OpenDesk, PinGiven, Result
from shared.protocol.frames import (
    VERSION,
    Answer,
    ClientFrame,
    Do,
    Done,
    Goodbye,
    Hello,
    HubFrame,
    Login,
    Welcome,
)
from shared.protocol.refusal import Refusal
from shared.settings import Loaded, load
from shared.settings.sections import FeedbackSettings, WhistleSettings
from shared.settings.watching import Watch

ROOT = Path(__file__).parents[2]
MONDAY_NINE = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
"""09:00 on a working Monday in Makassar (WITA)."""
QUICK_PINS = Pins.cheap()
NEW_PIN = "592817"


def example() -> Directory:
    """The shipped example agency, where a kiosk may draw as fast as a test does and somebody reads disclosures."""
    loaded = load(ROOT / "config.toml")
    assert isinstance(loaded, Loaded), loaded
    office = loaded.settings.directory
    return replace(office, office=replace(office.office, most_numbers_a_minute=None, takes_disclosures=True))


@dataclass(slots=True)
class Clock:
    """The time the hub goes by: starts where told and runs on, or jumps."""

    start: datetime = MONDAY_NINE
    _since: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self._since)

    def jump(self, to: datetime) -> None:
        """Now it is ``to``."""
        self.start, self._since = to, time.monotonic()


@dataclass(slots=True)
class RunningHub:
    """What a test may know of the hub."""

    url: str
    opened: Opened
    clock: Clock
    data: Path
    database: str
    serving: Serving
    loop: asyncio.AbstractEventLoop
    _ids: Iterator[int] = field(default_factory=itertools.count)

    @property
    def secret(self) -> str:
        """The local pairing secret."""
        return self.opened.hub.local_secret

    @property
    def first_pin(self) -> PinGiven | None:
        """The first supervisor's one-time PIN, if this start made one."""
        return self.opened.first_pin

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.rsplit(":", 1)[1].partition("/")[0])

    def screen(self, role: Role) -> Screen:
        """A newly paired screen, already welcomed."""
        return Screen.paired(self.url, role, self.secret)

    def desk(self, name: str, desk: str | None = None, role: Role = Role.DESK) -> Screen:
        """A desk at which a new member of staff is logged in, with an own PIN, and sits at ``desk`` if named."""
        with self.screen(Role.ADMIN) as admin:
            given = admin.done(AddStaff(name, name.capitalize(), role))
        assert isinstance(given, PinGiven)
        screen = self.screen(Role.DESK)
        assert screen.log_in(name, given.pin) is None
        screen.done(ChangePin(given.pin, NEW_PIN))
        if desk is not None:
            screen.done(OpenDesk(desk))
        return screen


class Screen:
    """A client of a few lines: sends frames, waits for frames."""

    _counter = itertools.count(1)

    def __init__(self, url: str, hello: Hello | None) -> None:
        self._open = connect(url, max_size=None, compression=None, proxy=None, ping_interval=None)
        self.socket: ClientConnection = self._open.__enter__()
        self.url = url
        self.heard: list[HubFrame] = []
        self.welcome: Welcome | None = None
        self.hello = hello
        if hello is not None:
            self.say(hello)
            first = self.hear()
            self.heard.append(first)
            if isinstance(first, Welcome):
                self.welcome = first

    @classmethod
    def paired(cls, url: str, role: Role, code: str) -> Screen:
        """Connect with a code."""
        return cls(url, Hello(VERSION, role, "test 1", code=code))

    def again(self, url: str | None = None) -> Screen:
        """The same screen on a new connection."""
        assert self.welcome is not None
        assert self.hello is not None
        known = Hello(VERSION, self.hello.role, "test 1", device=self.welcome.device, key=self.welcome.key)
        screen = Screen(url or self.url, known)
        assert screen.welcome is not None, screen.heard
        screen.welcome = replace(screen.welcome, key=self.welcome.key)
        return screen

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._open.__exit__(None, None, None)

    def say(self, frame: ClientFrame) -> None:
        """Send a frame."""
        self.socket.send(encode(frame))

    def hear(self, seconds: float = 5) -> HubFrame:
        """The next frame."""
        return decode_hub(self.socket.recv(timeout=seconds))

    def until(self, kind: type[HubFrame], seconds: float = 5) -> HubFrame:
        """The next frame of this kind; what comes before it is kept in ``heard``."""
        ends = time.monotonic() + seconds
        while True:
            frame = self.hear(max(0.01, ends - time.monotonic()))
            self.heard.append(frame)
            if isinstance(frame, kind):
                return frame

    def outcome(self, id_: str, seconds: float = 10) -> Done | Refusal:
        """The answer to a command."""
        while True:
            frame = self.until(Answer, seconds)
            assert isinstance(frame, Answer)
            if frame.id == id_:
                return frame.outcome

    def do(self, command: Command, id_: str | None = None) -> Done | Refusal:
        """Ask and wait for the answer."""
        id_ = id_ or f"test-{next(self._counter)}-{time.monotonic_ns()}"
        self.say(Do(id_, command))
        return self.outcome(id_)

    def done(self, command: Command, id_: str | None = None) -> Result:
        """Ask for what must succeed."""
        outcome = self.do(command, id_)
        assert isinstance(outcome, Done), outcome
        return outcome.result

    def refused(self, command: Command) -> Refusal:
        """Ask for what must be refused."""
        outcome = self.do(command)
        assert isinstance(outcome, Refusal), outcome
        return outcome

    def log_in(self, name: str, pin: str) -> Refusal | None:
        """Log in; None when it worked."""
        id_ = f"login-{next(self._counter)}"
        self.say(Login(id_, name, pin))
        outcome = self.outcome(id_)
        return outcome if isinstance(outcome, Refusal) else None

    def goodbye(self) -> Refusal:
        """Why the hub closed this connection."""
        if self.heard and isinstance(self.heard[-1], Goodbye):
            return self.heard[-1].refusal
        frame = self.until(Goodbye)
        assert isinstance(frame, Goodbye)
        return frame.refusal


@contextmanager
def running_hub(  # noqa: PLR0913 - what a test may want otherwise
    data: Path,
    *,
    database: str | None = None,
    directory: Directory | None = None,
    clock: Clock | None = None,
    limits: Limits | None = None,
    tick_seconds: float = 0.2,
    announcement: Text | None = None,
    watch: Watch | None = None,
    feedback: FeedbackSettings | None = None,
    steady: Callable[[], float] | None = None,
) -> Iterator[RunningHub]:
    """A hub that serves until the block ends; started again on the same ``data`` it goes on where it stopped."""
    clock = clock or Clock()
    site = Site(
        database=database or f"sqlite:///{data / 'antrean.db'}",
        data=data,
        directory=directory or example(),
        announcement=announcement or Text("", ""),
        limits=limits or Limits(silence_seconds=600),  # the small screen of tests sends no pings
        tick_seconds=tick_seconds,
        watch=watch,
        feedback=feedback or FeedbackSettings(whistle=WhistleSettings(officers=("wayan",))),
    )
    opened = open_hub(site, World(clock, time.monotonic, fresh(), QUICK_PINS, "test", steady))
    serving = Serving(opened, site)
    ready, failed = threading.Event(), list[BaseException]()
    urls, loops = list[str](), list[asyncio.AbstractEventLoop]()

    def say_ready(url: str) -> None:
        urls.append(url)
        loops.append(asyncio.get_running_loop())
        ready.set()

    def run() -> None:
        try:
            with asyncio.Runner(loop_factory=loop_factory()) as runner:
                runner.run(serving.run(say_ready))
        except BaseException as error:
            failed.append(error)
        finally:
            ready.set()

    thread = threading.Thread(target=run, name="hub", daemon=True)
    thread.start()
    try:
        assert ready.wait(20)
        if failed:
            raise failed[0]
        yield RunningHub(urls[0], opened, clock, data, site.database, serving, loops[0])
    finally:
        with suppress(RuntimeError):  # a test that has stopped the hub itself leaves a closed loop
            if loops:
                loops[0].call_soon_threadsafe(serving.stop)
        thread.join(20)
        assert not thread.is_alive()
    if failed:
        raise failed[0]
