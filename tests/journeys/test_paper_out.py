"""The paper is out: the visitor keeps the number, the staff are told, and the next paper comes when paper is there."""

from __future__ import annotations

from pathlib import Path

from shared.model import PrintOutcome
from shared.protocol.views import AlertKind
from shared.queue.events import TicketIssued, TicketPrinted
from tests.journeys.whole_room import Room


def alerts(room: Room) -> set[AlertKind]:
    snapshot = room.counter.conductor.state.snapshot
    return {row.kind for row in snapshot.alerts} if snapshot else set()


def printer_conditions(room: Room) -> set[str]:
    snapshot = room.counter.conductor.state.snapshot
    return {one.value for row in snapshot.devices for one in row.printer or ()} if snapshot else set()


def test_without_paper_the_number_stands_on_the_screen_and_the_desk_knows(room: Room) -> None:
    room.log_in()
    room.printer_suffers("paper_out")
    room.until(lambda: "paper_out" in printer_conditions(room), "the desk sees the printer's state", 30)
    room.visit("a", "kp")
    room.until(lambda: room.page == "noted", "please note your number")
    number = room.kiosk.screen.view.ticket.number
    room.until(lambda: number in room.texts(room.kiosk.opened.window), "the number stands on the screen")
    room.until(lambda: AlertKind.PRINT_FAILED in alerts(room), "the staff are told")
    room.until(lambda: any(number in text for text in room.texts(room.counter.window)), "the desk's window says which")
    issued = [event for event in room.log() if isinstance(event, TicketIssued)]
    assert [event.number for event in issued] == [number]
    assert [event.outcome for event in room.log() if isinstance(event, TicketPrinted)] == [PrintOutcome.FAILED]
    assert room.tickets == []

    room.printer_suffers("ok")
    room.until(lambda: not printer_conditions(room), "the desk sees that paper is there", 30)
    if room.page != "noted":
        return  # the visitor has left; the number stays valid
    room.touch("printAgain")
    room.until(lambda: room.page == "take", "the paper is out now")
    assert len(room.tickets) == 1
    assert number in Path(room.tickets[0]).name
    room.until(lambda: AlertKind.PRINT_FAILED not in alerts(room), "the alert goes away by itself")
    assert len([event for event in room.log() if isinstance(event, TicketIssued)]) == 1
