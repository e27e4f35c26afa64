"""A file is given to the checking process; a process that dies, hangs or babbles means that the file is bad."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

import msgspec
import structlog

from shared.hub.media.kinds import CONTENT_TYPES
from shared.hub.media.verdict import PICTURE_EDGE, VIDEO_SECONDS, Sound, Verdict
from shared.protocol.refusal import Refusal, RefusalCode
from shared.tied import tied

SECONDS: Final = 180.0
"""By the clock on the wall, whatever the process does."""
LONGEST: Final = 40
"""Letters of a name that a codec or a kind of file may have."""
_COMMAND: Final = (sys.executable, "-m", "shared.hub.media.examine")
_BROKEN: Final = Refusal(RefusalCode.MEDIA_BROKEN)
_VERDICT: Final[msgspec.json.Decoder[Verdict]] = msgspec.json.Decoder(Sound | Refusal)

log = structlog.get_logger()


class Checking:
    """One file at a time. ``check`` blocks; ``stop`` may be called from any thread and ends it."""

    def __init__(self, command: tuple[str, ...] = _COMMAND, seconds: float = SECONDS) -> None:
        self._command = command
        self._seconds = seconds
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def check(self, source: Path, target: Path) -> Verdict:
        """What the process says of ``source``; a picture is then in ``target``."""
        with self._turn, tempfile.TemporaryFile() as errors:
            process = self._begin(source, target, errors.fileno())
            if process is None:
                return _BROKEN
            with process:
                assert process.stdin is not None  # noqa: S101 - both are pipes
                assert process.stdout is not None  # noqa: S101
                try:
                    process.wait(self._seconds)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                said = process.stdout.read()
            self._process = None
            if process.returncode != 0:
                errors.seek(0)
                log.warning(
                    "a file broke the process that checked it",
                    code=process.returncode,
                    said=errors.read()[-400:].decode(errors="replace"),
                )
                return _BROKEN
        return _believed(said)

    def stop(self) -> None:
        """End the check in hand, and begin none any more."""
        with self._guard:
            self._stopped = True
            if self._process is not None:
                with contextlib.suppress(OSError):
                    self._process.kill()

    def _begin(self, source: Path, target: Path, errors: int) -> subprocess.Popen[bytes] | None:
        with self._guard:
            if self._stopped:
                return None
            self._process = subprocess.Popen(
                [*self._command, str(source), str(target)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=tied(os.environ),
            )
            return self._process


def _believed(said: bytes) -> Verdict:
    """The verdict, if it can be one: the process has read a stranger's file and is not trusted further than that."""
    try:
        verdict = _VERDICT.decode(said)
    except msgspec.MsgspecError:
        log.warning("the process that checked a file said nothing that can be read", bytes=len(said))
        return _BROKEN
    if isinstance(verdict, Refusal):
        words = (verdict.name or "", verdict.number or "")
        return verdict if all(len(word) <= LONGEST and word.isprintable() for word in words) else _BROKEN
    bounded = 0 < verdict.width <= PICTURE_EDGE and 0 < verdict.height <= PICTURE_EDGE
    if not bounded or verdict.suffix not in CONTENT_TYPES or not 0 <= verdict.seconds <= VIDEO_SECONDS:
        return _BROKEN
    return verdict
