"""What goes through the pure session: wishes sent once, who is logged in, the last reports."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.link.events import Answered, Changed, Connected, Lost
from shared.link.outbox import MOST_PENDING
from shared.link.outputs import Send, Tell
from shared.model import PrinterCondition, Role
from shared.protocol.commands import CallNext, ChangePin
from shared.protocol.frames import (
    SILENCE_SECONDS,
    Answer,
    Change,
    Do,
    Login,
    Logout,
    NeedSnapshot,
    Pong,
    PrinterReport,
    Report,
    ShownReport,
    SnapshotFrame,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import Me, PutQueue, QueueRow
from tests.link.talking import DONE, Talk, sent, told

# --- wishes --------------------------------------------------------------------------------------------------------


def test_a_wish_is_sent_at_once_and_answered_once(talk):
    talk.connect()
    assert talk.do() == [Send(Do("c1", CallNext()))]
    assert told(talk.hear(Answer("c1", DONE))) == [Answered("c1", DONE)]
    assert talk.hear(Answer("c1", DONE)) == []
    assert told(talk.tick(31)) == [Lost(talk.clock.hub() - timedelta(seconds=31))]  # and no timeout


def test_a_wish_without_answer_goes_out_again_with_the_same_id(talk):
    talk.connect()
    talk.do()
    talk.close()
    assert sent(talk.connect()) == [Do("c1", CallNext())]


def test_wishes_made_offline_go_out_in_their_order(talk):
    for id in ("c1", "c2", "c3"):
        assert talk.do(id) == []
    assert [frame.id for frame in sent(talk.connect())] == ["c1", "c2", "c3"]


def test_nothing_goes_out_before_the_welcome(talk):
    talk.open()
    assert talk.do() == []


@pytest.mark.parametrize(
    ("was_sent", "code"), [(True, RefusalCode.TIMEOUT), (False, RefusalCode.OFFLINE)], ids=["sent", "never sent"]
)
def test_a_wish_whose_time_is_up_says_whether_the_outcome_is_unknown(talk, was_sent, code):
    if was_sent:
        talk.connect()
    talk.do(keep_for=5)
    if was_sent:
        talk.close()
    assert told(talk.tick(4.9)) == []
    assert told(talk.tick(0.2)) == [Answered("c1", Refusal(code))]
    assert sent(talk.connect()) == []


def test_only_if_connected_is_refused_at_once(talk):
    refused = [Tell(Answered("c1", Refusal(RefusalCode.OFFLINE)))]
    assert talk.do(only_if_connected=True) == refused
    talk.open()
    assert talk.do(only_if_connected=True) == refused
    assert sent(talk.connect()) == []


def test_a_storm_of_wishes_is_bounded(talk):
    for number in range(MOST_PENDING):
        assert talk.do(f"c{number}") == []
    assert told(talk.do("one more")) == [Answered("one more", Refusal(RefusalCode.TOO_MANY))]


# --- people --------------------------------------------------------------------------------------------------------


def _logged_in(talk: Talk) -> None:
    talk.connect(talk.samples.desk())
    talk.session.login("l1", "siti", "1234", 10, talk.clock())
    talk.hear(Answer("l1", DONE))


def test_after_a_reconnect_the_person_is_logged_in_before_their_wishes_go_out(talk):
    _logged_in(talk)
    talk.do()
    talk.close()
    (again,) = sent(talk.connect(talk.samples.desk()))
    assert (again.name, again.pin) == ("siti", "1234")
    assert again.id != "l1"
    assert talk.do("c2") == []
    outputs = talk.hear(Answer(again.id, DONE))
    assert [frame.id for frame in sent(outputs)] == ["c1", "c2"]
    assert told(outputs) == []  # the program asked once and was answered once


def test_the_program_is_not_shown_a_room_without_its_person_while_the_link_logs_them_in_again(talk):
    _logged_in(talk)
    talk.close()
    outputs = talk.connect(talk.samples.desk())
    (again,) = sent(outputs)
    assert again.again
    assert told(outputs) == []
    assert told(talk.hear(Change(8, (PutQueue(QueueRow("a", 3)),)))) == []
    assert told(talk.hear(SnapshotFrame(9, talk.samples.desk()))) == []  # config.toml was changed just now
    assert told(talk.hear(Answer(again.id, DONE))) == []
    with_me = talk.samples.desk(Me("siti", "Siti", Role.DESK))
    assert told(talk.hear(SnapshotFrame(10, with_me))) == [Connected(with_me, "tv-1", "TV 1")]
    (changed,) = told(talk.hear(Change(11, (PutQueue(QueueRow("a", 4)),))))
    assert isinstance(changed, Changed)
    talk.close()
    assert len(sent(talk.connect(talk.samples.desk()))) == 1  # the person is still known


def test_a_person_who_is_not_let_in_again_is_told_why(talk):
    _logged_in(talk)
    talk.close()
    (again,) = sent(talk.connect(talk.samples.desk()))
    refusal = Refusal(RefusalCode.TAKEN_OVER, name="Loket 2")
    assert told(talk.hear(Answer(again.id, refusal))) == [Connected(talk.samples.desk(), "tv-1", "TV 1", refusal)]


def test_a_hub_that_does_not_say_whether_the_person_may_come_in_leaves_no_frozen_picture(talk):
    _logged_in(talk)
    talk.close()
    talk.connect(talk.samples.desk())
    talk.clock.move(SILENCE_SECONDS)
    talk.hear(Pong(1, talk.clock.hub()))
    assert told(talk.tick()) == [Connected(talk.samples.desk(), "tv-1", "TV 1")]


def test_a_hub_that_is_lost_again_during_the_log_in_was_lost_once(talk):
    _logged_in(talk)
    assert len(told(talk.close())) == 1
    talk.connect(talk.samples.desk())
    assert told(talk.close()) == []


def test_a_hub_that_still_knows_the_person_is_not_told_again(talk):
    _logged_in(talk)
    talk.close()
    me = Me("siti", "Siti", Role.DESK)
    assert sent(talk.connect(talk.samples.desk(me))) == []


def test_a_pin_that_is_refused_is_never_tried_twice(talk):
    _logged_in(talk)
    talk.close()
    (again,) = sent(talk.connect(talk.samples.desk()))
    talk.hear(Answer(again.id, Refusal(RefusalCode.WRONG_PIN)))
    talk.close()
    assert sent(talk.connect(talk.samples.desk())) == []


def test_a_new_pin_is_the_one_used_after_a_reconnect(talk):
    _logged_in(talk)
    talk.session.do("c9", ChangePin("1234", "987654"), 10, False, talk.clock())
    talk.hear(Answer("c9", DONE))
    talk.close()
    (again,) = sent(talk.connect(talk.samples.desk()))
    assert again.pin == "987654"


def test_who_logged_out_is_not_logged_in_again(talk):
    _logged_in(talk)
    assert talk.session.logout("l2", 10, talk.clock()) == [Send(Logout("l2"))]
    talk.hear(Answer("l2", DONE))
    talk.close()
    assert sent(talk.connect(talk.samples.desk())) == []


def test_who_logged_in_elsewhere_is_not_logged_in_here_again(talk):
    _logged_in(talk)
    talk.hear(SnapshotFrame(8, talk.samples.desk()))
    talk.close()
    assert sent(talk.connect(talk.samples.desk())) == []


def test_a_wish_for_a_whole_picture_ignores_changes_until_it_comes(talk):
    assert talk.session.refresh(talk.clock()) == []
    talk.connect(seq=7)
    assert talk.session.refresh(talk.clock()) == [Send(NeedSnapshot())]
    assert talk.hear(Change(8, ())) == []
    assert len(told(talk.hear(SnapshotFrame(8, talk.samples.board())))) == 1


def test_a_login_needs_a_connection(talk):
    outputs = talk.session.login("l1", "siti", "1234", 10, talk.clock())
    assert told(outputs) == [Answered("l1", Refusal(RefusalCode.OFFLINE))]
    assert not any(isinstance(frame, Login) for frame in sent(talk.connect()))


# --- reports -------------------------------------------------------------------------------------------------------


def test_the_last_report_of_each_kind_is_said_again_after_a_reconnect(talk):
    out = PrinterReport((PrinterCondition.PAPER_OUT,))
    assert talk.session.report(PrinterReport(()), talk.clock()) == []
    talk.session.report(out, talk.clock())
    talk.session.report(ShownReport(4), talk.clock())
    assert sent(talk.connect()) == [Report(out), Report(ShownReport(4))]
    assert talk.session.report(ShownReport(5), talk.clock()) == [Send(Report(ShownReport(5)))]
