"""What stands on the receipt of a case: its code and how to look it up. Of what was written: nothing.

A disclosure's receipt does not say that there is one: whoever finds the paper reads a code and no more.
"""

from __future__ import annotations

from kiosk.feedback.pages import Filed
from kiosk.printing.lettering import clean
from kiosk.printing.paper import (
    Align,
    Block,
    Code,
    Dashes,
    Fact,
    Facts,
    Gap,
    Heading,
    Paper,
    Run,
    Stripe,
    Weight,
    Words,
)
from shared.feedback import CaseKind
from shared.language import Catalogue, catalogue
from shared.language.dates import full_date
from shared.model import OfficeInfo

TITLE = "receipt"
"""Names the job in folders and spoolers, for every case the same: a code there would be kept for anybody to read."""
CODE_SIZE = 56
HALF = 10
"""The code stands on two lines, so that its letters are large on narrow paper too."""
TEXT_SIZE = 27
SMALL_SIZE = 25


def receipt_paper(filed: Filed, office: OfficeInfo, page_base: str) -> Paper:
    """The receipt in the language in which it was asked for; ``page_base`` is where visitors' pages live, or empty."""
    words = catalogue(filed.language)
    secret = filed.kind is CaseKind.WHISTLE
    blocks: list[Block] = [
        Heading(clean(office.name), (Run(full_date(filed.received, filed.language)),)),
        Dashes(),
        Words((Run(words.say("paper.receipt.code" if secret else "paper.receipt"), Weight.BOLD),), 38),
    ]
    if not secret:
        blocks.append(Words((Run(words.say(f"case.kind.{filed.kind.value}")),), TEXT_SIZE))
    blocks += [
        *(Words((Run(half, Weight.BOLD),), CODE_SIZE, most_lines=1) for half in (filed.code[:HALF], filed.code[HALF:])),
        Words((Run(words.say("paper.receipt.keep")),), TEXT_SIZE),
    ]
    if not secret:
        due = Fact(words.say("paper.receipt.due"), full_date(filed.due, filed.language))
        blocks += [Gap(8), Facts((due,))]
    blocks += [Dashes(), *_how(page_base.rstrip("/"), words, secret=secret)]
    if not secret:
        blocks += [Dashes(), Words((Run(words.say("paper.receipt.ways")),), SMALL_SIZE, Align.LEFT)]
    return Paper(TITLE, (*blocks, Stripe()))


def _how(base: str, words: Catalogue, *, secret: bool) -> tuple[Block, ...]:
    """How to look the case up. The code itself is in no link; a secret paper does not name the key for complaints."""
    title = words.say("paper.receipt.status")
    if not base:
        here = words.say("paper.receipt.status.kiosk" if secret else "paper.receipt.status.here")
        return (Words((Run(title, Weight.BOLD),), 29), Words((Run(here),), TEXT_SIZE))
    how = words.say("paper.receipt.status.scan" if secret else "paper.receipt.status.how")
    return (Code(f"{base}/c/status", title, (Run(how),)),)
