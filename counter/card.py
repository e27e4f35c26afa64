"""The dark card and the strip of counts: who is here and for how long, how many wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.facts import Room
from counter.rows import Lists, yielded
from counter.state import Tab
from counter.words import Words, waited
from shared.language.dates import running
from shared.model import Language, TicketState
from shared.protocol.views import TicketRow


@dataclass(frozen=True, slots=True)
class Card:
    """The dark card: who is here. Empty number: nobody."""

    state: str = ""
    called: str = ""
    number: str = ""
    timer: str = ""
    usual: str = ""
    progress: float = 0.0  # 1 is the usual time
    over: bool = False
    service: str = ""
    waited: str = ""
    priority: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """One cell of the count strip."""

    tab: str
    label: str
    number: str
    note: str


def card(room: Room, words: Words, now: datetime) -> Card:
    """Who is here, for how long, and for what."""
    row = room.current
    if row is None:
        paused = room.paused
        last = next((call for call in reversed(room.snapshot.calls) if call.desk == room.my_desk), None)
        said = words.say("counter.card.last", number=last.number, t=words.clock(last.at)) if last else ""
        return Card(words.say("counter.card.paused" if paused else "counter.card.free"), waited=said)
    service = room.service(row.service)
    usual = service.desk_minutes if service else 0
    called = row.state is TicketState.CALLED
    let_pass = yielded(row, words)
    since = (row.called_at if called else row.serving_at) or row.called_at or now
    seconds = max(0, int((now - since).total_seconds()))
    until = row.serving_at or row.called_at or now
    return Card(
        state=words.say("counter.card.called", n=row.calls) if called else words.say("counter.card.serving"),
        called=words.say("counter.card.called_at", t=words.clock(row.called_at)) if row.called_at else "",
        number=row.number,
        timer=running(seconds, words.language),
        usual="" if called or not usual else words.say("counter.card.usual", n=usual),
        progress=0.0 if called or not usual else min(1.0, seconds / (usual * 60)),
        over=not called and usual > 0 and seconds > usual * 60,
        service=words(service.name) if service else row.service,
        waited=" · ".join(
            said for said in (words.say("counter.card.waited", n=waited(row.arrived_at, until)), let_pass) if said
        ),
        priority=row.priority,
        english=row.language is Language.ENGLISH,
    )


def counts(room: Room, all_rows: Lists, words: Words, now: datetime) -> tuple[Count, ...]:
    """Three cells: one per queue while they fit, then the set-aside and the absent."""
    cells: list[Count] = []
    queues = room.my_queues
    if len(queues) > 2:
        cells.append(_cell(Tab.ALL, words.say("counter.count.waiting"), all_rows.waiting, words, now))
    else:
        for queue in queues:
            info = room.queue(queue)
            label = words.say("counter.count.queue", letter=info.letter if info else queue)
            cells.append(_cell(queue, label, all_rows.of_queue(queue), words, now))
    parked, missed = all_rows.parked, all_rows.missed
    first = parked[0].number if parked else ""
    cells.append(Count(Tab.PARKED, words.say("counter.count.parked"), str(len(parked)), first))
    if len(cells) < 3:
        first = missed[0].number if missed else ""
        cells.append(Count(Tab.MISSED, words.say("counter.count.missed"), str(len(missed)), first))
    return tuple(cells)


def _cell(tab: str, label: str, rows: tuple[TicketRow, ...], words: Words, now: datetime) -> Count:
    longest = min((row.arrived_at for row in rows), default=None)
    return Count(tab, label, str(len(rows)), words.minutes(longest, now) if longest else "")
