"""Other languages than the two are data: the shipped example, a site's own file, and files that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from display.voice.assembling import tongues
from display.voice.cache import SentenceCache
from display.voice.engine import EspeakEngine
from display.voice.levelling import Leveller
from display.voice.speech import Sentences, Speech
from display.voice.tongue import KEYS, SHIPPED, BadTongue, regional, tongue
from display.voice.words import cardinal, letters, sentence
from shared.model import CallKind, DeskInfo, DeskKind, Language, Text
from shared.settings.sections import Reading, VoiceSettings
from shared.sound.samples import from_wav
from tests.display.room import call

BANJAR = regional("bjn", None)
THIRD = DeskInfo("d3", Text("3", "3"), Text("", ""))
ROOM = DeskInfo("r", Text("Bidang Mutasi", "Transfers"), Text("", ""), DeskKind.ROOM)


def test_the_example_says_a_call_its_own_way() -> None:
    assert sentence(call(1, "A012"), THIRD, Reading.CARDINAL, BANJAR.words) == (
        "Numur antrian, a, dua walas. Silakan ka luket talu."
    )
    assert sentence(call(1, "B025", kind=CallKind.RECALL), ROOM, Reading.CARDINAL, BANJAR.words) == (
        "Dikiau pulang. Numur antrian, be, salawi. Silakan ka kamar Bidang Mutasi."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nul"),
        (1, "asa"),
        (10, "sapuluh"),
        (11, "sawalas"),
        (14, "ampat walas"),
        (20, "dua puluh"),
        (24, "dua puluh ampat"),
        (25, "salawi"),
        (26, "dua puluh anam"),
        (125, "saratus salawi"),
        (999, "sanga ratus sanga puluh sanga"),
    ],
)
def test_its_numbers_have_words_of_their_own_even_twenty_five(number: int, words: str) -> None:
    assert " ".join(cardinal(number, BANJAR.words)) == words


def test_the_shipped_file_says_that_a_speaker_has_to_check_it() -> None:
    for file in SHIPPED.glob("*.po"):
        assert "NOT been checked by a speaker" in file.read_text(encoding="utf-8"), file.name


def test_the_two_languages_have_whatever_a_regional_one_must_have() -> None:
    for language in Language:
        assert regional(language.value, None) is tongue(language)
        assert all(tongue(language).words.has(key) for key in KEYS)
        assert len(letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", tongue(language).words)) == 26


def write(clips: Path, change: tuple[str, str] = ("", "")) -> Path:
    (clips / "jv").mkdir(parents=True, exist_ok=True)
    text = (SHIPPED / "bjn.po").read_text(encoding="utf-8")
    assert change[0] in text
    (clips / "jv" / "voice.po").write_text(text.replace(*change, 1), encoding="utf-8")
    return clips


def test_a_site_writes_its_own_language_beside_its_recordings(tmp_path: Path) -> None:
    clips = write(tmp_path, ("Silakan ka {place}", "Mangga dhateng {place}"))
    found = regional("jv", clips)
    assert (found.tag, found.voice) == ("jv", "id")
    assert "Mangga dhateng luket talu" in sentence(call(1), THIRD, Reading.DIGITS, found.words)


@pytest.mark.parametrize(
    "change",
    [
        ('msgid "voice.call"', 'msgid "voice.coll"'),
        ("{place}", "{plaze}"),
        ("Silakan ka {place}", "Silakan"),
        ("ye zet", "ye"),
        ("0 nul; ", ""),
        ("0 nul", "x nul"),
        ('msgid "voice.engine"\nmsgstr "id"', 'msgid "voice.engine"\nmsgstr ""'),
    ],
    ids=["a key is missing", "a place is misspelt", "no place", "25 letters", "no zero", "no figure", "empty"],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_path(tmp_path: Path, change: tuple[str, str]) -> None:
    clips = write(tmp_path, change)
    with pytest.raises(BadTongue, match=r"voice\.po"):
        regional("jv", clips)


def test_a_language_that_nobody_wrote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTongue, match="xx"):
        regional("xx", tmp_path)


def test_every_call_is_said_in_the_regional_language_too_between_the_others(tmp_path: Path) -> None:
    said = Sentences((), SentenceCache(tmp_path), Leveller(()))
    speech = Speech(VoiceSettings(), True, said, (BANJAR,))
    guest = call(1, "A012", language=Language.ENGLISH)
    assert [one.tag for _, one in speech.texts(guest, THIRD)] == ["id", "bjn", "en"]
    assert [one.tag for _, one in speech.texts(call(1), THIRD)] == ["id", "bjn"]


def test_a_language_that_cannot_be_used_is_left_out_and_the_rest_is_spoken() -> None:
    settings = VoiceSettings(also=("xx", "bjn"))
    with capture_logs() as logs:
        assert [one.tag for one in tongues(settings)] == ["bjn"]
    assert [line["language"] for line in logs] == ["xx"]


def test_the_engine_has_a_voice_for_every_language_that_is_shipped() -> None:
    engine = EspeakEngine(1.5)
    try:
        for one in (BANJAR, *(tongue(language) for language in Language)):
            assert from_wav(engine.synth(" ".join(cardinal(12, one.words)), one.voice)).seconds > 0.2
    finally:
        engine.close()
