"""Sheets: what is offered in each, what a choice sends, how Esc leaves it."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from counter.facts import Room
from counter.inputs import Choose, Dismiss, Got, Heard, Press, ShowSheet, Tick, TypedAnnouncement, TypedSearch
from counter.sheets import choices, menu
from counter.sheetview import sheet_choices, sheet_view
from counter.state import Sheet, SheetKind, Tone
from counter.verbs import Verb
from counter.words import Words
from shared.model import DayEnd, Language, Text
from shared.protocol import commands as c
from shared.protocol.frames import Done
from shared.protocol.views import AlertKind, AlertRow, DeskState, PersonRow
from tests.counter.clerk import SUPERVISOR, Clerk, sitting
from tests.counter.sample import NOW, SERVED, room


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
