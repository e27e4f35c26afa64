"""One file from the hub to this disk, gone on with where an earlier try broke off."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
from enum import Enum, auto
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from typing import Final

from shared.fetching.address import connection_to
from shared.fetching.cupboard import Cupboard
from shared.model import MediaProblem, Struct

SECONDS: Final = 10.0
"""So long the hub may say nothing."""
_PIECE: Final = 1 << 16
_NO_SPACE: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


class Wanted(Struct, frozen=True):
    """A file that this screen may have to show: its hash and its size in bytes."""

    hash: str
    bytes: int


class Away(Enum):
    """Nothing is wrong with the file, but it did not come."""

    HUB = auto()  # not reached, or it broke off
    BUSY = auto()
    STOPPED = auto()


class Download:
    """One at a time. ``run`` blocks; ``stop`` may be called from any thread and ends it."""

    def __init__(self, url: str, cupboard: Cupboard) -> None:
        self._url = url
        self._cupboard = cupboard
        self._guard = threading.Lock()
        self._connection: HTTPConnection | None = None
        self._stopped = False

    def run(self, wanted: Wanted) -> MediaProblem | Away | None:
        """Fetch it; None when it is there, whole and checked."""
        part = self._cupboard.part(wanted.hash)
        try:
            return self._fetch(wanted, part)
        except OSError as error:
            if error.errno in _NO_SPACE:
                part.unlink(missing_ok=True)
                return MediaProblem.NO_ROOM
            return Away.STOPPED if self._stopped else Away.HUB
        except (HTTPException, ValueError):  # what answers there is no hub
            return Away.STOPPED if self._stopped else Away.HUB
        finally:
            self._let_go()

    def stop(self) -> None:
        """End what goes on, and begin nothing any more."""
        with self._guard:
            self._stopped = True
            if self._connection is not None and self._connection.sock is not None:
                with contextlib.suppress(OSError):
                    self._connection.sock.shutdown(socket.SHUT_RDWR)

    def _fetch(self, wanted: Wanted, part: Path) -> MediaProblem | Away | None:
        resumed = part.exists()
        problem = self._complete(wanted, part)
        if problem is MediaProblem.DAMAGED and resumed:  # perhaps only what an earlier try had left
            part.unlink(missing_ok=True)
            problem = self._complete(wanted, part)
        return problem

    def _complete(self, wanted: Wanted, part: Path) -> MediaProblem | Away | None:
        done = part.stat().st_size if part.exists() else 0
        if done < wanted.bytes:
            answer = self._ask(wanted.hash, done)
            if not isinstance(answer, HTTPResponse):
                return answer
            problem = self._write(answer, part, wanted, done if answer.status == 206 else 0)
            if problem is not None:
                return problem
        return None if self._cupboard.finish(wanted.hash) else MediaProblem.DAMAGED

    def _ask(self, hash_: str, done: int) -> HTTPResponse | MediaProblem | Away:
        connection = connection_to(self._url, SECONDS)
        with self._guard:
            if self._stopped:
                return Away.STOPPED
            self._connection = connection
        connection.request("GET", f"/media/{hash_}", headers={"Range": f"bytes={done}-"} if done else {})
        answer = connection.getresponse()
        if answer.status in (200, 206):
            return answer
        if answer.status == 416:  # what is here is more than there is there
            return MediaProblem.DAMAGED
        return MediaProblem.MISSING if answer.status == 404 else Away.BUSY

    def _write(self, answer: HTTPResponse, part: Path, wanted: Wanted, begin: int) -> MediaProblem | Away | None:
        done = begin
        with part.open("ab" if begin else "wb") as file:
            while piece := answer.read(_PIECE):
                done += len(piece)
                if done > wanted.bytes:
                    break
                file.write(piece)
        if done > wanted.bytes:
            part.unlink()
            return MediaProblem.DAMAGED
        if done < wanted.bytes:  # the rest is fetched at the next try, unless there is none
            return Away.STOPPED if self._stopped else Away.HUB
        return None

    def _let_go(self) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
