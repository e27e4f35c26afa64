"""Recordings as an office makes them, but of tones: each word has a tone of its own, with silence around it."""

from __future__ import annotations

import io
import math
import random
import wave
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path

RECORDED_RATE = 22_050  # our own: what is recorded at others is tested by itself, for it takes time


def tone_of(name: str) -> float:
    """The tone of a word, in hertz."""
    return 200 + zlib.crc32(name.encode()) % 2000


def recording(  # noqa: PLR0913 - every one is a way to record badly
    name: str,
    *,
    seconds: float = 0.35,
    level: float = 0.3,
    around: float = 0.3,
    hiss: float = 0.0,
    rate: int = RECORDED_RATE,
    channels: int = 1,
    hertz: float | None = None,
) -> bytes:
    """The WAV of one clip; its tone follows from its name."""
    hertz = hertz or tone_of(name)
    chance = random.Random(name)  # noqa: S311 - hiss, not a secret
    quiet = [0.0] * round(around * rate)
    voice = [level * math.sin(math.tau * hertz * index / rate) for index in range(round(seconds * rate))]
    levels = [one + (chance.gauss(0, hiss) if hiss else 0.0) for one in (*quiet, *voice, *quiet)]
    samples = array("h", (round(max(-1.0, min(1.0, one)) * 32767) for one in levels for _ in range(channels)))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def record(folder: Path, names: Iterable[str]) -> Path:
    """A good clip for each name; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.wav").write_bytes(recording(name))
    return folder
