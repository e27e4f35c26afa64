"""A printer of the Windows spooler, sent to raw. The spooler takes the job and tells nothing back: never confirmed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from kiosk.printing.paper import Paper
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, SentUnconfirmed
from shared.model import PrinterCondition

SILENT: Conditions = frozenset({PrinterCondition.SILENT})
UNREACHABLE: Conditions = frozenset({PrinterCondition.UNREACHABLE})


class SpoolerPrinter:
    """The queue of this name; ``load`` imports pywin32's win32print."""

    def __init__(
        self,
        queue: str,
        encode: Callable[[Paper], bytes],
        load: Callable[[], Any] = lambda: importlib.import_module("win32print"),
    ) -> None:
        self._queue = queue
        self._encode = encode
        self._load = load

    def status(self) -> Conditions:
        """SILENT when the queue can be opened."""
        spooler = self._load()
        try:
            spooler.ClosePrinter(spooler.OpenPrinter(self._queue))
        except spooler.error:
            return UNREACHABLE
        return SILENT

    def print(self, job: Job) -> Outcome:
        """Hand the whole job to the spooler."""
        spooler = self._load()
        data = self._encode(job.paper)
        try:
            handle = spooler.OpenPrinter(self._queue)
        except spooler.error:
            return Failed(UNREACHABLE, "not_printed.unreachable")
        try:
            spooler.StartDocPrinter(handle, 1, (f"Antrean {job.paper.title}", None, "RAW"))
            spooler.StartPagePrinter(handle)
            spooler.WritePrinter(handle, data)
            spooler.EndPagePrinter(handle)
            spooler.EndDocPrinter(handle)
        except spooler.error:
            return Failed(UNREACHABLE, "not_printed.interrupted")
        finally:
            spooler.ClosePrinter(handle)
        return SentUnconfirmed(SILENT)
