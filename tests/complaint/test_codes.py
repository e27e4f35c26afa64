"""The code of a case: read aloud, copied by hand, typed on a kiosk, and never in anybody's way."""

from __future__ import annotations

import random
import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.complaint.codes import BITS, LETTERS, LONGEST_TYPED, hash_of, new_code, tidy, whole

CODES = st.integers(0, 2**BITS - 1).map(lambda number: new_code(lambda _: number))


def test_a_code_is_four_groups_of_letters_that_nobody_confuses():
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", new_code(secrets.randbits))
    assert not set("ILOU") & set(LETTERS)


def test_eighty_bits_are_asked_for_and_all_of_them_are_in_the_code():
    asked: list[int] = []

    def bits(n: int) -> int:
        asked.append(n)
        return 2**n - 1

    assert new_code(bits) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert asked == [80]
    assert new_code(lambda _: 0) == "0000-0000-0000-0000"
    assert new_code(lambda _: 1) == "0000-0000-0000-0001"
    assert new_code(lambda _: 1 << 79) == "G000-0000-0000-0000"


@given(st.integers(0, 2**BITS - 1), st.integers(0, 2**BITS - 1))
def test_other_bits_are_another_code(one, other):
    assert (new_code(lambda _: one) == new_code(lambda _: other)) is (one == other)


@pytest.mark.parametrize(
    "typed",
    [
        "K7M2-9QXR-4TBN-8W0E",
        "k7m2-9qxr-4tbn-8w0e",
        "K7M29QXR4TBN8W0E",
        "  k7m2 9qxr\t4tbn 8woe \n",
        "K7M2–9QXR—4TBN_8WOE",
        "K7M2.9QXR/4TBN,8WoE",
        "Ｋ７Ｍ２－９ＱＸＲ－４ＴＢＮ－８Ｗ０Ｅ",
        "K 7 M 2 9 Q X R 4 T B N 8 W 0 E",
    ],
)
def test_a_code_is_known_however_it_was_typed(typed):
    assert tidy(typed) == "K7M2-9QXR-4TBN-8W0E"
    assert whole(typed)
    assert hash_of(typed) == hash_of("K7M2-9QXR-4TBN-8W0E")


@pytest.mark.parametrize(("written", "meant"), [("o", "0"), ("O", "0"), ("i", "1"), ("l", "1"), ("L", "1"), ("u", "V")])
def test_what_looks_alike_is_the_same(written, meant):
    assert tidy(written * 16) == tidy(meant * 16)


@pytest.mark.parametrize("typed", ["", "   ", "-----", "K7M2", "K7M2-9QXR-4TBN-8W0", "K7M2-9QXR-4TBN-8W0E5", "Ω" * 16])
def test_what_is_no_code_is_none_and_harms_nothing(typed):
    assert not whole(typed)
    assert len(hash_of(typed)) == 64


def test_a_novel_typed_as_a_code_is_not_read_to_its_end():
    assert len(tidy("A" * 1_000_000).replace("-", "")) == LONGEST_TYPED
    assert not whole("A" * 1_000_000)


@given(CODES, st.randoms(use_true_random=False))
def test_blanks_dashes_and_small_letters_change_nothing(code, chance: random.Random):
    typed = "".join(chance.choice([letter, letter.lower(), letter + " ", letter + "-"]) for letter in code)
    assert tidy(typed) == code


@given(st.text(max_size=200))
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


@given(CODES)
def test_the_hash_does_not_hold_the_code(code):
    assert code not in hash_of(code)
    assert code.replace("-", "") not in hash_of(code).upper()
