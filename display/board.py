"""What the TV shows and says next: ``step(board, happening, now) -> (board, wishes)``; no clock, wire or sound inside.

``now`` counts seconds that never jump. The time of day is the hub's: its snapshot carries it and ``now`` counts on,
so a TV whose own clock is wrong still shows the right time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from display import programme as stage
from display import reading
from display import turns as on
from display.casting import Item, Stock, airing, cast, script
from display.happening import (
    Changed,
    Connected,
    Drawn,
    FilmOver,
    FromHub,
    Happening,
    InRoom,
    Lost,
    Rejected,
    Said,
    Showable,
    Sound,
    Stocked,
    Tick,
    Trouble,
    Unsaid,
    Unshowable,
    WasRead,
    Wish,
)
from display.here import Here
from display.programme import Programme
from display.reading import Readings
from display.turns import Turns
from shared.model import Media, MediaProblem
from shared.protocol.refusal import Refusal
from shared.protocol.views import BoardSnapshot, CallRow, DropCall, Patch, PutCall
from shared.queue.calendar import business_day
from shared.stage.facts import Facts
from shared.stage.page import Page

STALE_AFTER_S = 4.0
"""Seconds without the hub after which the screen says so; the link notices silence after so many by itself."""
_KEPT = 24  # calls remembered for the list, which shows five numbers
_CLOCK_OFF = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the TV knows."""

    here: Here = field(default_factory=Here)
    picture: BoardSnapshot | None = None
    told_at: float = 0.0  # when ``picture.now`` was true
    told: datetime | None = None
    calls: tuple[CallRow, ...] = ()  # made today, oldest first; joined recalls left out
    turns: Turns = field(default_factory=Turns)
    lost: datetime | None = None
    sound: Sound | None = None  # how the last sound was, as the hub knows it
    programme: Programme = field(default_factory=Programme)
    readings: Readings = field(default_factory=Readings)
    stock: Stock = field(default_factory=Stock)
    troubled: frozenset[str] = frozenset()  # announcements whose file could not be shown
    refused: Refusal | None = None
    cleared: date | None = None  # the business day that ended while the hub was away


def step(board: Board, happening: Happening, now: float) -> tuple[Board, tuple[Wish, ...]]:
    """The board after ``happening``, and what it wishes for."""
    board, wishes = _told(board, happening, now) if isinstance(happening, FromHub) else _came(board, happening, now)
    board = _past_the_day(board, now)
    after, says = on.advanced(board.turns, now)
    board = replace(board, turns=after)
    board, reads = _read(board, now)
    return _played(board, now), (*wishes, *says, *reads)


def _told(board: Board, happening: FromHub, now: float) -> tuple[Board, tuple[Wish, ...]]:
    match happening:
        case Connected(snapshot=snapshot):
            return _connected(board, snapshot, now), ()
        case Changed(snapshot=snapshot, patches=patches):
            return _changed(board, snapshot, patches, now)
        case Lost(since=since):
            return replace(board, lost=since), ()
        case Rejected(refusal=refusal):
            return replace(board, refused=refusal), ()
        case _:
            assert_never(happening)


def _came(board: Board, happening: InRoom, now: float) -> tuple[Board, tuple[Wish, ...]]:
    match happening:
        case Tick():
            return board, ()
        case Said(call=call, heard=heard, words=words):
            sound = Sound(heard, words)
            wishes = (sound,) if sound != board.sound else ()
            return replace(board, turns=on.spoken(board.turns, call), sound=sound), wishes
        case Unsaid(call=call):
            return replace(board, turns=on.spoken(board.turns, call)), ()
        case Drawn(call=call):
            after, shown = on.drawn(board.turns, call)
            return replace(board, turns=after), shown
        case WasRead(notice=notice, whole=whole):
            return replace(board, readings=reading.ended(board.readings, notice, whole, now)), ()
        case Stocked(hash=hash, problem=problem):
            return _stocked(board, hash, problem)
        case FilmOver(key=key):
            return replace(board, programme=stage.over(board.programme, key, now)), ()
        case Showable(key=key):
            return _troubled(board, (key,), None)
        case Unshowable(key=key, problem=problem):
            return _unshowable(board, key, problem, now)
        case _:
            assert_never(happening)


def _played(board: Board, now: float) -> Board:
    """The programme goes on, or stands still while a call or an emergency covers the stage."""
    stock = board.stock.tried_again(now)
    board = board if stock == board.stock else replace(board, stock=stock)
    items, pages = repertoire(board, now)
    programme = stage.advanced(board.programme, items, pages, now, held=covered(board))
    return replace(board, programme=programme)


def _read(board: Board, now: float) -> tuple[Board, tuple[reading.Read | reading.StopReading, ...]]:
    local = clock(board, now)
    if board.picture is None or local is None:
        return board, ()
    rows = airing(board.picture, board.here, local)
    free = board.turns.quiet
    after, wishes = reading.advanced(board.readings, rows, board.picture.emergency, board.here, now, free=free)
    return replace(board, readings=after), wishes


def _stocked(board: Board, hash: str, problem: MediaProblem | None) -> tuple[Board, tuple[Wish, ...]]:
    ready = board.stock.ready | {hash} if problem is None else board.stock.ready - {hash}
    rows = board.picture.airing if board.picture else ()
    keys = tuple(row.announcement for row in rows if row.content.media and row.content.media.hash == hash)
    return _troubled(replace(board, stock=replace(board.stock, ready=ready)), keys, problem)


def _unshowable(board: Board, key: str, problem: MediaProblem, now: float) -> tuple[Board, tuple[Wish, ...]]:
    rows = board.picture.airing if board.picture else ()
    media = next((row.content.media for row in rows if row.announcement == key), None)
    if media is None:
        return board, ()
    return _troubled(replace(board, stock=board.stock.without(media.hash, now)), (key,), problem)


def _troubled(board: Board, keys: tuple[str, ...], problem: MediaProblem | None) -> tuple[Board, tuple[Wish, ...]]:
    """The hub hears of every trouble with a file, and of its end."""
    news = tuple(key for key in keys if problem is not None or key in board.troubled)
    troubled = board.troubled - set(keys) if problem is None else board.troubled | set(keys)
    return replace(board, troubled=troubled), tuple(Trouble(key, problem) for key in news)


def covered(board: Board) -> bool:
    """Whether something else than the programme has the stage."""
    emergency = board.picture is not None and board.picture.emergency is not None
    return board.turns.stage is not None or emergency


def repertoire(board: Board, now: float) -> tuple[tuple[Item, ...], stage.Script]:
    """What may take turns on the stage at ``now``, and how each item reads."""
    local = clock(board, now)
    facts: Facts | None = None
    if board.picture is not None and local is not None:
        facts = board.here.facts(board.picture, local)
    items = cast(board.picture, board.here, local, board.stock, stale=stale(board, now))
    return items, lambda item, step: script(item, step, facts, board.refused)


def media(board: Board, now: float) -> tuple[Media, ...]:
    """The files that this TV may have to show from now on, those on air first."""
    local = clock(board, now)
    if board.picture is None or local is None:
        return ()
    here = {row.announcement for row in airing(board.picture, board.here, local)}
    rows = [row for row in board.picture.airing if board.here.shows(row.content)]
    rows.sort(key=lambda row: row.announcement not in here)
    return tuple(dict.fromkeys(row.content.media for row in rows if row.content.media is not None))


def page(board: Board, now: float) -> Page:
    """The page on the stage, as it reads at ``now``."""
    items, pages = repertoire(board, now)
    shown = stage.page(board.programme, items, pages)
    return shown if shown is not None else pages(items[0], 0)[0]


def _connected(board: Board, snapshot: BoardSnapshot, now: float) -> Board:
    """The snapshot's calls go to the list in silence; turns that began before go on unless they were undone."""
    same_day = board.picture is not None and board.picture.office.day == snapshot.office.day
    turns = board.turns if same_day else Turns(speaking=board.turns.speaking)
    known = {call.call for call in snapshot.calls}
    oldest = min(known, default=None)
    for turn in (turns.stage.turn if turns.stage else None, *turns.waiting):
        number = turn.call.call if turn else None
        if number is not None and number not in known and (oldest is None or number > oldest):
            turns, _ = on.dropped(turns, number)
    return replace(
        board,
        picture=snapshot,
        told=snapshot.now,
        told_at=now,
        calls=tuple(call for call in snapshot.calls if board.here.calls(call, snapshot.directory)),
        turns=turns,
        lost=None,
        refused=None,
        cleared=None,
    )


def _changed(
    board: Board, snapshot: BoardSnapshot, patches: tuple[Patch, ...], now: float
) -> tuple[Board, tuple[Wish, ...]]:
    if board.picture is None or board.picture.office.day != snapshot.office.day:
        # The snapshot inside a change keeps the time of the first one: only its rows are new.
        board = replace(board, calls=(), turns=Turns(speaking=board.turns.speaking), cleared=None)
    if board.told is None or (board.picture is not None and board.picture.now != snapshot.now):  # a clock was set
        board = replace(board, told=snapshot.now, told_at=now)
    board = replace(board, picture=snapshot, lost=None)
    wishes: list[Wish] = []
    for patch in patches:
        match patch:
            case PutCall(row=row):
                if any(call.call >= row.call for call in board.calls):
                    continue  # never twice
                if not board.here.calls(row, snapshot.directory):
                    turns, shown = on.passed_by(board.turns, row.call)  # another TV's
                    board = _clock_set(replace(board, turns=turns), row.at, now)
                    wishes += shown
                    continue
                turns, own_turn = on.added(board.turns, row)
                kept = (*board.calls, row)[-_KEPT - len(turns.waiting) :]  # the list shows those that wait for no turn
                board = replace(board, turns=turns, calls=kept if own_turn else board.calls)
                board = _clock_set(board, row.at, now)
            case DropCall(call=number):
                turns, hush = on.dropped(board.turns, number)
                left = tuple(call for call in board.calls if call.call != number)
                board = replace(board, turns=turns, calls=left)
                wishes += hush
            case _:
                pass  # every other row is in the snapshot that came with the patches
    return board, tuple(wishes)


def _clock_set(board: Board, at: datetime, now: float) -> Board:
    """A call carries the hub's time: a TV that runs for weeks follows it."""
    if board.told is None or abs(board.told + timedelta(seconds=now - board.told_at) - at) > _CLOCK_OFF:
        return replace(board, told=at, told_at=now)
    return board


def _past_the_day(board: Board, now: float) -> Board:
    """At the cut-over of a day that ends without the hub, yesterday's calls go."""
    local = clock(board, now)
    if board.picture is None or local is None or board.lost is None:
        return board
    today = business_day(local, board.picture.directory.office)
    if today <= board.picture.office.day or board.cleared == today:
        return board
    return replace(board, calls=(), turns=Turns(speaking=board.turns.speaking), cleared=today)


def clock(board: Board, now: float) -> datetime | None:
    """The office's local time; None before the hub has said one."""
    if board.picture is None or board.told is None:
        return None
    zone = ZoneInfo(board.picture.directory.office.zone)
    return (board.told + timedelta(seconds=now - board.told_at)).astimezone(zone)


def recent(board: Board) -> tuple[CallRow, ...]:
    """Calls already made, newest first, one per number; those that still wait for the stage are not among them."""
    waiting = {turn.call.call for turn in board.turns.waiting}
    rows: dict[str, CallRow] = {}
    for call in reversed(board.calls):
        if call.call not in waiting:
            rows.setdefault(call.number, call)
    return tuple(rows.values())


def stale(board: Board, now: float) -> bool:
    """Whether the picture must say that it is old."""
    at = stale_at(board)
    return at is not None and now >= at


def stale_at(board: Board) -> float | None:
    """When the picture becomes (or became) old, while the hub is away."""
    if board.lost is None or board.told is None:
        return None
    return board.told_at + (board.lost - board.told).total_seconds() + STALE_AFTER_S


def turns_wake_at(board: Board) -> float | None:
    """When the stage has something to do by itself."""
    return on.wakes_at(board.turns)


def lost_at(board: Board) -> datetime | None:
    """When the hub was last heard, in the office's time."""
    if board.lost is None or board.picture is None:
        return None
    return board.lost.astimezone(ZoneInfo(board.picture.directory.office.zone))
