"""The link on a real websocket at the loopback, against a hub that can misbehave in every way."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Awaitable, Callable, Iterator

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from shared.link.events import Answered, Changed, Connected, Identity, LinkEvent, Lost, Rejected, Replaced
from shared.link.keyring import LOCAL_PAIRING, Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.codec import decode_client, encode
from shared.protocol.commands import CallNext, Nothing
from shared.protocol.frames import (
    VERSION,
    Answer,
    Change,
    ClientFrame,
    Do,
    Done,
    Goodbye,
    Hello,
    HubFrame,
    Logout,
    NeedSnapshot,
    Ping,
    Pong,
    SnapshotFrame,
    Welcome,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import PutQueue, QueueRow

WAIT = 10.0
Act = Callable[["Visit"], Awaitable[None]]


class Visit:
    """One connection as the hub sees it."""

    def __init__(self, hub: Hub, connection: ServerConnection) -> None:
        self.hub, self.connection = hub, connection

    async def say(self, *frames: HubFrame) -> None:
        for frame in frames:
            await self.connection.send(encode(frame))

    async def hear(self, kind: type[ClientFrame] | None = None) -> ClientFrame:
        """The next frame (of this kind); pings are answered meanwhile."""
        while True:
            frame = decode_client(await self.connection.recv())
            self.hub.heard.append(frame)
            if isinstance(frame, Ping):
                await self.say(Pong(frame.n, self.hub.samples.board().now))
            if kind is None or isinstance(frame, kind):
                return frame

    async def welcome(self, key: str | None = None) -> Hello:
        hello = await self.hear(Hello)
        await self.say(Welcome(VERSION, "0.1", "tv-1", "TV 1", 1, self.hub.samples.board(), key))
        return hello

    async def stay(self) -> None:
        while True:
            await self.hear()


class Hub:
    """A hub in its own thread that plays one act for each connection; the last act is played for all later ones."""

    def __init__(self, samples) -> None:
        self.samples = samples
        self.heard: list[ClientFrame] = []
        self.visits = 0
        self.acts: tuple[Act, ...] = ()
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def play(self, *acts: Act) -> None:
        self.acts = acts
        self._thread.start()
        assert self._up.wait(WAIT)

    def stop(self) -> None:
        if not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(WAIT)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._end = asyncio.Event()
        async with serve(self._visit, "127.0.0.1", 0, ping_interval=None, close_timeout=0.2) as server:
            self.url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"
            self._up.set()
            await self._end.wait()
        for _ in range(4):  # a connection that the link dropped just now gives its socket back in a later turn
            await asyncio.sleep(0)

    async def _visit(self, connection: ServerConnection) -> None:
        act = self.acts[min(self.visits, len(self.acts) - 1)]
        self.visits += 1
        with contextlib.suppress(ConnectionClosed):
            await act(Visit(self, connection))


class Screen:
    """A link and what it told."""

    def __init__(self, url: str, data) -> None:
        self.events: queue.Queue[LinkEvent] = queue.Queue()
        self.keyring = Keyring.of_screen(data, Role.DISPLAY)
        self.link = Link(url, Identity(Role.DISPLAY, "test 1"), self.keyring, self.events.put, chance=lambda: 0.0)

    def next(self, kind: type[LinkEvent]) -> LinkEvent:
        """The next event, which is of this kind."""
        event = self.events.get(timeout=WAIT)
        assert isinstance(event, kind), event
        return event


@pytest.fixture
def hub(samples) -> Iterator[Hub]:
    hub = Hub(samples)
    yield hub
    hub.stop()


@pytest.fixture
def screen(hub, tmp_path) -> Iterator[Callable[[], Screen]]:
    started: list[Screen] = []

    def start() -> Screen:
        (tmp_path / LOCAL_PAIRING).write_text("4711")
        screen = Screen(hub.url, tmp_path)
        started.append(screen)
        screen.link.start()
        return screen

    yield start
    for one in started:
        one.link.stop()


async def _good(visit: Visit) -> None:
    await visit.welcome()
    await visit.stay()


def test_a_new_screen_pairs_and_shows_its_key_the_next_time(hub, screen):
    async def pairing(visit: Visit) -> None:
        await visit.welcome(key="fresh")

    hub.play(pairing, _good)
    one = screen()
    assert one.next(Connected).name == "TV 1"
    one.next(Lost)
    one.next(Connected)
    hellos = [frame for frame in hub.heard if isinstance(frame, Hello)]
    shown = [(hello.code, hello.device, hello.key) for hello in hellos]
    assert shown == [("4711", None, None), (None, "tv-1", "fresh")]


def test_a_command_whose_answer_is_lost_is_sent_again_with_its_id(hub, screen):
    async def drops(visit: Visit) -> None:
        await visit.welcome()
        await visit.hear(Do)
        visit.connection.transport.abort()

    async def answers(visit: Visit) -> None:
        await visit.welcome()
        do = await visit.hear(Do)
        await visit.say(Answer(do.id, Done(Nothing())))
        await visit.stay()

    hub.play(drops, answers)
    one = screen()
    one.link.do(CallNext(), id="c1")
    one.next(Connected)
    one.next(Lost)
    one.next(Connected)
    assert one.next(Answered) == Answered("c1", Done(Nothing()))
    assert [frame.id for frame in hub.heard if isinstance(frame, Do)] == ["c1", "c1"]


def test_a_hub_that_falls_silent_is_noticed_and_left(hub, screen):
    async def silent(visit: Visit) -> None:
        await visit.welcome()
        await visit.connection.wait_closed()

    hub.play(silent, _good)
    one = screen()
    one.next(Connected)
    one.next(Lost)
    one.next(Connected)


@pytest.mark.parametrize("garbage", ["<html>", b"\x00\xff", '{"type":"pong","n":"x"}'], ids=["page", "bytes", "types"])
def test_garbage_ends_the_connection_and_the_link_comes_back(hub, screen, garbage):
    async def babbles(visit: Visit) -> None:
        await visit.welcome()
        await visit.connection.send(garbage)
        await visit.stay()

    hub.play(babbles, _good)
    one = screen()
    one.next(Connected)
    one.next(Lost)
    one.next(Connected)


def test_a_gap_is_mended_by_a_snapshot(hub, screen, samples):
    async def skips(visit: Visit) -> None:
        await visit.welcome()
        await visit.say(Change(2, (PutQueue(QueueRow("a", 1)),)), Change(4, ()))
        await visit.hear(NeedSnapshot)
        await visit.say(SnapshotFrame(5, samples.board(waiting=9)), Change(6, (PutQueue(QueueRow("a", 10)),)))
        await visit.stay()

    hub.play(skips)
    one = screen()
    one.next(Connected)
    assert one.next(Changed).snapshot.queues == (QueueRow("a", 1),)
    assert one.next(Replaced).snapshot.queues == (QueueRow("a", 9),)
    assert one.next(Changed).snapshot.queues == (QueueRow("a", 10),)


def test_a_refused_screen_says_why(hub, screen):
    async def refuses(visit: Visit) -> None:
        await visit.hear(Hello)
        await visit.say(Goodbye(Refusal(RefusalCode.BAD_CODE)))

    hub.play(refuses)
    one = screen()
    assert one.next(Rejected) == Rejected(Refusal(RefusalCode.BAD_CODE))
    one.next(Lost)


def test_a_hub_that_is_not_there_is_said_and_nothing_is_sent(hub, tmp_path):
    hub.play(_good)
    hub.stop()
    (tmp_path / LOCAL_PAIRING).write_text("4711")
    one = Screen(hub.url, tmp_path)
    one.link.start()
    try:
        one.next(Lost)
        one.link.do(CallNext(), id="c1", only_if_connected=True)
        assert one.next(Answered) == Answered("c1", Refusal(RefusalCode.OFFLINE))
        one.link.do(CallNext(), id="c2", keep_for=0.3)
        assert one.next(Answered) == Answered("c2", Refusal(RefusalCode.OFFLINE))
    finally:
        one.link.stop()


def test_what_was_wished_last_still_leaves_before_the_end(hub, screen):
    left = threading.Event()

    async def listens(visit: Visit) -> None:
        await visit.welcome()
        await visit.hear(Logout)
        left.set()
        await visit.stay()

    hub.play(listens)
    one = screen()
    one.next(Connected)
    one.link.logout(id="l1")
    one.link.stop()
    assert left.wait(WAIT)


def test_stopping_twice_and_wishing_after_the_end_harm_nobody(hub, screen):
    hub.play(_good)
    one = screen()
    one.next(Connected)
    one.link.stop()
    one.link.stop()
    one.link.do(CallNext(), id="c1")
    assert one.events.empty()


def test_a_program_that_fails_on_an_event_keeps_its_link(hub, tmp_path, samples):
    async def changes(visit: Visit) -> None:
        await visit.welcome()
        await visit.say(Change(2, ()))
        await visit.stay()

    hub.play(changes)
    seen: queue.Queue[LinkEvent] = queue.Queue()

    def sink(event: LinkEvent) -> None:
        if isinstance(event, Connected):
            raise RuntimeError("a fault in the screen")
        seen.put(event)

    (tmp_path / LOCAL_PAIRING).write_text("4711")
    link = Link(hub.url, Identity(Role.DISPLAY, "test 1"), Keyring.of_screen(tmp_path, Role.DISPLAY), sink)
    link.start()
    try:
        assert isinstance(seen.get(timeout=WAIT), Changed)
    finally:
        link.stop()
