"""One file on its way from a window to the hub: looked through, offered, sent, in a thread, so that nothing waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from shared.fetching.upload import Cancelled, offer_of, put
from shared.model import Media
from shared.protocol.commands import OfferMedia, UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Prepared:
    """The file was looked through: now ``offer`` is to be asked of the hub, and its ``UploadPlace`` given to ``send``.

    When the hub answers with ``MediaKept`` instead, it has the file already, and nothing needs to be sent.
    """

    offer: OfferMedia


@dataclass(frozen=True, slots=True)
class Underway:
    """So many bytes have left. After the last one the hub checks the file; that takes seconds, or a minute."""

    sent: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The hub has the file, or why it has not."""

    outcome: Media | Refusal


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file cannot be read here; ``why`` is the system's word for it."""

    why: str


Step = Prepared | Underway | Ended | Unreadable


class Sending:
    """One file. Call its methods from any thread; ``told`` is called from its own, and no more after ``cancel``."""

    def __init__(self, url: str, file: Path, told: Callable[[Step], None]) -> None:
        self._url = url
        self._file = file
        self._told = told
        self._cancelled = threading.Event()
        self._percent = -1

    def prepare(self) -> None:
        """Look the file through; ``Prepared`` or ``Unreadable`` follows."""
        self._begin(lambda: Prepared(offer_of(self._file)))

    def send(self, place: UploadPlace) -> None:
        """Send it; ``Underway`` follows now and then, and ``Ended`` or ``Unreadable`` at last."""
        self._begin(lambda: Ended(put(self._url, place, self._file, self._progress)))

    def cancel(self) -> None:
        """Forget it: the hub keeps nothing of what did not come whole."""
        self._cancelled.set()

    def _begin(self, act: Callable[[], Step]) -> None:
        threading.Thread(target=self._run, args=(act,), name="sending", daemon=True).start()

    def _run(self, act: Callable[[], Step]) -> None:
        try:
            step = act()
        except Cancelled:
            return
        except OSError as error:
            step = Unreadable(error.strerror or str(error))
        except Exception:  # whoever waits for an end must hear one
            log.exception("a file could not be sent", file=self._file.name)
            step = Ended(Refusal(RefusalCode.OFFLINE))
        self._tell(step)

    def _progress(self, sent: int, size: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        percent = sent * 100 // size
        if percent != self._percent:
            self._percent = percent
            self._tell(Underway(sent, size))

    def _tell(self, step: Step) -> None:
        if not self._cancelled.is_set():
            self._told(step)
