"""The index is exact, is rounded once, and its grade reads the rounded figure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.feedback import Element, Grade
from shared.model import ElementOrder, Weights
from shared.survey.elements import ordered
from shared.survey.index import grade, half_up, index, weight
from shared.survey.summary import index_of
from tests.survey.answers import PUBLISHED, row

MARKS = st.lists(st.tuples(*[st.none() | st.integers(1, 4)] * 9), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("weights", "hundredths"), [(Weights.EXACT, 9148), (Weights.THREE_DIGITS, 9138), (Weights.TWO_DIGITS, 9056)]
)
def test_a_published_report_of_29_comes_out_by_each_way_to_weigh(weights: Weights, hundredths: int) -> None:
    made = index_of(PUBLISHED, weights)
    assert made is not None
    assert (made.hundredths, made.grade) == (hundredths, Grade.A)


def test_the_means_of_the_published_report_are_those_it_prints() -> None:
    made = index_of(PUBLISHED, Weights.EXACT)
    assert made is not None
    means = [half_up(mean.mean, 4) for mean in made.means if mean.mean is not None]
    assert means == [36207, 34828, 34483, 40000, 35172, 36207, 36552, 36207, 39655]
    assert half_up(made.exact, 6) == 3659004
    assert [mean.element for mean in made.lowest(3)] == [Element.TIME, Element.PROCEDURE, Element.PRODUCT]


@pytest.mark.parametrize(
    ("exact", "quality"),
    [
        ("25", Grade.D),
        ("64.99", Grade.D),
        ("64.994", Grade.D),
        ("64.995", Grade.C),
        ("65", Grade.C),
        ("76.60", Grade.C),
        ("76.604", Grade.C),
        ("76.605", Grade.B),
        ("76.61", Grade.B),
        ("88.30", Grade.B),
        ("88.304", Grade.B),
        ("88.305", Grade.A),
        ("88.31", Grade.A),
        ("100", Grade.A),
    ],
)
def test_every_border_of_the_grades_is_met_after_rounding(exact: str, quality: Grade) -> None:
    assert grade(half_up(Fraction(exact), 2)) is quality


@pytest.mark.parametrize(
    ("total", "hundredths", "quality"),
    [
        (46793, 6499, Grade.D),  # 64.9902...
        (46796, 6499, Grade.D),  # 64.9944...
        (46797, 6500, Grade.C),  # 64.9958...
        (55154, 7660, Grade.C),  # 76.6027...
        (55156, 7661, Grade.B),  # 76.6055...
        (63579, 8830, Grade.B),  # 88.3041...
        (63580, 8831, Grade.A),  # 88.3055...
    ],
)
def test_answers_on_both_sides_of_a_border_get_their_grades(total: int, hundredths: int, quality: Grade) -> None:
    n = 2000
    shares = [total // 9 + (1 if at < total % 9 else 0) for at in range(9)]
    made = index(dict(zip(Element, shares, strict=True)), dict.fromkeys(Element, n), Weights.EXACT)
    assert made is not None
    assert made.hundredths == half_up(Fraction(25 * total, 9 * n), 2)
    assert (made.hundredths, made.grade) == (hundredths, quality)


@pytest.mark.parametrize(
    ("weights", "best"), [(Weights.EXACT, 10000), (Weights.THREE_DIGITS, 9990), (Weights.TWO_DIGITS, 9900)]
)
def test_nobody_can_be_better_than_a_rounded_weight_allows(weights: Weights, best: int) -> None:
    made = index_of([row(4)] * 30, weights)
    assert made is not None
    assert made.hundredths == best


def test_who_leaves_an_element_out_is_left_out_of_that_element_alone() -> None:
    whole, left_out = row(4, 4, 4, 4, 4, 4, 4, 4, 4), row(2, 2, 2, None, 2, 2, 2, 2, 2)
    made = index_of([whole, left_out], Weights.EXACT)
    assert made is not None
    assert (made.of(Element.COST).answers, made.of(Element.COST).mean) == (1, Fraction(4))
    assert (made.of(Element.TIME).answers, made.of(Element.TIME).mean) == (2, Fraction(3))
    assert made.exact == Fraction(8 * 3 + 4, 9)


def test_an_element_that_nobody_answered_leaves_its_weight_to_the_others() -> None:
    made = index_of([row(4, 4, 4, 4, 4, 4, 4, 4, None)] * 12, Weights.EXACT)
    assert made is not None
    assert (made.weight, made.hundredths) == (Fraction(1, 8), 10000)
    assert made.of(Element.COMPLAINTS).mean is None
    assert len(made.lowest(9)) == 8


def test_no_answers_have_no_index() -> None:
    assert index_of([], Weights.EXACT) is None
    assert index_of([row(None)] * 20, Weights.EXACT) is None


def test_two_official_orders_hold_the_same_nine_elements() -> None:
    asked, listed = ordered(ElementOrder.QUESTIONNAIRE), ordered(ElementOrder.ARTICLE)
    assert asked[-2:] == (Element.FACILITIES, Element.COMPLAINTS)
    assert listed[-2:] == (Element.COMPLAINTS, Element.FACILITIES)
    assert set(asked) == set(listed) == set(Element)
    assert asked[:-2] == listed[:-2]


@given(MARKS, st.sampled_from(Weights))
def test_an_index_lies_between_its_lowest_and_its_highest_answer(
    marks: list[tuple[int | None, ...]], weights: Weights
) -> None:
    given_marks = [mark for nine in marks for mark in nine if mark is not None]
    made = index_of([row(*nine) for nine in marks], weights)
    if made is None:
        assert not given_marks
        return
    scale = made.weight * sum(1 for mean in made.means if mean.mean is not None)
    assert min(given_marks) * scale <= made.exact <= max(given_marks) * scale
    if weights is Weights.EXACT:
        assert scale == 1


@given(MARKS)
def test_the_order_of_answers_changes_nothing(marks: list[tuple[int | None, ...]]) -> None:
    rows = [row(*nine) for nine in marks]
    assert index_of(rows, Weights.EXACT) == index_of(rows[::-1], Weights.EXACT)


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_rounding_is_half_up_and_never_further_than_half(top: int, bottom: int) -> None:
    value = Fraction(top, bottom)
    rounded = Fraction(half_up(value, 2), 100)
    assert -Fraction(1, 200) < rounded - value <= Fraction(1, 200)


def test_weights_are_rounded_half_up_as_spreadsheets_print_them() -> None:
    assert weight(Weights.THREE_DIGITS) == Fraction(111, 1000)
    assert weight(Weights.TWO_DIGITS) == Fraction(11, 100)
    assert weight(Weights.TWO_DIGITS, 8) == Fraction(13, 100)
