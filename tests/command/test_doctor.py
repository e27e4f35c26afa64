"""``antrean doctor``: each thing that can be wrong is found and named with the way to mend it."""

from __future__ import annotations

import socket
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shared.command.doctor.examination import judge_sound
from shared.command.doctor.finding import Grade
from shared.command.doctor.libraries import PACKAGES, X11_PACKAGES, missing_packages
from shared.command.doctor.machine import BUILT, check_clock
from shared.language import catalogue
from shared.model import Language
from tests.command.office_here import ROOT, Machine, machine
from tests.hub.running import RunningHub

WITA = ZoneInfo("Asia/Makassar")
NOW = BUILT + timedelta(days=30)


def test_missing_libraries_are_named_as_debian_packages() -> None:
    gone = {"libGL.so.1", "libxcb-cursor.so.0"}
    assert missing_packages(lambda name: name not in gone, windows=True) == ("libgl1", "libxcb-cursor0")
    assert missing_packages(lambda name: name not in gone, windows=False) == ("libgl1",)
    assert missing_packages(lambda _: True, windows=True) == ()


def test_the_readme_installs_every_library_that_the_doctor_knows() -> None:
    start = (ROOT / "README.md").read_text(encoding="utf-8").split("<!-- the start command -->")[1].split("```")[1]
    words = start.split()
    assert not [package for package in (*PACKAGES.values(), *X11_PACKAGES.values()) if package not in words]


@pytest.mark.parametrize(
    ("now", "last", "grade"),
    [
        (NOW, None, Grade.OK),
        (NOW, NOW - timedelta(hours=1), Grade.OK),
        (datetime(1970, 1, 1, tzinfo=UTC), None, Grade.BAD),
        (NOW, NOW + timedelta(hours=1), Grade.BAD),
        (datetime(2099, 1, 1, tzinfo=UTC), NOW, Grade.BAD),
    ],
    ids=["new", "working", "1970", "behind the log", "2099"],
)
def test_a_clock_that_cannot_be_right_is_found(now: datetime, last: datetime | None, grade: Grade) -> None:
    assert check_clock(now, last, WITA, Language.ENGLISH).grade is grade


def test_a_new_machine_is_fine(here: Machine) -> None:
    result = here.run("doctor")
    assert result.exit_code == 0, result.output
    assert "is free; the hub is not running" in result.output
    assert "no database yet" in result.output
    assert "Printer: folder" in result.output
    assert "Video: av " in result.output
    assert "✗" not in result.output


def test_settings_that_work_and_should_be_looked_at_are_listed_with_what_to_do(here: Machine) -> None:
    tv = {"diagonal_inch": 20.0, "reading_distance_m": 12.0}
    other = machine(here.folder, 9, machine={"runs": ["hub"]}, office={"accent": "#7fb2ff"}, display=tv)
    result = other.run("doctor")
    assert result.exit_code == 0, result.output
    lines = (line for line in result.output.splitlines() if line.startswith("! Settings: config.toml"))
    minded = sorted(lines, key=lambda line: "accent" in line)
    assert len(minded) == 2, result.output
    assert "Use a larger screen" in minded[0]
    assert "office.accent: Warning: the accent colour is darkened from" in minded[1]
    assert "choose another dark colour" in minded[1]
    assert "2 things to mind" in result.output


def test_a_running_hub_is_found_and_its_database_read_beside_it(hub: RunningHub, at_hub: Machine) -> None:
    result = at_hub.run("doctor")
    assert "The hub answers at" in result.output
    assert "log rows" in result.output


def test_a_taken_port_is_named(here: Machine) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = machine(here.folder, port, machine={"runs": ["hub"]}).run("doctor")
    assert result.exit_code == 1
    assert f"Port {port} is used by another program" in result.output


def test_a_hub_that_is_away_is_bad_for_a_screen_alone(here: Machine) -> None:
    result = machine(here.folder, 9, machine={"runs": ["counter"]}).run("doctor")
    assert result.exit_code == 1
    assert "ws://127.0.0.1:9/ws does not answer" in result.output


def test_a_damaged_database_is_not_deleted_but_named(here: Machine) -> None:
    here.data.mkdir()
    (here.data / "antrean.db").write_bytes(b"this is no database" * 400)
    result = machine(here.folder, 9, machine={"runs": ["hub"]}).run("doctor")
    assert result.exit_code == 1
    assert "is damaged" in result.output
    assert "Do not delete it" in result.output
    assert (here.data / "antrean.db").exists()


def test_a_folder_that_cannot_be_written_is_named(here: Machine) -> None:
    here.data.write_text("")
    result = machine(here.folder, 9, machine={"runs": ["counter"]}).run("doctor")
    assert result.exit_code == 1
    assert str(here.data) in result.output


def test_the_watched_folder_is_looked_at_and_one_that_cannot_be_used_is_named(here: Machine) -> None:
    watched = here.folder / "pengumuman"
    asked: dict[str, dict[str, object]] = {"machine": {"runs": ["hub"]}, "announcements": {"folder": "pengumuman"}}
    result = machine(here.folder, 9, **asked).run("doctor")
    assert f"✓ Announcements folder: {watched}" in result.output
    watched.rmdir()
    watched.write_text("")
    result = machine(here.folder, 9, **asked).run("doctor")
    assert f"! The announcements folder {watched} cannot be used" in result.output
    assert result.exit_code == 0, "the room works without it"


def test_a_printer_that_does_not_answer_is_a_fault(here: Machine) -> None:
    printer = {"printer": {"kind": "network", "address": "127.0.0.1", "port": 9}}
    result = machine(here.folder, 9, machine={"runs": ["hub", "kiosk"]}, kiosk=printer).run("doctor")
    assert result.exit_code == 1, result.output
    assert "✗ Printer: network" in result.output
    assert "Check paper" in result.output
    assert "1 thing needs mending" in result.output
    assert "Nothing is broken" not in result.output


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        (1, "pw-play: Host is down; aplay: No such file", ("Is a sound server running for this user", "alsa-utils")),
        (1, "apt-get install pulseaudio pulseaudio-utils", ("There is no sound player", "apt-get install pulseaudio")),
        (4, "paplay", ("volume",)),
        (5, "paplay; espeak-ng: gone", ("voice engine", "pip install --require-hashes -r constraints.txt")),
    ],
    ids=["no server", "no player", "muted", "no voice"],
)
def test_sound_that_is_not_heard_is_said_with_what_mends_it(code: int, said: str, words: tuple[str, ...]) -> None:
    finding = judge_sound(code, said)
    assert finding.grade is Grade.WARNING
    sentence = catalogue(Language.ENGLISH).say(finding.key, **dict(finding.values))
    assert not [word for word in words if word not in sentence], sentence


@pytest.mark.skipif(sys.platform == "win32", reason="that printer is at home there")
def test_a_printer_that_this_machine_cannot_have_is_a_fault_and_not_one_of_paper(here: Machine) -> None:
    printer = {"printer": {"kind": "windows", "queue": "POS-80"}}
    result = machine(here.folder, 9, machine={"runs": ["hub", "kiosk"]}, kiosk=printer).run("doctor")
    assert result.exit_code == 1, result.output
    line = next(line for line in result.output.splitlines() if line.startswith("✗ Printer: "))
    assert "Check paper" not in line
