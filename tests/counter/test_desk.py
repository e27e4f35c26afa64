"""A press sends one command; a lost answer sends none; what the hub says is the truth."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from counter.inputs import AskPicture, Got, Heard, LineLost, Press, SendCommand
from counter.state import Line, Page, Phase
from counter.verbs import Verb
from shared.protocol import commands as c
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from tests.counter.clerk import sitting
from tests.counter.sample import CALLED, NOW, SERVED, room

# --- one command for one press -------------------------------------------------------------------------------------


def test_call_next_pressed_twice_quickly_calls_once() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT), Press(Verb.CALL_NEXT))
    assert clerk.commands == [c.CallNext()]


def test_call_next_pressed_again_right_after_its_answer_calls_once() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer(c.TicketDone("t-B019", "B019"))
    clerk.take(Heard(room(), whole=False))  # a picture in which a call is possible again
    clerk.at += timedelta(milliseconds=300)
    assert clerk.take(Press(Verb.CALL_NEXT)).commands == [c.CallNext()]


def test_a_double_click_on_the_main_key_does_not_also_say_arrived() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer().take(Heard(room(current=CALLED), whole=False))
    assert clerk.take(Press(Verb.ARRIVE)).commands == [c.CallNext()]
    assert clerk.wait(1.1).take(Press(Verb.ARRIVE)).commands[-1] == c.ConfirmArrival("t-A012")


def test_after_a_slow_answer_the_main_key_rests_before_it_takes_the_next_press() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).wait(3).answer().take(Heard(room(current=CALLED), whole=False))
    assert clerk.take(Press(Verb.ARRIVE)).commands == [c.CallNext()]
    assert len(clerk.wait(0.8).take(Press(Verb.ARRIVE)).commands) == 2


def test_every_press_has_an_id_of_its_own() -> None:
    clerk = sitting(room(current=CALLED)).take(Press(Verb.RECALL)).answer().wait(1.5).take(Press(Verb.RECALL))
    ids = [wish.id for wish in clerk.wishes if isinstance(wish, SendCommand)]
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize(
    ("verb", "command"),
    [
        (Verb.ARRIVE, c.ConfirmArrival("t-A012")),
        (Verb.RECALL, c.Recall("t-A012")),
        (Verb.NO_SHOW, c.MarkNoShow("t-A012")),
        (Verb.PARK, c.ParkTicket("t-A012")),
    ],
)
def test_verbs_for_a_called_visitor(verb: Verb, command: c.Command) -> None:
    assert sitting(room(current=CALLED)).take(Press(verb)).commands == [command]


def test_finish_and_close() -> None:
    assert sitting(room(current=SERVED)).take(Press(Verb.FINISH)).commands == [c.FinishTicket("t-A012")]
    assert sitting().take(Press(Verb.CLOSE_DESK)).commands == [c.CloseDesk()]
    assert sitting(room(paused="Rapat")).take(Press(Verb.UNPAUSE)).commands == [c.ResumeDesk()]


def test_verbs_of_the_list() -> None:
    assert sitting().take(Press(Verb.RESUME, "t-B011")).commands == [c.ResumeTicket("t-B011")]
    assert sitting().take(Press(Verb.RETURN, "t-A009")).commands == [c.ReturnToQueue("t-A009")]


def test_what_cannot_be_done_says_why_and_sends_nothing() -> None:
    clerk = sitting().take(Press(Verb.FINISH))
    assert clerk.commands == []
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "counter.no.visitor"
    assert clerk.wait(5).state.notice is None


# --- a lost answer -------------------------------------------------------------------------------------------------


def test_a_lost_answer_never_calls_two_visitors() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer(Refusal(RefusalCode.TIMEOUT))
    assert clerk.state.pending
    assert clerk.state.pending.phase is Phase.CHECKING
    assert AskPicture() in clerk.wishes
    clerk.wait(2).take(Press(Verb.CALL_NEXT), Press(Verb.CALL_CHOSEN, "t-A013"))
    assert clerk.commands == [c.CallNext()]


def test_a_change_with_another_time_sets_the_desks_clock() -> None:
    clerk = sitting()
    known = room()
    before = clerk.take(Heard(known, whole=False)).state.ahead
    later = msgspec.structs.replace(known, now=known.now + timedelta(hours=2))
    assert clerk.take(Heard(later, whole=False)).state.ahead >= before + timedelta(hours=1, minutes=59)


def test_the_next_whole_picture_ends_the_checking_and_a_change_does_not() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer(Refusal(RefusalCode.TIMEOUT))
    assert clerk.take(Heard(room(), whole=False)).state.pending
    clerk.take(Heard(room(current=CALLED), whole=True))
    assert clerk.state.pending is None
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "counter.checked"
    assert clerk.commands == [c.CallNext()]


def test_cut_off_while_a_call_is_on_its_way_the_reconnect_sends_nothing_again() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT), LineLost(NOW))
    clerk.wait(3).take(Press(Verb.CALL_NEXT), Heard(room(), whole=True))
    assert clerk.state.pending, "the link still owes the answer"
    assert clerk.take(Press(Verb.CALL_NEXT)).commands == [c.CallNext()]
    clerk.answer(c.TicketDone("t-B019", "B019")).take(Heard(room(current=CALLED), whole=False))
    assert clerk.state.pending is None


def test_not_sent_is_said_and_the_key_is_free_again() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer(Refusal(RefusalCode.OFFLINE))
    assert clerk.state.pending is None
    assert clerk.wait(2).take(Press(Verb.CALL_NEXT)).commands == [c.CallNext(), c.CallNext()]


def test_a_link_that_forgets_to_answer_is_checked_all_the_same() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).wait(31)
    assert clerk.state.pending
    assert clerk.state.pending.phase is Phase.CHECKING
    assert clerk.wishes[-1] == AskPicture()


def test_an_answer_without_a_picture_settles_after_a_second() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT)).answer()
    assert clerk.state.pending
    assert clerk.wait(1).state.pending is None


def test_an_answer_to_something_else_is_ignored() -> None:
    clerk = sitting().take(Press(Verb.CALL_NEXT), Got("another", Done(c.Nothing())))
    assert clerk.state.pending
    assert clerk.state.pending.phase is Phase.SENT


def test_offline_the_picture_stays_and_says_since_when() -> None:
    clerk = sitting(room(current=SERVED)).take(LineLost(NOW), Press(Verb.CALL_NEXT))
    assert clerk.state.line is Line.DOWN
    assert clerk.state.down_since == NOW
    assert clerk.state.page is Page.DESK
    assert clerk.commands == []
