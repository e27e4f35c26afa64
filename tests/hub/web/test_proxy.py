"""Behind the agency's own web server: a real nginx and a real Caddy, with a name and TLS, as docs/phone.md says."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from msgspec.structs import replace
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from shared.hub.web.pace import RATES, Kind
from tests.hub.running import RunningHub, example, running_hub
from tests.hub.web.browsing import FORM, Page, Visitor
from tests.hub.web.proxies import CADDY, LOG, NAME, NGINX, Proxy, Setup, changed, free_port
from tests.hub.web.visits import Office, office

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="behind a proxy: needs openssl")
BOTH = [
    pytest.param(one, id=one.name, marks=pytest.mark.skipif(not one.there, reason=f"behind a proxy: needs {one.name}"))
    for one in (NGINX, CADDY)
]


class Outside(Visitor):
    """A visitor who comes by the public name."""

    trusts: ssl.SSLContext

    @property
    def origin(self) -> str:
        """Where its pages come from."""
        return f"https://{NAME}"

    def connection(self) -> HTTPSConnection:
        """Through the proxy."""
        made = HTTPSConnection(NAME)
        made.sock = self.trusts.wrap_socket(self._raw(), server_hostname=NAME)
        return made

    def _raw(self) -> socket.socket:
        """The name is looked up nowhere."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def live(self, path: str, origin: str) -> ClientConnection:
        """The page's web socket."""
        return connect(f"wss://{NAME}{path}", sock=self._raw(), ssl=self.trusts, origin=origin, proxy=None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key and its certificate for the name."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN={NAME} "
        f"-addext subjectAltName=DNS:{NAME} -keyout {folder}/key.pem -out {folder}/cert.pem".split(),
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub that knows its public name."""
    directory = example()
    named = replace(directory.office, public_url=f"https://{NAME}")
    with running_hub(tmp_path, directory=replace(directory, office=named)) as running:
        yield running


@pytest.fixture
def room(hub: RunningHub) -> Iterator[Office]:
    """Its room."""
    with office(hub) as opened:
        yield opened


def outside(port: int, certificate: Path) -> Outside:
    """Somebody who trusts the certificate."""
    visitor = Outside(port)
    visitor.trusts = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    return visitor


def at(tmp_path: Path, certificate: Path, hub: int) -> Setup:
    """A proxy's own folder and port."""
    folder = tmp_path / "proxy"
    shutil.copytree(certificate, folder)
    return Setup(free_port(), hub, folder)


def guessed(hub: RunningHub, address: str) -> None:
    """Somebody at this address has guessed links until they were told to wait, on a hub that nobody asked before."""
    hub.opened.hub.ticks = lambda: 0.0  # no share comes back, however slow the machine is
    there = Visitor(hub.port, {"X-Forwarded-For": address})
    statuses = [there.get("/t/unknown").status for _ in range(RATES[Kind.MISS].at_once + 20)]
    assert statuses[-1] == 429


@pytest.fixture(params=BOTH)
def proxy(request: pytest.FixtureRequest) -> Proxy:
    """Each of them."""
    one = request.param
    assert isinstance(one, Proxy)
    return one


@pytest.fixture(params=["as documented", "with another host"])
def visitor(
    request: pytest.FixtureRequest, proxy: Proxy, hub: RunningHub, certificate: Path, tmp_path: Path
) -> Iterator[Outside]:
    """Somebody behind the documented proxy; and behind one that says its own name for the hub's."""
    setup = at(tmp_path, certificate, hub.port)
    lines = proxy.lines(setup)
    if request.param == "with another host":
        lines = changed(lines, proxy.host, setup)
    with proxy.run(setup, lines):
        yield outside(setup.port, certificate)


def test_pages_forms_and_the_live_line_work_through_a_real_proxy(room: Office, visitor: Outside) -> None:
    slip = room.take()
    page: Page = visitor.get(f"/t/{slip.link}")
    assert "A001" in page.says
    assert visitor.get(next(page.all("script"))["src"]).status == 200
    with visitor.live(page.one("main")["data-live"], visitor.origin) as line:
        assert json.loads(line.recv(timeout=5))["page"] == page.one("main")["data-page"]
        room.call(slip)
        while json.loads(line.recv(timeout=5)).get("page", "").split(".")[0] != "called":
            pass
    waiting = room.take()
    answer = visitor.fill(visitor.get(f"/t/{waiting.link}/cancel/sure"))
    assert (answer.status, answer.headers["location"]) == (303, f"/t/{waiting.link}")


def test_the_page_may_speak_to_the_public_name(room: Office, visitor: Outside) -> None:
    policy = visitor.get("/").headers["content-security-policy"]
    assert f"wss://{NAME}" in policy


def test_strangers_are_refused_behind_a_proxy_too(room: Office, visitor: Outside) -> None:
    slip = room.take()
    fields = visitor.get(f"/t/{slip.link}/cancel/sure").fields
    for origin in ("https://evil.example", f"https://{NAME}.evil.example", f"http://{NAME}:8080", "null"):
        body, headers = urlencode(fields).encode(), {"Content-Type": FORM, "Origin": origin}
        assert visitor.ask("POST", f"/t/{slip.link}/cancel", body, headers).status == 403, origin
        with pytest.raises(InvalidStatus) as refused:
            visitor.live(f"/t/{slip.link}/live", origin)
        assert refused.value.response.status_code == 403


def test_what_is_for_the_rooms_screens_is_not_there_outside(room: Office, visitor: Outside) -> None:
    for path in ("/ws", "/media/" + "0" * 64, "/media/up/x", "/health"):
        assert visitor.get(path).status == 404, path


def test_the_hub_hears_of_the_visitor_from_the_proxy_alone(
    hub: RunningHub, proxy: Proxy, certificate: Path, tmp_path: Path
) -> None:
    """One machine behind the proxy guesses links; whatever it says of itself, it waits, and others do not."""
    setup = at(tmp_path, certificate, hub.port)
    # The proxy here sees this machine alone: the address that it would see comes in a header of the test's.
    with proxy.run(setup, changed(proxy.lines(setup), proxy.seen, setup)):
        many = outside(setup.port, certificate)
        guessed(hub, "203.0.113.5")
        many.via = {"X-Forwarded-For": "10.1.1.1", "X-Seen": "203.0.113.5"}
        assert many.get("/t/unknown").status == 429
        many.via = {"X-Seen": "203.0.113.6"}
        assert many.get("/t/unknown").status == 404


def test_what_a_visitor_says_of_itself_is_not_handed_on_as_seen(hub: RunningHub, visitor: Outside) -> None:
    guessed(hub, "203.0.113.5")
    visitor.via = {"X-Forwarded-For": "203.0.113.5", "X-Real-IP": "203.0.113.5", "Forwarded": "for=203.0.113.5"}
    assert [visitor.get("/t/unknown").status for _ in range(5)] == [404] * 5


def test_no_link_of_a_ticket_and_no_address_is_written_down_not_even_when_the_hub_is_away(
    proxy: Proxy, certificate: Path, tmp_path: Path
) -> None:
    with ExitStack() as going:
        hub = going.enter_context(running_hub(tmp_path))
        setup = at(tmp_path, certificate, hub.port)
        with proxy.run(setup, proxy.lines(setup)):
            visitor = outside(setup.port, certificate)
            visitor.via = {"User-Agent": "Peramban-7412"}
            assert visitor.get("/t/Rahasia-7412").status == 404
            going.close()  # the hub is gone
            assert visitor.get("/t/Rahasia-7412").status == 502
            assert visitor.send("/t/Rahasia-7412/cancel", b"x" * 200_000).status in {413, 502}
    written = (setup.folder / LOG).read_text()
    assert "7412" not in written
    assert "127.0.0.1, " not in written  # nginx: client: 127.0.0.1, server: ...
    assert "remote_ip" not in written  # Caddy
