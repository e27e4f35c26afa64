"""What happens in the room now: who waits where, and which desk is open. Nobody is named."""

from __future__ import annotations

from shared.language import Catalogue
from shared.language.dates import minutes
from shared.model import DeskInfo, DeskKind
from shared.protocol.views import DeskState, PlaceRow, QueueRow
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind, Tone

QUEUES_A_PAGE = 7
DESKS_A_PAGE = 8
_FIGURE = 3  # a longer label is a name, not a figure
_STATES = {
    DeskState.OPEN: ("stage.desks.open", "check", Tone.OPEN),
    DeskState.PAUSED: ("stage.desks.paused", "pause", Tone.PAUSED),
    DeskState.CLOSED: ("stage.desks.closed", "moon", Tone.CLOSED),
}


def parts(lines: tuple[Line, ...], most: int) -> tuple[tuple[Line, ...], ...]:
    """The lines on as few pages as hold them, about as many on each."""
    pages = -(-len(lines) // most)
    each = -(-len(lines) // pages) if pages else 1
    return tuple(lines[at : at + each] for at in range(0, len(lines), each))


def queues(facts: Facts, words: Catalogue) -> tuple[Page, ...]:
    """How many wait, and how long a newcomer would. A sensitive queue is not listed: its letter stays nameless."""
    rows = {row.queue: row for row in facts.queues}
    lines = tuple(
        Line(queue.letter, queue.short.in_(words.language) or queue.name.in_(words.language), *_waiting(row, words))
        for queue in facts.directory.queues
        if (row := rows.get(queue.id)) is not None and not queue.sensitive
    )
    title = words.say("display.queues.title")
    return tuple(Page(PageKind.QUEUES, title, lines=some) for some in parts(lines, QUEUES_A_PAGE))


def _waiting(row: QueueRow, words: Catalogue) -> tuple[str, str]:
    if row.waiting == 0:
        nobody = "display.queues.nobody" if row.open_desks else "display.queues.no_desk"
        return words.say(nobody), ""
    estimate = minutes(row.estimate, words.language) if row.estimate else ""
    return words.count("display.queues.waiting", row.waiting), estimate


def desks(facts: Facts, words: Catalogue) -> tuple[Page, ...]:
    """What each desk does and whether it is open. A desk of a sensitive queue keeps its purpose to itself."""
    rows = {row.desk: row for row in facts.places}
    lines = tuple(_desk(desk, rows.get(desk.id), facts, words) for desk in facts.directory.desks)
    title = words.say("stage.desks.title")
    return tuple(Page(PageKind.DESKS, title, lines=some) for some in parts(lines, DESKS_A_PAGE))


def _desk(desk: DeskInfo, row: PlaceRow | None, facts: Facts, words: Catalogue) -> Line:
    state, icon, tone = _STATES[row.state if row else DeskState.CLOSED]
    label = desk.label.in_(words.language)
    figure = len(label) <= _FIGURE
    secret = any(queue.sensitive for queue in facts.directory.queues if queue.id in desk.main)
    place = label if figure or desk.kind is not DeskKind.ROOM else f"{words.say('display.room')} {label}"
    purpose = "" if secret else desk.name.in_(words.language)
    name = f"{words.say('display.desk')} {label}" if figure and not purpose else purpose
    if not figure:
        name = place if not purpose else f"{place} · {purpose}"
    return Line(label if figure else "", name, words.say(state), icon=icon, tone=tone)
