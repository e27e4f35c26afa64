"""Which pages a built-in page has: most have one, services one after the other, long lists several."""

from __future__ import annotations

from typing import assert_never

from shared.language import Catalogue
from shared.model import BoardPage
from shared.stage import now, rights
from shared.stage.facts import Facts
from shared.stage.page import Page
from shared.stage.satisfaction import satisfaction
from shared.stage.services import services
from shared.stage.week import hours

Turn = tuple[Page, ...]
"""Pages shown one after the other in one turn."""


def turns(page: BoardPage, facts: Facts, words: Catalogue) -> tuple[Turn, ...]:
    """The turns of a built-in page: each time it is due, the next of them. None when there is nothing to show."""
    match page:
        case BoardPage.MAKLUMAT:
            return ((rights.maklumat(facts.directory.office, words),),)
        case BoardPage.FLOW:
            return ((rights.flow(words),),)
        case BoardPage.SERVICES:
            return services(facts, words)
        case BoardPage.HOURS:
            return ((hours(facts, words),),)
        case BoardPage.QUEUES:
            return _one(now.queues(facts, words))
        case BoardPage.DESKS:
            return _one(now.desks(facts, words))
        case BoardPage.VULNERABLE:
            return ((rights.vulnerable(words),),)
        case BoardPage.GRATUITY:
            return ((rights.gratuity(words),),)
        case BoardPage.COMPLAINT:
            return ((rights.complaint(facts, words),),)
        case BoardPage.SATISFACTION:
            return _one(satisfaction(facts, words))
        case _:
            assert_never(page)


def _one(pages: tuple[Page, ...]) -> tuple[Turn, ...]:
    return (pages,) if pages else ()
