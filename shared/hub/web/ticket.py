"""Where the QR on a ticket leads: for now what a visitor needs to know. The page of one's own turn comes later here.

Every token gets the same answer, and none is looked up: whoever tries tokens learns nothing, not even by the clock.
"""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from shared.hub.web.document import document
from shared.language import catalogue
from shared.model import Language, OfficeInfo

PATH: Final = "/t/{token}"
_LINES: Final = ("number", "called", "missed", "later")


def ticket_page(office: OfficeInfo) -> Response:
    """The page for whoever scans a ticket of this office."""
    return document(office.name, {language: _words(language) for language in Language})


def _words(language: Language) -> tuple[str, tuple[str, ...]]:
    words = catalogue(language)
    return words.say("page.ticket.title"), tuple(words.say(f"page.ticket.{line}") for line in _LINES)
