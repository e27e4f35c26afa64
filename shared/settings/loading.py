"""config.toml to settings, or every problem in it at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from shared.settings.building import build
from shared.settings.crosscheck import check, warn
from shared.settings.outcome import MOST_BYTES, Loaded, Problems
from shared.settings.problem import Code, Problem
from shared.settings.reading import Notes, read

MOST_DEPTH = 100
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def judge(path: Path) -> Loaded | Problems:
    """Read the file; nothing that a person can write in it raises an exception."""
    text = _text(path)
    if isinstance(text, Problem):
        return Problems((text,))
    try:
        raw = tomllib.loads(text)
        notes = Notes(path, text)
        sheet = read(raw, notes)
        check(sheet, notes)
    except tomllib.TOMLDecodeError as error:
        return Problems((_syntax(path, text, error),))
    except RecursionError:
        return Problems((Problem(path, None, "", Code.TOO_DEEP),))
    if notes.problems:
        return Problems(_in_order(notes))
    warn(sheet, notes)
    return Loaded(build(sheet, path.absolute().parent), _in_order(notes))


def _in_order(notes: Notes) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(notes.problems), key=lambda problem: (problem.line or 0, problem.key)))


def _text(path: Path) -> str | Problem:
    """The file's text, without the byte order mark that Windows' Notepad writes."""
    try:
        if path.is_dir():
            return Problem(path, None, "", Code.NOT_A_FILE)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Problem(path, None, "", Code.NO_FILE)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        return Problem(path, None, "", Code.NOT_READABLE, found=str(getattr(error, "strerror", None) or error))
    if len(data) > MOST_BYTES:
        return Problem(path, None, "", Code.TOO_LARGE, expected=str(MOST_BYTES))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(path, data.count(b"\n", 0, error.start) + 1, "", Code.NOT_UTF8)


def _syntax(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    where = _WHERE.search(str(error))
    line = int(where[1]) if where and where[1] else text.count("\n") + 1
    return Problem(path, line, "", Code.NOT_TOML, found=_WHERE.sub("", str(error))[:200])
