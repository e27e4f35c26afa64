"""Brings a chosen file to the hub in a thread of its own, and tells how far it has come."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import structlog

from counter.announcing.inputs import Arrived, Looked, Sent
from shared.fetching.upload import offer_of, put
from shared.protocol.commands import UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode

TOLD_EVERY: Final = 0.1
"""Seconds between two words on how far it is."""

log = structlog.get_logger(__name__)


class Uploading:
    """One thread for each file; ``told`` is called from it."""

    def __init__(self, url: str, told: Callable[[object], None]) -> None:
        self._url = url
        self._told = told

    def look_at(self, id: str, path: Path) -> None:
        """Measure it: a large one takes a moment."""
        self._begin(lambda: self._look(id, path))

    def send(self, id: str, place: UploadPlace, path: Path) -> None:
        """Bring it to its place."""
        self._begin(lambda: self._send(id, place, path))

    def _begin(self, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name="upload", daemon=True).start()

    def _look(self, id: str, path: Path) -> None:
        try:
            self._told(Looked(id, offer_of(path)))
        except OSError as error:
            log.info("a file cannot be read", path=str(path), error=str(error))
            self._told(Looked(id, None))

    def _send(self, id: str, place: UploadPlace, path: Path) -> None:
        said = 0.0

        def progress(sent: int, size: int) -> None:
            nonlocal said
            now = time.monotonic()
            if sent >= size or now - said >= TOLD_EVERY:
                said = now
                self._told(Sent(id, sent, size))

        try:
            outcome = put(self._url, place, path, progress)
        except OSError as error:
            log.info("a file cannot be read", path=str(path), error=str(error))
            outcome = Refusal(RefusalCode.MEDIA_BROKEN)
        self._told(Arrived(id, outcome))
