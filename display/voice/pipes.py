"""A program of ours kept apart: one JSON line and bytes in, one JSON line and bytes out, and never a hanging answer."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import IO

import msgspec

DEADLINE_S = 3.0
"""An answer takes milliseconds; a program that needs longer hangs and is replaced."""
_FIRST_DEADLINE_S = 10.0  # a cold machine loads Python and the library first


class PipeFailed(RuntimeError):
    """No answer came; the text says why."""


class _Answer(msgspec.Struct, frozen=True):
    bytes: int = 0
    error: str = ""


def module(name: str) -> tuple[str, ...]:
    """The command that starts one of our modules."""
    return (sys.executable, "-m", name)


class Piped:
    """Started when first needed, replaced when it dies or hangs. Several threads may ask; one is answered at a time."""

    def __init__(self, command: tuple[str, ...], deadline: float = DEADLINE_S) -> None:
        self._command = command
        self._deadline = deadline
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process, while there is one."""
        return self._process

    def ask(self, request: object, data: bytes = b"") -> bytes:
        """The answer's bytes; a process that died or hangs is replaced once, and asked again.

        Raises:
            PipeFailed: it cannot answer.
        """
        message = msgspec.json.encode(request) + b"\n" + data
        with self._turn:
            try:
                return self._ask(message)
            except PipeFailed:
                self._end()
                return self._ask(message)

    def _ask(self, message: bytes) -> bytes:
        if self._closed:
            raise PipeFailed("the voice process was ended")
        deadline = self._deadline
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = self._start()
            deadline += _FIRST_DEADLINE_S
        process = self._process
        alarm = threading.Timer(deadline, process.kill)  # a killed process ends its pipes, on every system
        alarm.start()
        try:
            return _exchange(process, message)
        except (OSError, ValueError, msgspec.DecodeError) as error:
            raise PipeFailed(f"the voice process failed: {error}") from error
        finally:
            alarm.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise PipeFailed(f"the voice process does not start: {error}") from error

    def close(self) -> None:
        """End the process, and whoever is being answered by it; nothing is asked afterwards."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._turn:
            self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # the other end is gone, and with it what was left to write


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    process.stdin.write(message)
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise OSError("it ended or did not answer in time")
    answer = msgspec.json.decode(line, type=_Answer)
    if answer.error:
        raise OSError(answer.error)
    data = process.stdout.read(answer.bytes)
    if len(data) != answer.bytes:
        raise OSError("its answer is cut off")
    return data
