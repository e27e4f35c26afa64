"""``antrean voice check``: every clip of a language judged, and what is missing named."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from display.voice.clips import clip_name
from display.voice.recording.judging import UNUSABLE, judge
from display.voice.recording.script import Line, script
from display.voice.sayings import sayings
from display.voice.tongue import Tongue
from shared.language import Catalogue
from shared.model import Language
from shared.settings.sections import Settings

_MOST_BYTES = 20_000_000
_OTHER = (".m4a", ".mp3", ".aac", ".ogg", ".opus", ".flac", ".3gp", ".amr", ".wma", ".webm")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one language: sentences for a person, and how many clips are missing or cannot be used."""

    lines: tuple[str, ...]
    missing: int


def check(folder: Path, tongue: Tongue, settings: Settings, words: Catalogue) -> Checked:
    """Judge the clips of one language against what this office needs; ``words`` is the language of the report."""
    said_as = sayings(settings.display.voice.say, tongue.tag)
    wanted = {line.name: line for line in script(tongue, settings.directory, said_as)}
    files = {clip_name(file.stem): file for file in _files(folder / tongue.tag)}
    lines: list[str] = []
    missing = 0
    for name, line in wanted.items():
        if name not in files:
            missing += 1
            lines.append(_absent(folder / tongue.tag, tongue, line, words))
            continue
        said, usable = _judged(files[name], tongue, line, words)
        missing += not usable
        lines += said
    lines += _unasked(tongue, files, wanted, words)
    return Checked(tuple(lines), missing)


def _absent(folder: Path, tongue: Tongue, line: Line, words: Catalogue) -> str:
    """A clip that is not there; a telephone's recording of it is, maybe, in a form that cannot be joined."""
    other = next((folder / f"{line.name}{kind}" for kind in _OTHER if (folder / f"{line.name}{kind}").is_file()), None)
    if other is not None:
        return words.say("recording.unreadable", file=f"{tongue.tag}/{other.name}", why=other.suffix[1:])
    return words.say("recording.missing", file=f"{tongue.tag}/{line.name}.wav", says=line.says)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.suffix.lower() == ".wav")


def _judged(file: Path, tongue: Tongue, line: Line, words: Catalogue) -> tuple[list[str], bool]:
    name = f"{tongue.tag}/{file.name}"
    try:
        data = file.read_bytes() if file.stat().st_size <= _MOST_BYTES else b""
    except OSError as problem:
        return [words.say("recording.unreadable", file=name, why=problem.strerror or "?")], False
    found = judge(data, line.name.count("-") + 1)
    said = []
    for one in found:
        values = {key: _number(value, words) for key, value in one.values}
        said.append(words.say(f"recording.{one.fault.value}", file=name, **values))
    return said, not any(one.fault in UNUSABLE for one in found)


def _number(value: str | float, words: Catalogue) -> str:
    if isinstance(value, str):
        return value
    text = str(value) if isinstance(value, int) else f"{value:.1f}"
    return text.replace(".", ",") if words.language is Language.INDONESIAN else text


def _unasked(tongue: Tongue, files: dict[str, Path], wanted: dict[str, Line], words: Catalogue) -> Iterator[str]:
    """Names that are not on the list: a slip of spelling, or a longer phrase, which is welcome."""
    said = {part for line in wanted for part in line.split("-")}
    for name, file in files.items():
        if name in wanted or set(name.split("-")) <= said:
            continue
        text = words.say("recording.unused", file=f"{tongue.tag}/{file.name}")
        near = difflib.get_close_matches(name, [one for one in wanted if one not in files], n=1)
        yield f"{text} {words.say('recording.nearest', name=f'{near[0]}.wav')}" if near else text
