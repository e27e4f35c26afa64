"""What a video does next, as tables: no process, no window, a clock that stands where it is put."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from display.player.playing import (
    LATE_S,
    LEAD_IN_S,
    PATIENCE_S,
    START_S,
    Began,
    Broke,
    Came,
    Decoded,
    Ended,
    Failed,
    FirstFrame,
    Free,
    Halt,
    Happening,
    Pause,
    Picture,
    Playing,
    Resume,
    Roll,
    Show,
    Tick,
    Wish,
    step,
    wakes_at,
)
from shared.model import MediaProblem


@dataclass
class Video:
    """One video and all it wished, with the moment."""

    playing: Playing = field(default_factory=lambda: Playing(since=100.0))
    wished: list[tuple[float, Wish]] = field(default_factory=list)

    def take(self, happening: Happening, now: float) -> tuple[Wish, ...]:
        self.playing, wishes = step(self.playing, happening, now)
        self.wished += [(now, wish) for wish in wishes]
        return wishes

    def wake(self) -> tuple[float, tuple[Wish, ...]]:
        """The next tick, when it is due."""
        due = wakes_at(self.playing)
        assert due is not None
        return due, self.take(Tick(), due)


def rolling(frames: int = 4) -> Video:
    """Begun at 100, first frame at 100.5, others decoded ahead; the clock's zero is 100.5 and the lead in."""
    video = Video()
    for number in range(frames):
        video.take(Came(Picture(number, number * 0.04)), 100.5)
    video.wished.clear()
    return video


ZERO = 100.5 + LEAD_IN_S


def test_the_first_frame_is_shown_at_once_and_the_clock_begins_a_moment_later() -> None:
    wishes = Video().take(Came(Picture(0, 0.0)), 100.5)
    assert wishes == (Show(0), Roll(0.0, ZERO), FirstFrame())


def test_frames_are_shown_in_order_each_at_its_moment() -> None:
    video = rolling()
    shown = []
    for _ in range(3):
        due, wishes = video.wake()
        shown.append((round(due - ZERO, 6), wishes))
    assert shown == [
        (0.04, (Show(1), Free(0))),
        (0.08, (Show(2), Free(1))),
        (0.12, (Show(3), Free(2))),
    ]


def test_of_several_due_frames_only_the_newest_is_shown() -> None:
    video = rolling()
    assert video.take(Tick(), ZERO + 0.1) == (Show(2), Free(0), Free(1))
    assert video.playing.dropped == 1


def test_a_decoder_that_cannot_keep_up_sets_the_clock_back_and_the_sound_with_it() -> None:
    video = rolling(3)
    late = ZERO + 0.08 + LATE_S + 0.01
    assert video.take(Tick(), late) == (Show(2), Free(0), Free(1), Roll(0.08, late))
    video.take(Came(Picture(0, 0.12)), late + 0.01)
    due, wishes = video.wake()
    assert due == pytest.approx(late + 0.04)
    assert wishes == (Show(0), Free(2))


def test_a_little_late_is_shown_and_the_clock_runs_on() -> None:
    video = rolling(2)
    assert video.take(Tick(), ZERO + 0.04 + LATE_S - 0.01) == (Show(1), Free(0))


def test_a_video_without_a_frame_for_three_seconds_is_given_up() -> None:
    video = Video()
    video.take(Began(), 101.0)
    due, wishes = video.wake()
    assert due == 101.0 + PATIENCE_S
    assert wishes == (Halt(), Failed(MediaProblem.NO_FRAME))


def test_the_three_seconds_count_from_the_opening_of_the_file_which_is_told_once() -> None:
    video = Video()
    assert wakes_at(video.playing) == 100.0 + START_S
    video.take(Began(), 101.0)
    video.take(Began(), 103.0)
    assert wakes_at(video.playing) == 101.0 + PATIENCE_S


def test_a_decoder_that_does_not_start_is_given_up() -> None:
    due, wishes = Video().wake()
    assert due == 100.0 + START_S
    assert wishes == (Halt(), Failed(MediaProblem.NO_FRAME))


def test_a_video_that_stalls_is_given_up_after_three_seconds() -> None:
    video = rolling(1)
    due, wishes = video.wake()
    assert due == 100.5 + PATIENCE_S
    assert wishes == (Halt(), Failed(MediaProblem.UNPLAYABLE))


def test_a_picture_that_stands_for_long_is_no_stall() -> None:
    """A slide show has a frame every ten seconds; the next one is decoded long before."""
    video = rolling(1)
    video.take(Came(Picture(1, 10.0)), 100.6)
    due, wishes = video.wake()
    assert due == pytest.approx(ZERO + 10.0)
    assert wishes == (Show(1), Free(0))


def test_it_ends_when_its_last_frame_has_stood_its_time() -> None:
    video = rolling(2)
    video.take(Decoded(0.08), 100.5)
    assert video.wake()[1] == (Show(1), Free(0))
    due, wishes = video.wake()
    assert due == pytest.approx(ZERO + 0.08)
    assert wishes == (Halt(), Ended())
    assert wakes_at(video.playing) is None


def test_a_paused_video_wants_nothing_and_goes_on_where_it_was() -> None:
    video = rolling()
    video.wake()
    assert video.take(Pause(), ZERO + 0.05) == (Halt(),)
    assert wakes_at(video.playing) is None
    assert video.take(Tick(), ZERO + 60) == ()
    assert video.take(Resume(), 500.0) == (Roll(0.04, 500.0 + LEAD_IN_S),)
    assert video.wake() == (pytest.approx(500.0 + LEAD_IN_S + 0.04), (Show(2), Free(1)))


def test_a_pause_before_the_first_frame_shows_it_but_does_not_roll() -> None:
    video = Video()
    video.take(Pause(), 100.1)
    assert video.take(Came(Picture(0, 0.0)), 100.5) == (Show(0), FirstFrame())
    assert wakes_at(video.playing) is None
    assert video.take(Resume(), 110.0) == (Roll(0.0, 110.0 + LEAD_IN_S),)


def test_pausing_twice_and_going_on_twice_change_nothing() -> None:
    video = rolling()
    video.take(Pause(), 101.0)
    assert video.take(Pause(), 101.5) == ()
    video.take(Resume(), 102.0)
    assert video.take(Resume(), 103.0) == ()


def test_the_pause_does_not_count_as_a_stall() -> None:
    video = rolling(1)
    video.take(Pause(), 101.0)
    video.take(Resume(), 200.0)
    assert wakes_at(video.playing) == 200.0 + PATIENCE_S


@pytest.mark.parametrize(
    ("happening", "problem"),
    [(Broke(), MediaProblem.UNPLAYABLE), (Decoded(0.0), MediaProblem.NO_FRAME)],
    ids=["broken", "no picture in it"],
)
def test_a_file_that_gives_no_frame_fails_at_once(happening: Happening, problem: MediaProblem) -> None:
    assert Video().take(happening, 100.2) == (Halt(), Failed(problem))


def test_after_its_end_nothing_moves_it() -> None:
    video = rolling()
    video.take(Broke(), 100.6)
    for happening in (Came(Picture(0, 1.0)), Resume(), Pause(), Decoded(1.0), Broke(), Tick(), Began()):
        assert video.take(happening, 101.0) == ()


def test_no_slot_is_lost_or_freed_twice_over_a_whole_video() -> None:
    """Slots go round as in life: decoded into when free, freed once; some frames late, one pause between."""
    video = Video()
    free, number, now = [0, 1, 2, 3], 0, 100.2
    while not video.playing.done:
        while free and number < 200:
            video.take(Came(Picture(free.pop(), number * 0.04)), now)
            number += 1
            free += [wish.slot for at, wish in video.wished if isinstance(wish, Free)]
            video.wished.clear()
        if number == 200 and video.playing.ends is None:
            video.take(Decoded(8.0), now)
        if number == 100:
            video.take(Pause(), now)
            now += 5
            video.take(Resume(), now)
        due = wakes_at(video.playing)
        assert due is not None
        now = max(now, due) + (0.13 if number % 17 == 0 else 0.0)
        video.take(Tick(), now)
        freed = [wish.slot for _, wish in video.wished if isinstance(wish, Free)]
        video.wished = [one for one in video.wished if not isinstance(one[1], Free)]
        held = {picture.slot for picture in video.playing.waiting}
        assert video.playing.shown is not None
        assert not held & set(freed)
        assert video.playing.shown.slot not in freed
        free += freed
        assert len(free) == len(set(free)) == 4 - len(held) - 1
    assert isinstance(video.wished[-1][1], Ended)
