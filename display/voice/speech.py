"""What one call sounds like: chime, sentence, the sentence again, joined to one sound: nothing can come between."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from display.voice import words
from display.voice.chime import chime
from display.voice.engine import Engine, EngineFailed
from shared.language import catalogue
from shared.model import CallKind, DeskInfo, Language
from shared.protocol.views import CallRow
from shared.settings.sections import VoiceSettings
from shared.sound.samples import BadSound, Sound, amplified, evened, from_wav, join, over, silence, to_wav, trimmed

VOICE_AFTER_S = 0.9  # after the first tone
BETWEEN_LANGUAGES_S = 0.6
BETWEEN_REPEATS_S = 3.0
LOUDNESS = 10 ** (-18 / 20)  # RMS of every sentence, whoever speaks it
PEAK = 10 ** (-1 / 20)
KEPT = 600
"""Sentences kept in the cache folder, about 130 MB at most; the longest unused ones go."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One call as one sound. ``failed`` says why there is only a chime, when an engine should have spoken."""

    wav: bytes
    seconds: float
    failed: str = ""


class SentenceCache:
    """Sentences that were rendered before, by the hash of what they say and who says it."""

    def __init__(self, folder: Path, kept: int = KEPT) -> None:
        self._folder = folder
        self._kept = kept

    def _path(self, name: str, text: str, language: Language) -> Path:
        key = hashlib.sha256("\0".join((name, language.value, text)).encode()).hexdigest()
        return self._folder / f"{key}.wav"

    def get(self, name: str, text: str, language: Language) -> Sound | None:
        """The sound, unless it is not there or its file is broken."""
        path = self._path(name, text, language)
        try:
            sound = from_wav(path.read_bytes())
            path.touch()
        except (OSError, BadSound):
            return None
        return sound

    def put(self, name: str, text: str, language: Language, sound: Sound) -> None:
        """Keep it, whole or not at all. A full disk only costs the next rendering."""
        path = self._path(name, text, language)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(to_wav(sound))
            part.replace(path)
            files = sorted(self._folder.glob("*.wav"), key=lambda file: file.stat().st_mtime, reverse=True)
            for old in files[self._kept :]:
                old.unlink(missing_ok=True)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()


class Speech:
    """Turns a call into its one sound."""

    def __init__(self, settings: VoiceSettings, chimes: bool, engine: Engine | None, cache: SentenceCache) -> None:
        self._settings = settings
        self._chimes = chimes
        self._engine = engine
        self._cache = cache

    def utterance(self, call: CallRow, desk: DeskInfo, repeats: bool) -> Utterance:
        """The sound for ``call``: chime, Indonesian, then the visitor's language; again if ``repeats``."""
        sound = chime(call.kind is CallKind.RECALL) if self._chimes else silence(0)
        failed = ""
        try:
            spoken = self._spoken(call, desk)
        except (EngineFailed, BadSound) as error:
            spoken, failed = None, str(error)
        if spoken is not None:
            start = VOICE_AFTER_S if self._chimes else 0.0
            sound = over(sound, spoken, start)
            for _ in range(self._settings.repeat - 1 if repeats else 0):
                sound = join(sound, silence(BETWEEN_REPEATS_S), spoken)
        sound = amplified(sound, self._settings.volume)
        return Utterance(to_wav(sound), sound.seconds, failed)

    def _spoken(self, call: CallRow, desk: DeskInfo) -> Sound | None:
        if self._engine is None or not self._settings.on:
            return None
        parts: list[Sound] = []
        for language in words.languages(call, self._settings.languages):
            text = words.sentence(call, desk, self._settings.reading, catalogue(language))
            parts += [silence(BETWEEN_LANGUAGES_S)] if parts else []
            parts.append(self._sentence(text, language, self._engine))
        return join(*parts)

    def _sentence(self, text: str, language: Language, engine: Engine) -> Sound:
        kept = self._cache.get(engine.name, text, language)
        if kept is not None:
            return kept
        sound = evened(trimmed(from_wav(engine.synth(text, language))), LOUDNESS, PEAK)
        if not sound.samples:
            raise EngineFailed("the voice engine answered with silence")
        self._cache.put(engine.name, text, language, sound)
        return sound

    def close(self) -> None:
        """Let go of the engine."""
        if self._engine is not None:
            self._engine.close()
