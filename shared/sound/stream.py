"""A sound that is made while it is heard: raw samples by a pipe to the system's own player, or to nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import Protocol

STREAM_RATE = 48_000
"""Samples a second; 16 bit little endian, left and right in turn."""
LATENCY_MS = 60
STREAM_PLAYERS: tuple[tuple[str, ...], ...] = (
    (
        "pacat",
        "--playback",
        "--raw",
        "--format=s16le",
        f"--rate={STREAM_RATE}",
        "--channels=2",
        f"--latency-msec={LATENCY_MS}",
        "--client-name=Antrean",
    ),
    (
        "aplay",
        "-q",
        "-t",
        "raw",
        "-f",
        "S16_LE",
        "-r",
        str(STREAM_RATE),
        "-c",
        "2",
        f"--buffer-time={LATENCY_MS * 1000}",
    ),
)
"""PulseAudio (PipeWire answers as one), plain ALSA; they read their standard input."""
_PIPE_BYTES = 8192  # 43 ms of sound: what waits here cannot be faded any more


class Stream(Protocol):
    """Where the samples of one video go."""

    @property
    def pipe(self) -> int | None:
        """Write here, without ever waiting: what does not fit is not heard. None: nothing is."""

    def handed_over(self) -> None:
        """Another process has the pipe."""

    def go(self) -> None:
        """What is written from now on is heard."""

    def hush(self) -> None:
        """Silence, now; what was written and not yet heard is gone."""

    def close(self) -> None:
        """End."""


class SilentStream:
    """Nothing is heard: offscreen pictures, and systems without a player of raw samples (Windows)."""

    pipe: int | None = None

    def handed_over(self) -> None:
        """Nothing."""

    def go(self) -> None:
        """Nothing."""

    def hush(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


if sys.platform != "win32":

    class SystemStream:
        """Through the first of several programs that works. A program that hangs or ends holds up nobody."""

        def __init__(self, players: Sequence[Sequence[str]] = STREAM_PLAYERS) -> None:
            self._players = [tuple(player) for player in players]
            self._lock = threading.Lock()
            self._running: subprocess.Popen[bytes] | None = None
            self._turn = 0
            self._open = True
            self._reading, writing = os.pipe()
            self.pipe: int | None = writing
            os.set_blocking(writing, False)
            _narrow(writing)

        def handed_over(self) -> None:
            """Let go of the writing end."""
            with self._lock:
                pipe, self.pipe = self.pipe, None
                if pipe is not None:
                    os.close(pipe)

        def go(self) -> None:
            """Start a player; the next one takes over when it fails."""
            with self._lock:
                if self._open and self._running is None and self._players:
                    self._turn += 1
                    threading.Thread(target=self._play, args=(self._turn,), name="stream", daemon=True).start()

        def hush(self) -> None:
            """End the player, and with it what it had buffered; empty the pipe."""
            with self._lock:
                self._turn += 1
                player, self._running = self._running, None
                if player is not None:
                    player.kill()  # its own thread sees it out
                if self._open:
                    _drain(self._reading)

        def close(self) -> None:
            """End the player and close the pipe."""
            self.hush()
            self.handed_over()
            with self._lock:
                if self._open:
                    self._open = False
                    os.close(self._reading)

        def _play(self, turn: int) -> None:
            """In a thread: run players until one ends well, or nobody wants this turn any more."""
            while player := self._start(turn):
                player.wait()
                with self._lock:
                    if self._running is player:
                        self._running = None
                    if turn == self._turn and player.returncode and self._players:
                        self._players.pop(0)  # this one does not work here
                    else:
                        return

        def _start(self, turn: int) -> subprocess.Popen[bytes] | None:
            with self._lock:
                while turn == self._turn and self._open and self._players:
                    try:
                        self._running = subprocess.Popen(
                            self._players[0],
                            stdin=self._reading,
                            stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL,
                        )
                    except OSError:
                        self._players.pop(0)
                    else:
                        return self._running
            return None

    def _narrow(pipe: int) -> None:
        if sys.platform == "linux":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def _drain(pipe: int) -> None:
        os.set_blocking(pipe, False)
        try:
            while os.read(pipe, 65536):
                pass
        except BlockingIOError:
            pass  # empty
        os.set_blocking(pipe, True)


def system_stream() -> Stream:
    """The stream of this system."""
    return SilentStream() if sys.platform == "win32" else SystemStream()
