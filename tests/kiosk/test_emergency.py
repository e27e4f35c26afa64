"""An emergency message covers every page at once, and whoever comes back finds their visit and their number."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from kiosk_room import KioskRoom
from pages import ALARM, dressed, pages
from PySide6.QtCore import QPointF, QRectF

from kiosk.feedback.pages import HOLDS_WORDS, Sending
from kiosk.inputs import Back, ChoosePriority, ChooseQueue, ChooseService, Finish, NotPrinted, Start, TakeNumber, Touch
from kiosk.printing import Printed
from kiosk.state import Home, State
from shared.model import Emergency, Language, PrintOutcome
from shared.protocol.commands import CallHelp, IssueTicket, ReportPrint
from shared.protocol.views import PutEmergency

RAISED = PutEmergency(Emergency("e1", ALARM, datetime(2026, 1, 12, 1, 4, tzinfo=UTC)))
LIFTED = PutEmergency(None)
COVERED: tuple[Touch, ...] = (
    *(Start(), Back(), Finish(), NotPrinted(), TakeNumber("n9"), ChoosePriority(None)),
    *(ChooseQueue("b"), ChooseService("kgb")),
)
"""Keys that lie under the message."""


def shown(room: KioskRoom, name: str) -> str:
    """The text that is on the screen under this name."""
    return next(str(item.property("text")) for item in room.items() if item.objectName() == name)


def has(room: KioskRoom, name: str) -> bool:
    """Whether something of this name is on the screen."""
    return any(item.objectName() == name for item in room.items())


def box(room: KioskRoom, name: str) -> QRectF:
    """Where it is."""
    item = next(item for item in room.items() if item.objectName() == name)
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def left(state: State) -> type:
    """The page that is found again: the same, but nothing that somebody was writing."""
    wiped = isinstance(state.page, HOLDS_WORDS) and not isinstance(state.page, Sending)
    return Home if wiped else type(state.page)


@pytest.fixture(scope="module")
def every_page() -> dict[str, State]:
    """All pages of a kiosk whose hub has spoken."""
    made = KioskRoom()
    states = {name: state for name, state in pages(made).items() if state.snapshot and "emergency" not in name}
    made.close()
    assert {"attract", "home", "take", "noted", "issuing", "closed", "offline", "looks", "still-there"} <= set(states)
    return states


def test_it_covers_every_page_with_the_next_frame(room: KioskRoom, every_page: dict[str, State]) -> None:
    for name, state in every_page.items():
        room.put(state)
        room.hub.change(RAISED)
        room.settle()
        view = room.screen.view
        assert (view.page, view.looks, view.left) == ("emergency", False, -1), name
        assert (shown(room, "message"), shown(room, "other")) == (ALARM.id, ALARM.en), name
        assert {key.objectName() for key in room.shown_keys()} == {"tool0", "tool1", "tool2", "tool3"}, name
        room.hub.change(LIFTED)
        room.settle()
        assert room.screen.view.page != "emergency", name
        assert type(room.conductor.state.page) is left(state), name


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (800, 1280), (1280, 800)], ids=str)
def test_the_longest_message_leaves_room_for_the_number_and_the_answer_to_a_call(size: tuple[int, int]) -> None:
    made = KioskRoom(size)
    made.hub.connect()
    for name, state in pages(made).items():
        if not name.startswith("emergency"):
            continue
        for mode in ("usual", "english", "all"):
            made.put(dressed(state, mode))
            boxes = [box(made, one) for one in ("help", "alarm", "message", "other", "yours") if has(made, one)]
            assert len(boxes) >= 3
            page = box(made, "emergency")
            assert all(page.contains(one) for one in boxes), (name, mode)
            assert all(above.bottom() <= below.top() for above, below in pairwise(boxes)), (name, mode)
    made.close()


def test_a_visit_goes_on_where_it_was_however_long_it_took(room: KioskRoom) -> None:
    room.tap("tool0")
    room.tap("row:a")
    room.tap("row:kp")
    assert room.screen.view.page == "detail"
    room.hub.change(RAISED)
    room.settle()
    assert (shown(room, "message"), shown(room, "other")) == (ALARM.en, ALARM.id)
    room.wait(600)
    assert room.screen.view.page == "emergency"
    room.hub.change(LIFTED)
    room.settle()
    assert (room.screen.view.page, room.screen.view.language) == ("detail", "en")
    room.tap("take")
    assert room.hub.asked(IssueTicket)[-1].command == IssueTicket("kp", Language.ENGLISH)


def test_a_number_on_its_way_is_printed_and_stays_on_the_screen(room: KioskRoom) -> None:
    room.tap("row:a")
    room.tap("row:kp")
    room.tap("take")
    room.hub.change(RAISED)
    room.settle()
    assert room.screen.view.notice.title == ""
    room.hub.issue()
    room.settle()
    assert room.screen.view.notice.title == "Nomor Anda A012 tetap berlaku."
    assert len(room.press.papers) == 1
    room.press.end(Printed())
    assert [do.command for do in room.hub.asked(ReportPrint)] == [ReportPrint("t1", PrintOutcome.PRINTED)]
    room.wait(300)
    assert room.screen.view.notice.title == "Nomor Anda A012 tetap berlaku."
    room.hub.change(LIFTED)
    room.settle()
    assert (room.screen.view.page, room.screen.view.ticket.number) == ("take", "A012")
    room.wait(11)
    assert room.screen.view.page == "take"
    room.wait(2)
    assert room.screen.view.page == "home"


def test_a_printer_that_says_nothing_leads_to_the_number_large_on_the_screen(room: KioskRoom) -> None:
    room.tap("row:a")
    room.tap("row:kp")
    room.tap("take")
    room.hub.issue()
    room.hub.change(RAISED)
    room.wait(300)
    room.hub.change(LIFTED)
    room.settle()
    assert (room.screen.view.page, room.screen.view.ticket.number) == ("noted", "A012")


def test_nothing_under_the_message_can_be_touched(room: KioskRoom, every_page: dict[str, State]) -> None:
    for name, state in every_page.items():
        room.put(state)
        room.hub.change(RAISED)
        room.wait(3)
        asked = len(room.hub.frames)
        for touch in COVERED:
            room.conductor.handle(touch)
        for high in (0.2, 0.5, 0.8):
            room.touch(QPointF(room.window.width() * 0.5, room.window.height() * high))
        assert room.screen.view.page == "emergency", name
        assert type(room.conductor.state.page) is left(state), name
        assert not [frame for frame in room.hub.frames[asked:] if hasattr(frame, "command")], name
        room.hub.change(LIFTED)


def test_help_and_how_the_screen_looks_can_still_be_asked_for(room: KioskRoom) -> None:
    room.hub.change(RAISED)
    room.settle()
    room.tap("tool3")
    call = room.hub.asked(CallHelp)[-1]
    room.hub.answer(call)
    room.settle()
    assert room.screen.view.help.title == "Petugas sedang menuju ke sini"
    assert room.screen.view.help.text == ""  # not the time to be told to wait here
    room.tap("tool0")
    assert shown(room, "message") == ALARM.en


def test_without_the_hub_it_stands_until_somebody_says_that_it_is_over(room: KioskRoom) -> None:
    room.hub.change(RAISED)
    room.hub.cut()
    room.wait(600)
    assert room.screen.view.page == "emergency"
    room.hub.connect()
    room.settle()
    assert room.screen.view.page == "attract"
