"""The board by named cases: nothing is missed, doubled, out of order, spoken late or shown after its day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import msgspec

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Drawn, Happening, Lost, Said, Sound, Tick, Unsaid, Wish
from display.turns import ALONE_S, CROWDED_S, LONGEST_S, Hush, Say, Shown
from shared.model import CallKind
from shared.protocol.views import CallRow, DropCall, Patch, PutCall, PutOffice
from tests.display.room import DAY, NOON, call, snapshot


@dataclass
class Screen:
    """Plays the shell: keeps the hub's picture, lets words last a while, reports drawn frames."""

    board: Board = field(default_factory=Board)
    now: float = 100.0
    words_last: float = 5.0
    loudspeaker: bool = True
    wishes: list[Wish] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    ends: dict[int, float] = field(default_factory=dict)

    def give(self, happening: Happening) -> tuple[Wish, ...]:
        before = self.board.turns.stage
        self.board, wishes = the.step(self.board, happening, self.now)
        self.wishes += wishes
        self.ends |= {wish.call.call: self.now + self.words_last for wish in wishes if isinstance(wish, Say)}
        stage = self.board.turns.stage
        if stage is not None and (before is None or before.turn.call != stage.turn.call):
            self.shown.append(stage.turn.call.number)
            self.times.append(self.now)
            self.give(Drawn(stage.turn.call.call))
        return wishes

    def connect(self, *calls: CallRow, day: date = DAY) -> None:
        self.give(Connected(snapshot(*calls, now=NOON + timedelta(seconds=self.now - 100), day=day)))

    def patch(self, *patches: Patch, day: date = DAY) -> tuple[Wish, ...]:
        return self.give(Changed(snapshot(day=day), patches))

    def calls(self, *rows: CallRow) -> tuple[Wish, ...]:
        return self.patch(*(PutCall(replace_at(row, NOON + timedelta(seconds=self.now - 100))) for row in rows))

    def run(self, seconds: float, step: float = 0.25) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += step
            for number in [number for number, at in self.ends.items() if at <= self.now]:
                del self.ends[number]
                self.give(Said(number, self.loudspeaker))
            self.give(Tick())

    @property
    def said(self) -> list[str]:
        return [wish.call.number for wish in self.wishes if isinstance(wish, Say)]

    @property
    def told(self) -> list[int]:
        return [wish.call for wish in self.wishes if isinstance(wish, Shown)]

    @property
    def listed(self) -> list[str]:
        return [row.number for row in the.recent(self.board)]


def replace_at(row: CallRow, at: datetime) -> CallRow:
    return CallRow(row.call, row.number, row.desk, row.kind, at, row.service, row.language)


def connected() -> Screen:
    screen = Screen()
    screen.connect()
    return screen


def test_a_call_is_shown_said_and_told_to_the_hub_at_once() -> None:
    screen = connected()
    screen.calls(call(7))
    assert screen.shown == ["A007"]
    assert screen.said == ["A007"]
    assert screen.told == [7]
    assert screen.listed == ["A007"]


def test_a_lone_call_stays_twelve_seconds_and_is_said_more_than_once() -> None:
    screen = connected()
    (say,) = screen.calls(call(7))
    assert isinstance(say, Say)
    assert say.repeats
    screen.run(ALONE_S - 0.25)
    assert screen.board.turns.stage is not None
    screen.run(0.25)
    assert screen.board.turns.stage is None


def test_a_lone_call_stays_until_its_words_have_ended_but_not_for_ever() -> None:
    screen = connected()
    screen.words_last = 15
    screen.calls(call(7))
    screen.run(14.5)
    assert screen.board.turns.stage is not None
    screen.run(0.5)
    assert screen.board.turns.stage is None
    screen.words_last = 1000
    screen.calls(call(8))
    screen.run(LONGEST_S)
    assert screen.board.turns.stage is None


def test_two_calls_in_the_same_instant_are_both_shown_and_both_said_one_after_the_other() -> None:
    screen = connected()
    screen.calls(call(1, desk="d1"), call(2, desk="d2"))
    assert screen.said == ["A001"]
    assert screen.listed == ["A001"], "the list shows a call when its turn has come"
    screen.run(30)
    assert screen.shown == screen.said == ["A001", "A002"]
    assert screen.listed == ["A002", "A001"]


def test_twenty_calls_from_ten_desks_in_two_seconds_are_all_shown_and_said_in_order_none_twice() -> None:
    screen = connected()
    for n in range(1, 21):
        screen.calls(call(n, desk=f"d{n % 10}"))
        screen.run(0.1, step=0.05)
    screen.run(200)
    expected = [f"A{n:03}" for n in range(1, 21)]
    assert screen.shown == expected
    assert screen.said == expected
    assert screen.told == list(range(1, 21))
    gaps = [after - before for before, after in zip(screen.times, screen.times[1:], strict=False)]
    assert min(gaps) >= CROWDED_S
    assert max(gaps) <= screen.words_last + 0.3, "a crowd is condensed to the length of the words"
    says = [wish for wish in screen.wishes if isinstance(wish, Say)]
    assert [say.repeats for say in says] == [True] + [False] * 18 + [True]


def test_however_many_wait_for_their_turn_the_list_shows_those_that_had_it() -> None:
    screen = connected()
    for n in range(1, 61):
        screen.calls(call(n, desk=f"d{n % 10}"))
        screen.run(0.1, step=0.05)
    assert len(screen.board.turns.waiting) > 50
    assert screen.listed[0] == screen.shown[-1]
    screen.run(100)
    assert len(screen.listed) >= 5


def test_in_a_crowd_each_number_is_seen_for_four_seconds_even_when_nothing_can_be_said() -> None:
    screen = connected()
    screen.words_last = 0
    screen.calls(*(call(n) for n in range(1, 6)))
    screen.run(60)
    gaps = [after - before for before, after in zip(screen.times, screen.times[1:], strict=False)]
    assert gaps == [CROWDED_S] * 4


def test_a_hanging_loudspeaker_holds_up_no_picture_and_loses_no_words() -> None:
    screen = connected()
    screen.words_last = 45
    screen.calls(*(call(n) for n in range(1, 4)))
    screen.run(200)
    assert screen.times == [100, 100 + LONGEST_S, 100 + 2 * LONGEST_S]
    assert screen.said == ["A001", "A002", "A003"]


def test_a_recall_of_a_call_still_waiting_to_be_said_is_not_doubled() -> None:
    screen = connected()
    screen.calls(call(1), call(2, desk="d2"))
    screen.calls(call(3, "A002", "d2", kind=CallKind.RECALL))
    screen.run(60)
    assert screen.said == ["A001", "A002"]
    assert screen.told == [1, 3], "the joined recall counts as shown"
    assert screen.listed == ["A002", "A001"]


def test_a_joined_recall_is_not_told_as_shown_before_the_calls_between() -> None:
    screen = connected()
    screen.calls(call(1), call(2, desk="d2"), call(3, desk="d3"), call(4, "A002", "d2", kind=CallKind.RECALL))
    screen.run(100)
    assert screen.said == ["A001", "A002", "A003"]
    assert screen.told == [1, 2, 4]


def test_a_recall_after_the_words_is_shown_and_said_again_at_once() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.run(6)
    screen.calls(call(2, "A001", kind=CallKind.RECALL))
    assert screen.said == ["A001", "A001"]
    assert screen.board.turns.stage is not None
    assert screen.board.turns.stage.turn.call.call == 2
    assert screen.listed == ["A001"], "one row a number"


def test_a_recall_during_the_words_waits_for_their_end() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.run(2)
    screen.calls(call(2, "A001", kind=CallKind.RECALL))
    assert screen.said == ["A001"]
    screen.run(4)
    assert screen.said == ["A001", "A001"]


def test_a_snapshot_is_never_said() -> None:
    screen = Screen()
    screen.connect(call(1), call(2))
    screen.run(30)
    assert screen.said == []
    assert screen.shown == []
    assert screen.listed == ["A002", "A001"]


def test_calls_missed_while_cut_off_are_listed_and_not_said() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.run(15)
    screen.give(Lost(NOON + timedelta(seconds=15)))
    screen.run(60)
    screen.connect(call(1), call(2), call(3))
    screen.run(30)
    assert screen.said == ["A001"]
    assert screen.listed == ["A003", "A002", "A001"]
    screen.calls(call(4))
    assert screen.said == ["A001", "A004"]


def test_calls_received_before_the_cut_are_still_shown_and_said_unless_undone_meanwhile() -> None:
    screen = connected()
    screen.calls(call(1), call(2), call(3))
    screen.give(Lost(NOON))
    screen.now += 1
    screen.connect(call(1), call(3))
    screen.run(60)
    assert screen.shown == screen.said == ["A001", "A003"]


def test_the_same_call_told_twice_is_one() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.calls(call(1))
    screen.run(40)
    assert screen.said == screen.shown == ["A001"]


def test_the_picture_says_that_it_is_old_within_five_seconds() -> None:
    screen = connected()
    screen.run(20)
    screen.give(Lost(the.clock(screen.board, screen.now) or NOON))
    assert not the.stale(screen.board, screen.now + 3.9), "a hub that restarts quickly disturbs nobody"
    assert the.stale(screen.board, screen.now + 4.0)
    assert the.stale_at(screen.board) == screen.now + 4.0


def test_silence_that_the_link_has_noticed_is_old_at_once() -> None:
    screen = connected()
    screen.run(20)
    screen.give(Lost(NOON + timedelta(seconds=16)))
    assert the.stale(screen.board, screen.now)
    screen.connect()
    assert not the.stale(screen.board, screen.now)


def test_an_undone_call_leaves_stage_list_and_voice() -> None:
    screen = connected()
    screen.calls(call(1))
    wishes = screen.patch(DropCall(1))
    assert Hush(1) in wishes
    assert screen.board.turns.stage is None
    assert screen.listed == []


def test_an_undone_call_leaves_the_queue_unseen_and_unsaid() -> None:
    screen = connected()
    screen.calls(call(1), call(2), call(3))
    screen.patch(DropCall(2))
    screen.run(60)
    assert screen.shown == screen.said == ["A001", "A003"]


def test_an_undone_call_gives_the_stage_to_the_next_at_once() -> None:
    screen = connected()
    screen.calls(call(1), call(2))
    screen.patch(DropCall(1))
    assert screen.shown == ["A001", "A002"]
    assert screen.said == ["A001"], "the voice waits until the player has really stopped"
    screen.give(Said(1, True))
    assert screen.said == ["A001", "A002"]


def test_an_undone_recall_leaves_the_call_it_joined() -> None:
    screen = connected()
    screen.calls(call(1), call(2, desk="d2"), call(3, "A002", "d2", kind=CallKind.RECALL))
    screen.patch(DropCall(3))
    screen.run(60)
    assert screen.said == ["A001", "A002"]
    assert screen.told == [1, 2]


def test_a_new_day_clears_list_stage_and_queue() -> None:
    screen = connected()
    screen.calls(call(1), call(2))
    tomorrow = DAY + timedelta(days=1)
    screen.patch(PutOffice(snapshot(day=tomorrow).office), day=tomorrow)
    screen.run(60)
    assert screen.listed == []
    assert screen.shown == ["A001"]
    assert screen.said == ["A001"]


def test_midnight_without_the_hub_clears_yesterday_too() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.run(30)
    screen.give(Lost(NOON + timedelta(seconds=30)))
    screen.now += 14 * 3600 + 54 * 60  # to 23.59 and a half in Makassar
    screen.give(Tick())
    assert screen.listed == ["A001"]
    screen.now += 31
    screen.give(Tick())
    assert screen.listed == []


def test_the_clock_is_the_hubs_and_runs_on_without_it() -> None:
    screen = connected()
    local = the.clock(screen.board, screen.now + 60)
    assert local is not None
    assert f"{local:%H:%M}" == "09:06"


def test_a_change_with_another_time_sets_the_clock_and_one_with_the_known_time_does_not() -> None:
    screen = connected()
    screen.now += 1000
    known = screen.board.picture
    assert known is not None
    screen.give(Changed(known, ()))
    drifted = the.clock(screen.board, screen.now)
    later = NOON + timedelta(hours=5)
    screen.give(Changed(msgspec.structs.replace(known, now=later), ()))
    assert the.clock(screen.board, screen.now) == later != drifted


def test_a_call_sets_a_clock_that_has_drifted() -> None:
    screen = connected()
    screen.now += 1000
    late = replace_at(call(1), NOON + timedelta(seconds=1010))
    screen.patch(PutCall(late))
    assert the.clock(screen.board, screen.now) == late.at


def test_the_hub_is_told_once_when_the_loudspeaker_fails_and_once_when_it_works_again() -> None:
    screen = connected()
    screen.loudspeaker = False
    screen.calls(call(1), call(2))
    screen.run(40)
    screen.loudspeaker = True
    screen.calls(call(3))
    screen.run(40)
    assert [wish.working for wish in screen.wishes if isinstance(wish, Sound)] == [False, True]
    assert screen.shown == ["A001", "A002", "A003"], "without sound every call is still seen"


def test_the_hub_is_told_when_the_voice_engine_fails_and_when_it_speaks_again() -> None:
    screen = connected()
    for words in (True, False, False, True):
        screen.give(Said(0, heard=True, words=words))
    wishes = [(wish.working, wish.words) for wish in screen.wishes if isinstance(wish, Sound)]
    assert wishes == [(True, True), (True, False), (True, True)]


def test_words_left_out_on_purpose_say_nothing_about_the_loudspeaker() -> None:
    screen = connected()
    screen.calls(call(1))
    screen.ends.clear()
    assert screen.give(Unsaid(1)) == ()


def test_only_a_drawn_frame_is_told_as_shown() -> None:
    board, _ = the.step(Board(), Connected(snapshot()), 0)
    board, wishes = the.step(board, Changed(snapshot(), (PutCall(call(1)),)), 1)
    assert not [wish for wish in wishes if isinstance(wish, Shown)]
    assert board.turns.stage is not None
    board, wishes = the.step(board, Drawn(9), 1)
    assert wishes == ()
    board, wishes = the.step(board, Drawn(1), 1)
    assert wishes == (Shown(1),)
    assert the.step(board, Drawn(1), 1)[1] == ()


def test_a_board_is_never_changed_only_replaced() -> None:
    board, _ = the.step(Board(), Connected(snapshot(call(1))), 0)
    kept = replace(board)
    the.step(board, Changed(snapshot(), (PutCall(call(2)),)), 1)
    assert board == kept
