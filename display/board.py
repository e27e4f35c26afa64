"""What the TV shows and says next: ``step(board, happening, now) -> (board, wishes)``; no clock, wire or sound inside.

``now`` counts seconds that never jump. The time of day is the hub's: its snapshot carries it and ``now`` counts on,
so a TV whose own clock is wrong still shows the right time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from display import turns as on
from display.turns import Hush, Say, Shown, Turns
from shared.protocol.refusal import Refusal
from shared.protocol.views import BoardSnapshot, CallRow, DropCall, Patch, PutCall
from shared.queue.calendar import business_day

STALE_AFTER_S = 4.0
"""Seconds without the hub after which the screen says so; the link notices silence after so many by itself."""
_KEPT = 24  # calls remembered for the list, which shows five numbers
_CLOCK_OFF = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Connected:
    """The connection stands, or a change was missed: everything anew. Nothing in it is spoken."""

    snapshot: BoardSnapshot


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed now: the picture after it and what led there."""

    snapshot: BoardSnapshot
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """The hub is gone; ``since`` is when it was last heard, by its own clock."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Rejected:
    """The hub does not let this screen in."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a call have ended; ``heard`` is False when there was no loudspeaker."""

    call: int
    heard: bool


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A call was not spoken on purpose (voice off, quiet hours); it says nothing about the loudspeaker."""

    call: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A frame with this call on the stage is on the screen."""

    call: int


Happening = Connected | Changed | Lost | Rejected | Tick | Said | Unsaid | Drawn


@dataclass(frozen=True, slots=True)
class Sound:
    """Tell the hub whether this TV can be heard."""

    working: bool


Wish = Say | Hush | Shown | Sound


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the TV knows."""

    picture: BoardSnapshot | None = None
    told_at: float = 0.0  # when ``picture.now`` was true
    told: datetime | None = None
    calls: tuple[CallRow, ...] = ()  # made today, oldest first; joined recalls left out
    turns: Turns = field(default_factory=Turns)
    lost: datetime | None = None
    heard: bool | None = None
    idle_since: float = 0.0
    refused: Refusal | None = None
    cleared: date | None = None  # the business day that ended while the hub was away


def step(board: Board, happening: Happening, now: float) -> tuple[Board, tuple[Wish, ...]]:
    """The board after ``happening``, and what it wishes for."""
    wishes: tuple[Wish, ...]
    match happening:
        case Connected(snapshot=snapshot):
            board, wishes = _connected(board, snapshot, now), ()
        case Changed(snapshot=snapshot, patches=patches):
            board, wishes = _changed(board, snapshot, patches, now)
        case Lost(since=since):
            board, wishes = replace(board, lost=since), ()
        case Rejected(refusal=refusal):
            board, wishes = replace(board, refused=refusal), ()
        case Tick():
            wishes = ()
        case Said(call=call, heard=heard):
            wishes = (Sound(heard),) if heard is not board.heard else ()
            board = replace(board, turns=on.spoken(board.turns, call), heard=heard)
        case Unsaid(call=call):
            board, wishes = replace(board, turns=on.spoken(board.turns, call)), ()
        case Drawn(call=call):
            after, wishes = on.drawn(board.turns, call)
            board = replace(board, turns=after)
        case _:
            assert_never(happening)
    board = _past_the_day(board, now)
    busy = board.turns.stage is not None
    after, says = on.advanced(board.turns, now)
    if busy and after.stage is None:
        board = replace(board, idle_since=now)
    return replace(board, turns=after), (*wishes, *says)


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
        calls=snapshot.calls,
        turns=turns,
        lost=None,
        refused=None,
        cleared=None,
        idle_since=now if board.picture is None else board.idle_since,
    )


def _changed(
    board: Board, snapshot: BoardSnapshot, patches: tuple[Patch, ...], now: float
) -> tuple[Board, tuple[Wish, ...]]:
    if board.picture is None or board.picture.office.day != snapshot.office.day:
        # The snapshot inside a change keeps the time of the first one: only its rows are new.
        board = replace(board, calls=(), turns=Turns(speaking=board.turns.speaking), idle_since=now, cleared=None)
    if board.told is None:
        board = replace(board, told=snapshot.now, told_at=now)
    board = replace(board, picture=snapshot, lost=None)
    wishes: list[Wish] = []
    for patch in patches:
        match patch:
            case PutCall(row=row):
                if any(call.call >= row.call for call in board.calls):
                    continue  # never twice
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
