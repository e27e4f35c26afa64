"""Whole visits on the real screen: by touch, by four keys, with a printer in every mood and a hub that goes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kiosk_room import KioskRoom, snapshot
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.printing import Failed, Printed, SentUnconfirmed
from kiosk.view import View
from shared.model import Language, PrinterCondition, PrintOutcome, PriorityReason
from shared.protocol.commands import CallHelp, IssueTicket, ReportPrint
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import (
    KioskSnapshot,
    OfficePhase,
    OfficeRow,
    PutOffice,
    PutQueue,
    QueueRow,
    ServiceRow,
    ServiceState,
)


def to_detail(room: KioskRoom) -> None:
    """Two touches: the group, on the attract page, and the service."""
    room.tap("row:a")
    room.tap("row:kp")
    assert room.screen.view.page == "detail"


def to_printing(room: KioskRoom) -> None:
    """A third touch: the number is there and its paper on the way."""
    to_detail(room)
    room.tap("take")
    room.hub.issue()
    room.settle()
    assert room.screen.view.page == "printing"


def test_from_the_sleeping_screen_a_ticket_takes_three_touches(room: KioskRoom) -> None:
    to_printing(room)
    assert len(room.hub.asked(IssueTicket)) == 1
    assert room.screen.view.ticket.number == "A012"
    room.press.end(Printed())
    assert room.screen.view.page == "take"
    assert [do.command for do in room.hub.asked(ReportPrint)] == [ReportPrint("t1", PrintOutcome.PRINTED)]
    room.tap("finish", wait=False)  # too soon: the touch that asked for the ticket cannot take its page away
    assert room.screen.view.page == "take"
    room.wait(2.5)
    assert len(room.press.papers) == 1


def test_fifty_ghost_touches_a_second_make_one_ticket(room: KioskRoom) -> None:
    to_detail(room)
    room.wait(0.5)
    key = room.key("take")
    place = key.mapToScene(QPointF(key.width() / 2, key.height() / 2))
    for n in range(150):
        room.touch(place)
        room.clock.ticks += 0.02
        if n == 20:
            room.hub.issue()
        if n == 60:
            room.press.end(Printed())
    assert len({do.id for do in room.hub.asked(IssueTicket)}) == 1
    assert len(room.press.papers) == 1


def test_a_touch_is_answered_on_the_screen_before_the_hub_answers(room: KioskRoom) -> None:
    to_detail(room)
    room.tap("take")
    assert room.screen.view.page == "issuing"


def test_a_lost_reply_is_asked_for_again_under_the_same_id(room: KioskRoom) -> None:
    to_detail(room)
    room.tap("take")
    room.hub.cut()
    room.wait(1)
    assert room.screen.view.page == "issuing"
    room.hub.connect()
    room.settle()
    asked = room.hub.asked(IssueTicket)
    assert len(asked) == 2
    assert len({do.id for do in asked}) == 1
    room.hub.issue()
    assert room.screen.view.ticket.number == "A012"


def test_no_answer_at_all_leads_to_reception_and_never_to_a_number(room: KioskRoom) -> None:
    to_detail(room)
    room.tap("take")
    room.wait(61)
    assert room.screen.view.page == "sorry"
    assert room.screen.view.ticket.number == ""
    assert "penerima tamu" in room.screen.view.sub
    assert room.press.papers == []


PAPER = [
    (Printed(), "take"),
    (SentUnconfirmed(), "ask"),
    (Failed(frozenset({PrinterCondition.PAPER_OUT}), "printer.paper_out"), "noted"),
    (Failed(frozenset({PrinterCondition.COVER_OPEN}), "printer.cover_open"), "noted"),
    (Failed(frozenset(), "printer.expired"), "noted"),
]


@pytest.mark.parametrize(("outcome", "page"), PAPER)
def test_whatever_the_printer_does_the_number_is_shown(room: KioskRoom, outcome: Printed, page: str) -> None:
    to_printing(room)
    room.press.end(outcome)
    room.settle()
    assert room.screen.view.page == page
    shown = [item.property("text") for item in room.items() if item.objectName() == "number"]
    assert shown == ["A012"]
    assert len(room.hub.asked(ReportPrint)) == 1


def test_a_ticket_that_did_not_come_out_is_reported_and_printed_again(room: KioskRoom) -> None:
    to_printing(room)
    room.press.end(SentUnconfirmed())
    room.tap("notPrinted")
    assert room.screen.view.page == "noted"
    assert [do.command.outcome for do in room.hub.asked(ReportPrint)] == [
        PrintOutcome.UNCONFIRMED,
        PrintOutcome.FAILED,
    ]
    room.tap("printAgain")
    room.hub.copy()
    room.settle()
    assert len(room.press.papers) == 2
    room.press.end(Printed())
    assert room.screen.view.page == "take"


def test_a_double_tap_on_a_row_opens_one_page(room: KioskRoom) -> None:
    room.wake()
    room.wait(0.5)
    key = room.key("row:a")
    place = key.mapToScene(QPointF(key.width() / 2, key.height() / 2))
    room.touch(place)
    room.touch(place)
    assert room.screen.view.page == "services"


def test_the_hub_gone_is_said_calmly_and_mends_itself(room: KioskRoom) -> None:
    to_detail(room)
    room.hub.cut()
    room.settle()
    assert room.screen.view.page == "calm"
    assert "menyambung ulang" in room.screen.view.heading
    room.hub.connect()
    room.settle()
    assert room.screen.view.page == "detail"


def test_a_refusal_of_the_hub_is_said_and_leads_home(room: KioskRoom) -> None:
    to_detail(room)
    room.tap("take")
    room.hub.answer(room.hub.asked(IssueTicket)[-1], Refusal(RefusalCode.QUOTA_FULL))
    room.settle()
    assert room.screen.view.page == "sorry"
    room.tap("back")
    assert room.screen.view.page == "home"


def test_every_word_changes_with_the_language(room: KioskRoom) -> None:
    room.wake()
    before = {item.property("text") for item in room.items() if item.property("text")}
    room.tap("tool0")
    after = {item.property("text") for item in room.items() if item.property("text")}
    same = {text for text in before & after if any(letter.isalpha() for letter in text)}
    assert same <= {"BKD Provinsi Contoh"}
    room.tap("row:a")
    room.tap("row:kp")
    room.tap("take")
    asked = room.hub.asked(IssueTicket)[-1].command
    assert isinstance(asked, IssueTicket)
    assert asked.language is Language.ENGLISH


def test_modes_are_for_one_visitor_only(room: KioskRoom) -> None:
    room.wake()
    room.tap("tool1")
    room.tap("large")
    room.tap("contrast")
    room.tap("close")
    room.tap("tool2")
    view = room.screen.view
    assert (view.large, view.contrast, view.low) == (True, True, True)
    assert room.opened.theme.property("highContrast") is True
    room.wait(41)
    assert room.screen.view.left > 0
    room.tap("stop", wait=False)
    view = room.screen.view
    assert (view.page, view.large, view.contrast, view.low) == ("home", False, False, False)


def test_priority_is_asked_for_and_sent(room: KioskRoom) -> None:
    room.wake()
    room.tap("priority")
    room.tap("row:elderly")
    room.tap("row:a")
    room.tap("row:kp")
    room.tap("take")
    asked = room.hub.asked(IssueTicket)[-1].command
    assert isinstance(asked, IssueTicket)
    assert asked.priority is PriorityReason.ELDERLY


def test_help_says_that_staff_are_coming(room: KioskRoom) -> None:
    room.wake()
    room.tap("tool3")
    assert room.screen.view.help.title
    room.hub.answer(room.hub.asked(CallHelp)[-1])
    assert room.screen.view.help.title == "Petugas sedang menuju ke sini"


@pytest.mark.parametrize("touched", [("row:a", "row:kp", "take"), ("row:e", "take")], ids=["three", "two"])
def test_three_touches_take_a_number_from_the_sleeping_screen_and_two_where_a_group_has_one_service(
    room: KioskRoom, touched: tuple[str, ...]
) -> None:
    room.wait(600)
    assert room.screen.view.page == "attract"
    for name in touched:
        room.tap(name)
    assert len(room.hub.asked(IssueTicket)) == 1
    room.hub.issue()
    room.press.end(Printed())
    assert room.screen.view.page == "take"


def test_three_touches_of_somebody_who_touches_beside_the_groups_show_every_service(room: KioskRoom) -> None:
    room.wake()
    room.tap("row:a")
    room.tap("row:kp")
    assert room.screen.view.page == "detail"


def test_the_sleeping_screen_says_who_waits_and_follows_the_queue(room: KioskRoom) -> None:
    assert [row.value for row in room.screen.view.rows][:2] == ["4 menunggu", "7 menunggu"]
    before = room.key("row:a")
    room.hub.change(PutQueue(QueueRow("a", 9, None, 1)))
    room.settle()
    assert room.key("row:a") == before
    assert room.screen.view.page == "attract"
    assert room.screen.view.rows[0].value == "9 menunggu"


def test_the_sleeping_screen_draws_nothing_until_something_changes(room: KioskRoom) -> None:
    room.wait(1)
    frames: list[int] = []
    room.window.frameSwapped.connect(lambda: frames.append(1))
    room.wait(20)
    QTest.qWait(200)
    assert frames == []
    room.hub.change(PutQueue(QueueRow("a", 9, None, 1)))
    QTest.qWait(200)
    assert frames


TOOLS = [
    ("tool0", lambda view: view.language == "en"),
    ("tool1", lambda view: view.looks),
    ("tool2", lambda view: view.low),
    ("tool3", lambda view: view.help.title != ""),
]


@pytest.mark.parametrize(("tool", "acted"), TOOLS, ids=[row[0] for row in TOOLS])
def test_each_tool_is_one_touch_from_the_sleeping_screen(
    room: KioskRoom, tool: str, acted: Callable[[View], bool]
) -> None:
    """So another language, or keys within reach, cost one touch more and not two."""
    room.tap(tool)
    assert room.screen.view.page == "home"
    assert acted(room.screen.view)
    room.wait(100)  # nobody is there after all
    assert room.screen.view.page == "attract"
    assert not acted(room.screen.view)


def test_priority_is_one_touch_from_the_sleeping_screen(room: KioskRoom) -> None:
    room.tap("priority")
    assert room.screen.view.page == "priority"
    room.tap("back")
    assert room.screen.view.page == "home"


def test_a_group_without_numbers_cannot_be_chosen_on_the_sleeping_screen(room: KioskRoom) -> None:
    of_a = {one.id for one in snapshot().directory.services if one.queue == "a"}
    full = tuple(
        ServiceRow(row.service, ServiceState.QUOTA_FULL if row.service in of_a else row.state)
        for row in snapshot().services
    )
    room.hub.cut()
    room.hub.connect(snapshot(services=full))
    room.tap("row:a")
    assert room.screen.view.page == "home", "a touch on it opens home, as anywhere beside the keys"


def test_more_groups_than_fit_leave_a_key_for_the_others(room: KioskRoom) -> None:
    known = snapshot().directory
    queues = tuple(replace(known.queues[0], id=f"q{n}") for n in range(10))
    services = tuple(replace(known.services[0], id=f"s{n}", queue=f"q{n}") for n in range(10))
    room.hub.cut()
    room.hub.connect(snapshot(office=replace(known, queues=queues, services=services)))
    room.settle()
    assert [row.id for row in room.screen.view.rows] == [*(f"q{n}" for n in range(7)), ""]
    room.tap("row:")
    assert room.screen.view.page == "home"


def test_the_sleeping_screen_obeys_the_four_keys(room: KioskRoom) -> None:
    room.type(Qt.Key.Key_Down)
    focus = room.window.activeFocusItem()
    assert focus is not None
    assert (focus.objectName(), room.screen.view.page) == ("row:a", "attract")
    room.type(Qt.Key.Key_Return)
    assert room.screen.view.page == "services"
    room.wait(80)
    assert room.screen.view.page == "attract"
    assert room.opened.theme.property("keypad") is False, "whoever moved by keys has left"
    room.type(Qt.Key.Key_Escape)
    assert room.screen.view.page == "home"


def test_a_whole_visit_by_four_keys(room: KioskRoom) -> None:
    def walk_to(name: str) -> None:
        room.wait(0.5)
        for _ in range(30):
            room.type(Qt.Key.Key_Down)
            focus = room.window.activeFocusItem()
            if focus is not None and focus.objectName() == name:
                return
        raise AssertionError(f"{name} cannot be reached by keys")

    room.type(Qt.Key.Key_Return)
    assert room.screen.view.page == "home"
    walk_to("row:b")
    room.type(Qt.Key.Key_Return)
    assert room.screen.view.page == "services"
    room.wait(0.5)
    room.type(Qt.Key.Key_Escape)
    assert room.screen.view.page == "home"
    walk_to("row:a")
    room.type(Qt.Key.Key_Return)
    walk_to("row:kp")
    room.type(Qt.Key.Key_Return)
    walk_to("take")
    room.type(Qt.Key.Key_Return)
    assert len(room.hub.asked(IssueTicket)) == 1


def test_the_tools_are_reached_by_keys_again_and_again(room: KioskRoom) -> None:
    """Another language makes other words; the key that was pressed stays, with its focus."""

    def focus() -> str:
        item = room.window.activeFocusItem()
        return item.objectName() if item is not None else ""

    def press(key: Qt.Key) -> None:
        room.wait(1)
        room.type(key)

    press(Qt.Key.Key_Return)
    while focus() != "tool0":
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert (room.screen.view.language, focus()) == ("en", "tool0")
    press(Qt.Key.Key_Down)
    assert focus() == "tool1"
    press(Qt.Key.Key_Return)
    while focus() != "large":
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert (room.screen.view.large, focus()) == (True, "large")
    while focus() != "close":
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert not room.screen.view.looks
    press(Qt.Key.Key_Down)
    assert focus(), "the sheet took the focused key with it, and the next key goes on"


def test_a_key_under_a_finger_survives_a_change_of_the_queue(room: KioskRoom) -> None:
    room.wake()
    before = room.key("row:a")
    room.hub.change(PutQueue(QueueRow("a", 9, None, 1)))
    room.settle()
    assert room.key("row:a") is before or room.key("row:a") == before
    assert room.screen.view.rows[0].value == "9 menunggu"


def test_a_full_quota_disables_taking_and_says_why(room: KioskRoom) -> None:
    shows: KioskSnapshot = snapshot()
    full = tuple(
        ServiceRow(row.service, ServiceState.QUOTA_FULL if row.service == "kp" else row.state) for row in shows.services
    )
    room.hub.cut()
    room.hub.connect(snapshot(services=full))
    room.wake()
    room.tap("row:a")
    assert not room.key("row:kp").isEnabled()


def test_closing_the_office_closes_the_page_but_not_over_a_number(room: KioskRoom) -> None:
    to_printing(room)
    room.hub.change(PutOffice(OfficeRow(OfficePhase.CLOSED, snapshot().office.day)))
    room.settle()
    assert room.screen.view.page == "printing"
    room.press.end(Printed())
    room.wait(13)
    assert room.screen.view.page == "closed"
