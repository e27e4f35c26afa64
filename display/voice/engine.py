"""Who turns a text into sound: one small interface; behind it espeak-ng, or a program that the site names."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Protocol

import msgspec

from display.voice.pipes import DEADLINE_S, Piped, PipeFailed, module

COMMAND_DEADLINE_S = 20.0
"""A neural voice on a small machine may need a second for a sentence; more than this hangs."""
_MOST_BYTES = 50_000_000
_ESPEAK = module("display.voice.espeak_process")


class EngineFailed(RuntimeError):
    """No sound came; the text says why. The call is still seen."""


class Engine(Protocol):
    """Anything that speaks."""

    @property
    def name(self) -> str:
        """Engine and voice, for the cache: another name, other sound."""

    def synth(self, text: str, voice: str) -> bytes:
        """The sentence as WAV bytes; ``voice`` is a language's code.

        Raises:
            EngineFailed: it cannot.
        """

    def close(self) -> None:
        """Let go of whatever it holds."""


class _Request(msgspec.Struct, frozen=True):
    text: str
    language: str
    pace: float


class EspeakEngine:
    """espeak-ng in its own process (GPL-3 stays there)."""

    def __init__(self, pace: float, command: tuple[str, ...] = _ESPEAK, deadline: float = DEADLINE_S) -> None:
        self._pace = pace
        self.piped = Piped(command, deadline)

    @property
    def name(self) -> str:
        """Engine and pace."""
        return f"espeak-ng pace {self._pace:.2f}"

    def synth(self, text: str, voice: str) -> bytes:
        """One sentence."""
        try:
            return self.piped.ask(_Request(text, voice, self._pace))
        except PipeFailed as error:
            raise EngineFailed(str(error)) from error

    def close(self) -> None:
        """End the process."""
        self.piped.close()


class CommandEngine:
    """A program of the site, run once for each sentence: text on its input, WAV on its output.

    In its arguments ``{language}`` is the language's code, ``{rate}`` the pace, and ``{file}`` a file to write the WAV
    to, for programs that do not write to their output.
    """

    def __init__(self, command: tuple[str, ...], pace: float, deadline: float = COMMAND_DEADLINE_S) -> None:
        self._command = command
        self._pace = pace
        self._deadline = deadline

    @property
    def name(self) -> str:
        """The program with its arguments, and the pace."""
        return f"{' '.join(self._command)} pace {self._pace:.2f}"

    def synth(self, text: str, voice: str) -> bytes:
        """One sentence."""
        with tempfile.TemporaryDirectory(prefix="antrean-", ignore_cleanup_errors=True) as folder:
            file = Path(folder) / "sentence.wav"
            places = {"{language}": voice, "{rate}": f"{self._pace:.2f}", "{file}": str(file)}
            arguments = [_filled(argument, places) for argument in self._command]
            try:
                done = subprocess.run(
                    arguments, input=f"{text}\n".encode(), capture_output=True, timeout=self._deadline, check=False
                )
                wav = file.read_bytes() if file.exists() else done.stdout
            except subprocess.TimeoutExpired as error:
                raise EngineFailed(f"{arguments[0]}: not done after {self._deadline:.0f} s") from error
            except OSError as error:
                raise EngineFailed(f"{arguments[0]}: {error.strerror}") from error
        if done.returncode != 0 or not 0 < len(wav) < _MOST_BYTES:
            said = " ".join(done.stderr.decode(errors="replace").split())[-200:]
            raise EngineFailed(f"{arguments[0]}: {said or f'exit {done.returncode}, {len(wav)} bytes'}")
        return wav

    def close(self) -> None:
        """Nothing is held between two sentences."""


def _filled(argument: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        argument = argument.replace(place, value)
    return argument
