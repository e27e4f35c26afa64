"""Tickets through real TCP to emupos, an ESC/POS printer that nobody here wrote, and back from its pictures.

emupos wants Python >= 3.13; Debian 12 has 3.11. The printer in it uses two spellings newer than 3.11: the ``type``
statement for aliases, and one generic function. So its code is installed in a folder of its own (see emupos.txt) and,
below 3.12, read with these spelled the older way; nothing else of it is touched. The listening socket is ours.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import re
import select
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
import zxingcpp
from PIL import Image, ImageChops

from kiosk.printing import from_settings
from kiosk.printing.drawing import draw
from kiosk.printing.example import example_slip
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Failed, Job, Printed
from shared.model import PrinterCondition as Is
from shared.settings.sections import PrinterKind, PrinterSettings, PrintMode

FOLDER = Path(sys.prefix) / "emupos"
LINK = f"http://antrean.lan/t/{example_slip().link}"

pytestmark = pytest.mark.skipif(
    not (FOLDER / "emupos").is_dir(),
    reason="NOT PROVED: the independent printer is not installed; emupos.txt beside this test has the line for it",
)


class _OlderSpelling(importlib.machinery.SourceFileLoader):
    """emupos's own source, with ``type X = ...`` as ``X = ...`` where Python is older than 3.12."""

    def get_data(self, path: str) -> bytes:
        data = super().get_data(path)
        if sys.version_info >= (3, 12) or not path.endswith(".py"):
            return data
        text = re.sub(r"^type (\w+) = ", r"\1 = ", data.decode(), flags=re.MULTILINE)
        text = re.sub(r"^def (\w+)\[T\]\(", r"def \1(", text, flags=re.MULTILINE)
        return ("from typing import TypeVar; T = TypeVar('T')\n" + text).encode()

    def get_code(self, fullname: str) -> Any:  # noqa: ARG002
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True)  # never from a cached file


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(  # the import system passes all three
        self,
        name: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in {"emupos", "segno"}:
            return None
        where = FOLDER.joinpath(*name.split("."))
        init = where / "__init__.py"
        file = init if init.exists() else where.with_suffix(".py")
        if not file.exists():
            return None if not where.is_dir() else importlib.machinery.PathFinder.find_spec(name, [str(where.parent)])
        return importlib.util.spec_from_file_location(
            name,
            file,
            loader=_OlderSpelling(name, str(file)),
            submodule_search_locations=[str(where)] if file == init else None,
        )


class Emupos:
    """emupos's printer behind a real listening socket."""

    def __init__(self) -> None:
        finder = _Finder()
        sys.meta_path.insert(0, finder)
        try:
            self._module = importlib.import_module("emupos.printer.printer")
            config = importlib.import_module("emupos.config")
        finally:
            sys.meta_path.remove(finder)
        profile = yaml.safe_load((FOLDER / "emupos/profiles/printers/epson-tm-t20iii.yaml").read_text(encoding="utf-8"))
        self._printer = self._module.Printer(
            "front",
            config.PrinterProfile.model_validate(profile),
            sensor_open_level="high",
            job_idle_timeout_ms=2000,
        )
        self.receipts: list[Any] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def fault(self, name: str, active: bool) -> None:
        with self._lock:
            self._deal(self._printer.set_fault(self._module.PrinterFault(name), active, time.monotonic()))

    def picture(self) -> Image.Image:
        (receipt,) = self.receipts
        return Image.open(io.BytesIO(receipt.png)).convert("L")

    def close(self) -> None:
        self._stop.set()
        self._thread.join(5)
        self._listener.close()

    def _deal(self, output: Any) -> None:
        self.receipts += output.receipts
        for write in output.writes:
            if self._line is not None:
                self._line.sendall(write.data)

    def _serve(self) -> None:
        count = 0
        while not self._stop.is_set():
            if select.select([self._listener], [], [], 0.02)[0]:
                count += 1
                line, _ = self._listener.accept()
                with line, suppress(OSError):
                    self._line = line
                    self._attend(line, f"tcp:{count}")
                self._line = None

    def _attend(self, line: socket.socket, name: str) -> None:
        with self._lock:
            self._deal(self._printer.open_connection(name, time.monotonic()))
        while not self._stop.is_set():
            if select.select([line], [], [], 0.02)[0]:
                data = line.recv(65_536)
                with self._lock:
                    if not data:
                        self._deal(self._printer.close_connection(name, time.monotonic()))
                        return
                    self._deal(self._printer.receive(name, data, time.monotonic()))


@pytest.fixture
def emupos() -> Iterator[Emupos]:
    printer = Emupos()
    yield printer
    printer.close()


def settings(emupos: Emupos, **changes: Any) -> PrinterSettings:
    return PrinterSettings(kind=PrinterKind.NETWORK, address="127.0.0.1", port=emupos.port, **changes)


def links(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("paper_mm", [80, 58])
def test_it_draws_our_picture_dot_by_dot_and_its_qr_reads_back(emupos: Emupos, ticket: Paper, paper_mm: int) -> None:
    assert from_settings(settings(emupos, paper_mm=paper_mm)).print(Job("t", ticket, 0.0)) == Printed()
    got = emupos.picture()
    ours = draw(ticket, 576 if paper_mm == 80 else 384).convert("L")
    assert got.height >= ours.height
    assert ImageChops.difference(got.crop((0, 0, *ours.size)), ours).getbbox() is None
    assert links(got) == [LINK]


def test_it_understands_the_text_ticket(emupos: Emupos, ticket: Paper) -> None:
    assert from_settings(settings(emupos, mode=PrintMode.TEXT)).print(Job("t", ticket, 0.0)) == Printed()
    text = emupos.receipts[0].text
    for words in ("BKD Provinsi Contoh", "A012", "Kenaikan pangkat", "Gratis, tidak dipungut biaya"):
        assert words in text
    assert links(emupos.picture()) == [LINK]


@pytest.mark.parametrize(
    ("fault", "conditions", "sentence"),
    [
        ("paper-out", {Is.PAPER_OUT, Is.PAPER_LOW, Is.OFFLINE}, "not_printed.paper_out"),
        ("cover-open", {Is.COVER_OPEN, Is.OFFLINE}, "not_printed.cover_open"),
        ("offline", {Is.OFFLINE}, "not_printed.offline"),
    ],
)
def test_its_faults_are_understood_and_nothing_waits_to_come_out(
    emupos: Emupos, ticket: Paper, fault: str, conditions: set[Is], sentence: str
) -> None:
    printer = from_settings(settings(emupos))
    assert printer.status() == frozenset()
    emupos.fault(fault, True)
    assert printer.status() == conditions
    assert printer.print(Job("t", ticket, 0.0)) == Failed(frozenset(conditions), sentence)
    emupos.fault(fault, False)
    assert printer.status() == frozenset()
    assert emupos.receipts == []


def test_several_faults_at_once_are_all_said(emupos: Emupos) -> None:
    for fault in ("paper-out", "cover-open"):
        emupos.fault(fault, True)
    found = from_settings(settings(emupos)).status()
    assert found >= {Is.PAPER_OUT, Is.COVER_OPEN, Is.OFFLINE}


def test_its_low_paper_prints(emupos: Emupos, ticket: Paper) -> None:
    emupos.fault("paper-near-end", True)
    printer = from_settings(settings(emupos))
    assert printer.status() == {Is.PAPER_LOW}
    assert printer.print(Job("t", ticket, 0.0)) == Printed()
    assert len(emupos.receipts) == 1
