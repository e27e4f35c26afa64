"""How figures are written: 91,48 and 12.345 in Indonesian, 91.48 and 12,345 in English."""

from __future__ import annotations

from shared.model import Language


def decimal(scaled: int, digits: int, language: Language) -> str:
    """``scaled`` is the figure times ten to the power of ``digits``: 9148 with 2 digits is ``91,48``."""
    mark = "," if language is Language.INDONESIAN else "."
    whole, rest = divmod(abs(scaled), 10**digits)
    sign = "−" if scaled < 0 else ""
    return f"{sign}{grouped(whole, language)}{mark}{rest:0{digits}}" if digits else f"{sign}{grouped(whole, language)}"


def grouped(n: int, language: Language) -> str:
    """``12.345`` or ``12,345``."""
    text = f"{n:,}"
    return text.replace(",", ".") if language is Language.INDONESIAN else text
