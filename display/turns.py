"""Whose turn it is on the stage and in the loudspeaker: every call is shown and spoken, in order, none twice.

The condensing rule: a call that nobody follows stays 12 s and until its words have ended. When others wait it makes
room as soon as it was seen for 4 s and its words have ended, and it is spoken once instead of repeatedly. In no case
does it keep the others waiting longer than 20 s; words that have not ended by then (a hanging loudspeaker) go on
alone, and the next words wait for them. A recall of a call that is still waiting to be spoken joins that call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from shared.protocol.views import CallRow

ALONE_S = 12.0
CROWDED_S = 4.0
LONGEST_S = 20.0


@dataclass(frozen=True, slots=True)
class Turn:
    """One call's turn, with the recalls that joined it."""

    call: CallRow
    joined: tuple[int, ...] = ()

    @property
    def calls(self) -> tuple[int, ...]:
        """All calls that are shown by this turn."""
        return (self.call.call, *self.joined)


@dataclass(frozen=True, slots=True)
class OnStage:
    """The turn being shown, since when (seconds that never jump), and whether a screen has really drawn it."""

    turn: Turn
    since: float
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Turns:
    """The stage, who waits for it, and where the voice is."""

    stage: OnStage | None = None
    waiting: tuple[Turn, ...] = ()
    unspoken: tuple[CallRow, ...] = ()
    speaking: int | None = None
    owed: tuple[int, ...] = ()  # shown, but an earlier call still waits: told to the hub in order

    @property
    def quiet(self) -> bool:
        """Nothing is shown, said or waiting."""
        return self.stage is None and not self.waiting and not self.unspoken and self.speaking is None


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this call; ``repeats`` when there is time to say it more than once."""

    call: CallRow
    repeats: bool


@dataclass(frozen=True, slots=True)
class Hush:
    """Stop speaking this call: it was undone."""

    call: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Tell the hub that everything up to this call has really been shown."""

    call: int


def _same(one: CallRow, other: CallRow) -> bool:
    return one.number == other.number and one.desk == other.desk


def added(turns: Turns, call: CallRow) -> tuple[Turns, bool]:
    """A call came. False when it joined one that is still to be spoken."""
    if any(_same(call, other) for other in turns.unspoken):
        return _joined(turns, call), False
    return replace(turns, waiting=(*turns.waiting, Turn(call)), unspoken=(*turns.unspoken, call)), True


def _joined(turns: Turns, call: CallRow) -> Turns:
    def join(turn: Turn) -> Turn:
        return replace(turn, joined=(*turn.joined, call.call)) if _same(turn.call, call) else turn

    stage = turns.stage
    if stage is not None and _same(stage.turn.call, call):
        return replace(turns, stage=replace(stage, turn=join(stage.turn), drawn=False))
    return replace(turns, waiting=tuple(join(turn) for turn in turns.waiting))


def dropped(turns: Turns, call: int) -> tuple[Turns, tuple[Hush, ...]]:
    """A call was undone: it leaves stage, queue and voice. A recall that was undone leaves the call it joined."""

    def part(turn: Turn) -> Turn:
        return replace(turn, joined=tuple(other for other in turn.joined if other != call))

    stage = turns.stage
    if stage is not None:
        stage = None if stage.turn.call.call == call else replace(stage, turn=part(stage.turn))
    after = replace(
        turns,
        stage=stage,
        waiting=tuple(part(turn) for turn in turns.waiting if turn.call.call != call),
        unspoken=tuple(other for other in turns.unspoken if other.call != call),
    )
    return after, ((Hush(call),) if turns.speaking == call else ())


def spoken(turns: Turns, call: int) -> Turns:
    """The words of ``call`` have ended, heard or not."""
    return replace(turns, speaking=None) if turns.speaking == call else turns


def drawn(turns: Turns, call: int) -> tuple[Turns, tuple[Shown, ...]]:
    """A frame with ``call`` on the stage is on the screen."""
    stage = turns.stage
    if stage is None or stage.drawn or stage.turn.call.call != call:
        return turns, ()
    drawn_now = replace(turns, stage=replace(stage, drawn=True))
    return _told(drawn_now, stage.turn.calls)


def passed_by(turns: Turns, call: int) -> tuple[Turns, tuple[Shown, ...]]:
    """A call that another TV shows: nothing is owed here, and the hub is told so when its turn has come."""
    return _told(turns, (call,))


def _told(turns: Turns, calls: tuple[int, ...]) -> tuple[Turns, tuple[Shown, ...]]:
    """What may be told to the hub: everything before the first call that is not drawn yet."""
    owed = (*turns.owed, *calls)
    stage = turns.stage
    undrawn = [turn.call.call for turn in turns.waiting]
    undrawn += [stage.turn.call.call] if stage is not None and not stage.drawn else []
    first = min(undrawn, default=max(owed) + 1)
    ready = [number for number in owed if number < first]
    rest = tuple(number for number in owed if number >= first)
    return replace(turns, owed=rest), ((Shown(max(ready)),) if ready else ())


def _speech_over(turns: Turns, call: CallRow) -> bool:
    return turns.speaking != call.call and call not in turns.unspoken


def _leaves_at(turns: Turns, stage: OnStage) -> float | None:
    """When the stage is free for the next, as things stand; None while only the end of the words can tell."""
    over = _speech_over(turns, stage.turn.call)
    if turns.waiting and _same(turns.waiting[0].call, stage.turn.call) and over:
        return stage.since  # called again: at once
    least = CROWDED_S if turns.waiting else ALONE_S
    if over:
        return stage.since + least
    return stage.since + LONGEST_S


def wakes_at(turns: Turns) -> float | None:
    """When ``advanced`` has something to do, if nothing else happens."""
    return None if turns.stage is None else _leaves_at(turns, turns.stage)


def advanced(turns: Turns, now: float) -> tuple[Turns, tuple[Say, ...]]:
    """What time and freed places bring: the next call on the stage, the next words."""
    stage = turns.stage
    if stage is not None:
        leaves = _leaves_at(turns, stage)
        if leaves is not None and now >= leaves:
            stage = None
    waiting = turns.waiting
    if stage is None and waiting:
        stage, waiting = OnStage(waiting[0], now), waiting[1:]
    turns = replace(turns, stage=stage, waiting=waiting)
    if turns.speaking is not None or not turns.unspoken:
        return turns, ()
    call = turns.unspoken[0]
    if any(turn.call.call == call.call for turn in waiting):
        return turns, ()  # picture and voice go together: not before its turn on the stage
    turns = replace(turns, unspoken=turns.unspoken[1:], speaking=call.call)
    return turns, (Say(call, repeats=not waiting),)
