"""One call is one sound: the order, the gaps, the loudness, the cache and what happens without an engine."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from display.voice.cache import SentenceCache
from display.voice.chime import chime
from display.voice.engine import EngineFailed
from display.voice.levelling import Leveller
from display.voice.levelling_process import loudness_of, true_peak_of
from display.voice.speech import (
    BETWEEN_LANGUAGES_S,
    VOICE_AFTER_S,
    Sentences,
    Speech,
    Synthetic,
)
from shared.model import CallKind, DeskInfo, Language, Text
from shared.settings.sections import VoiceSettings
from shared.sound.samples import RATE, Sound, from_levels, from_wav, join, silence, to_wav
from tests.display.room import call

DESK = DeskInfo("d1", Text("3", "3"), Text("", ""))
SPOKEN_S = 1.0


@dataclass
class Whistler:
    """An engine that whistles for one second, low for Indonesian and high for English, with silence around it."""

    name: str = "whistler"
    level: int = 3000
    texts: list[str] = field(default_factory=list)
    failing: bool = False

    def synth(self, text: str, voice: str) -> bytes:
        if self.failing:
            raise EngineFailed("hoarse")
        self.texts.append(text)
        half = 40 if voice == "id" else 10  # samples of half a wave
        wave = [self.level / 32767 * (1 if index // half % 2 else -1) for index in range(round(SPOKEN_S * RATE))]
        return to_wav(join(silence(0.3), from_levels(wave), silence(0.3)))

    def close(self) -> None:
        pass


def speech(tmp_path: Path, engine: Whistler | None, chimes: bool = True, **settings: object) -> Speech:
    layers = (Synthetic(engine),) if engine else ()
    said = Sentences(layers, SentenceCache(tmp_path / "voice"), Leveller(()))
    return Speech(replace(VoiceSettings(), **settings), chimes, said)  # type: ignore[arg-type]


def pieces(sound: Sound) -> list[tuple[float, float]]:
    """Begin and end of each stretch that is not silent, in seconds."""
    found: list[list[int]] = []
    for index in range(0, len(sound.samples), 50):
        if max(map(abs, sound.samples[index : index + 50]), default=0) > 2000:
            if found and index - found[-1][1] <= 4000:
                found[-1][1] = index + 50
            else:
                found.append([index, index + 50])
    return [(begin / RATE, end / RATE) for begin, end in found]


def test_the_voice_begins_900_ms_after_the_first_tone(tmp_path: Path) -> None:
    utterance = speech(tmp_path, Whistler()).utterance(call(1), DESK, repeats=False)
    sound = from_wav(utterance.wav)
    assert sound.seconds == utterance.seconds == pytest.approx(VOICE_AFTER_S + SPOKEN_S, abs=0.01)
    before = Sound(sound.samples[: round(VOICE_AFTER_S * RATE) - 5])
    assert before.samples == chime(recall=False).samples[: len(before.samples)]


def test_english_follows_indonesian_after_a_breath_when_the_visitor_chose_it(tmp_path: Path) -> None:
    whistler = Whistler()
    guest = call(1, language=Language.ENGLISH)
    sound = from_wav(speech(tmp_path, whistler, chimes=False).utterance(guest, DESK, repeats=False).wav)
    assert whistler.texts == [
        "Nomor antrean, a, nol nol satu. Silakan menuju, loket tiga.",
        "Number A, zero zero one, please proceed to counter three.",
    ]
    (first, second) = pieces(sound)
    assert second[0] - first[1] == pytest.approx(BETWEEN_LANGUAGES_S, abs=0.01)


def test_a_repeated_call_says_its_sentence_again_after_three_seconds(tmp_path: Path) -> None:
    voice = speech(tmp_path, Whistler(), chimes=False)
    first, second = pieces(from_wav(voice.utterance(call(1), DESK, repeats=True).wav))
    assert second[0] - first[1] == pytest.approx(3.0, abs=0.01)
    assert len(pieces(from_wav(voice.utterance(call(1), DESK, repeats=False).wav))) == 1
    once = speech(tmp_path, Whistler(), chimes=False, repeat=1)
    assert len(pieces(from_wav(once.utterance(call(1), DESK, repeats=True).wav))) == 1


def test_soft_and_loud_engines_come_out_alike(tmp_path: Path) -> None:
    for level in (300, 3000, 30000):
        voice = speech(tmp_path / str(level), Whistler(level=level), chimes=False)
        sound = from_wav(voice.utterance(call(1), DESK, repeats=False).wav)
        assert loudness_of(sound.samples, RATE) == pytest.approx(-16, abs=2)
        assert true_peak_of(sound.samples, RATE) <= -1


def test_volume_turns_everything_down(tmp_path: Path) -> None:
    loud = from_wav(speech(tmp_path, Whistler()).utterance(call(1), DESK, repeats=False).wav)
    soft = from_wav(speech(tmp_path, Whistler(), volume=0.5).utterance(call(1), DESK, repeats=False).wav)
    assert soft.peak == pytest.approx(loud.peak / 2, rel=0.01)


def test_without_an_engine_there_is_the_chime(tmp_path: Path) -> None:
    utterance = speech(tmp_path, None).utterance(call(1), DESK, repeats=True)
    assert from_wav(utterance.wav).samples == chime(recall=False).samples
    recall = speech(tmp_path, None).utterance(call(1, kind=CallKind.RECALL), DESK, repeats=True)
    assert from_wav(recall.wav).samples == chime(recall=True).samples


def test_an_engine_that_fails_leaves_the_chime_and_says_why(tmp_path: Path) -> None:
    utterance = speech(tmp_path, Whistler(failing=True)).utterance(call(1), DESK, repeats=True)
    assert from_wav(utterance.wav).samples == chime(recall=False).samples
    assert utterance.failed == "hoarse"


def test_a_sentence_is_rendered_once_and_kept(tmp_path: Path) -> None:
    first, again = Whistler(), Whistler()
    one = speech(tmp_path, first).utterance(call(1), DESK, repeats=False)
    other = speech(tmp_path, again).utterance(call(1), DESK, repeats=False)
    assert one == other
    assert len(first.texts) == 1
    assert again.texts == []


def test_another_engine_or_desk_or_reading_is_another_sound(tmp_path: Path) -> None:
    speech(tmp_path, Whistler()).utterance(call(1), DESK, repeats=False)
    other = Whistler(name="other")
    speech(tmp_path, other).utterance(call(1), DESK, repeats=False)
    speech(tmp_path, other).utterance(call(1), replace_label("4"), repeats=False)
    assert len(other.texts) == 2


def replace_label(label: str) -> DeskInfo:
    return DeskInfo("d1", Text(label, label), Text("", ""))


def test_a_broken_file_in_the_cache_is_rendered_anew(tmp_path: Path) -> None:
    speech(tmp_path, Whistler()).utterance(call(1), DESK, repeats=False)
    (kept,) = (tmp_path / "voice").glob("*.wav")
    kept.write_bytes(kept.read_bytes()[:40])
    whistler = Whistler()
    speech(tmp_path, whistler).utterance(call(1), DESK, repeats=False)
    assert len(whistler.texts) == 1


def test_the_cache_is_bounded_and_forgets_the_longest_unused(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path, kept=3)
    sound = silence(0.01)
    for n in range(6):
        cache.put("e", str(n), "id", sound)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "voice").write_text("a file where the folder should be")
    utterance = speech(tmp_path, Whistler()).utterance(call(1), DESK, repeats=False)
    assert utterance.failed == ""
