"""``antrean voice``: what to record, whether it will do, and how a call sounds. The TV's own program does the work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from shared.command.says import FAILED, words


def script(config: Path, language: str | None) -> int:
    """Say what to record."""
    return _run(config, "script", *_given("--language", language))


def check(config: Path, folder: Path) -> int:
    """Judge recordings."""
    return _run(config, "check", str(folder))


def say(config: Path, number: str, place: str, *, language: str | None, to: Path | None, recall: bool) -> int:
    """Say one call, or write it to a file."""
    more = (*_given("--language", language), *_given("--to", to), *(("--recall",) if recall else ()))
    return _run(config, "say", *more, "--", number, place)


def _given(option: str, value: object) -> tuple[str, ...]:
    return () if value is None else (option, str(value))


def _run(config: Path, *arguments: str) -> int:
    """The program beside us, with our terminal; this room imports no app."""
    program = (sys.executable, "-m", "display.voice.recording", "--config", str(config))
    try:
        return subprocess.call((*program, "--words", words().language.value, *arguments))
    except KeyboardInterrupt:
        return FAILED
