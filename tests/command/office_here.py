"""A machine of the room for tests: a config.toml of its own in a folder of its own, and its ``antrean`` command."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import tomlkit
from click.testing import CliRunner, Result

from shared.command.line import antrean

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from shared.command import main; main()")
ENVIRONMENT = os.environ | {"ANTREAN_LANG": "en", "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
for _screen in ("DISPLAY", "WAYLAND_DISPLAY"):
    ENVIRONMENT.pop(_screen, None)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine: its folder and its config.toml."""

    folder: Path
    config: Path

    @property
    def data(self) -> Path:
        """Where it stores."""
        return self.folder / "data"

    def run(self, *words: str) -> Result:
        """The command in this process."""
        in_group = words[0] in {"staff", "audit", "announce", "skm", "cases", "whistle"}
        group, rest = (words[:2], words[2:]) if in_group else (words[:1], words[1:])
        return CliRunner().invoke(antrean, [*group, "--config", str(self.config), *rest])

    def call(
        self, *words: str, seconds: float = 30, environment: dict[str, str] = ENVIRONMENT
    ) -> subprocess.CompletedProcess[str]:
        """The command as a process of its own, to its end."""
        return subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """The command as a process that goes on; what it says comes in ``stdout``."""
        return subprocess.Popen(
            [*COMMAND, *words],
            cwd=self.folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def machine(folder: Path, port: int, **changes: dict[str, object]) -> Machine:
    """The shipped example agency in ``folder``, with other values in some sections."""
    folder.mkdir(parents=True, exist_ok=True)
    document = tomlkit.parse((ROOT / "config.toml").read_text(encoding="utf-8"))
    hub = {"port": port, "url": f"ws://127.0.0.1:{port}/ws"} | changes.pop("hub", {})
    for section, values in {"hub": hub, **changes}.items():
        table = document[section]
        for key, value in values.items():
            table[key] = value  # type: ignore[index]
    config = folder / "config.toml"
    config.write_text(tomlkit.dumps(document), encoding="utf-8")
    return Machine(folder, config)
