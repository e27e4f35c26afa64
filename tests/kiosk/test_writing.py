"""Writing by letters: where they go, what is left out, and when a sentence begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.feedback.writing import Written, begins_sentence, erased, moved, typed

HOSTILE = ["a\x00b", "a\x1b[31mb", "a\u202eb", "a\u200bb", "a\rb", "a\x7fb", "a\ue000b"]


@pytest.mark.parametrize("letters", HOSTILE)
def test_signs_that_cannot_be_seen_are_left_out(letters: str) -> None:
    kept = typed(Written(), letters, 100).text
    assert kept in {"ab", "a[31mb"}


def test_letters_go_to_the_caret() -> None:
    assert typed(Written("ac", 1), "b", 10) == Written("abc", 2)
    assert erased(Written("abc", 2)) == Written("ac", 1)
    assert erased(Written("abc", 0)) == Written("abc", 0)


def test_what_is_over_the_limit_is_left_out() -> None:
    assert typed(Written("ab", 2), "cdef", 4) == Written("abcd", 4)
    assert typed(Written("abcd", 4), "e", 4) == Written("abcd", 4)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("", True), ("a", False), ("Satu. ", True), ("Satu.", False), ("Satu? ", True), ("satu ", False), ("a\n", True)],
)
def test_a_sentence_begins_with_a_capital(text: str, begins: bool) -> None:
    assert begins_sentence(Written(text, len(text))) is begins


@given(st.lists(st.one_of(st.text(max_size=5), st.integers(-50, 50), st.none()), max_size=40))
def test_the_caret_never_leaves_the_text_and_the_text_never_its_limit(acts: list[str | int | None]) -> None:
    written = Written()
    for act in acts:
        if act is None:
            written = erased(written)
        elif isinstance(act, str):
            written = typed(written, act, 30)
        else:
            written = moved(written, written.at + act)
        assert 0 <= written.at <= len(written.text) <= 30
        assert all(letter.isprintable() or letter == "\n" for letter in written.text)
