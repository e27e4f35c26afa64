"""The printer for people: pictures in a folder, and a text file that says what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.printing.drawing import draw
from kiosk.printing.folder import SLOW_SECONDS, FolderPrinter, read_state, switch
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Failed, Job, Printed, SentUnconfirmed
from shared.model import PrinterCondition as Is


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "printed"


def made(folder: Path, waits: list[float] | None = None) -> FolderPrinter:
    return FolderPrinter(folder, 80, (waits if waits is not None else []).append)


def pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.png"))


def test_a_ticket_lands_as_the_picture_that_is_printed(folder: Path, ticket: Paper) -> None:
    assert made(folder).print(Job("t", ticket, 0.0)) == Printed()
    assert made(folder).print(Job("t", ticket, 0.0)) == Printed()
    assert pictures(folder) == ["0001-A012.png", "0002-A012.png"]
    with Image.open(folder / "0001-A012.png") as picture:
        assert picture.tobytes() == draw(ticket, 576).tobytes()
    assert not list(folder.glob("*.part"))


@pytest.mark.parametrize(
    ("words", "conditions", "sentence"),
    [
        (["paper_out"], {Is.PAPER_OUT}, "not_printed.paper_out"),
        (["cover_open", "paper_out"], {Is.COVER_OPEN, Is.PAPER_OUT}, "not_printed.paper_out"),
        (["cover_open"], {Is.COVER_OPEN}, "not_printed.cover_open"),
        (["offline"], {Is.OFFLINE}, "not_printed.offline"),
        (["unreachable"], {Is.UNREACHABLE}, "not_printed.unreachable"),
        (["fault"], {Is.FAULT}, "not_printed.fault"),
    ],
)
def test_a_person_switches_what_is_wrong(
    folder: Path, ticket: Paper, words: list[str], conditions: set[Is], sentence: str
) -> None:
    printer = made(folder)
    switch(folder, words)
    assert printer.status() == conditions
    assert printer.print(Job("t", ticket, 0.0)) == Failed(frozenset(conditions), sentence)
    assert pictures(folder) == []
    switch(folder, ["ok"])
    assert printer.status() == frozenset()
    assert printer.print(Job("t", ticket, 0.0)) == Printed()


def test_low_paper_prints(folder: Path, ticket: Paper) -> None:
    switch(folder, ["paper_low"])
    assert made(folder).status() == {Is.PAPER_LOW}
    assert made(folder).print(Job("t", ticket, 0.0)) == Printed()


def test_a_silent_printer_prints_and_confirms_nothing(folder: Path, ticket: Paper) -> None:
    switch(folder, ["silent"])
    assert made(folder).status() == {Is.SILENT}
    assert made(folder).print(Job("t", ticket, 0.0)) == SentUnconfirmed(frozenset({Is.SILENT}))
    assert pictures(folder) == ["0001-A012.png"]
    switch(folder, ["silent", "paper_out"])
    assert made(folder).print(Job("t", ticket, 0.0)) == SentUnconfirmed(frozenset({Is.SILENT}))
    assert pictures(folder) == ["0001-A012.png"]


def test_a_slow_printer_takes_its_time(folder: Path, ticket: Paper) -> None:
    switch(folder, ["slow"])
    waits: list[float] = []
    assert made(folder, waits).print(Job("t", ticket, 0.0)) == Printed()
    assert waits == [SLOW_SECONDS]


def test_a_printer_that_dies_leaves_a_torn_ticket(folder: Path, ticket: Paper) -> None:
    switch(folder, ["dies_at", "7200"])
    outcome = made(folder).print(Job("t", ticket, 0.0))
    assert outcome == Failed(frozenset({Is.UNREACHABLE}), "not_printed.interrupted")
    with Image.open(folder / "0001-A012-torn.png") as torn:
        assert torn.size == (576, 100)
    switch(folder, ["dies_at", "99999999"])
    assert made(folder).print(Job("t", ticket, 0.0)) == Printed()


def test_a_title_cannot_leave_the_folder(folder: Path, ticket: Paper) -> None:
    for title in ("../../etc/x", "", "\x00", "a" * 300, "CON: é/\\"):
        assert made(folder).print(Job("t", Paper(title, ticket.blocks), 0.0)) == Printed()
    assert len(pictures(folder)) == 5
    assert all(path.parent == folder for path in folder.rglob("*.png"))


def test_the_state_file_forgives_a_person() -> None:
    state = read_state("# what now?\nPaper_Out   # empty\n slow\nnonsense dies_at soon")
    assert state.conditions == {Is.PAPER_OUT}
    assert state.slow
    assert state.dies_at is None
    assert state.unknown == ("nonsense", "soon")


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk.printing.folder", *words], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_command_switches_and_says(folder: Path) -> None:
    done = command(str(folder), "state", "cover_open", "paper_low")
    assert (done.returncode, done.stderr) == (0, "")
    assert made(folder).status() == {Is.COVER_OPEN, Is.PAPER_LOW}
    wrong = command(str(folder), "state", "papr_out")
    assert wrong.returncode == 2
    assert "unknown: papr_out" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    assert made(folder).status() == {Is.COVER_OPEN, Is.PAPER_LOW}


def test_a_folder_that_takes_no_file_is_a_fault(tmp_path: Path, ticket: Paper) -> None:
    (tmp_path / "file").write_text("in the way")
    printer = made(tmp_path / "file" / "printed")
    assert printer.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.FAULT}), "not_printed.fault")
