"""The small rooms of the command: who may run, what is started how, which port and address, when to try again."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine
from pathlib import Path

import pytest

from shared.command import supervise
from shared.command.alone import Held, Taken, hold, hold_all
from shared.command.programs import ROLES, Launch, Screens, has_screen, launch_hub, launch_window, vnc_port
from shared.command.reach import free_port, hub_answers, own_url, port_free, room_url
from shared.command.says import language_of
from shared.command.supervise import Room, run_room
from shared.model import Language
from shared.settings.sections import HubSettings, Program
from tests.hub.running import RunningHub

# --- one of each ---------------------------------------------------------------------------------------------------


def test_a_second_holder_is_told_who_has_it(tmp_path: Path) -> None:
    first = hold(tmp_path / "data", "kiosk")
    assert isinstance(first, Held)
    assert hold(tmp_path / "data", "kiosk") == Taken("kiosk", str(os.getpid()))
    first.let_go()
    again = hold(tmp_path / "data", "kiosk")
    assert isinstance(again, Held)
    again.let_go()


def test_all_or_none_are_held(tmp_path: Path) -> None:
    tv = hold(tmp_path, "display")
    assert isinstance(tv, Held)
    refused = hold_all(tmp_path, ["hub", "display", "kiosk"])
    assert isinstance(refused, list)
    assert [one.name for one in refused] == ["display"]
    hub = hold(tmp_path, "hub")
    assert isinstance(hub, Held)
    hub.let_go()
    tv.let_go()


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are inherited on POSIX")
def test_a_child_that_outlives_its_parent_still_holds_the_lock(tmp_path: Path) -> None:
    held = hold(tmp_path, "kiosk")
    assert isinstance(held, Held)
    wait = "import sys; sys.stdin.read()"
    child = subprocess.Popen([sys.executable, "-c", wait], stdin=subprocess.PIPE, pass_fds=(held.number,))
    held.let_go()
    assert isinstance(hold(tmp_path, "kiosk"), Taken)
    child.communicate()
    free = hold(tmp_path, "kiosk")
    assert isinstance(free, Held)
    free.let_go()


# --- what is started how -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_found(environment: dict[str, str], platform: str, there: bool) -> None:
    assert has_screen(environment, platform) is there


def test_the_hub_speaks_the_terminals_language_and_has_no_window() -> None:
    started = launch_hub(Path("config.toml"), Language.ENGLISH)
    assert started.arguments[1:] == ("-m", "shared.hub", "--config", "config.toml", "--language", "en")
    assert started.environment == ()


def test_windows_appear_where_they_can() -> None:
    config = Path("config.toml")
    real = launch_window(Program.KIOSK, config, Screens(real=True))
    assert real.arguments[1:] == ("-m", "kiosk", "--config", "config.toml")
    pictured = launch_window(Program.COUNTER, config, Screens(real=False, pictures=Path("there")), ("--code", "X"))
    assert pictured.arguments[5:] == ("--code", "X", "--offscreen", "--pictures", "there")
    assert dict(pictured.environment) == {"QT_QPA_PLATFORM": "offscreen"}
    shared = launch_window(Program.DISPLAY, config, Screens(real=False, vnc=True))
    assert dict(shared.environment) == {"QT_QPA_PLATFORM": "vnc:size=1920x1080:port=5903"}
    assert "--offscreen" not in shared.arguments


def test_every_window_has_its_role_and_its_own_vnc_port() -> None:
    assert set(ROLES) == set(Program) - {Program.HUB}
    assert len({vnc_port(program) for program in ROLES}) == len(ROLES)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.INDONESIAN),
        ({"LANG": "C.UTF-8"}, Language.INDONESIAN),
        ({"LANG": "en_US.UTF-8"}, Language.ENGLISH),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"}, Language.INDONESIAN),
        ({"LANG": "en_US.UTF-8", "ANTREAN_LANG": "id"}, Language.INDONESIAN),
        ({"ANTREAN_LANG": "EN"}, Language.ENGLISH),
    ],
)
def test_the_terminal_speaks_as_its_environment_says(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) is language


# --- ports and addresses -------------------------------------------------------------------------------------------


def test_a_port_in_use_is_not_free_and_another_is_found() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not port_free("127.0.0.1", port)
        assert free_port(port) != port
    assert port_free("127.0.0.1", port)
    assert free_port(port) == port
    assert not port_free("no-such-host.invalid", port)


def hub_at(host: str) -> HubSettings:
    return HubSettings("sqlite:///x", f"ws://{host}:8765/ws", host)


def test_other_machines_are_told_an_address_they_can_reach() -> None:
    assert room_url(hub_at("127.0.0.1")) is None
    assert room_url(hub_at("192.168.1.10")) == "ws://192.168.1.10:8765/ws"
    everywhere = room_url(hub_at("0.0.0.0"))  # noqa: S104 - a setting
    assert everywhere is not None
    assert "0.0.0.0" not in everywhere  # noqa: S104
    assert own_url(hub_at("0.0.0.0")) == "ws://127.0.0.1:8765/ws"  # noqa: S104
    assert own_url(hub_at("::1")) == "ws://[::1]:8765/ws"


def test_a_hub_answers_or_does_not(hub: RunningHub) -> None:
    assert hub_answers(hub.url)
    assert not hub_answers("ws://127.0.0.1:9/ws")
    assert not hub_answers("nonsense")


# --- keeping them running ------------------------------------------------------------------------------------------


def python(program: Program, source: str) -> Launch:
    return Launch(program, (sys.executable, "-c", source))


async def _yes() -> bool:
    return True


def play(work: Coroutine[None, None, int]) -> int:
    return asyncio.run(work)


def run(folder: Path, *windows: Launch, hub: Launch | None = None) -> int:
    """A room of these programs, to its end; the exit code."""
    return play(run_room(Room(folder), hub, windows, _yes, lambda: None, None))


def test_a_program_that_refuses_its_settings_ends_the_room_with_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "log" / "hub.log"
    old.parent.mkdir()
    old.write_text("yesterday's trouble\n")
    refuses = python(Program.HUB, "import sys; sys.stderr.write('port 1 is taken\\n'); sys.exit(2)")
    stays = python(Program.KIOSK, "import signal; signal.sigwait([signal.SIGTERM])")
    assert run(tmp_path / "log", stays, hub=refuses) == 2
    said = capsys.readouterr().err
    assert "hub cannot run" in said
    assert "  port 1 is taken" in said
    assert "yesterday" not in said


def test_a_crash_is_said_and_the_program_started_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervise, "PAUSES", (0.01,))
    count = tmp_path / "count"
    source = f"n = open({str(count)!r}, 'a+'); n.write('x'); n.seek(0); exit(2 if len(n.read()) > 2 else 7)"
    assert run(tmp_path / "log", python(Program.KIOSK, source)) == 2
    assert count.read_text() == "xxx"
    assert capsys.readouterr().err.count("kiosk ended (code 7)") == 2


def test_a_closed_desk_window_stays_closed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closes = python(Program.COUNTER, "pass")
    assert run(tmp_path / "log", closes) == 0
    said = capsys.readouterr()
    assert "antrean counter" in said.err
    assert "All programs have stopped" in said.out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_program_that_does_not_listen_is_ended_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "STOP_SECONDS", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    room = Room(tmp_path / "log")
    log = tmp_path / "log" / "kiosk.log"

    async def stop_when_up() -> int:
        running = asyncio.create_task(run_room(room, None, (python(Program.KIOSK, deaf),), _yes, lambda: None, None))
        while not (log.exists() and log.read_text()):
            await asyncio.sleep(0.02)
        room.stopping.set()
        return await running

    began = time.monotonic()
    assert play(stop_when_up()) == 0
    assert time.monotonic() - began < 10


def test_a_room_can_be_told_to_end_by_itself(tmp_path: Path) -> None:
    stays = python(Program.DISPLAY, "import time; time.sleep(60)")
    opened: list[bool] = []
    room = Room(tmp_path / "log")
    assert play(run_room(room, None, (stays,), _yes, lambda: opened.append(True), 0.3)) == 0
    assert opened == [True]


def test_a_long_log_is_set_aside_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "LOG_BYTES", 10)
    log = tmp_path / "kiosk.log"
    log.write_text("a long story")
    assert run(tmp_path, python(Program.KIOSK, "exit(2)")) == 2
    assert (tmp_path / "kiosk.old.log").read_text() == "a long story"
    assert log.read_text() == ""
