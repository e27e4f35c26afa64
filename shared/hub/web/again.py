"""What a form shows when it has to be shown again: why, and of what was written every letter that can be shown."""

from __future__ import annotations

import unicodedata
from typing import Final

from starlette.requests import Request

from shared.hub.web.page import Pages, language_of
from shared.language import catalogue
from shared.model import Language
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import MARKS, MOST_MARKS, printable

INSTEAD: Final = "\ufffd"
"""Stands where a letter cannot be shown, so that whoever wrote it sees which one to mend."""

_OF_FORMS: Final = {RefusalCode.TIMEOUT: "form.unsure", RefusalCode.STORAGE: "form.not_kept"}


def why(pages: Pages, request: Request, refusal: Refusal, own: Language | None = None) -> str:
    """The sentence for whoever has filled in a form: what they wrote is still there."""
    key = _OF_FORMS.get(refusal.code)
    return catalogue(language_of(request, own)).say(key) if key else pages.sentence(request, refusal, own)


def visible(text: str) -> str:
    """The text without control and direction characters, and with no more marks on a letter than writing has."""
    shown, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in MARKS else 0
        if marks <= MOST_MARKS:
            shown.append(letter if letter in "\n\t" or printable(letter) else INSTEAD)
    return "".join(shown)
