"""Numbers: one series per queue and day, none twice, and no refusal burns one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from msgspec.structs import replace

from shared.model import Holiday, PrinterCondition, PrintOutcome, PriorityReason, Shift, Text, WeekdayHours
from shared.protocol.commands import (
    AcceptClock,
    CallHelp,
    CloseDay,
    IssueTicket,
    ReportPrint,
    ReprintTicket,
    ServeWalkIn,
    SetAnnouncement,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import HelpCalled, TicketIssued, TicketPrinted
from tests.queue.room import BOSS, MONDAY, NINE, Room, office, queue, service, text

NYEPI = Holiday(date(2026, 1, 13), date(2026, 1, 14), text("Nyepi"))
SHORT = Holiday(date(2026, 1, 13), date(2026, 1, 13), text("Ramadan"), (Shift(time(9), time(11)),))


def at(hour: int, minute: int = 0, day: int = 12) -> datetime:
    """A moment of January 2026 in WITA."""
    return datetime(2026, 1, day, hour - 8, minute, tzinfo=UTC) if hour >= 8 else NINE


def number(room: Room, for_: str = "KP") -> str:
    return room.ticket(room.take(for_)).number


def test_each_queue_has_its_own_series_and_services_of_a_queue_share_it() -> None:
    room = Room()
    assert [number(room, s) for s in ("KP", "KGB", "MUT", "KONS", "KP")] == ["A001", "B001", "A002", "C001", "A003"]


def test_letter_width_first_and_last_come_from_the_config() -> None:
    room = Room(office(queues=(queue("K", first=98, last=99, width=2),), services=(service("X", "K"),)))
    assert [number(room, "X"), number(room, "X")] == ["K98", "K99"]
    assert room.why_not(IssueTicket("X")) is RefusalCode.NUMBERS_USED_UP
    assert room.why_not(ServeWalkIn("X"), room.sit("1")) is RefusalCode.NUMBERS_USED_UP


def test_the_quota_of_a_service_and_of_a_queue_burn_no_number() -> None:
    room = Room(office(queues=(queue("A", quota=3),), services=(service("KP", "A", quota=1),)))
    room.take("KP")
    assert room.why_not(IssueTicket("KP")) is RefusalCode.QUOTA_FULL
    assert [number(room, "MUT"), number(room, "MUT")] == ["A002", "A003"]
    assert room.why_not(IssueTicket("MUT")) is RefusalCode.QUOTA_FULL
    room.now = at(9, day=13)
    room.tick()
    assert number(room, "KP") == "A001"


def test_an_unknown_service_is_refused() -> None:
    assert Room().why_not(IssueTicket("nothing")) is RefusalCode.UNKNOWN_SERVICE


def test_a_service_that_no_kiosk_offers_is_for_staff_only() -> None:
    room = Room(office(services=(replace(service("KP", "A"), on_kiosk=False),)))
    assert room.why_not(IssueTicket("KP")) is RefusalCode.UNKNOWN_SERVICE
    room.ok(ServeWalkIn("KP"), room.sit("1"))


@pytest.mark.parametrize(
    ("moment", "code", "again"),
    [
        (at(8, 0), None, None),
        (at(12, 0), None, None),  # break: numbers go on by default
        (at(14, 59), None, None),
        (at(15, 0), RefusalCode.LAST_TICKET_PASSED, at(8, day=13)),
        (at(15, 29), RefusalCode.LAST_TICKET_PASSED, at(8, day=13)),
        (at(15, 30), RefusalCode.CLOSED, at(8, day=13)),
        (at(23, 59), RefusalCode.CLOSED, at(8, day=13)),
        (at(21, day=16), RefusalCode.CLOSED, at(8, day=19)),  # Friday evening: Monday
        (at(9, day=17), RefusalCode.CLOSED, at(8, day=19)),  # Saturday
    ],
)
def test_hours(moment: datetime, code: RefusalCode | None, again: datetime | None) -> None:
    room = Room(now=moment)
    if code is None:
        room.take()
        return
    refusal = room.refused(IssueTicket("KP"))
    assert (refusal.code, refusal.at) == (code, again)
    room.now = at(9, day=20)
    room.tick()
    assert number(room) == "A001"


def test_the_break_can_be_closed_too() -> None:
    room = Room(office(tickets_in_break=False), now=at(12, 30))
    assert room.refused(IssueTicket("KP")) == Refusal(RefusalCode.IN_BREAK, at=at(13))


def test_a_holiday_says_its_name_and_the_next_opening() -> None:
    room = Room(office(holidays=(NYEPI,)), now=at(9, day=13))
    assert room.refused(IssueTicket("KP")) == Refusal(RefusalCode.HOLIDAY, at=at(8, day=15), name="Nyepi")


def test_a_special_day_has_its_own_hours() -> None:
    room = Room(office(holidays=(SHORT,)), now=at(10, day=13))
    room.take()
    room.now = at(10, 30, day=13)
    assert room.why_not(IssueTicket("KP")) is RefusalCode.LAST_TICKET_PASSED


def test_an_office_that_never_opens_names_no_opening() -> None:
    room = Room(office(hours=(WeekdayHours(0, ()),)))
    assert room.refused(IssueTicket("KP")) == Refusal(RefusalCode.CLOSED)


def test_a_closed_day_burns_no_number_and_stays_closed() -> None:
    room = Room()
    room.take()
    room.ok(CloseDay(), BOSS)
    assert room.refused(IssueTicket("KP")) == Refusal(RefusalCode.CLOSED, at=at(8, day=13))
    assert room.tick() == ()
    assert room.state.day is None
    assert room.state.last_closed == MONDAY


def test_the_priority_reason_is_kept_nowhere() -> None:
    room = Room()
    room.ok(IssueTicket("KP", priority=PriorityReason.PREGNANT))
    event = room.log[-1].event
    assert isinstance(event, TicketIssued)
    assert event.priority
    assert "pregnant" not in repr(room.log) + repr(room.state.tickets)


def test_people_ahead_and_the_estimate_are_those_at_the_moment_of_issue() -> None:
    room = Room()
    first, second = room.ticket(room.take()), room.ticket(room.take())
    assert (first.ahead, first.estimate) == (0, None)
    assert (second.ahead, second.estimate) == (1, None)  # no desk is open: nothing honest can be said
    room.sit("1")
    third = room.ticket(room.take())
    assert third.ahead == 2
    assert third.estimate is not None
    assert third.estimate.low < 30 < third.estimate.high  # two visits of fifteen minutes at one desk


def test_what_became_of_a_paper_is_noted_and_a_copy_is_marked() -> None:
    room = Room()
    ticket = room.take()
    out = (PrinterCondition.PAPER_OUT,)
    assert room.ok(ReportPrint(ticket, PrintOutcome.FAILED, out)) == (TicketPrinted(ticket, PrintOutcome.FAILED, out),)
    room.ok(ReprintTicket(ticket))
    assert room.ok(ReportPrint(ticket, PrintOutcome.PRINTED)) == (
        TicketPrinted(ticket, PrintOutcome.PRINTED, copy=True),
    )
    assert room.why_not(ReportPrint("t99", PrintOutcome.PRINTED)) is RefusalCode.UNKNOWN_TICKET
    assert room.why_not(ReprintTicket("t99")) is RefusalCode.UNKNOWN_TICKET


def test_what_concerns_the_whole_room() -> None:
    room = Room()
    assert room.ok(CallHelp()) == (HelpCalled("kiosk-1"),)
    line = Text("Besok libur", "Closed tomorrow")
    room.ok(SetAnnouncement(line), BOSS)
    assert room.state.announcement == line
    assert room.ok(SetAnnouncement(line), BOSS) == ()
    assert room.why_not(SetAnnouncement(Text("<b>\x07", "")), BOSS) is RefusalCode.BAD_TEXT
    room.ok(AcceptClock(), BOSS)
    assert room.state.high_water == room.now
