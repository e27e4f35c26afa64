"""A sound server with a null sink, and an ear at its monitor that knows when it heard what."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from av import AudioFrame
from av.filter import Graph

RATE = 48_000
PIECE = 480
WARM_S = 2.5
"""A null sink begins with blocks of up to two seconds, until its listeners' wishes have arrived."""


class Hall:
    """What is heard, in pieces of 10 ms with the monotonic second at which each ended."""

    def __init__(self, recorder: subprocess.Popen[bytes]) -> None:
        self.heard: list[tuple[float, array[int]]] = []
        self._recorder = recorder
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self._recorder.stdout is not None
        while len(data := self._recorder.stdout.read(PIECE * 4)) == PIECE * 4:
            self.heard.append((time.monotonic(), array("h", data)))

    def loud(self, bar: int = 300) -> list[tuple[float, bool]]:
        """When it became loud and silent."""
        changes: list[tuple[float, bool]] = []
        for at, piece in list(self.heard):
            now = max(map(abs, piece)) > bar
            if now != (changes[-1][1] if changes else False):
                changes.append((at, now))
        return changes

    def level(self, begins: float, ends: float) -> float:
        """Root mean square between two moments."""
        squares = [sample * sample for at, piece in list(self.heard) if begins < at < ends for sample in piece]
        return (sum(squares) / len(squares)) ** 0.5 if squares else 0.0

    def measured(self, begins: float, ends: float) -> tuple[float, float]:
        """Integrated loudness (LUFS) and true peak (dBTP) between two moments."""
        graph = Graph()
        source = graph.add_abuffer(sample_rate=RATE, format="s16", layout="stereo")
        meter = graph.add("ebur128", "metadata=1:peak=true:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        samples = array("h")
        for at, piece in list(self.heard):
            if begins < at < ends:
                samples.extend(piece)
        frame = AudioFrame(format="s16", layout="stereo", samples=len(samples) // 2)
        frame.sample_rate = RATE
        frame.planes[0].update(samples.tobytes())
        source.push(frame)
        source.push(None)
        said: dict[str, str] = {}
        while True:
            try:
                said = sink.pull().metadata or said
            except (BlockingIOError, EOFError):
                break
        peaks = [float(value) for key, value in said.items() if key.startswith("lavfi.r128.true_peaks_ch")]
        return float(said["lavfi.r128.I"]), 20 * _log10(max(peaks))

    def join(self) -> None:
        self._thread.join(5)


def _log10(value: float) -> float:
    from math import log10  # noqa: PLC0415

    return log10(max(value, 1e-9))


@contextmanager
def open_hall(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """The server runs, the ear listens; players find it by the environment."""
    if sys.platform != "linux" or not all(map(shutil.which, ("pulseaudio", "pacat", "parec", "pactl"))):
        pytest.skip("no sound server here: apt-get install pulseaudio pulseaudio-utils lets the recording tests run")
    runtime = folder / "pulse"
    runtime.mkdir(mode=0o700)
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "HOME"):
        monkeypatch.setenv(name, str(runtime))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{runtime}/native")
    load = f"module-native-protocol-unix auth-anonymous=1 socket={runtime}/native"
    sink = f"module-null-sink sink_name=hall rate={RATE} channels=2"
    options = ("-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error")
    server = subprocess.Popen(
        ("pulseaudio", *options, "-L", load, "-L", sink), stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    try:
        ends = time.monotonic() + 10
        while subprocess.run(("pactl", "info"), capture_output=True, check=False).returncode:
            assert time.monotonic() < ends, "the sound server does not start"
            time.sleep(0.05)
        form = ("--format=s16le", f"--rate={RATE}", "--channels=2", "--latency-msec=5")
        recorder = subprocess.Popen(("parec", "--device=hall.monitor", *form), stdout=subprocess.PIPE)
        hall = Hall(recorder)
        time.sleep(WARM_S)
        try:
            yield hall
        finally:
            recorder.terminate()
            recorder.wait(5)
            hall.join()
            assert recorder.stdout is not None
            recorder.stdout.close()
    finally:
        server.terminate()
        server.wait(10)
