"""Figures, quantiles and the table that says which bar was missed."""

from __future__ import annotations

import pytest

from shared.command.bench.figures import Figure, p50_p99, quantile, table


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([1.0], 0.99, 1.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        (range(1, 101), 0.99, 100),
        (range(1, 201), 0.99, 199),
        ([1.0, 2.0], 1.0, 2.0),
    ],
)
def test_a_quantile_is_one_of_the_values(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == expected


def test_times_are_written_in_milliseconds() -> None:
    assert p50_p99([0.001, 0.002, 0.0309]) == "2.0 / 30.9 ms"


def test_the_table_says_in_words_that_a_bar_was_missed() -> None:
    lines = table(
        [
            Figure("tickets", "8 kiosks", "900/s", "≥ 1,000/s", met=False),
            Figure("tickets", "duplicates", "0", "0", met=True),
            Figure("tickets", "bare SQLite", "6,000/s"),
        ]
    ).splitlines()
    assert lines[2:] == [
        "| tickets | 8 kiosks | 900/s | ≥ 1,000/s | **no** |",
        "| tickets | duplicates | 0 | 0 | yes |",
        "| tickets | bare SQLite | 6,000/s |  |  |",
    ]
