"""Sentences laid together from the site's recordings: which clips, which pauses, and when the engine speaks instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from display.voice.cache import SentenceCache
from display.voice.clips import Clips, Token, clip_name, laid, tokens
from display.voice.engine import EngineFailed
from display.voice.levelling import Leveller
from display.voice.recording.script import script
from display.voice.speech import Sentences, Speech, Synthetic
from display.voice.tongue import Tongue, tongue
from display.voice.words import sentence
from shared.model import CallKind, Language
from shared.settings.sections import Reading, VoiceSettings
from shared.sound.samples import BadSound, Sound, from_wav
from tests.display.room import call, directory
from tests.display.voice.officer import record, recording, tone_of
from tests.display.voice.test_chime_and_sound import strength

ID, EN = tongue(Language.INDONESIAN), tongue(Language.ENGLISH)
CALL = "Nomor antrean, a, nol satu dua. Silakan menuju, loket tiga."
WORDS = {"nomor-antrean", "a", "nol", "satu", "dua", "tiga", "silakan-menuju", "loket"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("nol", "nol"),
        ("Nomor antrean", "nomor-antrean"),
        ("Bidang  Mutasi & Promosi", "bidang-mutasi-promosi"),
        ("o'clock", "oclock"),
        ("Jum’at", "jumat"),
        ("kupu-kupu", "kupu-kupu"),
        ("É", "e"),
        ("../../etc", "etc"),
        ("", ""),
    ],
)
def test_a_clip_is_named_by_its_words(words: str, name: str) -> None:
    assert clip_name(words) == name


def test_a_sentence_is_cut_into_words_and_breaths() -> None:
    assert [token.name for token in tokens(CALL)] == [
        *("nomor", "antrean", "a", "nol", "satu", "dua", "silakan", "menuju", "loket", "tiga")
    ]
    pauses = {token.name: token.pause_s for token in tokens(CALL)}
    assert 0 < pauses["antrean"] == pauses["menuju"] < pauses["dua"]
    assert pauses["nol"] == 0


def named(clips: tuple[Token, ...] | None) -> list[str] | None:
    return None if clips is None else [clip.name for clip in clips]


def test_the_fewest_clips_are_taken() -> None:
    assert named(laid(tokens(CALL), WORDS)) == [
        *("nomor-antrean", "a", "nol", "satu", "dua", "silakan-menuju", "loket", "tiga")
    ]
    longer = WORDS | {"loket-tiga", "silakan-menuju-loket", "satu-dua"}
    assert named(laid(tokens(CALL), longer)) == [
        *("nomor-antrean", "a", "nol", "satu-dua", "silakan-menuju-loket", "tiga")
    ]
    whole = WORDS | {clip_name("nomor antrean a nol satu dua silakan menuju loket tiga")}
    assert len(laid(tokens(CALL), whole) or ()) == 1


def test_a_sentence_with_one_word_missing_is_not_laid_at_all() -> None:
    for word in WORDS:
        assert laid(tokens(CALL), WORDS - {word}) is None
    assert laid((), WORDS) is None


def every_call(reading: Reading, spoken: Tongue) -> Iterator[tuple[Token, ...]]:
    """All numbers at one desk, all letters and desks with one number, first calls and repeated ones."""
    room = directory()
    numbers = [(f"A{n:03}", "d1") for n in range(1000)]
    numbers += [(f"{queue.letter}001", desk.id) for queue in room.queues for desk in room.desks]
    desks = {desk.id: desk for desk in room.desks}
    for number, place in numbers:
        yield tokens(sentence(call(1, number, place), desks[place], reading, spoken.words))
    yield tokens(sentence(call(1, kind=CallKind.RECALL), desks["d1"], reading, spoken.words))


@pytest.mark.parametrize("reading", list(Reading))
@pytest.mark.parametrize("spoken", [ID, EN], ids=["id", "en"])
def test_what_the_script_lists_says_every_call_of_the_office(spoken: Tongue, reading: Reading) -> None:
    names = {line.name for line in script(spoken, directory())}
    assert [one for one in every_call(reading, spoken) if laid(one, names) is None] == []


def test_the_list_is_a_few_dozen_clips_and_none_is_superfluous() -> None:
    names = [line.name for line in script(ID, directory())]
    assert len(names) == len(set(names)) <= 36
    assert {"nomor-antrean", "silakan-menuju", "panggilan-ulang", "loket", "ruang"} <= set(names)
    used = {clip.name for reading in Reading for one in every_call(reading, ID) for clip in laid(one, set(names)) or ()}
    assert used == set(names)


def test_the_sentence_has_its_words_in_order_with_their_pauses(tmp_path: Path) -> None:
    record(tmp_path / "id", WORDS)
    sound = Clips(tmp_path).render(CALL, ID)
    spoken, pauses = 8 * 0.35, 2 * 0.18 + 0.18 + 0.45 + 3 * 0.04
    assert sound.seconds == pytest.approx(spoken + pauses, abs=0.1)
    alone = Clips(tmp_path).render("nomor antrean", ID)
    assert Sound(sound.samples[: len(alone.samples)]).samples == alone.samples


def test_a_clip_at_any_rate_keeps_its_tone_and_gains_no_other(tmp_path: Path) -> None:
    for rate in (16_000, 44_100, 48_000):
        (tmp_path / "id").mkdir(exist_ok=True)
        (tmp_path / "id" / f"nol-{rate}.wav").write_bytes(recording("nol", rate=rate))
        hertz = tone_of("nol")
        sound = Clips(tmp_path).render(f"nol {rate}", ID)
        assert strength(sound, hertz, 0.05, 0.2) > 20 * strength(sound, hertz * 1.37, 0.05, 0.2)


def test_what_our_rate_cannot_hold_does_not_come_back_as_another_tone() -> None:
    assert from_wav(recording("desis", hertz=15_000, rate=48_000)).loudness < 0.005


class Robot:
    """An engine that notes what it says."""

    name = "robot"

    def __init__(self) -> None:
        self.said: list[str] = []

    def synth(self, text: str, voice: str) -> bytes:
        self.said.append(f"{voice}: {text}")
        return recording(text)

    def close(self) -> None:
        pass


def layered(folder: Path, robot: Robot | None) -> Sentences:
    layers = (Clips(folder / "clips"), Synthetic(robot)) if robot else (Clips(folder / "clips"),)
    return Sentences(layers, SentenceCache(folder / "kept"), Leveller(()))


def test_recordings_rule_where_they_say_everything_and_the_engine_says_the_rest(tmp_path: Path) -> None:
    record(tmp_path / "clips" / "id", WORDS)
    robot = Robot()
    said = layered(tmp_path, robot)
    said.sound(CALL, ID)
    assert robot.said == []
    said.sound("Nomor antrean, a, nol satu empat. Silakan menuju, loket tiga.", ID)
    said.sound("Number A, zero one two.", EN)
    assert robot.said == [
        "id: Nomor antrean, a, nol satu empat. Silakan menuju, loket tiga.",
        "en: Number A, zero one two.",
    ], "never half by the officer and half by the machine"


def test_without_engine_and_word_a_sentence_fails_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="nobody speaks id"):
        layered(tmp_path, None).sound(CALL, ID)


def test_a_broken_clip_falls_to_the_engine(tmp_path: Path) -> None:
    folder = record(tmp_path / "clips" / "id", WORDS)
    (folder / "tiga.wav").write_bytes(b"RIFF")
    robot = Robot()
    layered(tmp_path, robot).sound(CALL, ID)
    assert len(robot.said) == 1
    (folder / "tiga.wav").write_bytes(recording("tiga", level=0.0))
    with pytest.raises(BadSound, match="tiga"):
        Clips(tmp_path / "clips").render(CALL, ID)


def test_a_clip_recorded_anew_is_heard_from_the_next_call_on(tmp_path: Path) -> None:
    folder = record(tmp_path / "clips" / "id", WORDS)
    said = layered(tmp_path, None)
    before = said.sound(CALL, ID)
    assert said.kept(CALL, ID)
    (folder / "tiga.wav").write_bytes(recording("tiga", seconds=0.9))
    assert not said.kept(CALL, ID)
    assert said.sound(CALL, ID).seconds > before.seconds + 0.4


def test_a_call_in_two_languages_loses_only_what_nobody_says(tmp_path: Path) -> None:
    record(tmp_path / "clips" / "id", {*WORDS, "nol"})
    speech = Speech(VoiceSettings(), False, layered(tmp_path, None))
    guest = call(1, "A012", language=Language.ENGLISH)
    (desk,) = (desk for desk in directory().desks if desk.id == "d3")
    utterance = speech.utterance(guest, desk, repeats=False)
    assert utterance.seconds > 2
    assert "nobody speaks en" in utterance.failed
