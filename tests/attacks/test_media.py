"""Files as weapons: against the hub while it takes them, hands them out and checks them; against who reads them."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn.protocols.http.httptools_impl
from msgspec.structs import replace
from structlog.testing import capture_logs
from uvicorn.protocols.http.h11_impl import H11Protocol

from shared.hub.limits import Limits
from shared.hub.media import web
from shared.hub.media.checking import Checking
from shared.hub.store import Reader
from shared.model import Announcement, AnnouncementKind, Media, Role, Text
from shared.protocol.commands import CallHelp, SaveAnnouncement, UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.media.samples import picture, video
from tests.hub.media.sending import get, offer, put, upload
from tests.hub.running import ROOT, RunningHub, Screen, running_hub

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds a process by time alone")


def place(screen: Screen, data: bytes) -> str:
    """Where to put ``data``."""
    outcome = screen.done(offer(data))
    assert isinstance(outcome, UploadPlace), outcome
    return outcome.path


def head(path: str, size: int) -> bytes:
    """The beginning of an upload."""
    return f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()


def until(true: Callable[[], object], seconds: float = 15) -> None:
    """Wait for what must come."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


# --- taking -----------------------------------------------------------------------------------------------------------


def test_a_hub_killed_in_the_middle_of_an_upload_loses_nothing_and_keeps_no_half_file(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "tests/hub/server/hub_process.py"),
            str(tmp_path),
            "0",
            "2026-01-12T01:00:00+00:00",
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout is not None
        found = re.search(r"ws://\S+:(\d+)/ws", process.stdout.readline())
        assert found
        secret = (tmp_path / "local-pairing").read_text()
        with Screen.paired(found[0], Role.ADMIN, secret) as admin:
            path = place(admin, video())
        with closing(socket.create_connection(("127.0.0.1", int(found[1])), timeout=10)) as link:
            link.sendall(head(path, len(video())) + video()[:500])
            until(lambda: list((tmp_path / "media" / "incoming").iterdir()))
            process.send_signal(signal.SIGKILL)
            process.wait(10)
    finally:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
        assert isinstance(upload(hub, admin, video()), Media)


@pytest.mark.parametrize("parser", ["httptools", "h11"])
def test_an_upload_may_take_longer_than_a_request_but_no_strangers_request_may(
    tmp_path: Path, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "h11":  # as on Windows
        monkeypatch.setitem(sys.modules, "uvicorn.protocols.http.httptools_impl", None)
    else:
        assert uvicorn.protocols.http.httptools_impl
    data = picture()
    with running_hub(tmp_path, limits=Limits(silence_seconds=600, request_seconds=0.6)) as hub:
        server = hub.serving._server
        assert server is not None
        assert issubclass(server.config.http_protocol_class, H11Protocol) is (parser == "h11")
        with hub.screen(Role.ADMIN) as admin:
            path = place(admin, data)
        with (
            closing(socket.create_connection(("127.0.0.1", hub.port), timeout=10)) as mine,
            closing(socket.create_connection(("127.0.0.1", hub.port), timeout=10)) as stranger,
        ):
            mine.sendall(head(path, len(data)))
            stranger.sendall(head("/t/x", 100_000))
            ended = False
            for n in range(5):
                time.sleep(0.25)
                mine.sendall(data[n * 100 : (n + 1) * 100] if n < 4 else data[400:])
                try:
                    stranger.sendall(b"x")
                except OSError:
                    ended = True
            assert b"200" in mine.recv(1000).split(b"\r\n")[0]
            stranger.settimeout(5)
            assert ended or _drained(stranger)


def _drained(link: socket.socket) -> bool:
    try:
        while link.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def test_who_has_no_place_is_answered_before_the_bytes_are_read(small_hub: RunningHub) -> None:
    with closing(socket.create_connection(("127.0.0.1", small_hub.port), timeout=10)) as link:
        link.sendall(head("/upload/" + "a" * 24, 200_000_000))
        assert b" 404 " in link.recv(1000).split(b"\r\n")[0] + b" "
        assert _drained(link)


def test_commands_are_answered_while_large_files_come_in(small_hub: RunningHub) -> None:
    large = b"\x89PNG\r\n\x1a\n" + os.urandom(1000) * 60_000
    outcomes: list[Media | Refusal] = []
    with small_hub.screen(Role.ADMIN) as admin, small_hub.screen(Role.KIOSK) as kiosk:
        path = place(admin, large)
        sender = threading.Thread(target=lambda: outcomes.append(put(small_hub, path, large)))
        sender.start()
        waits: list[float] = []
        while sender.is_alive():
            begun = time.monotonic()
            kiosk.done(CallHelp())
            waits.append(time.monotonic() - begun)
            time.sleep(0.03)  # a kiosk may say so much a second
        sender.join()
    assert outcomes == [Refusal(RefusalCode.MEDIA_TOO_LARGE, number="20")]
    assert len(waits) >= 5
    assert sorted(waits)[int(len(waits) * 0.9)] < 0.25


def test_a_file_that_is_long_in_the_checking_holds_up_no_upload(tmp_path: Path) -> None:
    files = [picture(colour=colour) for colour in ("red", "green", "blue")]
    with running_hub(tmp_path, limits=Limits(silence_seconds=600, request_seconds=0.6)) as hub:
        hub.opened.hub.gallery.checking._command = (sys.executable, "-c", "import time; time.sleep(1.5)")
        with hub.screen(Role.ADMIN) as admin:
            places = [place(admin, data) for data in files]
        waiting = [threading.Thread(target=put, args=(hub, places[n], files[n])) for n in range(2)]
        for thread in waiting:
            thread.start()
        with closing(socket.create_connection(("127.0.0.1", hub.port), timeout=15)) as link:
            link.sendall(head(places[2], len(files[2])))
            for byte in range(4):
                time.sleep(0.3)
                link.sendall(files[2][byte : byte + 1])
            link.sendall(files[2][4:])
            assert b" 422 " in link.recv(1000).split(b"\r\n")[0]  # checked in its turn, and that check says nothing
        for thread in waiting:
            thread.join(15)


def test_a_supervisor_cannot_say_of_a_file_what_it_is_not(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        media = upload(small_hub, admin, video())
        assert isinstance(media, Media)
        for lie in (
            replace(media, width=16_000),
            replace(media, bytes=media.bytes + 1),
            replace(media, seconds=1e9),
            replace(media, hash="../../../../etc/passwd"),
            replace(media, hash=media.hash.upper()),
        ):
            content = Announcement(AnnouncementKind.VIDEO, Text("", ""), media=lie)
            assert admin.refused(SaveAnnouncement(content)).code is RefusalCode.UNKNOWN_MEDIA


def test_the_right_to_upload_lies_nowhere_afterwards(tmp_path: Path) -> None:
    with capture_logs() as lines, running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        path = place(admin, picture())
        used = place(admin, video())
        assert isinstance(put(hub, used, video()), Media)
        with Reader.read(hub.database) as reader:
            assert reader.load()
    tokens = [one.rsplit("/", 1)[1].encode() for one in (path, used)]
    for file in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert not [token for token in tokens if token in file.read_bytes()], file
    assert "a file was kept" in {line["event"] for line in lines}
    said = repr(lines).encode()
    assert not [token for token in tokens if token in said]


# --- handing out ------------------------------------------------------------------------------------------------------


def test_one_machine_gets_few_files_at_once_and_the_others_are_served(
    small_hub: RunningHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        media = upload(small_hub, admin, picture())
    assert isinstance(media, Media)
    path = small_hub.opened.hub.gallery.shelf.path(media.hash)
    assert path is not None
    path.write_bytes(bytes(30_000_000))  # more than the sockets' buffers: who does not read holds its place
    with ExitStack() as stack:
        for _ in range(web.EACH):
            reader = stack.enter_context(closing(HTTPConnection("127.0.0.1", small_hub.port, timeout=10)))
            reader.request("GET", f"/media/{media.hash}")
            assert reader.getresponse().status == 200
        status, headers, _ = get(small_hub, f"/media/{media.hash}")
        assert (status, headers["retry-after"]) == (503, "5")
        assert get(small_hub, "/health")[0] == 200
        with small_hub.screen(Role.KIOSK) as kiosk:
            kiosk.done(CallHelp())
    until(lambda: get(small_hub, f"/media/{media.hash}", "HEAD")[0] == 200)


# --- checking ---------------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    "program",
    [
        "e._bound(e.MediaKind.PICTURE); x = bytearray(3 * 1024**3)",
        "e._bound(e.MediaKind.PICTURE); open(sys.argv[2], 'wb').write(bytes(3 * 10**8))",
        "e.CPU_SECONDS[e.MediaKind.PICTURE] = 1; e._bound(e.MediaKind.PICTURE)\nwhile True: pass",
    ],
    ids=["memory", "disk", "time"],
)
def test_a_file_that_makes_its_reader_run_wild_costs_only_the_reader(tmp_path: Path, program: str) -> None:
    source = tmp_path / "a"
    source.write_bytes(picture())
    begun = time.monotonic()
    checking = Checking((sys.executable, "-c", f"import sys, shared.hub.media.examine as e\n{program}"), seconds=30)
    assert checking.check(source, tmp_path / "drawn") == Refusal(RefusalCode.MEDIA_BROKEN)
    assert time.monotonic() - begun < 25
    if (tmp_path / "drawn").exists():
        assert (tmp_path / "drawn").stat().st_size <= 256 * 1024**2


def test_the_checking_process_ends_with_the_hub(small_hub: RunningHub, monkeypatch: pytest.MonkeyPatch) -> None:
    checking = small_hub.opened.hub.gallery.checking
    checking._command = (sys.executable, "-c", "import time; time.sleep(120)")
    with small_hub.screen(Role.ADMIN) as admin:
        path = place(admin, picture())
    threading.Thread(target=_hopeless, args=(small_hub, path), daemon=True).start()
    until(lambda: checking._process is not None)
    process = checking._process
    assert process is not None
    begun = time.monotonic()
    small_hub.loop.call_soon_threadsafe(small_hub.serving.stop)
    process.wait(10)
    assert time.monotonic() - begun < 10


def _hopeless(hub: RunningHub, path: str) -> None:
    link = HTTPConnection("127.0.0.1", hub.port, timeout=30)
    try:
        link.request("PUT", path, picture())
        link.getresponse().read()
    except OSError:
        pass
    finally:
        link.close()
