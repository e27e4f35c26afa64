"""What the list shows: its tabs, which tickets stand on each, and how one row reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter.facts import Room
from counter.sheets import place
from counter.state import Tab
from counter.verbs import Say, Verb
from counter.words import Words
from shared.model import CallKind, Language
from shared.protocol.views import CallRow, TicketRow

MANY_QUEUES = 2
"""With more queues than this a tab is named by its letter alone."""


class RowKind(StrEnum):
    """What a row is, and so what can be done with it."""

    WAITING = "waiting"
    PARKED = "parked"
    MISSED = "missed"
    CALL = "call"


VERBS: Mapping[RowKind, Verb] = {
    RowKind.WAITING: Verb.CALL_CHOSEN,
    RowKind.PARKED: Verb.RESUME,
    RowKind.MISSED: Verb.RETURN,
}
"""What Enter does with a row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row before it has words. Two entries with the same key are the same row."""

    key: str
    kind: RowKind
    row: TicketRow | CallRow
    next: bool = False


@dataclass(frozen=True, slots=True)
class RowText:
    """One row in words. ``since`` is what its minutes are counted from; None shows ``note`` instead."""

    number: str
    service: str
    tag: str = ""
    priority: bool = False
    next: bool = False
    english: bool = False
    since: datetime | None = None
    note: str = ""
    yielded: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """All rows of one picture, sorted once."""

    waiting: tuple[TicketRow, ...] = ()
    parked: tuple[TicketRow, ...] = ()
    missed: tuple[TicketRow, ...] = ()
    calls: tuple[CallRow, ...] = ()
    next: str | None = None

    def of_queue(self, queue: str) -> tuple[TicketRow, ...]:
        """Those who wait in one queue."""
        return tuple(row for row in self.waiting if row.queue == queue)


@dataclass(frozen=True, slots=True)
class TabText:
    """A tab with its count."""

    key: str
    text: str
    brief: str  # in a narrow window
    chosen: bool


def lists(room: Room) -> Lists:
    """The rows of one picture."""
    me = room.me
    return Lists(
        room.waiting(),
        room.set_aside(),
        room.missed(),
        tuple(reversed(room.snapshot.calls)),
        me.next.ticket if me and me.next else None,
    )


def entries(all_rows: Lists, tab: str) -> tuple[Entry, ...]:
    """The rows of one tab, in order."""
    match tab:
        case Tab.PARKED:
            return tuple(Entry(row.ticket, RowKind.PARKED, row) for row in all_rows.parked)
        case Tab.MISSED:
            return tuple(Entry(row.ticket, RowKind.MISSED, row) for row in all_rows.missed)
        case Tab.CALLS:
            return tuple(Entry(f"call:{row.call}", RowKind.CALL, row) for row in all_rows.calls)
        case Tab.ALL:
            rows = all_rows.waiting
        case queue:
            rows = all_rows.of_queue(queue)
    return tuple(Entry(row.ticket, RowKind.WAITING, row, row.ticket == all_rows.next) for row in rows)


def tabs(room: Room, all_rows: Lists, chosen: str, words: Words) -> tuple[TabText, ...]:
    """All, one per queue of this desk, on hold, absent, calls."""
    queues = room.my_queues
    key = "counter.tab.queue" if len(queues) <= MANY_QUEUES else "counter.tab.letter"
    named: list[tuple[str, Say]] = []
    briefly: dict[str, Say] = {}
    if len(queues) != 1:
        named.append((Tab.ALL, Say("counter.tab.all", {"n": len(all_rows.waiting)})))
    for queue in queues:
        info = room.queue(queue)
        count = len(all_rows.of_queue(queue)) if len(queues) > 1 else len(all_rows.waiting)
        which = queue if len(queues) > 1 else Tab.ALL
        named.append((which, Say(key, {"letter": info.letter if info else queue, "n": count})))
        briefly[which] = Say("counter.tab.letter", {"letter": info.letter if info else queue, "n": count})
    named.append((Tab.PARKED, Say("counter.tab.parked", {"n": len(all_rows.parked)})))
    named.append((Tab.MISSED, Say("counter.tab.missed", {"n": len(all_rows.missed)})))
    named.append((Tab.CALLS, Say("counter.tab.calls")))
    there = chosen if chosen in {which for which, _ in named} else Tab.ALL
    return tuple(TabText(which, words(say), words(briefly.get(which, say)), which == there) for which, say in named)


def read(entry: Entry, room: Room, words: Words) -> RowText:
    """One row in words; asked only for rows that are on the screen."""
    row = entry.row
    service = room.service(row.service) if row.service else None
    name = words(service.name) if service else row.service or ""
    english = row.language is Language.ENGLISH
    if isinstance(row, CallRow):
        desk = room.desk(row.desk)
        tag = words.say("counter.tag.recall") if row.kind is CallKind.RECALL else ""
        where = words(place(desk)) if desk else row.desk
        return RowText(row.number, name or where, tag, english=english, note=f"{where} · {words.clock(row.at)}")
    return RowText(
        row.number,
        name,
        _tag(entry, row, room, words),
        row.priority,
        entry.next,
        english,
        since=row.arrived_at,
        yielded=yielded(row, words),
    )


def yielded(row: TicketRow, words: Words) -> str:
    """How many this visitor let pass to have more time; empty when nobody."""
    return words.counted("counter.yielded", row.yielded) if row.yielded else ""


def _tag(entry: Entry, row: TicketRow, room: Room, words: Words) -> str:
    if entry.kind is RowKind.PARKED:
        desk = room.desk(row.desk)
        return words(place(desk)) if desk and row.desk != room.my_desk else ""
    if entry.kind is RowKind.MISSED:
        return ""
    if row.desk or row.staff:
        return words.say("counter.tag.for_you")
    return words.say("counter.tag.transferred") if row.legs > 1 else ""
