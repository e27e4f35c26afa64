"""The site's own recordings: a sentence is laid together from clips when every word of it is recorded.

The clips of a language lie in a folder named by its code, ``id/``. A clip is named by the words it says, in small
letters with ``-`` between them: ``nol.wav``, ``nomor-antrean.wav``, ``ruang-bidang-mutasi.wav``. Where a long clip and
several short ones say the same, the long one is taken; a whole sentence may be one clip.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from display.voice.tongue import Tongue
from shared.sound.samples import BadSound, Sound, evened, faded, from_wav, join, silence, trimmed

PAUSES_S = {",": 0.18, ":": 0.25, ";": 0.25, ".": 0.45, "!": 0.45, "?": 0.45}
_BETWEEN_S = 0.04
_FADE_S = 0.006
_EVEN = 0.1  # root mean square of each clip before they are joined; the sentence is levelled afterwards
_PEAK = 0.9
_MOST_WORDS = 120
_MOST_BYTES = 20_000_000
_TOKEN = re.compile(r"[\w'’-]+|[,:;.!?]")


def clip_name(words: str) -> str:
    """The name of a clip that says these words, without ``.wav``: ``Nomor antrean`` -> ``nomor-antrean``."""
    plain = unicodedata.normalize("NFKD", words.lower())
    kept = "".join(letter for letter in plain if letter.isalnum() or letter in " -\t\n")
    return "-".join(re.split(r"[\s-]+", kept.strip(" -\t\n")))


@dataclass(frozen=True, slots=True)
class Token:
    """One word as its clip would be named, and the pause that its punctuation asks for."""

    name: str
    pause_s: float = 0.0


def tokens(text: str) -> tuple[Token, ...]:
    """A sentence's words."""
    found: list[Token] = []
    for piece in _TOKEN.findall(text):
        if piece in PAUSES_S:
            if found:
                found[-1] = Token(found[-1].name, max(found[-1].pause_s, PAUSES_S[piece]))
        else:
            found += [Token(name) for name in clip_name(piece).split("-") if name]
    return tuple(found)


def laid(sentence: tuple[Token, ...], names: frozenset[str] | set[str]) -> tuple[Token, ...] | None:
    """The fewest clips that say the sentence, each with the pause after it; None when a word has none."""
    if not sentence or len(sentence) > _MOST_WORDS:
        return None
    longest = max((name.count("-") + 1 for name in names), default=0)
    best: list[tuple[Token, ...] | None] = [None] * len(sentence) + [()]
    for start in range(len(sentence) - 1, -1, -1):
        for end in range(min(len(sentence), start + longest), start, -1):
            rest = best[end]
            name = "-".join(token.name for token in sentence[start:end])
            if rest is None or name not in names:
                continue
            now = best[start]
            if now is None or len(rest) + 1 < len(now):
                best[start] = (Token(name, sentence[end - 1].pause_s), *rest)
    return best[0]


class Clips:
    """The recordings of all languages in one folder; a file that is replaced is heard from the next call on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sounds: dict[Path, tuple[int, Sound]] = {}
        self._listed: dict[str, tuple[int, dict[str, Path]]] = {}

    def names(self, tongue: Tongue) -> frozenset[str]:
        """What is recorded in a language."""
        return frozenset(self._files(tongue))

    def name(self, tongue: Tongue) -> str:
        """Which recordings these are, for the cache."""
        files = sorted(self._files(tongue).values())
        states = [(file.name, about.st_mtime_ns, about.st_size) for file in files if (about := _stat(file))]
        return f"clips {hashlib.sha256(repr(states).encode()).hexdigest()[:16]}"

    def speaks(self, text: str, tongue: Tongue) -> bool:
        """Whether every word is recorded."""
        return laid(tokens(text), self.names(tongue)) is not None

    def render(self, text: str, tongue: Tongue) -> Sound:
        """The sentence.

        Raises:
            BadSound: a word is missing, or its file cannot be played.
        """
        files = self._files(tongue)
        clips = laid(tokens(text), set(files))
        if clips is None:
            raise BadSound(f"not recorded: {text}")
        parts: list[Sound] = []
        for number, clip in enumerate(clips):
            parts.append(self._sound(files[clip.name]))
            if number < len(clips) - 1:
                parts.append(silence(clip.pause_s or _BETWEEN_S))
        return join(*parts)

    def close(self) -> None:
        """Nothing is held open."""

    def _files(self, tongue: Tongue) -> dict[str, Path]:
        folder = self._folder / tongue.tag
        about = _stat(folder)
        if about is None:
            return {}
        known = self._listed.get(tongue.tag)
        if known is not None and known[0] == about.st_mtime_ns:  # no file came, went or was renamed
            return known[1]
        try:
            files = sorted(folder.iterdir())
        except OSError:
            return {}
        found = {clip_name(file.stem): file for file in files if file.suffix.lower() == ".wav"}
        self._listed[tongue.tag] = (about.st_mtime_ns, found)
        return found

    def _sound(self, file: Path) -> Sound:
        about = _stat(file)
        if about is None or about.st_size > _MOST_BYTES:
            raise BadSound(f"{file.name} cannot be read")
        known = self._sounds.get(file)
        if known is not None and known[0] == about.st_mtime_ns:
            return known[1]
        try:
            sound = trimmed(from_wav(file.read_bytes()))
        except (BadSound, OSError) as problem:
            raise BadSound(f"{file.name}: {problem}") from problem
        if not sound.samples:
            raise BadSound(f"{file.name} is silent")
        sound = faded(evened(sound, _EVEN, _PEAK), _FADE_S)
        self._sounds[file] = (about.st_mtime_ns, sound)
        return sound


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
