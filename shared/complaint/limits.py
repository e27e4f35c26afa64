"""What a case may hold when it is handed in: something written, not too much, nothing that cannot be shown."""

from __future__ import annotations

from typing import Final

from shared.feedback import CaseKind, CaseReport
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable

MOST_LETTERS: Final = 4000
"""About two pages. Line ends count, blanks around the text do not."""
MOST_CONTACT: Final = 120
"""A name, a number, an address: one line."""


def refused(report: CaseReport) -> Refusal | None:
    """Why a case cannot be kept as it is; None: it can. Whether its service exists is asked elsewhere."""
    text, contact = report.text.strip(), report.contact.strip()
    if not text:
        return Refusal(RefusalCode.CASE_EMPTY)
    if len(text) > MOST_LETTERS:
        return Refusal(RefusalCode.CASE_TOO_LONG, number=str(MOST_LETTERS))
    if not showable(text):
        return Refusal(RefusalCode.BAD_TEXT, name="text")
    if contact and report.kind is CaseKind.WHISTLE:
        return Refusal(RefusalCode.NO_CONTACT_HERE)
    if len(contact) > MOST_CONTACT or not printable(contact):
        return Refusal(RefusalCode.BAD_TEXT, name="contact")
    return None


def showable(text: str) -> bool:
    """Whether a text of several lines can be shown as it was written."""
    return all(printable(line.replace("\t", " ")) for line in text.split("\n"))
