"""Behind the agency's own web server: a real nginx with a real name and TLS, as docs/phone.md says to set it up."""

from __future__ import annotations

import json
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from msgspec.structs import replace
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.hub.running import ROOT, RunningHub, example, running_hub
from tests.hub.web.fetching import TYPE, Answer, Page, Visitor
from tests.hub.web.visits import Office, office

NAME = "antrean.contoh.go.id"
MISSING = [tool for tool in ("nginx", "openssl") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"behind a proxy: needs {' and '.join(MISSING)}")

AROUND = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log warn; worker_rlimit_nofile 1024;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {server}
}}
"""
"""What makes nginx run in a folder of its own, as whoever runs the tests."""


def documented(port: int, hub: int, folder: Path) -> str:
    """The server that docs/phone.md tells to write, with this test's ports and files in it."""
    text = (ROOT / "docs" / "phone.md").read_text(encoding="utf-8")
    (server,) = re.findall(r"```nginx\n(.*?)```", text, re.DOTALL)
    for written, here in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "/etc/ssl/antrean.pem": f"{folder}/cert.pem",
        "/etc/ssl/private/antrean.key": f"{folder}/key.pem",
        "http://127.0.0.1:8765;": f"http://127.0.0.1:{hub};",
    }.items():
        assert written in server, written
        server = server.replace(written, here)
    return server


@contextmanager
def nginx(folder: Path, server: str, port: int) -> Iterator[None]:
    """It serves until the block ends."""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, server=server))
    with subprocess.Popen(
        ["nginx", "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"], stderr=subprocess.PIPE
    ) as running:
        try:
            ends = time.monotonic() + 10
            while running.poll() is None and time.monotonic() < ends:
                with socket.socket() as attempt:
                    if attempt.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.02)
            assert running.poll() is None, (folder / "error.log").read_text()
            yield
        finally:
            running.terminate()


class Outside(Visitor):
    """A visitor who comes by the public name."""

    trusts: ssl.SSLContext

    @property
    def origin(self) -> str:
        """Where its pages come from."""
        return f"https://{NAME}"

    def ask(self, method: str, path: str, body: bytes | None = None, headers: object = None) -> Answer:
        """One request through the proxy."""
        connection = HTTPSConnection("127.0.0.1", self.port, context=self.trusts, timeout=10)
        try:
            said = {"Host": NAME} | self.via | (headers if isinstance(headers, dict) else {})
            connection.request(method, path, body, said)
            answer = connection.getresponse()
            return Answer(answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def live(self, path: str, origin: str) -> ClientConnection:
        """The page's web socket."""
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        return connect(f"wss://{NAME}{path}", sock=raw, ssl=self.trusts, origin=origin, proxy=None)  # type: ignore[arg-type]


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


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def outside(port: int, certificate: Path) -> Outside:
    """Somebody who trusts the certificate; the name is looked up nowhere."""
    visitor = Outside(port)
    visitor.trusts = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    visitor.trusts.check_hostname = False
    return visitor


@pytest.fixture(params=["as documented", "with another host"])
def visitor(
    request: pytest.FixtureRequest, hub: RunningHub, certificate: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Outside]:
    """Somebody behind the documented proxy; and behind one that says its own name for the hub's."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    for name in ("cert.pem", "key.pem"):
        shutil.copy(certificate / name, folder / name)
    server = documented(port, hub.port, folder)
    if request.param == "with another host":
        assert "proxy_set_header Host $host;" in server
        server = server.replace("proxy_set_header Host $host;", "proxy_set_header Host hub.internal;")
    with nginx(folder, server, port):
        yield outside(port, certificate)


def test_pages_forms_and_the_live_line_work_through_a_real_proxy(room: Office, visitor: Outside) -> None:
    slip = room.take()
    page: Page = visitor.get(f"/t/{slip.link}").page
    assert page.says("A001")
    assert visitor.get(next(page.all("script"))["src"]).status == 200
    with visitor.live(page.one("main")["data-live"], visitor.origin) as line:
        assert json.loads(line.recv(timeout=5))["page"] == page.one("main")["data-page"]
        room.call(slip)
        while json.loads(line.recv(timeout=5)).get("page", "").split(".")[0] != "called":
            pass
    waiting = room.take()
    answer = visitor.send(f"/t/{waiting.link}/cancel/sure")
    assert (answer.status, answer.headers["location"]) == (303, f"/t/{waiting.link}")


def test_the_page_may_speak_to_the_public_name(room: Office, visitor: Outside) -> None:
    policy = visitor.get("/").headers["content-security-policy"]
    assert f"wss://{NAME}" in policy


def test_strangers_are_refused_behind_a_proxy_too(room: Office, visitor: Outside) -> None:
    slip = room.take()
    fields = visitor.get(f"/t/{slip.link}/cancel/sure").page.fields
    for origin in ("https://evil.example", f"https://{NAME}.evil.example", f"http://{NAME}:8080", "null"):
        body, headers = urlencode(fields).encode(), {"Content-Type": TYPE, "Origin": origin}
        assert visitor.ask("POST", f"/t/{slip.link}/cancel", body, headers).status == 403, origin
        with pytest.raises(InvalidStatus) as refused:
            visitor.live(f"/t/{slip.link}/live", origin)
        assert refused.value.response.status_code == 403


def test_the_hub_hears_of_the_visitor_from_the_proxy_alone(hub: RunningHub, certificate: Path, tmp_path: Path) -> None:
    """One machine behind the proxy asks too fast; whatever it says of itself, it waits, and others do not."""
    folder, port = tmp_path / "nginx", free_port()
    shutil.copytree(certificate, folder)
    server = documented(port, hub.port, folder)
    seen = "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
    assert seen in server
    # nginx here sees this machine alone: the address that it would see comes in a header of the test's.
    server = server.replace(seen, 'proxy_set_header X-Forwarded-For "$http_x_forwarded_for, $http_x_seen";')
    with nginx(folder, server, port):
        many = outside(port, certificate)
        statuses = set()
        for n in range(400):
            many.via = {"X-Forwarded-For": f"10.1.1.{n % 250}", "X-Seen": "203.0.113.5"}
            statuses.add(status := many.get("/services").status)
            if status == 429:
                break
        assert statuses == {200, 429}
        many.via = {"X-Seen": "203.0.113.6"}
        assert many.get("/services").status == 200
