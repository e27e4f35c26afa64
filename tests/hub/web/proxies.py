"""The web servers that docs/phone.md tells how to set up: run for real, with the documented lines, in a folder."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.hub.running import ROOT

NAME = "antrean.contoh.go.id"
LOG = "error.log"
"""All that a proxy writes down, in its folder."""

_AROUND_NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log info; worker_rlimit_nofile 1024;
events {{ worker_connections 256; }}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; access_log {folder}/error.log;
  {lines}
}}
"""
"""What makes nginx run in a folder of its own, as whoever runs the tests."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Where the proxy listens, which hub it leads to, and its folder, in which ``cert.pem`` and ``key.pem`` lie."""

    port: int
    hub: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Proxy:
    """One web server: what is asked of its lines is told by replacing some of them."""

    name: str
    fence: str  # of the block in docs/phone.md
    host: tuple[str, str]  # what makes it say another host to the hub
    seen: tuple[str, str]  # what makes it hand on an address of the test's as the one that it sees

    @property
    def there(self) -> bool:
        """Whether it can be run here."""
        return shutil.which(self.name) is not None

    def lines(self, setup: Setup) -> str:
        """The documented lines, with this test's ports and files in them."""
        text = (ROOT / "docs" / "phone.md").read_text(encoding="utf-8")
        (lines,) = re.findall(rf"```{self.fence}\n(.*?)```", text, re.DOTALL)
        for written, here in self._here(setup).items():
            lines = replaced(lines, written, here)
        return lines

    def _here(self, setup: Setup) -> dict[str, str]:
        folder = setup.folder
        if self.name == "nginx":
            return {
                "listen 443 ssl;": f"listen 127.0.0.1:{setup.port} ssl;",
                "/etc/ssl/antrean.pem": f"{folder}/cert.pem",
                "/etc/ssl/private/antrean.key": f"{folder}/key.pem",
                "http://127.0.0.1:8765;": f"http://127.0.0.1:{setup.hub};",
            }
        tls = f"{NAME}:{setup.port} {{\n  bind 127.0.0.1\n  tls {folder}/cert.pem {folder}/key.pem\n"
        return {
            "{\n  log {": "{\n  admin off\n  auto_https disable_redirects\n  log {",
            f"{NAME} {{\n": tls,
            "127.0.0.1:8765": f"127.0.0.1:{setup.hub}",
        }

    @contextmanager
    def run(self, setup: Setup, lines: str) -> Iterator[None]:
        """It serves until the block ends."""
        folder, config = setup.folder, setup.folder / f"{self.name}.conf"
        own = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        if self.name == "nginx":
            config.write_text(_AROUND_NGINX.format(folder=folder, lines=lines))
            command = ["nginx", "-p", str(folder), "-c", str(config), "-e", str(folder / LOG)]
        else:
            config.write_text(lines)
            command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]
        with (
            (folder / LOG).open("ab") as log,
            subprocess.Popen(command, env=os.environ | own, cwd=folder, stdout=log, stderr=log) as running,
        ):
            try:
                _wait_until_it_listens(running, setup)
                yield
            finally:
                running.terminate()


NGINX = Proxy(
    "nginx",
    "nginx",
    ("proxy_set_header Host $host;", "proxy_set_header Host hub.internal;"),
    (
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        'proxy_set_header X-Forwarded-For "$http_x_forwarded_for, $http_x_seen";',
    ),
)
CADDY = Proxy(
    "caddy",
    "caddy",
    ("reverse_proxy 127.0.0.1:{hub}", "reverse_proxy 127.0.0.1:{hub} {{\n header_up Host hub.internal\n}}"),
    (
        "reverse_proxy 127.0.0.1:{hub}",
        "reverse_proxy 127.0.0.1:{hub} {{\n"
        ' header_up X-Forwarded-For "{{http.request.header.X-Forwarded-For}}, {{http.request.header.X-Seen}}"\n}}',
    ),
)


def replaced(lines: str, written: str, here: str) -> str:
    """The lines with what a test needs instead of what must stand in them."""
    assert lines.count(written) == 1, written
    return lines.replace(written, here)


def changed(lines: str, change: tuple[str, str], setup: Setup) -> str:
    """The lines with ``host`` or ``seen`` of a proxy made."""
    if "{hub}" in change[0]:
        return replaced(lines, change[0].format(hub=setup.hub), change[1].format(hub=setup.hub))
    return replaced(lines, *change)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_it_listens(running: subprocess.Popen[bytes], setup: Setup) -> None:
    ends = time.monotonic() + 20
    while running.poll() is None and time.monotonic() < ends:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", setup.port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError((setup.folder / LOG).read_text())
