"""``python -m display`` as a process: it opens, takes pictures, ends when told, and says what must be mended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from display.voice import check
from tests.hub.running import ROOT, running_hub


def start(config: Path, *more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-m", "display", "--config", str(config), *more)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stderr=pipe, stdout=pipe, text=True, cwd=ROOT)


def configured(folder: Path, port: int, *changes: tuple[str, str]) -> Path:
    """The shipped file with its own data folder and port."""
    text = (ROOT / "config.toml").read_text("utf-8")
    for old, new in (("port = 8765", f"port = {port}"), *changes):
        assert old in text
        text = text.replace(old, new)
    lines = [f'data = "{folder.as_posix()}"' if line.startswith("data = ") else line for line in text.splitlines()]
    path = folder / "config.toml"
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process there without asking it")
def test_it_shows_the_hubs_room_and_ends_when_told(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        program = start(configured(tmp_path, hub.port), "--offscreen", "--pictures", str(tmp_path / "pictures"))
        picture = tmp_path / "pictures" / "display.png"
        ends = time.monotonic() + 30
        while not picture.exists():
            assert program.poll() is None, program.communicate()
            assert time.monotonic() < ends
            time.sleep(0.05)
        program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=15)
    assert program.returncode == 0, said
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1920, 1080)
    assert "Traceback" not in said


def test_a_broken_config_is_said_and_ends_with_two(tmp_path: Path) -> None:
    program = start(configured(tmp_path, 8765, ("reading_distance_m = 7.0", 'reading_distance_m = "far"')))
    _, said = program.communicate(timeout=30)
    assert program.returncode == 2
    assert "reading_distance_m" in said
    assert "Traceback" not in said


def test_a_number_too_small_for_the_room_is_a_warning_at_the_start(tmp_path: Path) -> None:
    small, far = ("diagonal_inch = 43.0", "diagonal_inch = 24.0"), ("distance_m = 7.0", "distance_m = 12")
    program = start(configured(tmp_path, 9, small, far), "--offscreen")
    assert program.stderr is not None
    try:
        assert "terbaca sampai 7,7 m" in program.stderr.readline()
    finally:
        program.kill()
        program.communicate()


def test_the_examination_of_the_voice_answers_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = check.main(["--config", str(configured(tmp_path, 8765))])
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert line.strip()
    assert code in {check.PLAYED, check.BAD, check.HEARD, check.UNHEARD}
