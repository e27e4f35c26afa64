"""A hall with a sound server of its own: PulseAudio with a null sink, whose monitor is recorded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.sound.samples import RATE, Sound

_FORM = ("--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20")


class Recorder:
    """Records what the hall hears, from when it is made until it is ended."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._out = file.open("wb")
        self._process = subprocess.Popen(("parec", "--device=hall.monitor", *_FORM), stdout=self._out)
        wait_for(lambda: file.stat().st_size > 4000)

    def heard(self) -> Sound:
        """All that was heard so far."""
        data = self._file.read_bytes()
        return Sound(array("h", data[: len(data) // 2 * 2]))

    def first_sound_within(self, seconds: float, after: int) -> float | None:
        """How long from now until something is heard past so many samples; None: nothing was."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            if Sound(self.heard().samples[after:]).peak > 0.01:
                return time.monotonic() - begun
            time.sleep(0.01)
        return None

    def end(self) -> Sound:
        """Stop, and all that was heard."""
        time.sleep(0.3)  # what is still in the server's buffer reaches the recorder
        self._process.terminate()
        self._process.wait(5)
        self._out.close()
        return self.heard()


def wait_for(ready: object, seconds: float = 10) -> None:
    """Until it is ready."""
    ends = time.monotonic() + seconds
    assert callable(ready)
    while not ready():
        assert time.monotonic() < ends, "it did not come"
        time.sleep(0.05)


@pytest.fixture
def hall_recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """PulseAudio with a null sink, and its monitor being recorded."""
    if sys.platform != "linux" or not all(map(shutil.which, ("pulseaudio", "paplay", "parec", "pactl"))):
        pytest.skip("no sound server here: apt-get install pulseaudio pulseaudio-utils lets the recording test run")
    runtime = tmp_path / "pulse"
    runtime.mkdir(mode=0o700)
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "HOME"):
        monkeypatch.setenv(name, str(runtime))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{runtime}/native")
    load = f"module-native-protocol-unix auth-anonymous=1 socket={runtime}/native"
    sink = f"module-null-sink sink_name=hall rate={RATE} channels=1"
    options = (
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no",
        "--no-cpu-limit",
        "--realtime=no",
        "--high-priority=no",
        "--log-level=error",
    )
    server = subprocess.Popen(
        ("pulseaudio", *options, "-L", load, "-L", sink), stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    try:
        wait_for(lambda: subprocess.run(("pactl", "info"), capture_output=True, check=False).returncode == 0)
        recorder = Recorder(tmp_path / "heard.raw")
        yield recorder
        recorder.end()
    finally:
        server.terminate()
        server.wait(10)
