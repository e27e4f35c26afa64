"""``antrean start`` with the four real programs: all come up, a crashed one comes back, one signal ends them all."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from shared.link.events import Changed, Connected, Identity, LinkEvent, Replaced
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.views import DeskSnapshot, DeviceRow
from tests.command.going import started
from tests.command.office_here import Machine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
PICTURES = ("kiosk.png", "counter.png", "display.png")


def child_of(here: Machine, program: str) -> int:
    """The process of a program, as its lock says."""
    return int((here.data / f"{program}.lock").read_text().split(", ")[1])


class Watcher:
    """Somebody who sees the health of the screens, over the real link."""

    def __init__(self, here: Machine, url: str) -> None:
        self._events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        keyring = Keyring(here.folder / "watcher.key", None, here.data / "local-pairing")
        self._link = Link(url, Identity(Role.ADMIN, "watcher"), keyring, self._events.put)
        self._link.start()
        self._rows: dict[Role, DeviceRow] = {}

    def connected(self, role: Role, but: str = "") -> str:
        """Wait until a screen of this role, come at another time than ``but``, is there; when it came."""
        while not (role in self._rows and self._rows[role].connected and str(self._rows[role].since) != but):
            event = self._events.get(timeout=30)
            if isinstance(event, Connected | Replaced | Changed):
                assert isinstance(event.snapshot, DeskSnapshot)
                self._rows = {row.role: row for row in event.snapshot.devices}
        return str(self._rows[role].since)

    @property
    def names(self) -> set[str]:
        """What the screens are called."""
        return {row.name for row in self._rows.values()}

    def close(self) -> None:
        """Look no more."""
        self._link.stop()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def appears(here: Machine, names: tuple[str, ...]) -> None:
    """Pictures are files of other processes: looking again is the only signal there is."""
    ends = time.monotonic() + 20
    while missing := [name for name in names if not (here.data / "pictures" / name).exists()]:
        assert time.monotonic() < ends, missing
        time.sleep(0.1)


def test_one_command_runs_the_whole_room_and_one_signal_ends_it(here: Machine) -> None:
    called = {"Kios 1": "Kios Lobi", "Komputer Loket 1": "Meja Depan", "TV 1": "TV Ruang Tunggu"}
    text = here.config.read_text(encoding="utf-8")
    for shipped, name in called.items():
        text = text.replace(f'name = "{shipped}"', f'name = "{name}"')
    here.config.write_text(text, encoding="utf-8")
    with started(here, "start", "--offscreen") as room:
        assert "supervisor" in room.until("PIN")
        url = room.until("The hub is ready at").split()[-1]
        room.until("The room is running")
        with closing(Watcher(here, url)) as watcher:
            came = watcher.connected(Role.KIOSK)
            watcher.connected(Role.DESK)
            watcher.connected(Role.DISPLAY)
            assert watcher.names == set(called.values())
            appears(here, PICTURES)

            second = here.run("start", "--offscreen", "--seconds", "1")
            assert second.exit_code == 1
            for program in ("hub", "kiosk", "counter", "display"):
                assert f"{program} already runs" in second.output

            os.kill(child_of(here, "kiosk"), signal.SIGKILL)
            room.until("kiosk ended")
            watcher.connected(Role.KIOSK, but=came)
        children = [child_of(here, program) for program in ("hub", "kiosk", "counter", "display")]
        assert room.end() == 0
    assert all(gone(pid) for pid in children)
    assert room.said[-1] == "All programs have stopped."
    assert not [line for line in room.said if "Traceback" in line]
    for log in (here.data / "log").iterdir():
        assert "Traceback" not in log.read_text(), log


def descendants(pid: int) -> list[int]:
    """All living processes below ``pid`` (Linux)."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            state, parent = stat.read_text().rsplit(")", 1)[1].split()[:2]
            if state != "Z":
                parents[int(stat.parent.name)] = int(parent)
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was fetched by nobody does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_when_the_command_is_killed_its_programs_end_by_themselves_and_the_room_can_be_opened_again(
    here: Machine,
) -> None:
    with started(here, "start", "--offscreen") as room:
        url = room.until("The hub is ready at").split()[-1]
        room.until("The room is running")
        with closing(Watcher(here, url)) as watcher:
            for role in (Role.KIOSK, Role.DESK, Role.DISPLAY):
                watcher.connected(role)
        programs = descendants(room.process.pid)
        assert {child_of(here, name) for name in ("hub", "kiosk", "counter", "display")} <= set(programs)
        room.process.kill()
        ends = time.monotonic() + 10
        while left := [pid for pid in programs if alive(pid)]:  # orphans tell nobody of their end
            assert time.monotonic() < ends, left
            time.sleep(0.05)
        assert room.end() == -signal.SIGKILL
    hub_log = (here.data / "log" / "hub.log").read_text()
    assert "whoever started this program is gone" in hub_log
    assert "the hub has stopped" in hub_log
    with started(here, "start", "--offscreen") as again:
        again.until("The room is running")
        assert again.end() == 0


def test_one_program_alone_ends_with_its_command(here: Machine) -> None:
    with started(here, "hub") as room:
        room.until("The hub is ready at")
        taken = here.call("hub")
        assert taken.returncode == 1
        assert str(room.process.pid) in taken.stderr
        assert room.end() == 0
    assert "Traceback" not in "".join(room.said)
    assert not [line for line in (here.data / "hub.lock").read_text().split(", ") if not gone(int(line))]


def test_a_database_that_cannot_be_used_ends_the_room_with_the_hubs_own_words(here: Machine) -> None:
    here.data.mkdir()
    (here.data / "antrean.db").write_bytes(b"this is no database" * 400)
    done = here.call("start", "--offscreen")
    assert done.returncode == 2
    assert "is damaged" in done.stderr
    assert "Traceback" not in done.stderr
    assert "The room is running" not in done.stdout
