"""Whether a recorded clip will do: what is wrong with it, by measure, and whether it can be used all the same."""

from __future__ import annotations

import io
import math
import wave
from array import array
from dataclasses import dataclass
from enum import StrEnum

from shared.sound.samples import RATE, BadSound, Sound, from_wav

LOWEST_RATE = 16_000
QUIET_DB = -36.0  # of what is heard, below full
NOISE_DB = 20.0  # the voice must stand so far above the quietest moments
SILENCE_S = 0.8
_CLIPPED_AT = 0.985
_CLIPPED_RUN = 4  # so many levels in a row at the top are a flat top
_CLIPPED_TOPS = 3
_WINDOW_S = 0.03
_HEARD_DB = 30.0  # below the loudest moment this is silence
_END = 3  # moments
_ITSELF_DB = 6.0
_WORD_S = 1.6
_MORE_WORD_S = 0.7


class Fault(StrEnum):
    """What is wrong; worded under ``recording.<fault>``."""

    UNREADABLE = "unreadable"
    SILENT = "silent"
    LOW_RATE = "low_rate"
    QUIET = "quiet"
    CLIPPED = "clipped"
    LONG = "long"
    SILENCE = "silence"
    NOISE = "noise"


UNUSABLE = frozenset({Fault.UNREADABLE, Fault.SILENT, Fault.LOW_RATE})
"""With these a clip counts as missing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One fault, with the values its sentence names."""

    fault: Fault
    values: tuple[tuple[str, str | float], ...] = ()


def judge(data: bytes, words: int) -> tuple[Found, ...]:
    """What is wrong with the WAV of a clip that says so many words; nothing when it is good."""
    try:
        rate = _rate(data)
        sound = from_wav(data)
    except (BadSound, wave.Error, EOFError) as problem:
        return (Found(Fault.UNREADABLE, (("why", str(problem) or "WAV?"),)),)
    if rate < LOWEST_RATE:
        return (Found(Fault.LOW_RATE, (("rate", rate),)),)
    levels = _levels(sound)
    loudest = max(levels, default=-math.inf)
    if loudest < -70:
        return (Found(Fault.SILENT),)
    heard = [place for place, level in enumerate(levels) if level > loudest - _HEARD_DB]
    found: list[Found] = []
    voice = _mean([levels[place] for place in heard])
    if voice < QUIET_DB:
        found.append(Found(Fault.QUIET, (("level", voice),)))
    if _flat_tops(data) >= _CLIPPED_TOPS:
        found.append(Found(Fault.CLIPPED))
    before, after = heard[0] * _WINDOW_S, (len(levels) - 1 - heard[-1]) * _WINDOW_S
    spoken, most = (heard[-1] - heard[0] + 1) * _WINDOW_S, _WORD_S + _MORE_WORD_S * (words - 1)
    if spoken > most:
        found.append(Found(Fault.LONG, (("seconds", spoken), ("most", most))))
    if max(before, after) > SILENCE_S:
        found.append(Found(Fault.SILENCE, (("before", before), ("after", after))))
    noise = _noise(levels, voice)
    if voice - noise < NOISE_DB:
        found.append(Found(Fault.NOISE, (("ratio", voice - noise),)))
    return tuple(found)


def _rate(data: bytes) -> int:
    with wave.open(io.BytesIO(data), "rb") as file:
        return file.getframerate()


def _levels(sound: Sound) -> list[float]:
    """The root mean square of each moment, in dB below full."""
    step = round(_WINDOW_S * RATE)
    parts = (Sound(sound.samples[at : at + step]) for at in range(0, len(sound.samples) - step + 1, step))
    return [20 * math.log10(part.loudness) if part.loudness else -100.0 for part in parts]


def _mean(levels: list[float]) -> float:
    return 10 * math.log10(sum(10 ** (level / 10) for level in levels) / len(levels))


def _noise(levels: list[float], voice: float) -> float:
    """How loud it is where nobody speaks: at the quieter end. Very quiet when the voice itself stands at both ends."""
    ends = min(_mean(levels[:_END]), _mean(levels[-_END:]))
    return ends if ends < voice - _ITSELF_DB else -100.0


def _flat_tops(data: bytes) -> int:
    """How often several levels in a row stand at the very top; measured before anything is done to them."""
    with wave.open(io.BytesIO(data), "rb") as file:
        samples = array("h", file.readframes(file.getnframes())[: file.getnframes() * file.getnchannels() * 2])
        samples = samples[:: file.getnchannels()]
    top = _CLIPPED_AT * 32767
    tops = run = 0
    for sample in samples:
        run = run + 1 if abs(sample) >= top else 0
        tops += run == _CLIPPED_RUN
    return tops
