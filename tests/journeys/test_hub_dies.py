"""The hub is killed in the middle of everything: each screen says so, comes back alone; nothing is lost or doubled."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter.state import Line, Page
from shared.queue.events import TicketCalled, TicketFinished, TicketIssued, TicketPrinted
from tests.journeys.whole_room import Room

K = Qt.Key


def kinds(room: Room, kind: type) -> list[str]:
    """The tickets of these events, in order."""
    return [event.ticket for event in room.log() if isinstance(event, kind)]


def all_see_it_gone(room: Room) -> None:
    room.until(lambda: not room.kiosk.conductor.state.connected, "the kiosk misses the hub")
    room.until(lambda: room.counter.conductor.state.line is Line.DOWN, "the desk misses the hub")
    room.until(lambda: room.tv.conductor.view.stale, "the TV says since when its picture is old")


def all_are_back(room: Room) -> None:
    room.until(lambda: room.kiosk.conductor.state.connected, "the kiosk is back", 30)
    room.until(lambda: room.counter.conductor.state.line is Line.UP, "the desk is back", 30)
    room.until(lambda: not room.tv.conductor.view.stale, "the TV is back", 30)


def test_between_two_visitors_the_room_recovers_alone(room: Room) -> None:
    room.log_in()
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the first ticket is out")
    first = room.kiosk.screen.view.ticket.number
    room.press(K.Key_F2)
    room.until(lambda: first in room.texts(room.tv.window, "number"), "the TV shows the first number")

    room.kill_hub()
    all_see_it_gone(room)
    room.begin_hub()
    all_are_back(room)

    desk = room.counter.conductor
    room.until(lambda: desk.state.page is Page.DESK, "the clerk need not log in again")
    assert desk.state.room is not None
    assert desk.state.room.current is not None
    assert desk.state.room.current.number == first
    room.leave()
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the second ticket is out")
    second = room.kiosk.screen.view.ticket.number
    assert second != first
    assert len(room.tickets) == 2
    assert len(kinds(room, TicketCalled)) == 1
    assert len(set(kinds(room, TicketIssued))) == 2


def test_a_number_asked_of_a_dying_hub_is_drawn_and_printed_once(room: Room) -> None:
    room.visit("a", "kp")
    room.kill_hub()  # the touch is on its way, answered or not
    room.until(lambda: not room.kiosk.conductor.state.connected, "the kiosk misses the hub")
    room.begin_hub()
    room.until(lambda: room.page == "take", "the ticket is out all the same", 40)
    room.until(lambda: len(kinds(room, TicketPrinted)) == 1, "the hub knows of the paper")
    assert len(kinds(room, TicketIssued)) == 1
    assert len(room.tickets) == 1
    assert room.kiosk.screen.view.ticket.number in room.tickets[0].name


def test_a_call_asked_of_a_dying_hub_calls_one_visitor_at_most(room: Room) -> None:
    room.log_in()
    for visitor in range(2):
        room.visit("a", "kp")
        room.until(lambda: room.page == "take", "a ticket is out")
        room.until(lambda at_least=visitor + 1: len(room.tickets) >= at_least, "a paper")
        room.leave()
    desk = room.counter.conductor
    room.until(lambda: desk.state.room and desk.state.room.next, "somebody waits")
    room.press(K.Key_F2)
    room.kill_hub()
    all_see_it_gone(room)
    room.begin_hub()
    all_are_back(room)
    room.until(lambda: desk.state.pending is None and desk.state.page is Page.DESK, "the desk knows how it stands")
    called = kinds(room, TicketCalled)
    assert len(called) <= 1
    if not called:
        room.press(K.Key_F2)
        room.until(lambda: desk.state.room and desk.state.room.current, "the call is made now")
    room.until(lambda: desk.state.room and desk.state.room.current, "one visitor is called")
    assert desk.state.room is not None
    assert desk.state.room.current is not None
    number = desk.state.room.current.number
    room.until(lambda: number in room.texts(room.tv.window), "the TV shows who is called, though the call was missed")
    room.press(K.Key_F5)
    room.wait(1.2)
    room.press(K.Key_F3)
    room.until(lambda: kinds(room, TicketFinished), "the visit is over")
    assert kinds(room, TicketCalled) == kinds(room, TicketFinished)
