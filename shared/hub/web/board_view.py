"""What the live board on the wall's QR says: what the office does now, the last calls, who waits where. All pure.

It says no more than the TV: of a sensitive queue only number and desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from shared.hub.web.ticket_view import where
from shared.language import Catalogue
from shared.language.dates import clock, time_of_day
from shared.protocol.views import OfficePhase, OfficeRow
from shared.queue import rows
from shared.queue.state import State
from shared.queue.ticket import Call
from shared.stage import now as stage_now
from shared.stage import standing
from shared.stage.facts import Facts
from shared.stage.page import Line

CALLS = 6
"""So many different numbers are shown."""


@dataclass(frozen=True, slots=True)
class Called:
    """One call: the number, where it was called to, and when."""

    number: str
    where: str
    at: str


@dataclass(frozen=True, slots=True)
class Board:
    """The board in one language."""

    open: bool
    title: str  # what the office does now
    text: str
    calls: tuple[Called, ...]  # the newest first
    queues: tuple[Line, ...]
    at: str


def board(state: State, now: datetime, clock_wrong: bool, words: Catalogue) -> Board:
    """The board at ``now``."""
    facts = facts_of(state, now, clock_wrong)
    title, text = _phase(facts, words)
    lines = [line for page in stage_now.queues(facts, words) for line in page.lines]
    return Board(
        open=facts.office.phase is OfficePhase.OPEN,
        title=title,
        text=text,
        calls=_calls(state, words),
        queues=tuple(lines),
        at=clock(now, ZoneInfo(state.directory.office.zone), words.language),
    )


def facts_of(state: State, now: datetime, clock_wrong: bool) -> Facts:
    """What the pages of the stage are made from."""
    return Facts(
        directory=state.directory,
        office=rows.office_row(state, now, clock_wrong),
        queues=tuple(rows.queue_row(state, queue) for queue in state.queues),
        places=tuple(rows.place_row(state, desk) for desk in state.places),
        local=now.astimezone(ZoneInfo(state.directory.office.zone)),
    )


def _calls(state: State, words: Catalogue) -> tuple[Called, ...]:
    """The last calls, each number once, where it was called to last."""
    newest: dict[str, Call] = {}
    for call in reversed(state.calls):
        newest.setdefault(call.ticket, call)
    zone = ZoneInfo(state.directory.office.zone)
    return tuple(
        Called(
            state.tickets[call.ticket].number,
            where(info, words).whole if (info := state.places.get(call.desk)) else call.desk,
            clock(call.at, zone, words.language),
        )
        for call in islice(newest.values(), CALLS)
    )


def _phase(facts: Facts, words: Catalogue) -> tuple[str, str]:
    office, row = facts.directory.office, facts.office
    match row.phase:
        case OfficePhase.OPEN:
            return words.say("phone.open"), _until(row, words)
        case OfficePhase.LAST_TICKET_PASSED:
            page = standing.last_ticket(words)
            return page.title, page.body[0]
        case OfficePhase.BREAK:
            page = standing.resting(facts, words)
            return page.title, page.body[0] if office.tickets_in_break else ""
        case _:
            page = standing.closed(facts, words)
            return page.title, page.label


def _until(row: OfficeRow, words: Catalogue) -> str:
    return words.say("phone.open.until", t=time_of_day(row.shifts[-1].closes, words.language)) if row.shifts else ""
