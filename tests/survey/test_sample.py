"""The sample of Krejcie and Morgan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.survey.sample import target

TABLE = [
    *[(10, 10), (50, 44), (100, 80), (150, 108), (200, 132), (300, 169), (500, 217)],
    *[(1_000, 278), (2_000, 322), (5_000, 357), (10_000, 370), (13_686, 374)],
]


@pytest.mark.parametrize(("population", "sample"), TABLE)
def test_the_sample_is_that_of_the_table(population: int, sample: int) -> None:
    assert target(population) == sample


def test_nobody_served_needs_no_sample() -> None:
    assert target(0) == 0
    assert target(1) == 1


@given(st.integers(1, 10**9))
def test_a_sample_is_never_larger_than_its_people_and_never_over_384(population: int) -> None:
    assert 0 < target(population) <= min(population, 384)
    assert target(population) <= target(population + 1)
