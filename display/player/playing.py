"""What a video does next: pure. Frames wait for their moment, older ones are dropped, and nothing is waited for long.

The clock is the machine's monotonic one, given as ``now``. While it plays, second ``p`` of the video is due at
``anchor + p``; sound keeps to the same anchor, so the picture can fall out but never run behind the sound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from shared.model import MediaProblem

PATIENCE_S = 3.0
"""A video without a first frame for so long is skipped; so is one that stalls for so long."""
START_S = 5.0
"""The decoder itself may take so long to start: on a busy machine that is not the file's fault."""
LATE_S = 0.25
"""When the newest frame comes this much too late, the clock is set back to it, and the sound waits for the picture."""
LEAD_IN_S = 0.1
"""The frame that it begins or goes on with stands so long before the clock runs: the loudspeaker needs a moment too."""
EARLY_S = 0.004
"""A frame due within so little is shown now: waking twice would not make it more exact."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded frame: in which slot, for which second of the video."""

    slot: int
    at: float


@dataclass(frozen=True, slots=True)
class Playing:
    """One video, from being asked for to its end."""

    since: float  # when a picture was last hoped for: starting, opening, showing one, going on
    opened: bool = False  # the decoder has begun with the file
    paused: bool = False
    waiting: tuple[Picture, ...] = ()
    shown: Picture | None = None
    anchor: float | None = None  # None while it stands still
    ends: float | None = None  # second of the video at which it is over, once that is known
    done: bool = False
    dropped: int = 0  # frames that a newer one overtook

    def holds(self, slot: int) -> bool:
        """Whether this slot's frame is shown or waits to be."""
        return any(slot == picture.slot for picture in (self.shown, *self.waiting) if picture is not None)


# What happens.
@dataclass(frozen=True, slots=True)
class Began:
    """The decoder opens the file."""


@dataclass(frozen=True, slots=True)
class Came:
    """A frame is decoded."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Decoded:
    """There are no more frames; the video ends at this second."""

    ends: float


@dataclass(frozen=True, slots=True)
class Broke:
    """The decoder cannot go on, or is gone."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still with the last frame."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on at the frame that stands."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The time asked for by ``wakes_at`` has come."""


Happening = Began | Came | Decoded | Broke | Pause | Resume | Tick


# What is wished.
@dataclass(frozen=True, slots=True)
class Show:
    """Paint this slot."""

    slot: int


@dataclass(frozen=True, slots=True)
class Free:
    """This slot may be written again."""

    slot: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Sound goes on: this second of the video at that monotonic second."""

    position: float
    at: float


@dataclass(frozen=True, slots=True)
class Halt:
    """Sound stops."""


@dataclass(frozen=True, slots=True)
class FirstFrame:
    """There is a picture: the video may take the stage."""


@dataclass(frozen=True, slots=True)
class Ended:
    """It was shown to its end; its last frame stands."""


@dataclass(frozen=True, slots=True)
class Failed:
    """It cannot be shown (further)."""

    problem: MediaProblem


Outcome = FirstFrame | Ended | Failed
"""What the programme is told."""
Wish = Show | Free | Roll | Halt | Outcome


def step(playing: Playing, happening: Happening, now: float) -> tuple[Playing, tuple[Wish, ...]]:
    """What the video is after this, and what it wishes."""
    if playing.done:
        return playing, ()
    match happening:
        case Began():
            return (playing if playing.opened else replace(playing, opened=True, since=now)), ()
        case Came(picture=picture):
            if playing.shown is None:
                return _first(playing, picture, now)
            return _go_on(replace(playing, waiting=(*playing.waiting, picture)), now)
        case Decoded(ends=ends):
            if playing.shown is None:
                return _fail(playing, MediaProblem.NO_FRAME)
            return _go_on(replace(playing, ends=ends), now)
        case Broke():
            return _fail(playing, MediaProblem.UNPLAYABLE)
        case Pause():
            return (playing, ()) if playing.paused else (replace(playing, paused=True, anchor=None), (Halt(),))
        case Resume():
            return _resume(playing, now)
        case Tick():
            return _go_on(playing, now)
        case _:
            assert_never(happening)


def wakes_at(playing: Playing) -> float | None:
    """The monotonic second at which ``Tick`` is due; None: only something else moves it."""
    if playing.done:
        return None
    if playing.shown is None:
        return playing.since + (PATIENCE_S if playing.opened else START_S)
    if playing.anchor is None:
        return None
    if playing.waiting:
        return playing.anchor + playing.waiting[0].at
    if playing.ends is not None:
        return playing.anchor + playing.ends
    return playing.since + PATIENCE_S


def _first(playing: Playing, picture: Picture, now: float) -> tuple[Playing, tuple[Wish, ...]]:
    """The first frame is shown at once, also while paused; the clock begins with it."""
    shown = replace(playing, shown=picture, since=now)
    wishes: tuple[Wish, ...] = (Show(picture.slot), FirstFrame())
    if playing.paused:
        return shown, wishes
    rolls = now + LEAD_IN_S
    wishes = (Show(picture.slot), Roll(picture.at, rolls), FirstFrame())
    return replace(shown, anchor=rolls - picture.at), wishes


def _resume(playing: Playing, now: float) -> tuple[Playing, tuple[Wish, ...]]:
    if not playing.paused:
        return playing, ()
    again = replace(playing, paused=False)
    if playing.shown is None:
        return again, ()
    position, rolls = playing.shown.at, now + LEAD_IN_S
    return replace(again, since=now, anchor=rolls - position), (Roll(position, rolls),)


def _go_on(playing: Playing, now: float) -> tuple[Playing, tuple[Wish, ...]]:
    """Show the newest frame that is due, free those before it; end it or give it up when that is due."""
    if playing.shown is None:
        late = now >= playing.since + (PATIENCE_S if playing.opened else START_S)
        return _fail(playing, MediaProblem.NO_FRAME) if late else (playing, ())
    if playing.anchor is None:
        return playing, ()
    clock, old = now - playing.anchor, playing.shown
    due = [picture for picture in playing.waiting if picture.at <= clock + EARLY_S]
    wishes: list[Wish] = []
    if due:
        newest, older = due[-1], due[:-1]
        wishes += [Show(newest.slot), Free(old.slot), *(Free(picture.slot) for picture in older)]
        waiting, dropped = playing.waiting[len(due) :], playing.dropped + len(older)
        playing = replace(playing, waiting=waiting, shown=newest, since=now, dropped=dropped)
        if newest.at < clock - LATE_S:
            clock = newest.at
            wishes.append(Roll(newest.at, now))
            playing = replace(playing, anchor=now - newest.at)
    if playing.waiting:
        return playing, tuple(wishes)
    if playing.ends is not None:
        if clock + EARLY_S >= playing.ends:
            return replace(playing, done=True, anchor=None), (*wishes, Halt(), Ended())
    elif now >= playing.since + PATIENCE_S:
        playing, failed = _fail(playing, MediaProblem.UNPLAYABLE)
        wishes += failed
    return playing, tuple(wishes)


def _fail(playing: Playing, problem: MediaProblem) -> tuple[Playing, tuple[Wish, ...]]:
    return replace(playing, done=True, anchor=None), (Halt(), Failed(problem))
