"""Which counts of a breakdown may be shown, so that no count under five can be read or worked out.

Who came with the one complaint about a small service in a quiet month is known to whoever sat beside them, so counts of
one to four are hidden (domain.md, B6: counts under five are hidden in reports). What all rows of a breakdown make
together is published, so hiding a small count alone hides nothing: it is the whole less the others. Therefore:

1. A count of 1 to 4 is shown as *fewer than five*.
2. As long as what the hidden rows make together would narrow a small count down, the next smallest count is hidden as
   well, as *not shown*. It is enough when each small count may still be any of 1, 2, 3 and 4, for a reader who knows
   this rule: who knows that a row that is not shown has five or more, and no more than the smallest that is shown.
3. When hiding all rows is not enough either (few cases in all, or one row only), there is no breakdown.

0 is shown: it points at nobody. Rounding the whole instead was no way out: the law wants it published as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

FEW: Final = 5
"""Counts under this are small."""
_MOST: Final = FEW - 1


class Veil(StrEnum):
    """What stands in the place of a count."""

    FEW = "few"  # one to four
    BESIDE = "beside"  # five or more, hidden lest a small one be worked out


Count = int | Veil


def veiled(counts: Mapping[str, int]) -> dict[str, Count] | None:
    """The counts of a breakdown as they may be shown, in their order; None: there must be none."""
    small = [key for key, n in counts.items() if 0 < n < FEW]
    if not small:
        return dict(counts)
    large = sorted((n, key) for key, n in counts.items() if n >= FEW)
    secret = sum(counts[key] for key in small)
    for beside in range(len(large) + 1):
        hidden, shown = large[:beside], large[beside:]
        together = secret + sum(n for n, _ in hidden)
        if _safe(len(small), hidden, together, shown):
            beside_them = {key for _, key in hidden}
            return {key: _veil(n, key in beside_them) for key, n in counts.items()}
    return None


def _veil(n: int, beside: bool) -> Count:
    if 0 < n < FEW:
        return Veil.FEW
    return Veil.BESIDE if beside else n


def _safe(small: int, hidden: Sequence[tuple[int, str]], together: int, shown: Sequence[tuple[int, str]]) -> bool:
    """Whether each of the small counts may be 1 and may be 4, for all that a reader knows of the others."""
    least = (small - 1) + FEW * len(hidden)
    largest = shown[0][0] if shown else together
    most = _MOST * (small - 1) + largest * len(hidden)
    return least <= together - _MOST and together - 1 <= most
