"""Which calls come next, and their sentences rendered before they come, while nobody is being called."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Protocol

import structlog

from display.here import Here
from display.voice.engine import EngineFailed
from shared.model import CallKind, DeskInfo, Language, QueueInfo
from shared.protocol.views import BoardSnapshot, CallRow, DeskState

NUMBERS = 4
"""So many numbers of each queue are rendered ahead, as far as somebody waits; one at least."""
MOST = 60
"""Sentences that one look may ask for."""
_REST_S = 0.1  # between two sentences: a TV has more to do
_SHARE = 4.0  # and so many times as long as the last one took: a fifth of a core at most
_FAILED_REST_S = 60.0
_BUSY_S = 0.2  # until it is asked again whether a call waits
_LANGUAGES = (Language.INDONESIAN, Language.ENGLISH)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Coming:
    """A call that may be made soon."""

    call: CallRow
    desk: DeskInfo


@dataclass(slots=True)
class Expected:
    """Remembers how far each queue has come today; the board lists only the last calls."""

    day: date | None = None
    last: dict[str, int] = field(default_factory=dict)

    def coming(self, picture: BoardSnapshot, here: Here) -> tuple[Coming, ...]:
        """The next numbers at this TV's desks that may call them: the nearest numbers first, in Indonesian first."""
        if picture.office.day != self.day:
            self.day, self.last = picture.office.day, {}
        for call in picture.calls:
            found = re.fullmatch(r"([A-Z]+)([0-9]+)", call.number)
            if found:
                self.last[found[1]] = max(self.last.get(found[1], 0), int(found[2]))
        room = picture.directory
        found_all = (coming for language in _LANGUAGES for coming in self._next(picture, language))
        return tuple(islice((one for one in found_all if here.calls(one.call, room)), MOST))

    def _next(self, picture: BoardSnapshot, language: Language) -> Iterator[Coming]:
        waiting = {row.queue: row.waiting for row in picture.queues}
        for step in range(1, NUMBERS + 1):
            for queue in picture.directory.queues:
                if step > max(1, min(NUMBERS, waiting.get(queue.id, 0))):
                    continue
                number = max(self.last.get(queue.letter, 0), queue.first - 1) + step
                if number > queue.last:
                    continue
                text = f"{queue.letter}{number:0{queue.width}}"
                for desk in _desks(picture, queue):
                    row = CallRow(0, text, desk.id, CallKind.FIRST, picture.now, None, language)
                    yield Coming(row, desk)


def _desks(picture: BoardSnapshot, queue: QueueInfo) -> tuple[DeskInfo, ...]:
    """Those that serve the queue first and are open; when none is, those that serve it first."""
    desks = tuple(desk for desk in picture.directory.desks if queue.id in desk.main)
    shut = {place.desk for place in picture.places if place.state is not DeskState.OPEN}
    return tuple(desk for desk in desks if desk.id not in shut) or desks


class Prepares(Protocol):
    """What renders a call's sentences."""

    def prepare(self, call: CallRow, desk: DeskInfo) -> bool:
        """Render what is missing; False when nothing is.

        Raises:
            EngineFailed: it cannot.
        """


class Ahead:
    """A thread that renders what is expected, one sentence at a time, and begins none while ``busy``: a call waits."""

    def __init__(
        self, speech: Prepares, busy: Callable[[], bool], rest: float = _REST_S, failed_rest: float = _FAILED_REST_S
    ) -> None:
        self._speech = speech
        self._busy = busy
        self._rest = rest
        self._failed_rest = failed_rest
        self._not_before = 0.0
        self._wanted: tuple[Coming, ...] = ()
        self._closed = False
        self._lock = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="antrean-voice-ahead", daemon=True)
        self._thread.start()

    def expect(self, coming: tuple[Coming, ...]) -> None:
        """From now on these, instead of what was expected before."""
        with self._lock:
            self._wanted = coming
            self._lock.notify()

    def close(self) -> None:
        """End the thread."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while (coming := self._next()) is not None:
            rendered = False
            begun = time.monotonic()
            try:
                rendered = self._speech.prepare(coming.call, coming.desk)
            except EngineFailed as problem:
                log.info("nothing is rendered ahead for a while", problem=str(problem))
                self._not_before = time.monotonic() + self._failed_rest
                self.expect(())
            if rendered:
                with self._lock:
                    took = time.monotonic() - begun
                    self._lock.wait_for(lambda: self._closed, max(self._rest, _SHARE * took))

    def _next(self) -> Coming | None:
        with self._lock:
            while not self._closed:
                if not self._wanted:
                    self._lock.wait()
                elif time.monotonic() < self._not_before:
                    self._lock.wait(self._not_before - time.monotonic())
                elif self._busy():
                    self._lock.wait(_BUSY_S)
                else:
                    coming, *rest = self._wanted
                    self._wanted = tuple(rest)
                    return coming
            return None
