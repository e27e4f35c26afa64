"""The pure session's line: greeting, changes in their order, heartbeat, loss and the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.link.backoff import MOST_SECONDS, SLOW_SECONDS
from shared.link.events import Changed, Connected, Credentials, Identity, Lost, Rejected, Replaced
from shared.link.outputs import Close, Keep, Send, Tell
from shared.link.session import Session
from shared.model import Role
from shared.protocol.frames import (
    HEARTBEAT_SECONDS,
    SILENCE_SECONDS,
    VERSION,
    Change,
    Goodbye,
    Hello,
    NeedSnapshot,
    Ping,
    Pong,
    SnapshotFrame,
    Welcome,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import PutCall, PutQueue, PutTicket, QueueRow, TicketRow
from tests.link.talking import KEY, Talk, sent, told, waits

# --- greeting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credentials", "hello"),
    [
        (KEY, Hello(VERSION, Role.DESK, "test 1", "tv-1", "secret")),
        (Credentials(code="123"), Hello(VERSION, Role.DESK, "test 1", code="123")),
        (Credentials("tv-1", "secret", "123"), Hello(VERSION, Role.DESK, "test 1", "tv-1", "secret")),
        (Credentials(), Hello(VERSION, Role.DESK, "test 1")),
    ],
    ids=["a key", "a code", "the key goes before the code", "nothing yet"],
)
def test_the_first_frame_is_hello_with_what_the_screen_has(talk, credentials, hello):
    assert talk.open(credentials) == [Send(hello)]


def test_a_screen_says_its_name_where_it_pairs_itself(clock, samples):
    session = Session(Identity(Role.KIOSK, "test 1", "Kios Lobi"), lambda: 0.5, clock())
    assert sent(session.opened(Credentials(code="123"), clock())) == [
        Hello(VERSION, Role.KIOSK, "test 1", code="123", name="Kios Lobi")
    ]
    assert sent(session.opened(KEY, clock())) == [Hello(VERSION, Role.KIOSK, "test 1", "tv-1", "secret")]


def test_welcome_connects_and_a_new_key_is_kept_before_anything_is_shown(talk):
    snapshot = talk.samples.board(now=talk.clock.hub())
    outputs = talk.connect(snapshot, key="fresh")
    assert outputs == [Keep("tv-1", "fresh"), Tell(Connected(snapshot, "tv-1", "TV 1"))]


@pytest.mark.parametrize(("protocol", "code"), [(VERSION + 1, RefusalCode.OLD_PROTOCOL), (0, RefusalCode.NEW_PROTOCOL)])
def test_another_protocol_is_refused_with_what_to_update(talk, protocol, code):
    talk.open()
    outputs = talk.hear(Welcome(protocol, "9", "tv-1", "TV 1", 1, talk.samples.board()))
    assert told(outputs)[0] == Rejected(Refusal(code))
    assert Close() in outputs


def test_a_goodbye_is_told_and_tried_again_slowly(talk):
    talk.open()
    outputs = talk.hear(Goodbye(Refusal(RefusalCode.UNKNOWN_DEVICE)))
    assert told(outputs)[0] == Rejected(Refusal(RefusalCode.UNKNOWN_DEVICE))
    assert outputs[-1] == Close()
    assert SLOW_SECONDS <= waits(talk.close()) <= 2 * SLOW_SECONDS


def test_a_screen_the_hub_forgot_pairs_anew_by_itself_when_it_has_a_code(talk):
    both = Credentials("tv-1", "secret", "123")
    talk.open(both)
    outputs = talk.hear(Goodbye(Refusal(RefusalCode.UNKNOWN_DEVICE)))
    assert not any(isinstance(event, Rejected) for event in told(outputs))
    assert waits(talk.close()) < 1
    assert talk.open(both) == [Send(Hello(VERSION, Role.DESK, "test 1", code="123"))]
    talk.hear(Goodbye(Refusal(RefusalCode.BAD_CODE)))
    assert waits(talk.close()) >= SLOW_SECONDS


def test_a_code_that_was_refused_is_not_tried_again_but_another_one_is(talk):
    talk.open(Credentials(code="123"))
    talk.hear(Goodbye(Refusal(RefusalCode.BAD_CODE)))
    talk.close()
    assert talk.open(Credentials(code="123")) == [Send(Hello(VERSION, Role.DESK, "test 1"))]
    assert talk.open(Credentials(code="456")) == [Send(Hello(VERSION, Role.DESK, "test 1", code="456"))]


@pytest.mark.parametrize("data", ["", "{}", "[]", '{"type":"nobody"}', b"\xff\xfe", "{" * 5000, '{"type":"pong"}'])
def test_garbage_closes_the_connection_and_crashes_nothing(talk, data):
    talk.connect()
    outputs = talk.session.frame(data, talk.clock())
    assert outputs[-1] == Close()
    assert [type(event) for event in told(outputs)] == [Lost]
    assert talk.hear(Pong(1, talk.clock.hub())) == []  # nothing is heard after it


def test_garbage_instead_of_welcome_is_said_to_the_program(talk):
    talk.open()
    assert told(talk.session.frame("<html>", talk.clock()))[0].refusal.code is RefusalCode.BAD_FRAME


def test_a_change_before_the_welcome_is_not_believed(talk):
    talk.open()
    assert Close() in talk.hear(Change(1, ()))


# --- changes -------------------------------------------------------------------------------------------------------


def test_a_change_in_sequence_comes_merged(talk):
    talk.connect(seq=7)
    patches = (PutQueue(QueueRow("a", 3)), PutCall(talk.samples.call(9)))
    (event,) = told(talk.hear(Change(8, patches)))
    assert event == Changed(talk.samples.board(talk.samples.call(9), waiting=3, now=talk.clock.hub()), patches)


def test_a_change_told_twice_is_ignored(talk):
    talk.connect(seq=7)
    assert talk.hear(Change(7, (PutQueue(QueueRow("a", 3)),))) == []


def test_a_gap_asks_once_for_everything_and_ignores_changes_until_it_comes(talk):
    talk.connect(seq=7)
    assert sent(talk.hear(Change(9, ()))) == [NeedSnapshot()]
    assert talk.hear(Change(10, ())) == []
    snapshot = talk.samples.board(waiting=5)
    assert told(talk.hear(SnapshotFrame(10, snapshot))) == [Replaced(snapshot)]
    assert isinstance(told(talk.hear(Change(11, ())))[0], Changed)


def test_a_patch_that_does_not_fit_asks_for_everything(talk):
    talk.connect(seq=7)
    row = TicketRow("t", "A001", "kp", "a", "waiting", talk.clock.hub())
    assert sent(talk.hear(Change(8, (PutTicket(row),)))) == [NeedSnapshot()]


def test_a_snapshot_that_never_comes_ends_the_connection(talk):
    talk.connect(seq=7)
    talk.hear(Change(9, ()))
    for _ in range(3):
        talk.tick(1)
        talk.hear(Pong(1, talk.clock.hub()))
    assert Close() in talk.tick(SILENCE_SECONDS - 3)


# --- heartbeat -----------------------------------------------------------------------------------------------------


def test_ping_goes_out_each_heartbeat(talk):
    talk.connect()
    assert talk.tick(HEARTBEAT_SECONDS - 0.1) == []
    assert talk.tick(0.1) == [Send(Ping(1))]
    assert talk.tick(0.1) == []
    assert talk.tick(HEARTBEAT_SECONDS) == [Send(Ping(2))]


def test_a_clock_that_was_set_is_told_once_by_the_heartbeat(talk):
    talk.connect()
    talk.clock.move(1)
    assert talk.hear(Pong(1, talk.clock.hub() + timedelta(seconds=4))) == []  # the way of the word, at its worst
    later = talk.clock.hub() + timedelta(hours=1)
    changed = told(talk.hear(Pong(2, later)))
    assert [type(event) for event in changed] == [Changed]
    assert (changed[0].snapshot.now, changed[0].patches) == (later, ())
    talk.clock.move(1.5)
    assert talk.hear(Pong(3, later + timedelta(seconds=1.5))) == []


def test_a_clock_that_runs_too_fast_is_told_before_it_is_far_off(talk):
    talk.connect()
    heard = []
    for n in range(8):
        talk.clock.move(1.5)
        heard += told(talk.hear(Pong(n, talk.clock.hub() + timedelta(seconds=2 * n))))
    assert [event.snapshot.now - talk.clock.hub() for event in heard]
    assert len(heard) == 2  # at 6 and at 12 seconds


def test_a_clock_is_not_told_into_a_picture_that_misses_a_change(talk):
    talk.connect(seq=7)
    talk.hear(Change(9, ()))
    assert talk.hear(Pong(1, talk.clock.hub() + timedelta(hours=1))) == []


def test_silence_is_loss_since_the_last_word_by_the_hubs_clock(talk):
    talk.connect()
    talk.clock.move(10)
    talk.hear(Pong(1, talk.clock.hub()))
    since = talk.clock.hub()
    talk.tick(SILENCE_SECONDS - 0.01)
    outputs = talk.tick(0.01)
    assert outputs[-2:] == [Tell(Lost(since)), Close()]
    assert told(talk.close()) == []  # said once


def test_a_hub_that_accepts_and_says_nothing_is_left(talk):
    talk.open()
    assert Close() in talk.tick(SILENCE_SECONDS)


def test_a_hub_that_is_not_there_at_start_is_said_once(talk):
    start = talk.clock().clock
    assert told(talk.close()) == [Lost(start)]
    assert told(talk.close()) == []


def test_a_lost_hub_is_said_again_after_it_came_back(talk):
    talk.connect()
    assert len(told(talk.close())) == 1
    talk.connect()
    assert len(told(talk.close())) == 1


# --- reconnect -----------------------------------------------------------------------------------------------------


def test_waits_grow_up_to_five_seconds(clock, samples):
    talk = Talk(clock, samples, chance=lambda: 1.0)
    assert [round(waits(talk.close()), 1) for _ in range(7)] == [0.4, 0.8, 1.6, 3.2, 5.0, 5.0, 5.0]


def test_chance_spreads_a_room_of_screens(clock, samples):
    found = set()
    for number in range(50):
        talk = Talk(clock, samples, chance=lambda number=number: number / 50)
        for _ in range(5):
            wait = waits(talk.close())
        found.add(round(wait, 2))
    assert len(found) == 50
    assert max(found) - min(found) > MOST_SECONDS * 0.9


def test_a_connection_that_stood_makes_the_wait_short_again_and_one_that_dropped_at_once_does_not(clock, samples):
    talk = Talk(clock, samples, chance=lambda: 1.0)
    for _ in range(6):
        talk.close()
    talk.connect()
    clock.move(1)
    assert waits(talk.close()) == 5.0
    talk.connect()
    clock.move(60)
    assert waits(talk.close()) == pytest.approx(0.4)
