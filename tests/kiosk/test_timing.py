"""The hook that the bench uses: one JSON line with figures that a screen can have."""

from __future__ import annotations

import subprocess
import sys

import msgspec
from kiosk_room import ROOT

from kiosk.timing.__main__ import Timed


def test_the_screen_answers_a_touch_though_hub_and_printer_never_do() -> None:
    command = [sys.executable, "-m", "kiosk.timing", "--touches", "3", "--idle", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    timed = msgspec.json.decode(done.stdout, type=Timed)
    assert len(timed.touch_ms) == 3
    assert max(timed.touch_ms) < 1000  # the bar of 100 ms is the bench's, on a machine at rest
    assert timed.idle_frames == 0
