"""How many wait in each queue, for the list of a TV that shows nothing but calls: it has no page that says so."""

from __future__ import annotations

from dataclasses import dataclass

from shared.language import Catalogue
from shared.protocol.views import BoardSnapshot, OfficePhase

MOST = 8
"""With more queues the lines would be smaller than anything else on the TV."""
_TOLD = frozenset({OfficePhase.OPEN, OfficePhase.BREAK, OfficePhase.LAST_TICKET_PASSED})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue and how many wait in it."""

    letter: str
    name: str
    count: int


def waiting(picture: BoardSnapshot, words: Catalogue) -> tuple[Waiting, ...]:
    """The queues in the office's order. A sensitive one is left out, as on every page: its letter stays nameless."""
    if picture.office.phase not in _TOLD or picture.emergency is not None:
        return ()
    rows = {row.queue: row.waiting for row in picture.queues}
    told = tuple(
        Waiting(queue.letter, queue.short.in_(words.language) or queue.name.in_(words.language), rows[queue.id])
        for queue in picture.directory.queues
        if queue.id in rows and not queue.sensitive
    )
    return told if len(told) <= MOST else ()
