"""Sentences that were rendered before, kept as sounds in a folder under a hash of what they say and who says it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from shared.sound.samples import BadSound, Sound, from_wav, to_wav

KEPT = 600
"""Sentences kept, about 130 MB at most; the longest unused ones go."""


class SentenceCache:
    """Sounds by who says them, in which language, and the words. Several threads may use it."""

    def __init__(self, folder: Path, kept: int = KEPT) -> None:
        self._folder = folder
        self._kept = kept

    def _path(self, name: str, text: str, language: str) -> Path:
        key = hashlib.sha256("\0".join((name, language, text)).encode()).hexdigest()
        return self._folder / f"{key}.wav"

    def has(self, name: str, text: str, language: str) -> bool:
        """Whether it was rendered before."""
        return self._path(name, text, language).is_file()

    def get(self, name: str, text: str, language: str) -> Sound | None:
        """The sound, unless it is not there or its file is broken."""
        path = self._path(name, text, language)
        try:
            sound = from_wav(path.read_bytes())
            path.touch()
        except (OSError, BadSound):
            return None
        return sound

    def put(self, name: str, text: str, language: str, sound: Sound) -> None:
        """Keep it, whole or not at all. A full disk only costs the next rendering."""
        path = self._path(name, text, language)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(to_wav(sound))
            part.replace(path)
            files = [(file.stat().st_mtime, file) for file in self._folder.glob("*.wav")]
            for _, old in sorted(files, reverse=True)[self._kept :]:
                old.unlink(missing_ok=True)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
