"""What comes in at the port: hellos of every kind, bad frames by name, strangers, floods, web pages of others."""

from __future__ import annotations

import json
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from shared.hub.limits import Limits
from shared.model import Role
from shared.protocol.commands import CallHelp
from shared.protocol.frames import (
    MAX_FRAME_BYTES,
    VERSION,
    Answer,
    Change,
    Do,
    Goodbye,
    Hello,
    NeedSnapshot,
    Ping,
    Pong,
    SnapshotFrame,
    Welcome,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot
from tests.hub.running import RunningHub, Screen, example, running_hub


def test_a_paired_screen_is_welcomed_and_its_key_is_given_once(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.welcome is not None
        assert kiosk.welcome.key
        assert isinstance(kiosk.welcome.snapshot, KioskSnapshot)
        assert len(kiosk.welcome.snapshot.services) == 22
    hello = Hello(VERSION, Role.KIOSK, "test 1", device=kiosk.welcome.device, key=kiosk.welcome.key)
    with Screen(hub.url, hello) as again:
        assert again.welcome is not None
        assert again.welcome.key is None


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        (Hello(0, Role.KIOSK, "old"), RefusalCode.OLD_PROTOCOL),
        (Hello(99, Role.KIOSK, "new", floor=99), RefusalCode.NEW_PROTOCOL),
        (Hello(VERSION, Role.KIOSK, "x"), RefusalCode.UNKNOWN_DEVICE),
        (Hello(VERSION, Role.KIOSK, "x", device="kiosk-1", key="guess"), RefusalCode.UNKNOWN_DEVICE),
        (Hello(VERSION, Role.ADMIN, "x", code="guess"), RefusalCode.BAD_CODE),
    ],
)
def test_a_hello_that_does_not_fit_is_answered_with_why(small_hub: RunningHub, hello: Hello, code: RefusalCode) -> None:
    with Screen(small_hub.url, hello) as screen:
        goodbye = screen.heard[0]
        assert isinstance(goodbye, Goodbye)
        assert goodbye.refusal.code is code
        assert goodbye.version == VERSION


def test_a_newer_hello_with_unknown_fields_is_told_to_wait_for_the_hub(small_hub: RunningHub) -> None:
    with Screen(small_hub.url, None) as screen:
        screen.socket.send('{"type":"hello","protocol":9,"role":"kiosk","app":"x","floor":9,"novelty":{}}')
        assert screen.goodbye().code is RefusalCode.NEW_PROTOCOL


def test_a_screen_cannot_come_as_another_role(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DISPLAY) as tv:
        assert tv.welcome is not None
        hello = Hello(VERSION, Role.KIOSK, "x", device=tv.welcome.device, key=tv.welcome.key)
    with Screen(small_hub.url, hello) as screen:
        assert screen.goodbye().code is RefusalCode.UNKNOWN_DEVICE


BAD_FRAMES = {
    "garbage": "}{",
    "empty": "",
    "not an object": "[1]",
    "unknown type": '{"type":"open_sesame"}',
    "no type": '{"n":1}',
    "extra field": '{"type":"ping","n":1,"m":2}',
    "wrong type": '{"type":"ping","n":"1"}',
    "unknown command": '{"type":"do","id":"1","command":{"type":"drop_tables"}}',
    "a client's own number": '{"type":"do","id":"1","command":{"type":"call_help","number":"A001"}}',
    "a client's own time": '{"type":"do","id":"1","command":{"type":"call_help","at":"2026-01-12T01:00:00Z"}}',
    "nested bomb": "[" * 30_000,
    "nested bomb in a frame": '{"type":"ping","n":' + "[" * 30_000,
    "endless number": '{"type":"ping","n":1e999}',
    "lone surrogate": '{"type":"do","id":"\\ud800","command":{"type":"call_help"}}',
    "hello again": '{"type":"hello","protocol":1,"role":"kiosk","app":"x"}',
}


@pytest.mark.parametrize("text", BAD_FRAMES.values(), ids=BAD_FRAMES.keys())
def test_a_bad_frame_ends_its_own_connection_and_no_other(small_hub: RunningHub, text: str) -> None:
    with small_hub.screen(Role.KIOSK) as healthy, small_hub.screen(Role.KIOSK) as bad:
        bad.socket.send(text)
        assert bad.goodbye().code in {RefusalCode.BAD_FRAME, RefusalCode.BAD_TEXT}
        with pytest.raises(ConnectionClosed):
            bad.hear()
        healthy.say(Ping(1))
        assert isinstance(healthy.until(Pong), Pong)


def test_a_bad_first_frame_is_named(small_hub: RunningHub) -> None:
    for text in ("}{", '{"type":"ping","n":1}'):
        with Screen(small_hub.url, None) as screen:
            screen.socket.send(text)
            assert screen.goodbye().code is RefusalCode.BAD_FRAME


def test_binary_is_refused(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.KIOSK) as screen:
        screen.socket.send(b"\x00\xff")
        assert screen.goodbye() == Refusal(RefusalCode.BAD_FRAME, name="text expected")


@pytest.mark.parametrize("size", [MAX_FRAME_BYTES + 1, 4 * MAX_FRAME_BYTES])
def test_an_oversized_frame_is_named_and_closes_the_connection(small_hub: RunningHub, size: int) -> None:
    """Its rest is never kept; what is still on its way is thrown away, so that the goodbye arrives."""
    with small_hub.screen(Role.KIOSK) as screen:
        with suppress(ConnectionClosed):
            screen.socket.send("x" * size)
        assert screen.goodbye() == Refusal(RefusalCode.BAD_FRAME, name="frame too large")
        with pytest.raises(ConnectionClosed) as closed:
            screen.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


def test_a_first_frame_that_is_too_large_is_named_too(small_hub: RunningHub) -> None:
    with Screen(small_hub.url, None) as screen:
        with suppress(ConnectionClosed):
            screen.socket.send("x" * (MAX_FRAME_BYTES + 1))
        assert screen.goodbye() == Refusal(RefusalCode.BAD_FRAME, name="frame too large")
        assert not small_hub.opened.hub.clients


def test_what_is_no_text_and_no_frame_is_named(small_hub: RunningHub) -> None:
    masked_text = b"\x81\x82\x00\x00\x00\x00"
    for raw, why in ((masked_text + b"\xff\xfe", "text is not UTF-8"), (b"\xff\xff", "not a websocket frame")):
        with small_hub.screen(Role.KIOSK) as screen:
            screen.socket.socket.sendall(raw)
            assert screen.goodbye() == Refusal(RefusalCode.BAD_FRAME, name=why)


def test_a_slow_hello_is_not_waited_for(tmp_path: Path) -> None:
    with running_hub(tmp_path, limits=Limits(hello_seconds=0.1)) as hub, Screen(hub.url, None) as screen:
        assert screen.goodbye() == Refusal(RefusalCode.BAD_FRAME, name="hello expected")
        assert len(hub.opened.hub.strangers) == 0


def test_a_web_page_of_another_origin_is_turned_away(small_hub: RunningHub) -> None:
    own = f"http://127.0.0.1:{small_hub.port}"
    for origin in ("http://evil.example", "null", f"{own}.evil.example", "http://127.0.0.1:1"):
        with pytest.raises(InvalidStatus) as refused, connect(small_hub.url, origin=Origin(origin), proxy=None):
            pass
        assert refused.value.response.status_code == 403
    with connect(small_hub.url, origin=Origin(own), proxy=None):
        pass


def test_another_path_is_no_door(small_hub: RunningHub) -> None:
    with pytest.raises(InvalidStatus), connect(small_hub.url + "/else", proxy=None):
        pass


def test_a_flood_of_commands_is_slowed_and_a_flood_of_pings_ends(tmp_path: Path) -> None:
    with running_hub(tmp_path, limits=Limits(frames_per_second=1, burst=10)) as hub:
        with hub.screen(Role.KIOSK) as kiosk:
            for n in range(15):
                kiosk.say(Do(f"help-{n}", CallHelp()))
            answers = [kiosk.until(Answer) for _ in range(15)]
            slowed = [a for a in answers if isinstance(a, Answer) and a.outcome == Refusal(RefusalCode.TOO_MANY)]
            assert len(slowed) >= 4
        with hub.screen(Role.KIOSK) as kiosk:
            with suppress(ConnectionClosed):
                for n in range(15):
                    kiosk.say(Ping(n))
            assert kiosk.goodbye().code is RefusalCode.TOO_MANY


def test_ids_must_be_plain(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.KIOSK) as kiosk:
        for id_ in ("", "x" * 65, "a\nb", "é"):
            kiosk.say(Do(id_, CallHelp()))
            assert kiosk.outcome(id_[:64]) == Refusal(RefusalCode.BAD_TEXT, name="id")


def test_changes_come_in_sequence_and_a_snapshot_on_request_agrees(hub: RunningHub) -> None:
    from shared.protocol.commands import IssueTicket  # noqa: PLC0415

    with hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.KIOSK) as other:
        assert isinstance(kiosk.welcome, Welcome)
        service = kiosk.welcome.snapshot.directory.services[0]
        seq = kiosk.welcome.seq
        for _ in range(5):
            other.done(IssueTicket(service.id))
            change = kiosk.until(Change)
            assert isinstance(change, Change)
            assert change.seq == seq + 1
            seq = change.seq
        kiosk.say(NeedSnapshot())
        snapshot = kiosk.until(SnapshotFrame)
        assert isinstance(snapshot, SnapshotFrame)
        assert snapshot.seq == seq
        waiting = {row.queue: row.waiting for row in snapshot.snapshot.queues}
        assert waiting[service.queue] == 5


def test_the_pages_answer_on_the_same_port(small_hub: RunningHub) -> None:
    base = f"http://127.0.0.1:{small_hub.port}"
    with urllib.request.urlopen(f"{base}/") as page:  # noqa: S310 - our own address
        assert example().office.name in page.read().decode()
    with urllib.request.urlopen(f"{base}/health") as health:  # noqa: S310
        assert json.load(health)["ok"] is True
