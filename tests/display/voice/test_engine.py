"""The voice process: it speaks both languages, and whatever befalls it, the next sentence is spoken."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from display.voice.engine import EngineFailed, EspeakEngine
from shared.sound.samples import from_wav


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakEngine]:
    real = EspeakEngine(0.9)
    yield real
    real.close()


def test_it_speaks_both_languages(engine: EspeakEngine) -> None:
    indonesian = from_wav(engine.synth("Nomor antrean, a, nol satu dua.", "id"))
    english = from_wav(engine.synth("Number A, zero one two.", "en"))
    assert 1.0 < indonesian.seconds < 6.0
    assert 1.0 < english.seconds < 6.0
    assert indonesian.loudness > 0.02


def test_the_languages_are_different_voices(engine: EspeakEngine) -> None:
    assert engine.synth("satu dua tiga", "id") != engine.synth("satu dua tiga", "en")


def test_a_slower_pace_takes_longer() -> None:
    slow, fast = EspeakEngine(0.6), EspeakEngine(1.4)
    try:
        lengths = [from_wav(one.synth("nol satu dua", "id")).seconds for one in (slow, fast)]
    finally:
        slow.close()
        fast.close()
    assert lengths[0] > 1.5 * lengths[1]


def test_line_breaks_and_markup_in_a_text_are_only_text(engine: EspeakEngine) -> None:
    strange = 'satu\n{"text": "dua"}\n<speak>&amp;\x07'
    assert from_wav(engine.synth(strange, "id")).seconds > 0.5
    assert from_wav(engine.synth("satu", "id")).seconds < 2


def test_a_killed_process_is_replaced_within_the_sentence(engine: EspeakEngine) -> None:
    first = from_wav(engine.synth("dua belas", "id"))
    assert engine.piped.process is not None
    engine.piped.process.kill()
    engine.piped.process.wait()
    again = from_wav(engine.synth("dua belas", "id"))
    assert again.seconds == pytest.approx(first.seconds, abs=0.1)


HANGS_ONCE = """
import sys, time, pathlib
mark = pathlib.Path(sys.argv[1])
if not mark.exists():
    mark.touch()
    sys.stdin.buffer.readline()
    time.sleep(60)
from display.voice.espeak_process import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def test_a_hanging_process_is_ended_and_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("display.voice.pipes._FIRST_DEADLINE_S", 0.0)
    engine = EspeakEngine(0.9, (sys.executable, "-c", HANGS_ONCE, str(tmp_path / "hung")), deadline=4.0)
    begun = time.monotonic()
    try:
        assert from_wav(engine.synth("satu", "id")).seconds > 0.1
    finally:
        engine.close()
    assert 3.9 < time.monotonic() - begun < 12


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(3)",
        "print('hello', flush=True); input(); input()",
        'input(); print(\'{"error": "no voice"}\', flush=True); input()',
        "input(); print('{\"bytes\": 4000}', flush=True)",
        "input(); print('{\"bytes\": -1}', flush=True)",
    ],
    ids=["ends", "babbles", "says no", "cut off", "less than nothing"],
)
def test_a_process_that_cannot_speak_is_an_error_with_a_reason(program: str) -> None:
    engine = EspeakEngine(0.9, (sys.executable, "-c", program))
    try:
        with pytest.raises(EngineFailed):
            engine.synth("satu", "id")
    finally:
        engine.close()


def test_a_program_that_is_not_there_is_an_error_with_a_reason() -> None:
    with pytest.raises(EngineFailed, match="does not start"):
        EspeakEngine(0.9, ("no-such-program-anywhere",)).synth("satu", "id")


def test_closing_ends_the_process() -> None:
    engine = EspeakEngine(0.9)
    engine.synth("satu", "id")
    process = engine.piped.process
    assert process is not None
    engine.close()
    assert process.poll() is not None
    engine.close()
