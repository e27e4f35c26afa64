"""Fetches what a screen may have to show, one file after the other, in a thread of its own."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, assert_never

import structlog

from shared.fetching.cupboard import FOLDER, HASH, Cupboard
from shared.fetching.download import Away, Download, Wanted
from shared.model import MediaProblem

FIRST_SECONDS: Final = 1.0
MOST_SECONDS: Final = 120.0
"""Between two tries of one file, doubling; when the link comes up, at once."""
MISSED: Final = 4
"""After so many tries in a row that the hub did not serve, the file counts as missing."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Fetched:
    """The file is there, whole and checked."""

    hash: str
    path: Path


@dataclass(frozen=True, slots=True)
class Unfetched:
    """The file is not there, and why. It is tried again; ``Fetched`` follows when that helps."""

    hash: str
    problem: MediaProblem


News = Fetched | Unfetched


@dataclass(slots=True)
class _Try:
    """How it stands with one wanted file."""

    wanted: Wanted
    at: float = 0.0  # monotonic second of the next try
    failed: int = 0  # tries in a row
    told: News | None = None


class Fetching:
    """A screen's files. Call its methods from any thread; ``told`` is called from its own, once for each news."""

    def __init__(
        self,
        url: str,
        data: Path,
        told: Callable[[News], None],
        *,
        cupboard: Cupboard | None = None,
        ticks: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._cupboard = cupboard or Cupboard(data / FOLDER)
        self._download = Download(url, self._cupboard)
        self._told = told
        self._ticks = ticks
        self._chance = chance
        self._tries: dict[str, _Try] = {}
        self._up = False
        self._stopped = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="fetching", daemon=True)

    # --- for the program -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to fetch."""
        self._thread.start()

    def stop(self) -> None:
        """End. Returns when the thread has ended; what was fetched half is gone on with another time."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        self._download.stop()
        if self._thread.ident is not None and threading.current_thread() is not self._thread:
            self._thread.join(15)

    def want(self, files: Iterable[Wanted]) -> None:
        """All files that may be shown from now on, the most urgent first; of others nothing more is fetched."""
        with self._wake:
            before = self._tries
            self._tries = {
                wanted.hash: before.get(wanted.hash) or _Try(wanted)
                for wanted in files
                if HASH.fullmatch(wanted.hash) and wanted.bytes > 0
            }
            self._wake.notify()

    def link(self, up: bool) -> None:
        """Whether the hub is heard; at first it is not. While it is not, only what is kept here is looked through."""
        with self._wake:
            if up and not self._up:
                for one in self._tries.values():
                    one.at, one.failed = 0.0, 0
            self._up = up
            self._wake.notify()

    def path_of(self, hash_: str) -> Path | None:
        """The file; None while it is not there. Needs no hub."""
        return self._cupboard.path_of(hash_)

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._cupboard.open()
        except OSError as error:
            log.error("fetched files cannot be kept here", folder=str(self._cupboard.folder), why=str(error))
        while (one := self._next()) is not None:
            try:
                self._attempt(one)
            except Exception:  # a fault with one file must not end the others
                log.exception("fetching a file failed", hash=one.wanted.hash)
                self._later(one)

    def _next(self) -> _Try | None:
        """The next file to try, waiting until there is one; None at the end."""
        with self._wake:
            while not self._stopped:
                now = self._ticks()
                waiting = [one for one in self._tries.values() if not self._there(one)]
                due = next((one for one in waiting if one.at <= now and (self._up or not one.failed)), None)
                if due is not None:
                    return due
                soonest = min((one.at for one in waiting), default=None) if self._up else None
                self._wake.wait(None if soonest is None else max(0.01, soonest - now))
        return None

    def _attempt(self, one: _Try) -> None:
        hash_ = one.wanted.hash
        if self._cupboard.check(hash_):
            self._say_there(one)
            return
        if not self._heard():
            self._later(one)
            return
        if not self._room_for(one.wanted):
            self._failed(one, MediaProblem.NO_ROOM)
            return
        outcome = self._download.run(one.wanted)
        match outcome:
            case None:
                log.info("a file was fetched", hash=hash_, bytes=one.wanted.bytes)
                self._say_there(one)
            case MediaProblem():
                self._failed(one, outcome)
            case Away.HUB | Away.BUSY:
                self._later(one)
                if one.failed >= MISSED and self._heard() and outcome is Away.HUB:
                    self._say(one, Unfetched(hash_, MediaProblem.MISSING))
            case Away.STOPPED:
                self._later(one)
            case _:
                assert_never(outcome)

    def _say_there(self, one: _Try) -> None:
        path = self._cupboard.path_of(one.wanted.hash)
        if path is not None:
            self._say(one, Fetched(one.wanted.hash, path))

    def _there(self, one: _Try) -> bool:
        return isinstance(one.told, Fetched) and self._cupboard.path_of(one.wanted.hash) is not None

    def _heard(self) -> bool:
        return self._up

    def _room_for(self, wanted: Wanted) -> bool:
        with self._wake:
            others = frozenset(self._tries)
        try:
            return self._cupboard.make_room(wanted.bytes, others)
        except OSError:
            return False

    def _failed(self, one: _Try, problem: MediaProblem) -> None:
        log.warning("a file could not be fetched", hash=one.wanted.hash, problem=problem.value)
        self._later(one)
        self._say(one, Unfetched(one.wanted.hash, problem))

    def _later(self, one: _Try) -> None:
        with self._wake:
            one.failed += 1
            seconds = min(MOST_SECONDS, FIRST_SECONDS * 2.0 ** min(one.failed - 1, 10))
            one.at = self._ticks() + seconds * (0.5 + self._chance() / 2)

    def _say(self, one: _Try, news: News) -> None:
        if one.told == news and not isinstance(news, Fetched):
            return
        one.told = news
        try:
            self._told(news)
        except Exception:  # a fault of the program must not end the fetching
            log.exception("the program failed on a fetched file")
