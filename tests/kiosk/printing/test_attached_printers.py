"""Printers that are not on the network: serial line, device file, Windows spooler, and software that is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import tty
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image

from kiosk.printing import from_settings
from kiosk.printing.attached import AbsentPrinter, Missing, encoder, missing
from kiosk.printing.check import finding
from kiosk.printing.conversation import Patience, TalkingPrinter
from kiosk.printing.device_file import DeviceFileChannel
from kiosk.printing.faulty import FaultyPrinter
from kiosk.printing.folder import switch
from kiosk.printing.network import NetworkChannel
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Failed, Job, Printed, SentUnconfirmed
from kiosk.printing.serial_port import SerialChannel
from kiosk.printing.text import text_job
from kiosk.printing.windows_spooler import SpoolerPrinter
from shared.language import catalogue
from shared.model import Language
from shared.model import PrinterCondition as Is
from shared.settings.sections import PrinterKind, PrinterSettings, PrintMode

QUICK = Patience(answer=0.3, send=2.0, confirm=1.0)
posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals and device files are POSIX")


class Line:
    """The printer's end of a serial line: answers status and confirmation, keeps the rest."""

    def __init__(self, answers: bool) -> None:
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        self.path = os.ttyname(self.slave)
        self.received = b""
        self.answers = answers
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        pending = b""
        while data := self._take():
            self.received += data
            pending += data
            for asked in re.findall(rb"\x10\x04[\x01\x02\x04]|\x1dr\x01", pending):
                if self.answers:
                    os.write(self.master, b"\x00" if asked[0] == 0x1D else b"\x12")
                pending = pending[pending.index(asked) + 3 :]

    def _take(self) -> bytes:
        try:
            return os.read(self.master, 4096)
        except OSError:
            return b""

    def close(self) -> None:
        os.close(self.slave)
        self._thread.join(5)
        os.close(self.master)


@pytest.fixture(params=[True, False], ids=["talks", "silent"])
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    try:
        made = Line(request.param)
    except OSError as error:  # a bare root without /dev/pts mounted
        pytest.skip(f"NOT PROVED here: serial printing needs a pseudo-terminal, and this machine gives none ({error})")
    yield made
    made.close()


@posix
@pytest.mark.parametrize("way", ["serial", "file"])
def test_a_text_ticket_goes_down_the_line_whole(
    way: str, line: Line, ticket: Paper, request: pytest.FixtureRequest
) -> None:
    channel = partial(SerialChannel, line.path, 19200) if way == "serial" else partial(DeviceFileChannel, line.path)
    printer = TalkingPrinter(channel, lambda paper: text_job(paper, 80), QUICK)
    outcome = printer.print(Job("t", ticket, 0.0))
    assert outcome == (Printed() if line.answers else SentUnconfirmed(frozenset({Is.SILENT})))
    assert text_job(ticket, 80) in line.received


@posix
def test_a_device_that_takes_nothing_is_given_up(tmp_path: Path, ticket: Paper) -> None:
    fifo = tmp_path / "lp0"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        full = TalkingPrinter(
            partial(DeviceFileChannel, str(fifo)), lambda _: b"\x00" * 500_000, Patience(0.1, 0.3, 0.3)
        )
        # A pipe gives our own bytes back: an echo is no status either, and nothing good is made of it.
        outcome = full.print(Job("t", ticket, 0.0))
        assert isinstance(outcome, Failed)
    finally:
        os.close(reader)


@pytest.mark.parametrize("kind", [PrinterKind.SERIAL, PrinterKind.FILE])
@posix
def test_a_device_that_is_not_there_is_unreachable(kind: PrinterKind, tmp_path: Path, ticket: Paper) -> None:
    printer = from_settings(PrinterSettings(kind=kind, device=str(tmp_path / "none")))
    assert printer.status() == {Is.UNREACHABLE}
    assert printer.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.unreachable")


class Spooler:
    """The part of win32print that is used, recorded."""

    class error(Exception):
        pass

    calls: ClassVar[list[str]] = []
    data: ClassVar[list[bytes]] = []

    def OpenPrinter(self, name: str) -> int:
        if name != "POS-80":
            raise self.error(1801)
        return 7

    def WritePrinter(self, _handle: int, data: bytes) -> None:
        self.data.append(data)

    def __getattr__(self, name: str) -> object:
        return lambda *_: self.calls.append(name)


def test_the_windows_spooler_gets_one_raw_job_and_stays_unconfirmed(ticket: Paper) -> None:
    spooler = Spooler()
    printer = SpoolerPrinter("POS-80", lambda paper: paper.title.encode(), lambda: spooler)
    assert printer.status() == {Is.SILENT}
    assert printer.print(Job("t", ticket, 0.0)) == SentUnconfirmed(frozenset({Is.SILENT}))
    assert spooler.data == [b"A012"]
    assert spooler.calls[-1] == "ClosePrinter"
    nobody = SpoolerPrinter("none", lambda _: b"", lambda: spooler)
    assert nobody.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.unreachable")
    assert nobody.status() == {Is.UNREACHABLE}


def test_what_is_missing_is_said_with_the_line_that_mends_it() -> None:
    assert missing(PrinterKind.NETWORK) is None
    assert missing(PrinterKind.FILE, "win32") is not None
    elsewhere = missing(PrinterKind.WINDOWS, "linux")
    assert elsewhere is not None
    assert elsewhere.sentence == "not_printed.windows_elsewhere"
    windows = missing(PrinterKind.WINDOWS, "win32")
    assert windows is not None or find_spec("win32print")
    usb = missing(PrinterKind.USB, "linux", lambda _: False)
    assert usb == Missing("not_printed.not_installed", ".venv/bin/pip install --require-hashes -r constraints.txt")
    there = missing(PrinterKind.USB, "win32", lambda _: False)
    assert there is not None
    assert there.line.startswith(".venv\\Scripts\\pip install")


def test_what_usb_and_serial_printers_need_comes_with_the_pinned_packages() -> None:
    for kind in (PrinterKind.USB, PrinterKind.SERIAL):
        assert missing(kind) is None


def test_missing_software_fails_papers_and_raises_nothing(ticket: Paper) -> None:
    reason = missing(PrinterKind.WINDOWS, "linux")
    assert reason is not None
    printer = AbsentPrinter(reason)
    assert printer.status() == {Is.UNREACHABLE}
    assert printer.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.windows_elsewhere")


def test_the_settings_choose_paper_and_mode(ticket: Paper) -> None:
    wide = encoder(PrinterSettings(paper_mm=80))(ticket)
    narrow = encoder(PrinterSettings(paper_mm=58))(ticket)
    text = encoder(PrinterSettings(paper_mm=58, mode=PrintMode.TEXT))(ticket)
    assert wide[5:11] == b"\x1dv0\x00\x48\x00"
    assert narrow[5:11] == b"\x1dv0\x00\x30\x00"
    assert len(text) < 2_000
    assert b"A012" in text


def test_the_network_printer_of_the_settings_prints(ticket: Paper) -> None:
    with FaultyPrinter() as good:
        settings = PrinterSettings(kind=PrinterKind.NETWORK, address="127.0.0.1", port=good.port)
        assert from_settings(settings).print(Job("t", ticket, 0.0)) == Printed()
        assert good.jobs == 1
        NetworkChannel("127.0.0.1", good.port).close(0.1)


def test_the_doctor_hears_the_printer_in_words(tmp_path: Path) -> None:
    words = catalogue(Language.INDONESIAN)
    settings = PrinterSettings(folder=tmp_path)
    assert finding(settings, from_settings(settings), words) == (True, "folder: siap")
    switch(tmp_path, ["paper_out", "cover_open"])
    assert finding(settings, from_settings(settings), words) == (False, "folder: tutup terbuka, kertas habis")


def test_every_sentence_of_a_failure_has_words() -> None:
    folder = Path(__file__).parents[3] / "kiosk" / "printing"
    keys = {
        key for path in folder.rglob("*.py") for key in re.findall(r'"(not_printed\.\w+)"', path.read_text("utf-8"))
    }
    assert len(keys) > 8
    for language in Language:
        assert all(catalogue(language).say(key) for key in keys)


def test_the_example_command_draws_a_ticket(tmp_path: Path) -> None:
    target = tmp_path / "out.png"
    line = [sys.executable, "-m", "kiosk.printing", "--example", str(target), "--width", "384", "--language", "en"]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with Image.open(target) as picture:
        assert picture.width == 384
        assert picture.mode == "1"
