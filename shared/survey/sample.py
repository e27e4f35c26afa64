"""How many answers make a sample: Krejcie and Morgan, as the annex of PermenPANRB 14/2017 refers to."""

from __future__ import annotations

from fractions import Fraction

from shared.survey.index import half_up

CHI_SQUARE = Fraction(3841, 1000)  # one degree of freedom, 95 %
SPREAD = Fraction(1, 2) * Fraction(1, 2)  # P(1-P) for P = 0.5, the largest there is
ERROR = Fraction(5, 100)


def target(population: int) -> int:
    """The size of a sample of ``population`` people, to the nearest whole."""
    if population <= 0:
        return 0
    spread = CHI_SQUARE * SPREAD
    return half_up(spread * population / (ERROR**2 * (population - 1) + spread), 0)
