"""Which printer the settings mean."""

from __future__ import annotations

import time

from kiosk.printing.folder import FolderPrinter
from kiosk.printing.printer import Printer
from shared.settings.sections import PrinterKind, PrinterSettings


def from_settings(settings: PrinterSettings) -> Printer:
    """The printer of these settings. Opens nothing yet."""
    if settings.kind is PrinterKind.FOLDER:
        return FolderPrinter(settings.folder, settings.paper_mm, time.sleep)
    raise NotImplementedError(settings.kind)
