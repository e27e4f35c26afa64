"""What a sound is: mono 16-bit samples that can be joined, mixed, evened out, and written as WAV with the stdlib."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from dataclasses import dataclass
from operator import mul

RATE = 22050
"""Samples a second of everything that is joined; the voice engine's own rate."""
_FULL = 32767
_KNEE = 0.6  # of the peak: below it nothing is bent
_TAPS = 20  # of the filter that keeps what is too high for our rate from coming back as noise


class BadSound(ValueError):
    """The bytes are no WAV that can be joined."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono samples, 16 bit, at ``RATE``. Not changed after it was made."""

    samples: array[int]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE

    @property
    def peak(self) -> float:
        """The loudest sample, 0.0 to 1.0."""
        if not self.samples:
            return 0.0
        high, low = max(self.samples), min(self.samples)
        return max(high, -low) / _FULL

    @property
    def loudness(self) -> float:
        """Root mean square, 0.0 to 1.0."""
        total = sum(map(mul, self.samples, self.samples))
        return math.sqrt(total / len(self.samples)) / _FULL if self.samples else 0.0


def from_levels(levels: list[float]) -> Sound:
    """A sound of levels between -1.0 and 1.0; louder ones are cut off."""
    return Sound(array("h", (round(max(-1.0, min(1.0, level)) * _FULL) for level in levels)))


def silence(seconds: float) -> Sound:
    """Nothing, for so long."""
    return Sound(array("h", bytes(2 * round(seconds * RATE))))


def join(*sounds: Sound) -> Sound:
    """One after the other."""
    samples = array("h")
    for sound in sounds:
        samples += sound.samples
    return Sound(samples)


def over(ground: Sound, other: Sound, at: float) -> Sound:
    """``other`` begins ``at`` seconds after ``ground``; where both sound they are added."""
    start = round(at * RATE)
    samples = array("h", ground.samples)
    shared = max(0, min(len(samples) - start, len(other.samples)))
    for index in range(shared):
        level = samples[start + index] + other.samples[index]
        samples[start + index] = max(-_FULL, min(_FULL, level))
    samples += silence(max(0.0, (start - len(samples)) / RATE)).samples
    samples += other.samples[shared:]
    return Sound(samples)


def amplified(sound: Sound, factor: float) -> Sound:
    """Louder or softer, but never beyond full."""
    if factor == 1.0 or not sound.samples:
        return sound
    factor = min(factor, 1.0 / sound.peak) if sound.peak else factor
    return Sound(array("h", [int(sample * factor) for sample in sound.samples]))


def evened(sound: Sound, loudness: float, peak: float) -> Sound:
    """The same sound at a given RMS ``loudness``, but with no sample above ``peak``."""
    now = sound.loudness
    return amplified(sound, min(loudness / now, peak / sound.peak)) if now else sound


def pressed(sound: Sound, loudness: float, peak: float) -> Sound:
    """The sound at an RMS ``loudness``, counted where it is not silent; what would pass ``peak`` is bent, not cut."""
    heard = _without_pauses(sound)
    if not heard.loudness:
        return sound
    factor = loudness / heard.loudness
    knee = _KNEE * peak
    room = peak - knee

    def bent(sample: int) -> int:
        level = sample * factor / _FULL
        over_knee = abs(level) - knee
        if over_knee <= 0:
            return round(level * _FULL)
        return round(math.copysign(knee + room * math.tanh(over_knee / room), level) * _FULL)

    return Sound(array("h", map(bent, sound.samples)))


def _without_pauses(sound: Sound) -> Sound:
    """The stretches of 50 ms that are at most 20 dB below the loudest."""
    step = RATE // 20
    parts = [Sound(sound.samples[at : at + step]) for at in range(0, len(sound.samples), step)]
    bar = 0.1 * max((part.loudness for part in parts), default=0.0)
    return join(*(part for part in parts if part.loudness > bar))


def faded(sound: Sound, seconds: float) -> Sound:
    """The sound with a short rise at its begin and a short fall at its end: a cut does not click."""
    samples = array("h", sound.samples)
    steps = min(round(seconds * RATE), len(samples) // 2)
    for index in range(steps):
        samples[index] = samples[index] * index // steps
        samples[-1 - index] = samples[-1 - index] * index // steps
    return Sound(samples)


def trimmed(sound: Sound, below: float = 0.01) -> Sound:
    """Without the silence before and after (under ``below`` of its peak): gaps are ours to set, not the engine's."""
    bar = below * sound.peak * _FULL
    first = next((index for index, sample in enumerate(sound.samples) if abs(sample) > bar), None)
    if first is None:
        return Sound(array("h"))
    last = next(index for index in range(len(sound.samples) - 1, -1, -1) if abs(sound.samples[index]) > bar)
    return Sound(sound.samples[first : last + 1])


def to_wav(sound: Sound) -> bytes:
    """The sound as the bytes of a WAV file."""
    samples = sound.samples
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def from_wav(data: bytes) -> Sound:
    """The sound in a WAV file of 16 bit, any rate, mono or stereo (the left side).

    Raises:
        BadSound: it is another kind of file, or broken.
    """
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise BadSound(str(error) or "the file ends early") from error
    if width != 2 or not 8000 <= rate <= 192_000:
        raise BadSound(f"{width * 8} bit at {rate} Hz; 16 bit is needed")
    samples = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    return Sound(_at_our_rate(samples[::channels], rate))


def _at_our_rate(samples: array[int], rate: int) -> array[int]:
    if rate == RATE or not samples:
        return samples
    return _slower(samples, rate) if rate > RATE else _faster(samples, rate)


def _slower(samples: array[int], rate: int) -> array[int]:
    """A windowed sinc: recordings are made at 44,100 or 48,000 and hold tones that our rate does not."""
    step = rate // math.gcd(rate, RATE)
    phases = RATE // math.gcd(rate, RATE)
    kernels = [_kernel(phase * step % phases / phases, rate) for phase in range(phases)]
    side = _TAPS * rate // RATE // 2
    padded = array("h", bytes(2 * side)) + samples + array("h", bytes(2 * side + 2))
    out = array("h")
    for index in range(len(samples) * RATE // rate):
        left = index * step // phases
        level = sum(map(mul, padded[left : left + 2 * side + 1], kernels[index % phases]))
        out.append(max(-_FULL, min(_FULL, round(level))))
    return out


def _kernel(fraction: float, rate: int) -> list[float]:
    side = _TAPS * rate // RATE // 2
    cut = 0.92 * RATE / rate
    weights = []
    for tap in range(-side, side + 1):
        at = tap - fraction
        x = math.pi * at * cut
        window = 0.5 + 0.5 * math.cos(math.pi * at / (side + 1))
        weights.append((math.sin(x) / x if x else 1.0) * window)
    total = sum(weights)
    return [weight / total for weight in weights]


def _faster(samples: array[int], rate: int) -> array[int]:
    """Linear interpolation: good enough for a voice in a waiting room, and no dependency."""
    last = len(samples) - 1
    out = array("h")
    for index in range(len(samples) * RATE // rate):
        position = index * rate / RATE
        left = int(position)
        right = min(left + 1, last)
        out.append(round(samples[left] + (samples[right] - samples[left]) * (position - left)))
    return out
