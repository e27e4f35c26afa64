"""Coming to a desk and leaving it: logging in, one-time PINs, being taken over, undoing."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from counter.inputs import Heard, PickDesk, Press, SendLogin, SendLogout, TypedLogin, TypedPin
from counter.state import Page
from counter.verbs import Verb
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskRow, DeskState
from tests.counter.clerk import LOGGED_OUT, MUST_CHANGE, NO_DESK, sitting
from tests.counter.sample import ME, NOW, room


def test_one_key_logs_in_and_opens_the_chosen_desk() -> None:
    clerk = sitting(LOGGED_OUT).take(PickDesk("1"), TypedLogin(" siti ", "123456"))
    assert clerk.wishes == [SendLogin("id-3", "siti", "123456")]
    clerk.answer().take(Heard(NO_DESK, whole=True))
    assert clerk.commands == [c.OpenDesk("1")]


def test_the_picture_may_come_before_the_answer() -> None:
    clerk = sitting(LOGGED_OUT).take(PickDesk("1"), TypedLogin("siti", "123456"), Heard(NO_DESK, whole=True)).answer()
    assert clerk.commands == [c.OpenDesk("1")]


def test_a_wrong_pin_is_said_and_the_desk_stays_chosen() -> None:
    clerk = sitting(LOGGED_OUT).take(PickDesk("1"), TypedLogin("siti", "0")).answer(Refusal(RefusalCode.WRONG_PIN))
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "refusal.wrong_pin"
    assert clerk.state.desk == "1"
    assert clerk.state.one_time == ""


def test_a_one_time_pin_is_changed_before_the_desk_opens() -> None:
    clerk = sitting(LOGGED_OUT).take(PickDesk("1"), TypedLogin("siti", "123456")).answer()
    clerk.take(Heard(MUST_CHANGE, whole=True))
    assert clerk.state.page is Page.PIN
    assert clerk.commands == []
    clerk.take(TypedPin("", "592817", "592818"))
    assert clerk.commands == []
    clerk.take(TypedPin("", "592817", "592817"))
    assert clerk.commands == [c.ChangePin("123456", "592817")]
    clerk.answer().take(Heard(NO_DESK, whole=True))
    assert clerk.commands[-1] == c.OpenDesk("1")
    assert clerk.state.one_time == ""


def test_who_is_taken_over_is_told_by_whom_and_chooses_again() -> None:
    gone = room(me=msgspec.structs.replace(ME, desk=None, next=None))
    budi_sits = tuple(
        DeskRow("1", DeskState.OPEN, "budi", "Budi Santoso") if row.desk == "1" else row for row in gone.desks
    )
    clerk = sitting().take(Heard(msgspec.structs.replace(gone, desks=budi_sits), whole=False))
    assert clerk.state.page is Page.CHOOSE
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "counter.taken_over"
    assert clerk.state.notice.say.values["name"] == "Budi Santoso"
    assert clerk.wait(600).state.notice, "it stays until it is read"


def test_leaving_ones_own_desk_is_no_take_over() -> None:
    clerk = sitting().take(Press(Verb.CLOSE_DESK)).answer().take(Heard(NO_DESK, whole=False))
    assert clerk.state.page is Page.CHOOSE
    assert clerk.state.notice is None


def test_logging_out_forgets_who_was_here() -> None:
    clerk = sitting().take(Press(Verb.LOG_OUT))
    assert isinstance(clerk.wishes[-1], SendLogout)
    assert clerk.answer().take(Heard(LOGGED_OUT, whole=True)).state.page is Page.LOGIN


def test_undo_takes_back_and_says_what() -> None:
    me = msgspec.structs.replace(ME, undo_until=NOW + timedelta(seconds=60), undo_of="A012")
    clerk = sitting(room(me=me)).take(Press(Verb.UNDO))
    assert clerk.commands == [c.UndoLast()]
    clerk.answer()
    assert clerk.state.notice
    assert clerk.state.notice.say.values["number"] == "A012"
