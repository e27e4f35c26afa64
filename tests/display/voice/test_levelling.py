"""Every sentence at one loudness: -16 LUFS within 2, true peak under -1 dBTP, measured by FFmpeg's own meter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from display.voice.cache import SentenceCache
from display.voice.engine import EspeakEngine
from display.voice.levelling import Leveller
from display.voice.speech import Sentences, Speech, Synthetic
from shared.model import DeskInfo, Language, Text
from shared.settings.sections import VoiceSettings
from shared.sound.samples import from_wav, join, silence
from tests.display.room import call
from tests.display.voice.meter import meter
from tests.display.voice.officer import recording

DESK = DeskInfo("d1", Text("3", "3"), Text("", ""))


@pytest.fixture(scope="module")
def measuring():
    leveller = Leveller()
    yield leveller
    leveller.close()


@pytest.fixture(scope="module")
def espeak():
    engine = EspeakEngine(0.9)
    yield engine
    engine.close()


TEXTS = [
    ("Nomor antrean, a, nol satu dua. Silakan menuju, loket tiga.", "id"),
    ("Number A, zero one two, please proceed to counter three.", "en"),
    ("Layanan tutup pukul dua belas, dan buka lagi pukul tiga belas.", "id"),
]


@pytest.mark.parametrize(("text", "voice"), TEXTS)
@pytest.mark.parametrize("way", ["measured", "estimated"])
def test_what_the_engine_says(measuring: Leveller, espeak: EspeakEngine, text: str, voice: str, way: str) -> None:
    leveller = measuring if way == "measured" else Leveller(())
    loudness, peak = meter(leveller.even(from_wav(espeak.synth(text, voice))))
    assert loudness == pytest.approx(-16, abs=1 if way == "measured" else 2)
    assert peak <= -1


@pytest.mark.parametrize("level", [0.02, 0.1, 0.9])
def test_soft_and_loud_recordings_come_out_alike(measuring: Leveller, level: float) -> None:
    sound = join(*(from_wav(recording(word, level=level, around=0.02)) for word in ("nol", "satu", "dua", "tiga")))
    loudness, peak = meter(measuring.even(sound))
    assert loudness == pytest.approx(-16, abs=1)
    assert peak <= -1


def test_a_sudden_noise_in_a_recording_is_pressed_and_the_words_stay_as_loud(measuring: Leveller) -> None:
    words = from_wav(recording("nol", seconds=2.0, level=0.05))
    bang = from_wav(recording("bang", seconds=0.02, level=1.0, around=0.0))
    loudness, peak = meter(measuring.even(join(words, bang, words)))
    assert loudness == pytest.approx(-16, abs=2)
    assert peak <= -1


def test_silence_and_nothing_stay_what_they_are(measuring: Leveller) -> None:
    assert measuring.even(silence(1.0)).peak == 0
    assert measuring.even(silence(0.0)).seconds == 0
    assert Leveller(()).even(silence(1.0)).peak == 0


def test_a_very_short_word_is_levelled_too(measuring: Leveller) -> None:
    short = from_wav(recording("a", seconds=0.15, level=0.05, around=0.0))
    assert measuring.even(short).loudness > 2 * short.loudness


def test_the_length_of_a_sound_does_not_change(measuring: Leveller) -> None:
    sound = from_wav(recording("nol", seconds=1.234))
    assert measuring.even(sound).seconds == pytest.approx(sound.seconds, abs=0.002)


def test_a_whole_call_with_its_chime_and_its_repetition(
    measuring: Leveller, espeak: EspeakEngine, tmp_path: Path
) -> None:
    speech = Speech(VoiceSettings(), True, Sentences((Synthetic(espeak),), SentenceCache(tmp_path), measuring))
    both = call(1, "A012", language=Language.ENGLISH)
    for sound in (
        from_wav(speech.utterance(both, DESK, repeats=True).wav),
        from_wav(speech.notice(((Language.INDONESIAN, "Gedung dikosongkan sekarang."),), urgent=True).wav),
    ):
        loudness, peak = meter(sound)
        assert loudness == pytest.approx(-16, abs=2)
        assert peak <= -1


def test_a_process_that_fails_is_left_for_the_estimate(espeak: EspeakEngine) -> None:
    leveller = Leveller((sys.executable, "-c", "raise SystemExit(1)"))
    assert "R128" in leveller.name
    sound = from_wav(espeak.synth(*TEXTS[0]))
    assert meter(leveller.even(sound))[0] == pytest.approx(-16, abs=2)
    assert "RMS" in leveller.name, "what is kept from now on says how it was levelled"


def test_no_process_of_ours_loads_the_media_library_but_the_one_that_measures() -> None:
    program = (
        "import sys, display.voice.assembling; print([name for name in sys.modules if name.split('.')[0] == 'av'])"
    )
    said = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True, timeout=30)
    assert said.stdout.strip() == "[]"
