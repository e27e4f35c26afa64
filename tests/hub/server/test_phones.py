"""Visitors' phones on the live wire of the real port: told at once, told only what is true, and harmful to nobody."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from shared.hub.limits import Limits
from shared.model import Language, Role, Slip
from shared.protocol.commands import (
    CallNext,
    CancelTicket,
    ConfirmArrival,
    GiveUpPlaces,
    IssueTicket,
    SlipReady,
)
from shared.protocol.frames import Change
from tests.hub.running import MONDAY_NINE, RunningHub, Screen, example, running_hub

SERVICE = example().services[0].id
QUEUE = example().services[0].queue
DESK = next(d.id for d in example().desks if QUEUE in d.main)


class Page:
    """A visitor's page, as far as its socket."""

    def __init__(self, url: str, token: str, query: str = "", **headers: str) -> None:
        address = url.removesuffix("/ws") + f"/t/{token}/live{query}"
        self._open = connect(address, compression=None, proxy=None, ping_interval=None, additional_headers=headers)
        self.socket: ClientConnection = self._open.__enter__()

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.__exit__(None, None, None)

    def hear(self, seconds: float = 5) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.socket.recv(timeout=seconds))
        return said

    def until(self, true: Callable[[dict[str, Any]], bool], seconds: float = 5) -> dict[str, Any]:
        ends = time.monotonic() + seconds
        while True:
            said = self.hear(max(0.01, ends - time.monotonic()))
            if true(said):
                return said

    def place(self) -> dict[str, Any]:
        return self.until(lambda said: said["type"] == "place")

    def page(self) -> str:
        return str(self.until(lambda said: said["type"] == "fresh")["page"])

    def becomes(self, page: str) -> None:
        self.until(lambda said: said.get("page") == page)


@contextmanager
def room(path: Path, **more: Any) -> Iterator[tuple[RunningHub, Screen, Screen]]:
    """A hub with a kiosk and a desk at work."""
    with (
        running_hub(path, tick_seconds=more.pop("tick_seconds", 0.05), **more) as hub,
        hub.screen(Role.KIOSK) as kiosk,
        hub.desk("ani", DESK) as desk,
    ):
        yield hub, kiosk, desk


def take(kiosk: Screen, language: Language = Language.INDONESIAN) -> Slip:
    done = kiosk.done(IssueTicket(SERVICE, language=language))
    assert isinstance(done, SlipReady)
    return done.slip


def test_a_page_is_told_at_once_what_is_true_and_then_each_change(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, desk):
        first, second = take(kiosk), take(kiosk)
        with Page(hub.url, second.link) as page:
            said = page.hear()
            assert said == {"type": "fresh", "at": "09.00", "page": "waiting.0.1.0."}
            assert page.hear()["ahead"] == "1"
            desk.done(CallNext())
            assert page.place()["ahead"] == "0"
            desk.done(ConfirmArrival(first.ticket))
            desk.done(CallNext())
            page.becomes(f"called.1.1.0.{DESK}")


def test_a_page_in_english_is_told_in_english(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, _):
        english, indonesian = take(kiosk, Language.ENGLISH), take(kiosk)
        with Page(hub.url, english.link) as page:
            assert page.hear()["at"] == "09:00"
        with Page(hub.url, indonesian.link, "?lang=en") as page:
            assert page.hear()["at"] == "09:00"
            assert page.hear()["line"] == "person before you"
        with Page(hub.url, indonesian.link, "?lang=xx&lang=en") as page:
            assert page.hear()["at"] == "09.00"


def test_a_phone_that_wakes_asks_and_is_answered_at_once(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, _), Page(hub.url, take(kiosk).link) as page:
        page.place()
        page.socket.send("?")
        assert page.hear(2)["type"] == "fresh"
        assert page.hear(2)["type"] == "place"


@pytest.mark.parametrize("words", ["hello", "", "??", '{"type":"do"}', b"?", "?" * 60_000])
def test_a_phone_that_says_anything_else_is_closed(tmp_path: Path, words: str | bytes) -> None:
    with room(tmp_path) as (hub, kiosk, _), Page(hub.url, take(kiosk).link) as page:
        page.place()
        page.socket.send(words)
        with pytest.raises(ConnectionClosed):
            page.until(lambda _: False)


def test_a_phone_that_asks_without_end_is_closed(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, _), Page(hub.url, take(kiosk).link) as page, pytest.raises(ConnectionClosed):
        _ask(page, 500)


@pytest.mark.parametrize("token", ["x", "A" * 22, "A" * 128, "A" * 129, "..%2f..", "%00", "?", ""])
def test_every_link_that_is_none_gets_the_same_answer(tmp_path: Path, token: str) -> None:
    with running_hub(tmp_path) as hub:
        with pytest.raises(InvalidStatus) as refused, Page(hub.url, token):
            pass
        assert (refused.value.response.status_code, refused.value.response.body) == (404, b"not_found")


@pytest.mark.parametrize("path", ["live", "live/", "liv", "live/x"])
def test_no_link_and_no_address_of_a_phone_reaches_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], path: str
) -> None:
    with room(tmp_path) as (hub, kiosk, _):
        link = take(kiosk).link
        capfd.readouterr()
        address = f"{hub.url.removesuffix('/ws')}/t/{link}/{path}"
        with suppress(InvalidStatus), connect(address, compression=None, proxy=None) as page:
            page.recv(timeout=5)
        time.sleep(0.1)
        said = "".join(capfd.readouterr())
        assert link not in said
        assert "127.0.0.1" not in said


def test_the_link_dies_with_the_day_and_whoever_watches_is_told(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, _):
        slip = take(kiosk)
        with Page(hub.url, slip.link) as page:
            page.place()
            hub.clock.jump(MONDAY_NINE + timedelta(days=1))
            page.becomes("gone")
            with pytest.raises(ConnectionClosed):
                page.until(lambda _: False)
        with pytest.raises(InvalidStatus), Page(hub.url, slip.link):
            pass


def test_a_page_of_another_site_may_not_watch(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, _):
        link = take(kiosk).link
        with pytest.raises(InvalidStatus) as refused, Page(hub.url, link, Origin="http://elsewhere.example"):
            pass
        assert refused.value.response.status_code == 403
        with Page(hub.url, link, Origin=f"http://127.0.0.1:{hub.port}") as page:
            assert page.page()


def test_all_pages_of_a_ticket_are_told_and_of_too_many_the_oldest_is_closed(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=600, phones_per_ticket=3)
    with room(tmp_path, limits=limits) as (hub, kiosk, _), ExitStack() as stack:
        link = take(kiosk).link
        pages = []
        for _ in range(4):
            pages.append(stack.enter_context(Page(hub.url, link)))
            pages[-1].place()
        with pytest.raises(ConnectionClosed):
            pages[0].until(lambda _: False)
        for page in pages[1:]:
            page.socket.send("?")
            assert page.page()


def test_more_phones_than_the_hub_serves_are_sent_away_and_come_in_when_there_is_room(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=600, phones=2)
    with room(tmp_path, limits=limits) as (hub, kiosk, _):
        links = [take(kiosk).link for _ in range(3)]
        with Page(hub.url, links[0]), Page(hub.url, links[1]) as second:
            with pytest.raises(InvalidStatus) as refused, Page(hub.url, links[2]):
                pass
            assert (refused.value.response.status_code, refused.value.response.body) == (503, b"too_many")
            second.socket.close()
            _until(lambda: hub.opened.hub.phone_sources.total() == 1)
            with Page(hub.url, links[2]) as page:
                assert page.page()


def test_one_address_behind_a_proxy_that_is_trusted_may_not_have_them_all(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=600, phones_per_source=1)
    with room(tmp_path, limits=limits) as (hub, kiosk, _):
        link = take(kiosk).link
        first, second = {"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-For": "192.0.2.2"}
        with Page(hub.url, link, **first), Page(hub.url, link, **second), Page(hub.url, link), Page(hub.url, link):
            with pytest.raises(InvalidStatus) as refused, Page(hub.url, link, **first):
                pass
            assert refused.value.response.status_code == 503


def test_who_leaves_is_forgotten_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, desk):
        slips = [take(kiosk) for _ in range(3)]
        for _ in range(3):
            with ExitStack() as stack:
                for slip in slips:
                    stack.enter_context(Page(hub.url, slip.link)).place()
        watchers = hub.opened.hub.house.phones
        _until(lambda: len(watchers) == 0 and not hub.opened.hub.phone_sources)  # type: ignore[arg-type]
        desk.done(CallNext())
        assert not watchers._watches  # type: ignore[union-attr]
        assert not any(watchers._queues.values())  # type: ignore[union-attr]


def test_a_visitor_who_asks_for_more_time_is_told_the_new_place_and_so_are_those_who_pass(tmp_path: Path) -> None:
    directory = example()
    directory = replace(directory, office=replace(directory.office, more_time_places=1))
    with room(tmp_path, directory=directory) as (hub, kiosk, desk):
        first, second = take(kiosk), take(kiosk)
        with Page(hub.url, first.link) as mine, Page(hub.url, second.link) as theirs:
            assert (mine.place()["ahead"], theirs.place()["ahead"]) == ("0", "1")
            desk.done(GiveUpPlaces(first.ticket))
            mine.becomes("waiting.0.1.1.")
            assert (mine.place()["ahead"], theirs.place()["ahead"]) == ("1", "0")
            desk.done(CancelTicket(second.ticket, "salah"))
            assert mine.place()["ahead"] == "0"
            theirs.becomes("cancelled.0.1.0.")


def test_a_phone_that_stops_reading_is_dropped_and_harms_nobody(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, desk):
        slips = [take(kiosk) for _ in range(2)]
        with hub.screen(Role.DISPLAY) as tv, Page(hub.url, slips[1].link) as page:
            page.place()
            with _deaf(hub, slips[0].link):
                _until(lambda: len(hub.opened.hub.house.phones or ()) == 2)  # type: ignore[arg-type]
                deaf = next(p for p in _phones(hub) if p.watch.ticket == slips[0].ticket)
                hub.loop.call_soon_threadsafe(lambda: [deaf.wire.write(b"\x81\x01x" * 100) for _ in range(30_000)])
                _until(lambda: not deaf.wire.ready())
                began = time.perf_counter()
                desk.done(CallNext())
                assert page.place()["ahead"] == "0"
                tv.until(Change)
                assert time.perf_counter() - began < 2
                for hours in range(4):  # its heartbeats come and do not leave
                    hub.clock.jump(MONDAY_NINE + timedelta(hours=hours, seconds=10))
                    _beats(hub, 11)
                _until(lambda: len(hub.opened.hub.house.phones or ()) == 1)  # type: ignore[arg-type]
            page.socket.send("?")
            assert page.page()


def test_phones_are_right_again_after_the_hub_comes_back(tmp_path: Path) -> None:
    with room(tmp_path) as (hub, kiosk, desk):
        first, second = take(kiosk), take(kiosk)
        desk.done(CallNext())
        with Page(hub.url, second.link) as page:
            assert page.place()["ahead"] == "0"
    with running_hub(tmp_path) as hub:
        with Page(hub.url, first.link) as page:
            assert page.page() == f"called.1.1.0.{DESK}"
        with Page(hub.url, second.link) as page:
            assert page.place()["ahead"] == "0"


# --- helps ---------------------------------------------------------------------------------------------------------


def _ask(page: Page, times: int) -> None:
    for _ in range(times):
        page.socket.send("?")
        page.hear()


def _until(true: Callable[[], bool], seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def _phones(hub: RunningHub) -> list[Any]:
    watchers: Any = hub.opened.hub.house.phones
    return [phone for slot in watchers._slots for phone in slot]


def _beats(hub: RunningHub, n: int) -> None:
    """Let the seconds of the hub's clock pass, one by one, as far as heartbeats go by it."""
    for _ in range(n):
        hub.clock.jump(hub.clock() + timedelta(seconds=1))
        time.sleep(0.06)


@contextmanager
def _deaf(hub: RunningHub, token: str) -> Iterator[None]:
    """A phone that says hello and reads nothing ever."""
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", hub.port))
        deaf.sendall(
            f"GET /t/{token}/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        yield
