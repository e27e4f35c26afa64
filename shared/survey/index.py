"""The index of satisfaction, in exact arithmetic. Nothing is rounded but the result, and the grade reads the result.

PermenPANRB 14/2017, annex: the mean of an element is the sum of its answers by the number of those who answered it;
each element weighs one ninth; the index is the sum of the weighted means (1 to 4), and 25 times that (25 to 100) is the
IKM, half up to two decimals. Offices whose spreadsheets round the weight to 0.111 or 0.11 can reproduce their figures;
with 0.11 nobody can be better than 99.00.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from shared.feedback import Element, Grade
from shared.model import Weights

CONVERSION = 25
_FROM = ((8831, Grade.A), (7661, Grade.B), (6500, Grade.C))
"""Where a grade begins, in hundredths of the rounded index; what is below is D."""


@dataclass(frozen=True, slots=True)
class Mean:
    """One element: how many answered it, what they gave in all, and its mean (NRR); None when nobody answered."""

    element: Element
    answers: int
    total: int
    mean: Fraction | None
    weighted: Fraction | None


@dataclass(frozen=True, slots=True)
class Index:
    """The result: the nine elements, the weight of each, and the index from 1 to 4, exactly."""

    means: tuple[Mean, ...]
    weight: Fraction
    exact: Fraction

    @property
    def hundredths(self) -> int:
        """The IKM in hundredths: 9148 is 91.48."""
        return half_up(self.exact * CONVERSION, 2)

    @property
    def grade(self) -> Grade:
        """The quality, by the rounded IKM."""
        return grade(self.hundredths)

    def of(self, element: Element) -> Mean:
        """The mean of one element."""
        return next(mean for mean in self.means if mean.element is element)

    def lowest(self, n: int) -> tuple[Mean, ...]:
        """The elements to work on first, the worst first; of equals, those that are asked first."""
        answered = [(mean.mean, mean) for mean in self.means if mean.mean is not None]
        return tuple(mean for _, mean in sorted(answered, key=lambda pair: pair[0])[:n])


def index(sums: Mapping[Element, int], counts: Mapping[Element, int], weights: Weights) -> Index | None:
    """The index of so many answers; None when nothing was answered.

    Whoever left an element out is left out of that element alone. An element that nobody answered has no mean: the
    others then share its weight, so that the index stays between 1 and 4.
    """
    answered = sum(1 for element in Element if counts.get(element, 0))
    if not answered:
        return None
    each = weight(weights, answered)
    means = tuple(_mean(element, sums.get(element, 0), counts.get(element, 0), each) for element in Element)
    return Index(means, each, sum((mean.weighted for mean in means if mean.weighted is not None), Fraction(0)))


def _mean(element: Element, total: int, answers: int, each: Fraction) -> Mean:
    if not answers:
        return Mean(element, 0, 0, None, None)
    mean = Fraction(total, answers)
    return Mean(element, answers, total, mean, mean * each)


def weight(weights: Weights, elements: int = len(Element)) -> Fraction:
    """What each of so many elements weighs."""
    match weights:
        case Weights.EXACT:
            return Fraction(1, elements)
        case Weights.THREE_DIGITS:
            return Fraction(half_up(Fraction(1, elements), 3), 1000)
        case Weights.TWO_DIGITS:
            return Fraction(half_up(Fraction(1, elements), 2), 100)
        case _:
            assert_never(weights)


def half_up(value: Fraction, digits: int) -> int:
    """A value of at least 0 times ten to the power of ``digits``, rounded half up."""
    return int(value * 10**digits + Fraction(1, 2))


def grade(hundredths: int) -> Grade:
    """The quality of a rounded IKM. The official intervals have gaps, so only a rounded figure may be asked about."""
    return next((quality for start, quality in _FROM if hundredths >= start), Grade.D)
