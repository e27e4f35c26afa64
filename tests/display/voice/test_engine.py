"""The voice process: it speaks both languages, and whatever befalls it, the next sentence is spoken."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from display.voice.engine import CommandEngine, EngineFailed, EspeakEngine
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


WRITES_WAV = """
import sys, wave
text = sys.stdin.read()
print(*sys.argv[1:], text.strip(), file=open("heard.txt", "a"))
with wave.open(sys.argv[1] if len(sys.argv) > 1 and sys.argv[1].endswith(".wav") else sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 16000, 0, "NONE", ""))
    out.writeframes(bytes(32000))
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A voice of the site's own, as piper or mbrola would be."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "voice.py"
    file.write_text(WRITES_WAV)
    return (sys.executable, str(file))


def test_a_program_of_the_site_is_given_the_text_and_gives_the_sound(program: tuple[str, ...], tmp_path: Path) -> None:
    engine = CommandEngine((*program, "--voice={language}", "{rate}"), 0.9)
    assert from_wav(engine.synth("nol satu; rm -rf $HOME", "id")).seconds == pytest.approx(1.0, abs=0.01)
    assert (tmp_path / "heard.txt").read_text() == "--voice=id 0.90 nol satu; rm -rf $HOME\n"
    assert engine.name != CommandEngine((*program, "--voice=other"), 0.9).name


def test_a_program_that_writes_files_is_given_a_name(program: tuple[str, ...]) -> None:
    assert from_wav(CommandEngine((*program, "{file}"), 0.9).synth("satu", "id")).seconds == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("no-such-voice-program",), "No such file"),
        ((sys.executable, "-c", "import sys; sys.exit('no model here')"), "no model here"),
        ((sys.executable, "-c", "pass"), "0 bytes"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "not done after"),
    ],
    ids=["not there", "fails", "says nothing", "hangs"],
)
def test_a_program_that_cannot_speak_is_an_error_with_a_reason_too(command: tuple[str, ...], said: str) -> None:
    with pytest.raises(EngineFailed, match=said):
        CommandEngine(command, 0.9, deadline=2.0).synth("satu", "id")


def test_closing_waits_for_no_answer() -> None:
    engine = EspeakEngine(0.9, (sys.executable, "-c", "input(); import time; time.sleep(60)"), deadline=30)
    failed: list[str] = []

    def ask() -> None:
        try:
            engine.synth("satu", "id")
        except EngineFailed as problem:
            failed.append(str(problem))

    thread = threading.Thread(target=ask)
    thread.start()
    while engine.piped.process is None:
        time.sleep(0.01)
    begun = time.monotonic()
    engine.close()
    thread.join(10)
    assert time.monotonic() - begun < 5
    assert failed == ["the voice process was ended"]


def test_several_threads_may_ask_and_each_gets_its_own_answer() -> None:
    engine = EspeakEngine(0.9)
    texts = ["satu", "dua belas", "tiga ratus empat puluh lima", "sembilan ratus sembilan puluh sembilan"] * 3
    try:
        alone = {text: engine.synth(text, "id") for text in set(texts)}
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda text: engine.synth(text, "id"), texts))
    finally:
        engine.close()
    lengths = [len(one) for one in together]
    assert lengths == pytest.approx([len(alone[text]) for text in texts], rel=0.05)
