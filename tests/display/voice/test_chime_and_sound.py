"""The chime as the design writes it, and sounds that are joined, mixed, evened and written without loss."""

from __future__ import annotations

import cmath
import math
import wave
from array import array
from io import BytesIO

import pytest

from display.voice.chime import FIRST_HZ, SECOND_HZ, chime
from shared.sound.samples import (
    RATE,
    BadSound,
    Sound,
    amplified,
    evened,
    from_levels,
    from_wav,
    join,
    over,
    silence,
    to_wav,
    trimmed,
)


def strength(sound: Sound, hertz: float, begins: float, lasts: float) -> float:
    """How much of one frequency there is in a stretch (one bin of a Fourier transform)."""
    first = round(begins * RATE)
    part = sound.samples[first : first + round(lasts * RATE)]
    total = sum(sample * cmath.exp(-1j * math.tau * hertz * index / RATE) for index, sample in enumerate(part))
    return abs(total) / len(part)


def tone(seconds: float, level: float = 0.5, hertz: float = 440.0) -> Sound:
    return from_levels([level * math.sin(math.tau * hertz * index / RATE) for index in range(round(seconds * RATE))])


def test_a_call_chimes_g4_then_c5_and_a_recall_c5_alone() -> None:
    call, recall = chime(recall=False), chime(recall=True)
    assert strength(call, FIRST_HZ, 0, 0.25) > 10 * strength(call, SECOND_HZ, 0, 0.25)
    assert strength(call, SECOND_HZ, 0.3, 0.25) > 2 * strength(call, FIRST_HZ, 0.3, 0.25)
    assert strength(recall, SECOND_HZ, 0, 0.25) > 10 * strength(recall, FIRST_HZ, 0, 0.25)


def test_the_chime_peaks_at_minus_nine_db_and_dies_away() -> None:
    for recall, seconds in ((False, 1.368), (True, 1.108)):
        sound = chime(recall)
        assert 20 * math.log10(sound.peak) == pytest.approx(-9, abs=0.05)
        assert sound.seconds == pytest.approx(seconds, abs=0.01)
        assert Sound(sound.samples[-RATE // 50 :]).peak < 0.003


def test_a_struck_tone_begins_softly() -> None:
    assert abs(chime(recall=True).samples[0]) < 100


def test_joined_sounds_follow_each_other_without_gap_or_overlap() -> None:
    sound = join(tone(0.5), silence(0.25), tone(0.5))
    assert sound.seconds == pytest.approx(1.25, abs=0.001)
    assert Sound(sound.samples[round(0.5 * RATE) : round(0.75 * RATE)]).peak == 0


def test_a_sound_laid_over_another_begins_when_told() -> None:
    sound = over(tone(1.0, 0.25), tone(1.0, 0.25, 880), 0.9)
    assert sound.seconds == pytest.approx(1.9, abs=0.001)
    assert strength(sound, 880, 0.0, 0.9) < 10
    assert strength(sound, 880, 1.0, 0.5) > 1000
    assert over(tone(0.1), tone(0.1), 0.5).seconds == pytest.approx(0.6, abs=0.001)


def test_what_is_too_loud_together_is_cut_and_never_wraps() -> None:
    sound = over(tone(0.5, 0.9), tone(0.5, 0.9), 0.0)
    assert sound.peak <= 1.0
    assert min(sound.samples) >= -32767


def test_every_sentence_comes_out_equally_loud() -> None:
    for level in (0.02, 0.2, 0.6):
        assert evened(tone(0.5, level), 0.2, 0.9).loudness == pytest.approx(0.2, rel=0.02)
    assert evened(tone(0.5, 0.5), 0.9, 0.8).peak <= 0.8001
    assert amplified(tone(0.1, 0.5), 100).peak <= 1.0


def test_silence_at_the_ends_is_cut_off() -> None:
    assert trimmed(join(silence(0.3), tone(0.5), silence(0.7))).seconds == pytest.approx(0.5, abs=0.01)
    assert len(trimmed(silence(1)).samples) == 0


def test_a_wav_comes_back_as_it_was() -> None:
    sound = tone(0.2)
    assert from_wav(to_wav(sound)).samples == sound.samples


def test_another_rate_and_two_channels_become_ours() -> None:
    left = tone(0.5)
    both = array("h", (sample for pair in zip(left.samples, silence(0.5).samples, strict=True) for sample in pair))
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE * 2)
        out.writeframes(both.tobytes())
    sound = from_wav(file.getvalue())
    assert sound.seconds == pytest.approx(0.25, abs=0.001)
    assert strength(sound, 880, 0, 0.2) > 5000, "played at twice the rate, 440 Hz is 880 Hz"


@pytest.mark.parametrize("data", [b"", b"RIFF", b"\0" * 100, to_wav(tone(0.1))[:30], b"ID3" + b"x" * 500])
def test_what_is_no_wav_is_refused(data: bytes) -> None:
    with pytest.raises(BadSound):
        from_wav(data)


def test_eight_bit_is_refused_by_name() -> None:
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        out.writeframes(b"\x80" * 100)
    with pytest.raises(BadSound, match="8 bit"):
        from_wav(file.getvalue())
