"""A visitor comes, is called and served: touch, paper, key, TV, log; all real, from glass to disk."""

from __future__ import annotations

from PySide6.QtCore import Qt

from shared.model import PrintOutcome, TicketState
from shared.queue.events import TicketCalled, TicketFinished, TicketIssued, TicketPrinted, VisitorArrived
from tests.journeys.whole_room import Room

K = Qt.Key


def test_from_the_first_touch_to_the_end_of_the_visit(room: Room) -> None:
    room.log_in()
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the ticket is out")
    number = room.kiosk.screen.view.ticket.number
    for window in (room.kiosk.opened.window, room.tv.window):  # the hub's clock, whatever this machine's says
        assert "Senin, 12 Januari 2026" in room.texts(window)
    assert len(room.tickets) == 1
    assert number in room.tickets[0].name

    desk = room.counter.conductor
    room.until(lambda: desk.state.room and desk.state.room.next, "the desk sees who is next")
    room.press(K.Key_F2)
    room.until(lambda: number in room.texts(room.tv.window, "number"), "the TV shows the number")
    room.until(lambda: shown_calls(room) > 0, "the hub knows what the TV has shown")
    assert desk.state.room is not None
    assert desk.state.room.current is not None
    assert desk.state.room.current.number == number

    room.press(K.Key_F5)
    room.until(lambda: state_at_desk(room) is TicketState.SERVING, "the visitor is at the desk")
    room.press(K.Key_F3)
    room.until(lambda: state_at_desk(room) is None, "the visit is over")

    log = room.log()
    story = [type(event) for event in log if isinstance(event, STORY)]
    assert story == [TicketIssued, TicketPrinted, TicketCalled, VisitorArrived, TicketFinished]
    printed = next(event for event in log if isinstance(event, TicketPrinted))
    assert printed.outcome is PrintOutcome.PRINTED


STORY = TicketIssued | TicketPrinted | TicketCalled | VisitorArrived | TicketFinished


def shown_calls(room: Room) -> int:
    """The last call that the hub knows a TV has shown."""
    snapshot = room.counter.conductor.state.snapshot
    return max((row.shown for row in snapshot.devices), default=0) if snapshot else 0


def state_at_desk(room: Room) -> TicketState | None:
    seen = room.counter.conductor.state.room
    return seen.current.state if seen and seen.current else None
