"""The one door to the loudspeaker: the system's own player in a process, whichever works, never longer than allowed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

PATIENCE_S = 5.0
"""A player that needs so much longer than the sound lasts hangs, and is ended."""
HUSHED_S = 0.25
"""So long a player that is hushed may take to end by itself."""
PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""PipeWire, PulseAudio, plain ALSA; the file's path is appended."""


class NoSound(RuntimeError):
    """Nothing was heard; the text says what every player said."""


Silenced = Callable[[], bool]


def never() -> bool:
    """Nobody hushed it beforehand."""
    return False


class Player(Protocol):
    """Plays a sound to its end."""

    def play(self, wav: bytes, seconds: float, silenced: Silenced = never) -> None:
        """Play and return when it was heard, or when ``hush`` ended it.

        ``silenced`` tells one that was hushed before it had begun.

        Raises:
            NoSound: it was not.
        """

    def hush(self) -> None:
        """End what is playing, from another thread; ``play`` returns at once."""


class SystemPlayer:
    """Plays through the first of several programs that works, and stays with it until it fails."""

    def __init__(self, players: Sequence[Sequence[str]] = PLAYERS, patience: float = PATIENCE_S) -> None:
        self._players = [tuple(player) for player in players]
        self._patience = patience
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._hushed = False

    def play(self, wav: bytes, seconds: float, silenced: Silenced = never) -> None:
        """Play ``wav``; a player that fails is put last and the next one tried."""
        self._hushed = False
        said: list[str] = []
        with tempfile.TemporaryDirectory(prefix="antrean-") as folder:
            file = Path(folder) / "call.wav"
            file.write_bytes(wav)
            for player in tuple(self._players):
                problem = self._run((*player, str(file)), seconds + self._patience, silenced)
                if not problem:
                    return
                said.append(problem)
                self._players = [other for other in self._players if other != player] + [player]
        raise NoSound("; ".join(said) or "there is no player")

    def _run(self, command: Sequence[str], deadline: float, silenced: Silenced) -> str:
        """Empty when it was played (or hushed), else what went wrong."""
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        except OSError as error:
            return f"{command[0]}: {error.strerror}"
        with self._lock:
            self._running = process
        if silenced():
            self.hush()
        try:
            _, errors = process.communicate(timeout=deadline)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return f"{command[0]}: not done after {deadline:.0f} s"
        finally:
            with self._lock:
                self._running = None
        if process.returncode == 0 or self._hushed:
            return ""
        said = " ".join(errors.decode(errors="replace").split())[:200]  # one line: it goes to logs and to the doctor
        return f"{command[0]}: {said or f'exit {process.returncode}'}"

    def hush(self) -> None:
        """End the player: asked first, so that it parts from the sound server in order."""
        with self._lock:
            process = self._running
            if process is None:
                return
            self._hushed = True
            process.terminate()
        _killed_after(process, HUSHED_S)


def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> None:
    last = threading.Timer(seconds, process.kill)
    last.daemon = True
    last.start()


if sys.platform == "win32":
    import winsound

    class WindowsPlayer:
        """Plays through Windows itself, which reads the file in the background while this thread waits its length."""

        def __init__(self) -> None:
            self._done = threading.Event()

        def play(self, wav: bytes, seconds: float, silenced: Silenced = never) -> None:
            """Play ``wav``."""
            self._done.clear()
            if silenced():
                return
            with tempfile.TemporaryDirectory(prefix="antrean-", ignore_cleanup_errors=True) as folder:
                file = Path(folder) / "call.wav"
                file.write_bytes(wav)
                try:
                    winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
                except RuntimeError as error:
                    raise NoSound(f"Windows: {error}") from error
                self._done.wait(seconds)
                winsound.PlaySound(None, winsound.SND_PURGE)

        def hush(self) -> None:
            """Stop."""
            self._done.set()


class SilentPlayer:
    """Plays nothing, at once: offscreen pictures and machines whose TV must not be heard."""

    def play(self, wav: bytes, seconds: float, silenced: Silenced = never) -> None:
        """Nothing."""

    def hush(self) -> None:
        """Nothing."""


def system_player() -> Player:
    """The player of this system."""
    if sys.platform == "win32":
        return WindowsPlayer()
    return SystemPlayer()
