"""What a PIN must not be, and that the sentences a clerk reads say exactly that."""

from __future__ import annotations

import pytest

from shared.hub.access.pins import DIFFERENT, LONGEST, SHORTEST, too_simple
from shared.language import catalogue
from shared.model import Language, Role
from shared.protocol.commands import ChangePin
from shared.protocol.refusal import RefusalCode
from tests.hub.running import NEW_PIN, RunningHub

SIMPLE = {
    "shorter than six": "58213",
    "longer than a hash should take": "58" * LONGEST,
    "two different characters only": "585588",
    "a run": "234567",
    "a run over the nine": "890123",
    "a run down": "765432",
    "a run of letters": "bcdefgh",
    "a run of the keyboard": "wertyu",
    "a repeated pattern": "582582",
    "a repeated pattern, cut": "5825825",
    "the name": "siti58",
    "the name in capitals": "58SITI58",
    "a common word": "rahasia58",
}


@pytest.mark.parametrize("pin", SIMPLE.values(), ids=SIMPLE)
def test_a_pin_that_is_guessed_first_is_too_simple(pin: str) -> None:
    assert too_simple(pin, "siti")


@pytest.mark.parametrize("pin", ["592817", "112358", "kucing7", "585289", "a" * 30 + "bc"])
def test_any_other_pin_will_do(pin: str) -> None:
    assert not too_simple(pin, "siti")


def test_the_old_pin_is_no_new_one(small_hub: RunningHub) -> None:
    with small_hub.desk("siti", role=Role.SUPERVISOR) as desk:
        assert desk.refused(ChangePin(NEW_PIN, NEW_PIN)).code is RefusalCode.PIN_TOO_SIMPLE


RULE = {
    Language.INDONESIAN: (
        f"edikitnya {SHORTEST} angka atau huruf, {DIFFERENT} di antaranya berbeda",
        "urutan, pola berulang, nama Anda, kata umum, atau PIN lama",
    ),
    Language.ENGLISH: (
        f"t least {SHORTEST} digits or letters, {DIFFERENT} of them different",
        "o run, no repeated pattern, not your name, no common word, not the old PIN",
    ),
}


@pytest.mark.parametrize("key", ["counter.pin.rule", "refusal.pin_too_simple"])
@pytest.mark.parametrize("language", list(Language))
def test_the_sentences_say_what_is_demanded(language: Language, key: str) -> None:
    sentence = catalogue(language).say(key)
    for part in RULE[language]:
        assert part in sentence
