"""What the TVs would show of the announcement in the editor, in each language: the very pages they make themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.announcing.form import content_of
from counter.announcing.state import Board
from shared.language import catalogue
from shared.model import AnnouncementKind, Language
from shared.protocol.views import PlaceRow
from shared.stage.announced import announced, exactly
from shared.stage.facts import Facts
from shared.stage.page import Page


@dataclass(frozen=True, slots=True)
class Preview:
    """One language's page; None when it says nothing in it. ``ticker`` is a line at the foot instead."""

    page: Page | None = None
    ticker: str = ""
    turns: int = 0  # how many pages there are


def preview(board: Board, language: Language, at: datetime) -> Preview:
    """The announcement in the editor, as it is typed now."""
    paper, snapshot = board.paper, board.snapshot
    if paper is None or snapshot is None:
        return Preview()
    local = board.local(at)
    content = content_of(paper.form, local.date())
    if content.kind is AnnouncementKind.TICKER:
        line = exactly(content.title, language)
        return Preview(ticker=line, turns=1 if line else 0)
    places = tuple(PlaceRow(row.desk, row.state) for row in snapshot.desks)
    facts = Facts(snapshot.directory, snapshot.office, snapshot.queues, places, local.replace(second=0, microsecond=0))
    pages = [page for turn in announced(content, facts, catalogue(language)) for page in turn]
    return Preview(pages[board.turn % len(pages)], turns=len(pages)) if pages else Preview()
