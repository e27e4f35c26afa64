"""In which order the nine elements are asked and printed: two official orders, which differ in the last two."""

from __future__ import annotations

from typing import assert_never

from shared.feedback import Element
from shared.model import ElementOrder

QUESTIONNAIRE = tuple(Element)
"""As in the questionnaire of the annex, and in most published reports."""
ARTICLE = (*QUESTIONNAIRE[:-2], Element.COMPLAINTS, Element.FACILITIES)
"""As the article lists them."""


def ordered(order: ElementOrder) -> tuple[Element, ...]:
    """All nine elements."""
    match order:
        case ElementOrder.QUESTIONNAIRE:
            return QUESTIONNAIRE
        case ElementOrder.ARTICLE:
            return ARTICLE
        case _:
            assert_never(order)
