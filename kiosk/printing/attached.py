"""Which printer the settings mean, and what must be installed before it can work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import assert_never

from kiosk.printing.conversation import Channel, TalkingPrinter
from kiosk.printing.device_file import DeviceFileChannel
from kiosk.printing.drawing import draw, width_for
from kiosk.printing.folder import FolderPrinter
from kiosk.printing.network import NetworkChannel
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printer
from kiosk.printing.raster import raster
from kiosk.printing.serial_port import SerialChannel
from kiosk.printing.text import text_job
from kiosk.printing.usb_device import UsbChannel
from kiosk.printing.windows_spooler import SpoolerPrinter
from shared.installing import install_line
from shared.model import PrinterCondition
from shared.settings.sections import PrinterKind, PrinterSettings, PrintMode


@dataclass(frozen=True, slots=True)
class Missing:
    """Why this kind of printer cannot work here; ``line`` mends it, "" when only another ``kind`` would."""

    sentence: str
    line: str = ""


_MODULES = {
    PrinterKind.USB: "usb",
    PrinterKind.SERIAL: "serial",
    PrinterKind.WINDOWS: "win32print",
}
"""The module that each kind needs."""


def _is_there(module: str) -> bool:
    return find_spec(module) is not None


def missing(
    kind: PrinterKind, platform: str = sys.platform, installed: Callable[[str], bool] = _is_there
) -> Missing | None:
    """What keeps this kind of printer from working on this machine; None when nothing does."""
    if kind is PrinterKind.FILE and platform == "win32":
        return Missing("not_printed.file_on_windows")
    if kind is PrinterKind.WINDOWS and platform != "win32":
        return Missing("not_printed.windows_elsewhere")
    if kind in _MODULES and not installed(_MODULES[kind]):
        return Missing("not_printed.not_installed", install_line(platform))
    return None


class AbsentPrinter:
    """Stands in where the printer's software is missing: it fails every paper and says why."""

    def __init__(self, reason: Missing) -> None:
        self.reason = reason

    def status(self) -> Conditions:
        """UNREACHABLE."""
        return frozenset({PrinterCondition.UNREACHABLE})

    def print(self, job: Job) -> Outcome:  # noqa: ARG002 - the interface has it
        """Fail."""
        return Failed(self.status(), self.reason.sentence)


def encoder(settings: PrinterSettings) -> Callable[[Paper], bytes]:
    """How a paper becomes bytes for this printer."""
    match settings.mode:
        case PrintMode.RASTER:
            return lambda paper: raster(draw(paper, width_for(settings.paper_mm)))
        case PrintMode.TEXT:
            return lambda paper: text_job(paper, settings.paper_mm)
        case _:
            assert_never(settings.mode)


def from_settings(settings: PrinterSettings) -> Printer:
    """The printer of these settings. Opens nothing yet, and never raises for a missing extra."""
    if reason := missing(settings.kind):
        return AbsentPrinter(reason)
    encode = encoder(settings)
    open_channel: Callable[[], Channel]
    match settings.kind:
        case PrinterKind.FOLDER:
            return FolderPrinter(settings.folder, settings.paper_mm, time.sleep)
        case PrinterKind.WINDOWS:
            return SpoolerPrinter(settings.queue, encode)
        case PrinterKind.NETWORK:
            open_channel = partial(NetworkChannel, settings.address, settings.port)
        case PrinterKind.USB:
            open_channel = partial(UsbChannel, settings.vendor_id, settings.product_id)
        case PrinterKind.SERIAL:
            open_channel = partial(SerialChannel, settings.device, settings.baud)
        case PrinterKind.FILE:
            open_channel = partial(DeviceFileChannel, settings.device)
        case _:
            assert_never(settings.kind)
    return TalkingPrinter(open_channel, encode)
