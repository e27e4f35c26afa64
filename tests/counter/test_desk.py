"""A press sends one command; a lost answer sends none; what the hub says is the truth."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from counter import desk
from counter.facts import Room
from counter.inputs import (
    AskPicture,
    Choose,
    Dismiss,
    Got,
    Heard,
    Input,
    LineLost,
    PickDesk,
    Press,
    SendCommand,
    SendLogin,
    SendLogout,
    ShowSheet,
    Tick,
    TypedAnnouncement,
    TypedLogin,
    TypedPin,
    TypedSearch,
    Wish,
)
from counter.sheets import choices, menu
from counter.sheetview import sheet_choices, sheet_view
from counter.state import Line, Page, Phase, Sheet, SheetKind, State, Tone
from counter.verbs import Verb
from counter.words import Words
from shared.model import DayEnd, Language, Role, Text
from shared.protocol import commands as c
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, AlertRow, DeskRow, DeskSnapshot, DeskState, PersonRow
from tests.counter.sample import CALLED, ME, NOW, SERVED, room

LOGGED_OUT = room(me=None)
NO_DESK = room(me=msgspec.structs.replace(ME, desk=None, next=None))
MUST_CHANGE = room(me=msgspec.structs.replace(ME, desk=None, next=None, must_change_pin=True))
SUPERVISOR = room(me=msgspec.structs.replace(ME, role=Role.SUPERVISOR))


@dataclass
class Clerk:
    """Somebody at a desk, with all that the desk wished for."""

    state: State = field(default_factory=State)
    at: datetime = NOW
    wishes: list[Wish] = field(default_factory=list)
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def take(self, *said: Input) -> Clerk:
        for each in said:
            self.state, wishes = desk.step(self.state, each, self.at, f"id-{next(self.ids)}")
            self.wishes.extend(wishes)
        return self

    def wait(self, seconds: float) -> Clerk:
        self.at += timedelta(seconds=seconds)
        return self.take(Tick())

    def answer(self, outcome: c.Result | Refusal | None = None) -> Clerk:
        assert self.state.pending, "nothing is on its way"
        refused = isinstance(outcome, Refusal)
        return self.take(Got(self.state.pending.id, outcome if refused else Done(outcome or c.Nothing())))

    @property
    def commands(self) -> list[c.Command]:
        return [wish.command for wish in self.wishes if isinstance(wish, SendCommand)]


def sitting(snapshot: DeskSnapshot | None = None) -> Clerk:
    return Clerk().take(Heard(snapshot or room(), whole=True))


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


# --- sheets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tab", "key", "to"),
    [
        (SheetKind.TRANSFER_QUEUE, "c", c.ToQueue("c", "kons")),  # its one service
        (SheetKind.TRANSFER_QUEUE, "d", c.ToQueue("d")),  # no service of its own
        (SheetKind.TRANSFER_DESK, "3", c.ToDesk("3")),
        (SheetKind.TRANSFER_PERSON, "budi", c.ToPerson("budi")),
    ],
)
def test_transfer_to_queue_desk_or_person(tab: SheetKind, key: str, to: c.ToQueue | c.ToDesk | c.ToPerson) -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), ShowSheet(tab), Choose(key))
    assert clerk.commands == [c.TransferTicket("t-A012", to)]
    clerk.answer(c.TicketDone("t-A012", "A012"))
    assert clerk.state.notice
    assert clerk.state.notice.tone is Tone.DONE
    assert clerk.wait(5).state.notice is None


def test_a_visitor_can_be_handed_to_a_colleague_who_is_not_at_a_desk_yet() -> None:
    staff = (PersonRow("budi", "Budi Santoso"), PersonRow("rina", "Rina Wati"), PersonRow("siti.rahmawati", "Siti"))
    snapshot = msgspec.structs.replace(room(current=SERVED), people=staff)
    clerk = sitting(snapshot).take(Press(Verb.TRANSFER), ShowSheet(SheetKind.TRANSFER_PERSON))
    assert clerk.state.sheet
    offered = choices(clerk.state, clerk.state.sheet, NOW)
    assert [choice.key for choice in offered] == ["budi", "rina"]  # who is at a desk first, never myself
    words = Words(Language.INDONESIAN, ZoneInfo("Asia/Makassar"))
    assert words(offered[1].detail) == "belum di loket; tamu menunggu sampai ia datang"
    clerk.take(Choose("rina"))
    assert clerk.commands == [c.TransferTicket("t-A012", c.ToPerson("rina"))]
    clerk.answer(c.TicketDone("t-A012", "A012"))
    assert clerk.state.notice
    assert clerk.state.notice.say.values["place"] == "Rina Wati"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ({"staff": "rina"}, True),  # who is not here
        ({"staff": "budi"}, False),  # at desk 3
        ({"staff": "siti.rahmawati"}, True),
        ({"desk": "2"}, True),  # closed
        ({"desk": "3"}, False),
        ({"desk": "1"}, True),
    ],
)
def test_who_was_handed_to_somebody_absent_is_seen_by_the_others_of_the_queue(
    kept: dict[str, str], shown: bool
) -> None:
    handed = msgspec.structs.replace(room().tickets[0], ticket="t-A030", number="A030", queue="a", **kept)
    snapshot = room()
    seen = Room(msgspec.structs.replace(snapshot, tickets=(*snapshot.tickets, handed))).waiting()
    assert ("A030" in [row.number for row in seen]) is shown


def test_a_queue_of_several_services_asks_which_one() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Choose("b"))
    assert clerk.commands == []
    assert clerk.state.sheet == Sheet(SheetKind.TRANSFER_SERVICE, "t-A012", "b")
    offered = [choice.key for choice in choices(clerk.state, clerk.state.sheet, NOW)]
    assert offered == ["pen", "kgb", "slks", "cuti", "karis", "*same"]
    clerk.take(Choose("kgb"))
    assert clerk.commands == [c.TransferTicket("t-A012", c.ToQueue("b", "kgb"))]


def test_the_visitors_own_service_can_stay() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Choose("b"), Choose("*same"))
    assert clerk.commands == [c.TransferTicket("t-A012", c.ToQueue("b"))]
    own = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Choose("a")).state
    assert own.sheet
    assert "*same" not in [choice.key for choice in choices(own, own.sheet, NOW)]  # it is among them by name


def test_escape_goes_one_step_back_then_out() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Choose("b"), Dismiss())
    assert clerk.state.sheet == Sheet(SheetKind.TRANSFER_QUEUE, "t-A012")
    assert clerk.take(Dismiss()).state.sheet is None


def test_a_long_list_is_searched_and_its_digits_follow() -> None:
    clerk = sitting().take(Press(Verb.WALK_IN))
    words = Words(Language.INDONESIAN, ZoneInfo("UTC"))
    assert sheet_view(clerk.state, words, NOW).long
    clerk.take(TypedSearch("ber KEN"))
    assert [(line.key, line.digit) for line in sheet_choices(clerk.state, words, NOW)] == [("kgb", "1")]
    assert clerk.take(Dismiss()).state.sheet == Sheet(SheetKind.WALK_IN)
    clerk.take(TypedSearch("zzz"))
    assert sheet_choices(clerk.state, words, NOW) == ()
    assert "zzz" in sheet_view(clerk.state, words, NOW).text


def test_a_press_while_an_answer_is_late_is_told_so() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.PARK))
    assert clerk.take(Press(Verb.FINISH)).state.notice is None  # an answer may still come in a blink
    clerk.wait(0.5).take(Press(Verb.FINISH))
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "counter.no.sending"
    assert len(clerk.commands) == 1


def test_a_chosen_ticket_needs_a_reason_of_the_office() -> None:
    clerk = sitting().take(Press(Verb.CALL_CHOSEN, "t-A013"))
    assert clerk.commands == []
    assert clerk.take(Choose("Keadaan darurat")).commands == [c.CallTicket("t-A013", "Keadaan darurat")]


def test_pause_asks_why() -> None:
    assert sitting().take(Press(Verb.PAUSE), Choose("Ibadah")).commands == [c.PauseDesk("Ibadah")]


def test_finish_with_the_service_really_given() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.FINISH_OTHER), Choose("mut"))
    assert clerk.commands == [c.FinishTicket("t-A012", "mut")]


def test_a_visitor_without_ticket_is_served() -> None:
    assert sitting().take(Press(Verb.WALK_IN), Choose("kons")).commands == [c.ServeWalkIn("kons")]


def test_a_cancelled_ticket_keeps_a_reason_in_words() -> None:
    clerk = sitting().take(Press(Verb.CANCEL, "t-A013"), Choose("left"))
    assert clerk.commands == [c.CancelTicket("t-A013", "Tamu sudah pergi")]


def test_escape_closes_the_sheet_and_sends_nothing() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Dismiss())
    assert clerk.state.sheet is None
    assert clerk.commands == []


def test_a_sheet_about_a_visitor_who_is_gone_closes_by_itself() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Heard(room(), whole=False))
    assert clerk.state.sheet is None


def test_another_verb_does_not_act_behind_an_open_sheet() -> None:
    clerk = sitting(room(current=SERVED)).take(Press(Verb.TRANSFER), Press(Verb.CALL_NEXT))
    assert clerk.commands == []
    assert clerk.state.sheet


def test_closing_the_day_is_asked_once_more() -> None:
    clerk = sitting(SUPERVISOR).take(Press(Verb.MENU), Choose("close_day"))
    assert clerk.state.sheet
    assert clerk.state.sheet.kind is SheetKind.CLOSE_DAY
    assert clerk.take(Choose("keep")).commands == []
    clerk.take(Press(Verb.CLOSE_DAY), Choose("close"))
    assert clerk.commands == [c.CloseDay()]


def test_a_doubted_clock_is_confirmed_in_the_menu_of_a_supervisor_and_asked_once_more() -> None:
    doubt = AlertRow("clock", AlertKind.CLOCK, NOW)
    clerk = sitting(SUPERVISOR).take(Press(Verb.ACCEPT_CLOCK))
    assert clerk.state.notice
    assert clerk.state.notice.say.key == "counter.no.clock_fine"
    assert "accept_clock" not in menu_of(clerk)
    clerk.take(Heard(msgspec.structs.replace(SUPERVISOR, alerts=(doubt,)), whole=True))
    assert "accept_clock" in menu_of(clerk)
    assert clerk.take(Press(Verb.MENU), Choose("accept_clock"), Choose("keep")).commands == []
    clerk.at += timedelta(seconds=5)
    clerk.take(Press(Verb.MENU), Choose("accept_clock"), Choose("accept"))
    assert clerk.commands == [c.AcceptClock()]


def menu_of(clerk: Clerk) -> list[str]:
    return [choice.key for choice in menu(clerk.state, clerk.at)]


def test_a_closed_day_is_told_with_its_figures_and_its_code_and_stands_until_it_is_put_away() -> None:
    clerk = sitting(SUPERVISOR).take(Press(Verb.CLOSE_DAY), Choose("close"))
    end = DayEnd(date(2026, 1, 12), NOW, 143, 131, 9, 0, 3, "9f86d081884c7d65" + "0" * 48)
    assert clerk.state.pending
    clerk.take(Got(clerk.state.pending.id, Done(c.DayDone(end.day, end))))
    shut = tuple(msgspec.structs.replace(row, state=DeskState.CLOSED, staff=None) for row in SUPERVISOR.desks)
    nobody = msgspec.structs.replace(SUPERVISOR.me, desk=None, next=None)
    clerk.take(Heard(msgspec.structs.replace(SUPERVISOR, desks=shut, me=nobody), whole=True))
    clerk.at += timedelta(minutes=5)
    clerk.take(Tick())
    assert clerk.state.notice
    words = Words(Language.ENGLISH, ZoneInfo("Asia/Makassar"))
    assert words(clerk.state.notice.say) == "Day closed: 143 tickets, 131 finished, 9 no-shows, 3 unserved"
    assert words(clerk.state.notice.more) == "End code of the log: 9f86d081 884c7d65"


def test_a_supervisor_sets_the_line_on_the_tvs() -> None:
    clerk = sitting(SUPERVISOR).take(Press(Verb.ANNOUNCE), TypedAnnouncement(Text("Rapat", "Meeting")))
    assert clerk.commands == [c.SetAnnouncement(Text("Rapat", "Meeting"))]


# --- coming and going ----------------------------------------------------------------------------------------------


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
