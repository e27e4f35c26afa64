"""Small counts stay hidden: read as they stand, and by everybody who subtracts what is shown from the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from shared.complaint.few import FEW, Count, Veil, veiled

SIGNS: dict[Count, str] = {Veil.FEW: "<", Veil.BESIDE: "-"}


@pytest.mark.parametrize(
    ("sentence", "counts", "read"),
    [
        ("no rows", "", ""),
        ("noughts are shown", "0 0", "0 0"),
        ("five and more are shown", "5 6 0", "5 6 0"),
        ("one row of four would be the whole", "4", None),
        ("noughts beside it hide nothing", "4 0 0", None),
        ("nine may be four and five, or one and eight", "4 5", "< -"),
        ("six is one and five, and nothing else", "1 5", None),
        ("the next smallest is hidden too", "4 30 6 9", "< 30 - 9"),
        ("and another one where that is not enough", "1 5 9 20", "< - - 20"),
        ("ten would be two and eight at least, when eight is shown", "2 8 8", "< - -"),
        ("one and four hide one another", "1 4 9", "< < 9"),
        ("eight would be twice four", "4 4 9 30", "< < - 30"),
        ("two would be twice one", "1 1 9 30", "< < - 30"),
        ("three hide one another", "2 2 4 7", "< < < 7"),
        ("a nought among them stays", "4 0 5", "< 0 -"),
    ],
    ids=lambda value: (value or "none").replace(" ", "_"),
)
def test_a_breakdown_is_shown_so(sentence: str, counts: str, read: str | None) -> None:
    found = shown(tuple(map(int, counts.split())))
    said = None if found is None else " ".join(SIGNS.get(one, str(one)) for one in found)
    assert said == read, sentence


def all_of(rows: int, together: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many cases can lie in so many rows."""
    if rows == 1:
        yield (together,)
        return
    for first in range(together + 1):
        for rest in all_of(rows - 1, together - first):
            yield (first, *rest)


def shown(counts: tuple[int, ...]) -> tuple[Count, ...] | None:
    made = veiled(dict(zip("abcde", counts, strict=False)))
    return None if made is None else tuple(made.values())


def possible(row: Count, least_shown: int, together: int) -> range:
    """What a reader who knows the rule takes a row for."""
    if row is Veil.FEW:
        return range(1, FEW)
    if row is Veil.BESIDE:
        return range(FEW, least_shown + 1)
    assert isinstance(row, int)
    return range(row, row + 1)


def solutions(rows: tuple[Count, ...], together: int) -> list[tuple[int, ...]]:
    """All that the rows can be, by what is shown and by the whole."""
    least_shown = min((row for row in rows if isinstance(row, int) and row >= FEW), default=together)
    found: list[tuple[int, ...]] = [()]
    for row in rows:
        found = [(*one, n) for one in found for n in possible(row, least_shown, together) if sum(one) + n <= together]
    return [one for one in found if sum(one) == together]


@pytest.mark.parametrize(("rows", "most"), [(1, 40), (2, 40), (3, 26), (4, 19)])
def test_whoever_solves_for_a_small_count_finds_all_of_one_to_four(rows: int, most: int) -> None:
    looked = 0
    for together in range(most + 1):
        for counts in all_of(rows, together):
            made = shown(counts)
            if made is None or not any(isinstance(row, Veil) for row in made):
                assert made is None or not any(0 < n < FEW for n in counts)
                continue
            found = solutions(made, together)
            assert counts in found
            for at, row in enumerate(made):
                if row is Veil.FEW:
                    looked += 1
                    assert {one[at] for one in found} == {1, 2, 3, 4}, (counts, made)
                elif row is Veil.BESIDE:
                    assert len({one[at] for one in found}) > 1, (counts, made)
    assert looked > 100 or rows == 1


@pytest.mark.parametrize(("rows", "most"), [(2, 40), (3, 26), (4, 19)])
def test_whoever_tries_the_rule_itself_on_every_breakdown_is_no_wiser(rows: int, most: int) -> None:
    for together in range(most + 1):
        alike: dict[tuple[Count, ...] | None, list[tuple[int, ...]]] = defaultdict(list)
        for counts in all_of(rows, together):
            alike[shown(counts)].append(counts)
        for made, found in alike.items():
            for at, row in enumerate(made or ()):
                if row is Veil.FEW:
                    assert len({one[at] for one in found}) >= 2, (together, made, found)
        withheld = alike.get(None, [])
        assert len(withheld) != 1 or together == 0, (together, withheld)
