"""Who has no key, on the bare port: half-open connections, endless headers, broken upgrades, control-frame floods."""

from __future__ import annotations

import os
import resource
import socket
import struct
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from uvicorn.protocols.http.h11_impl import H11Protocol

from shared.hub import guard
from shared.hub.limits import Limits
from shared.hub.source import same_origin
from shared.hub.strangers import Strangers
from shared.model import Role
from shared.protocol.frames import Ping, Pong
from tests.hub.running import RunningHub, running_hub

UPGRADE = (
    b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)
QUICK = Limits(silence_seconds=600, request_seconds=0.3, hello_seconds=0.5)


def _dial(hub: RunningHub, seconds: float = 5) -> socket.socket:
    return socket.create_connection(("127.0.0.1", hub.port), timeout=seconds)


def _ended(stranger: socket.socket, seconds: float = 5) -> bool:
    """Whether the hub ends this connection within the time."""
    stranger.settimeout(seconds)
    try:
        while stranger.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def _masked(opcode: int, payload: bytes, fin: bool = True) -> bytes:
    head = bytes((opcode | (0x80 if fin else 0),))
    size = len(payload)
    length = bytes((0x80 | size,)) if size < 126 else bytes((0x80 | 126,)) + struct.pack("!H", size)
    return head + length + b"\0\0\0\0" + payload


def _upgraded(hub: RunningHub) -> socket.socket:
    stranger = _dial(hub)
    stranger.sendall(UPGRADE + b"\r\n")
    assert stranger.recv(4096).startswith(b"HTTP/1.1 101")
    return stranger


@pytest.mark.parametrize(
    "begun",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nX: 1\r\n", b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nab"],
    ids=["nothing", "half a line", "half a head", "half a body"],
)
def test_a_connection_that_never_finishes_its_request_is_ended(tmp_path: Path, begun: bytes) -> None:
    with running_hub(tmp_path, limits=QUICK) as hub, closing(_dial(hub)) as stranger:
        stranger.sendall(begun)
        assert _ended(stranger)


def test_a_request_dripped_byte_by_byte_is_ended_all_the_same(tmp_path: Path) -> None:
    with running_hub(tmp_path, limits=QUICK) as hub, closing(_dial(hub)) as stranger:
        begun = time.monotonic()
        with suppress(OSError):
            for byte in b"GET / HTTP/1.1\r\nX-Long: " + b"a" * 500:
                stranger.sendall(bytes((byte,)))
                time.sleep(0.01)
                if time.monotonic() - begun > 3:
                    pytest.fail("still open")
        assert time.monotonic() - begun < 3


def test_a_second_request_may_not_be_dripped_either(tmp_path: Path) -> None:
    with running_hub(tmp_path, limits=QUICK) as hub, closing(_dial(hub)) as stranger:
        stranger.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" in stranger.recv(4096)
        stranger.sendall(b"GET /hea")
        assert _ended(stranger, 3)


def test_idle_connections_are_bounded_and_screens_still_come_in(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=600, request_seconds=30, unheard=20)
    with running_hub(tmp_path, limits=limits) as hub:
        strangers = [_dial(hub) for _ in range(60)]
        try:
            for stranger in strangers[:40]:
                assert _ended(stranger, 3), "the first ones make room"
            assert not _ended(strangers[-1], 0.2)
            with hub.screen(Role.KIOSK) as kiosk:  # at once, while they still stand there
                kiosk.say(Ping(1))
                assert isinstance(kiosk.until(Pong), Pong)
        finally:
            for stranger in strangers:
                stranger.close()


def test_behind_one_address_an_idle_connection_makes_room_for_who_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A router may show a thousand phones under its own address, and browsers keep their connections."""
    monkeypatch.setattr(guard, "is_loopback", lambda _: False)  # as if we came from another machine
    limits = Limits(silence_seconds=600, request_seconds=30, unheard_per_source=5)
    with running_hub(tmp_path, limits=limits) as hub:
        strangers = [_dial(hub) for _ in range(5)]
        try:
            for _ in range(3):
                with closing(_dial(hub)) as phone:
                    phone.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                    assert b"200" in phone.recv(4096)
            assert _ended(strangers[0], 3)
            assert not _ended(strangers[-1], 0.2)
        finally:
            for stranger in strangers:
                stranger.close()


def test_an_endless_header_is_cut_off(small_hub: RunningHub) -> None:
    with closing(_dial(small_hub)) as stranger:
        sent = 0
        with suppress(OSError):
            stranger.sendall(b"GET / HTTP/1.1\r\n")
            while sent < 30_000_000:
                stranger.sendall(b"X: " + b"a" * 65_000)
                sent += 65_000
        assert sent < 30_000_000


@pytest.mark.parametrize("extra", [b"X: 1\r\n" * 200, b"X: " + b"a" * 9_000 + b"\r\n"], ids=["many", "long"])
def test_an_upgrade_with_impossible_headers_leaves_nothing_behind(
    small_hub: RunningHub, extra: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        with closing(_dial(small_hub)) as stranger:
            stranger.sendall(UPGRADE + extra + b"\r\n")
            assert _ended(stranger)
    assert not [r for r in caplog.records if r.exc_info]
    assert small_hub.serving._server is not None
    server = small_hub.serving._server.server_state
    deadline = time.monotonic() + 2
    while server.connections and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server.connections


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"POST /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
        UPGRADE.replace(b"GET /ws", b"GET /ws%00") + b"\r\n",
        UPGRADE.replace(b"GET /ws", b"GET /\xff\xfe") + b"\r\n",
        UPGRADE.replace(b"GET /ws", b"GET /ws/../../etc/passwd") + b"\r\n",
        UPGRADE.replace(b"Version: 13", b"Version: 99") + b"\r\n",
        UPGRADE + b"Origin: http://[::1\r\n\r\n",
        UPGRADE + b"Origin: http://127.0.0.1:notaport\r\n\r\n",
        UPGRADE + b"Origin: \xff\xfe\r\n\r\n",
        UPGRADE + b"X-Forwarded-For: 127.0.0.1\r\nHost: other\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://evil/ HTTP/1.1\r\n\r\n",
        b"GET //// HTTP/1.1\r\n\r\n",
        b"CONNECT evil:80 HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"\0" * 100,
        b"GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    ],
)
def test_a_strange_request_is_answered_or_ended_without_a_traceback(
    tmp_path: Path, request_: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with running_hub(tmp_path, limits=QUICK) as hub:
        with closing(_dial(hub)) as stranger:
            stranger.sendall(request_)
            stranger.settimeout(0.6)
            answer = b""
            with suppress(OSError):
                while chunk := stranger.recv(65_536):
                    answer += chunk
                    assert b"root:" not in answer
        assert b" 500 " not in answer
        with hub.screen(Role.KIOSK) as kiosk:
            kiosk.say(Ping(1))
            assert isinstance(kiosk.until(Pong), Pong)
    assert not [r.getMessage() for r in caplog.records if r.exc_info]


@pytest.mark.parametrize("opcode", [0x9, 0xA], ids=["ping", "pong"])
def test_a_flood_of_control_frames_ends_its_connection(small_hub: RunningHub, opcode: int) -> None:
    """Pongs would pile up in the hub's memory for a client that reads none."""
    with closing(_upgraded(small_hub)) as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sent, flood = 0, _masked(opcode, b"x" * 125) * 500
        with suppress(OSError):
            while sent < 20_000_000:
                stranger.sendall(flood)
                sent += len(flood)
        assert sent < 20_000_000


def test_a_websocket_ping_now_and_then_is_answered(small_hub: RunningHub) -> None:
    with closing(_upgraded(small_hub)) as stranger:
        stranger.sendall(_masked(0x9, b"hi"))
        assert stranger.recv(100) == b"\x8a\x02hi"


def test_fragments_without_end_are_cut_off(small_hub: RunningHub) -> None:
    with closing(_upgraded(small_hub)) as stranger:
        stranger.sendall(_masked(0x1, b"{", fin=False))
        sent, flood = 0, _masked(0x0, b"x" * 125, fin=False) * 100
        with suppress(OSError):
            while sent < 5_000_000:
                stranger.sendall(flood)
                sent += len(flood)
        assert sent < 5_000_000


def test_empty_fragments_do_not_fill_the_memory(small_hub: RunningHub) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(_upgraded(small_hub)) as stranger:
        stranger.sendall(_masked(0x1, b"{", fin=False))
        flood, begun = _masked(0x0, b"", fin=False) * 5_000, time.monotonic()
        with suppress(OSError):
            while time.monotonic() - begun < 5:
                stranger.sendall(flood)
        assert time.monotonic() - begun < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_compressed_frame_is_refused(small_hub: RunningHub) -> None:
    with closing(_upgraded(small_hub)) as stranger:
        stranger.sendall(bytes((0xC1, 0x80 | 5)) + b"\0\0\0\0" + os.urandom(5))  # RSV1 without the extension
        assert _ended(stranger)


def test_three_hundred_slow_hellos_do_not_keep_a_screen_out(tmp_path: Path) -> None:
    """All places are taken: whoever is silent for longest makes room, at once."""
    with running_hub(tmp_path, limits=Limits(silence_seconds=600, hello_seconds=60, strangers=300)) as hub:
        strangers = [_upgraded(hub) for _ in range(300)]
        try:
            with hub.screen(Role.KIOSK) as kiosk:
                assert kiosk.welcome is not None
            assert _ended(strangers[0], 1)
            assert not _ended(strangers[1], 0.1)
        finally:
            for stranger in strangers:
                stranger.close()


class Stranger:
    """A connection that can be ended."""

    ended = False

    def abort(self) -> None:
        """End it."""
        self.ended = True


def test_who_has_said_hello_is_pushed_out_by_nobody() -> None:
    waits, silent, late = Stranger(), Stranger(), Stranger()
    strangers = Strangers()
    for one in (waits, silent):
        assert strangers.admits(2)
        strangers.come(one)
    strangers.spoke(waits)
    assert strangers.admits(2)
    strangers.come(late)
    assert (waits.ended, silent.ended) == (False, True)
    strangers.spoke(late)
    assert not strangers.admits(2), "both are being looked at"
    strangers.gone(waits)
    assert strangers.admits(2)
    assert len(strangers) == 1


@pytest.mark.parametrize("name", ["evil.example", "hub", "127.0.0.1.nip.example"])
def test_a_web_page_whose_name_points_here_for_a_moment_is_turned_away(small_hub: RunningHub, name: str) -> None:
    """DNS rebinding: origin and host agree, and both are a stranger's."""
    host = f"{name}:{small_hub.port}".encode()
    request = UPGRADE.replace(b"Host: 127.0.0.1", b"Host: " + host) + b"Origin: http://" + host + b"\r\n\r\n"
    with closing(_dial(small_hub)) as stranger:
        stranger.sendall(request)
        assert stranger.recv(4096).startswith(b"HTTP/1.1 403")


def test_the_offices_public_name_is_its_own() -> None:
    headers = [(b"host", b"antrean.lan:8000"), (b"origin", b"http://antrean.lan:8000")]
    assert same_origin(headers, "http://antrean.lan")
    assert not same_origin(headers, "")


def test_the_guard_holds_on_the_other_http_server_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no httptools."""
    monkeypatch.setitem(sys.modules, "uvicorn.protocols.http.httptools_impl", None)
    with running_hub(tmp_path, limits=QUICK) as hub:
        assert hub.serving._server is not None
        assert issubclass(hub.serving._server.config.http_protocol_class, H11Protocol)
        for begun in (b"", b"GET / HTTP/1.1\r\nX: 1\r\n", b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nab"):
            with closing(_dial(hub)) as stranger:
                stranger.sendall(begun)
                assert _ended(stranger)
        with hub.screen(Role.KIOSK) as kiosk:
            time.sleep(0.5)  # longer than a request may take: a websocket is none
            kiosk.say(Ping(1))
            assert isinstance(kiosk.until(Pong), Pong)
