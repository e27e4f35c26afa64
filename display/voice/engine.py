"""Who turns a sentence into sound: one small interface, and espeak-ng behind it in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import IO, Protocol

import msgspec

from shared.model import Language

DEADLINE_S = 3.0
"""A sentence takes a few milliseconds; an engine that needs longer hangs and is replaced."""
_FIRST_DEADLINE_S = 10.0  # a cold machine loads Python and the library first
_COMMAND = (sys.executable, "-m", "display.voice.espeak_process")


class EngineFailed(RuntimeError):
    """No sound came; the text says why. The call is still seen."""


class Engine(Protocol):
    """Anything that speaks."""

    @property
    def name(self) -> str:
        """Engine and voice, for the cache: another name, other sound."""

    def synth(self, text: str, language: Language) -> bytes:
        """The sentence as WAV bytes.

        Raises:
            EngineFailed: it cannot.
        """

    def close(self) -> None:
        """Let go of whatever it holds."""


class _Request(msgspec.Struct, frozen=True):
    text: str
    language: Language
    pace: float


class _Answer(msgspec.Struct, frozen=True):
    bytes: int = 0
    error: str = ""


class EspeakEngine:
    """espeak-ng in its own process (GPL-3 stays there); started when first needed, replaced when it dies or hangs."""

    def __init__(self, pace: float, command: tuple[str, ...] = _COMMAND, deadline: float = DEADLINE_S) -> None:
        self._pace = pace
        self._command = command
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """Engine and pace."""
        return f"espeak-ng pace {self._pace:.2f}"

    def synth(self, text: str, language: Language) -> bytes:
        """One sentence; a process that died or hangs is replaced once, and the sentence tried again."""
        try:
            return self._ask(text, language)
        except EngineFailed:
            self.close()
            return self._ask(text, language)

    def _ask(self, text: str, language: Language) -> bytes:
        deadline = self._deadline
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = self._start()
            deadline += _FIRST_DEADLINE_S
        process = self._process
        alarm = threading.Timer(deadline, process.kill)  # a killed process ends its pipes, on every system
        alarm.start()
        try:
            return _exchange(process, msgspec.json.encode(_Request(text, language, self._pace)))
        except (OSError, ValueError, msgspec.DecodeError) as error:
            raise EngineFailed(f"the voice process failed: {error}") from error
        finally:
            alarm.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise EngineFailed(f"the voice process does not start: {error}") from error

    def close(self) -> None:
        """End the process."""
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


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    process.stdin.write(request + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise OSError("it ended or did not answer in time")
    answer = msgspec.json.decode(line, type=_Answer)
    if answer.error:
        raise OSError(answer.error)
    wav = process.stdout.read(answer.bytes)
    if len(wav) != answer.bytes:
        raise OSError("its answer is cut off")
    return wav
