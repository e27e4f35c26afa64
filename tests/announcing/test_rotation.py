"""Who takes turns how often: exact rounds, fair shares, nobody twice running."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.announcing.rotation import Turn, next_turn


def turns(weights: dict[str, int], count: int, turn: Turn | None = None) -> str:
    """So many turns, written one after another."""
    turn, said = turn or Turn(), ""
    for _ in range(count):
        step = next_turn(weights, turn)
        assert step is not None
        said += step[0]
        turn = step[1]
    return said


@pytest.mark.parametrize(
    ("weights", "round_"),
    [
        ({"a": 1}, "aaaa"),
        ({"a": 1, "b": 1}, "abab"),
        ({"a": 1, "b": 1, "c": 1}, "abcabc"),
        ({"a": 2, "b": 1, "c": 1}, "abcabac"),
        ({"a": 5, "b": 1}, "ababab"),
    ],
    ids=["alone", "two", "three", "one-twice", "nobody-twice-running"],
)
def test_a_round_is_known_beforehand(weights, round_):
    assert turns(weights, len(round_)) == round_


def test_nobody_is_nobody():
    assert next_turn({}, Turn()) is None


def test_who_is_gone_is_forgotten_and_who_is_new_begins_with_nothing():
    step = next_turn({"a": 1, "b": 5, "c": 1}, Turn())
    assert step is not None
    assert step[0] == "b"
    without = next_turn({"a": 1, "d": 1}, step[1])
    assert without is not None
    assert without[0] == "a"
    assert set(without[1].earned) == {"a", "d"}


WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5), min_size=1)


@given(WEIGHTS)
def test_nobody_comes_twice_running_while_there_is_somebody_else(weights):
    said = turns(weights, 60)
    assert len(weights) == 1 or all(one != other for one, other in pairwise(said))


@given(WEIGHTS)
def test_over_many_rounds_each_comes_as_often_as_its_weight_says(weights):
    total = sum(weights.values())
    if len(weights) > 1 and max(weights.values()) * 2 > total:
        return  # then every second turn is the most there can be, which the round of "ababab" shows
    counted = Counter(turns(weights, 10 * total))
    assert all(abs(counted[key] - 10 * weight) <= 2 for key, weight in weights.items())


@given(WEIGHTS, st.lists(WEIGHTS, max_size=5))
def test_everybody_comes_whatever_came_and_went_before(weights, before):
    turn = Turn()
    for others in before:
        for _ in range(7):
            step = next_turn(others, turn)
            assert step is not None
            turn = step[1]
    assert set(turns(weights, 4 * sum(weights.values()), turn)) == set(weights)
