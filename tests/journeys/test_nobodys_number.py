"""The hub dies while it gives a number, and the visitor does not wait for it: no number is left that nobody holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.queue.events import TicketCancelled, TicketIssued, TicketPrinted, WishWithdrawn
from shared.queue.issuing import WITHDRAWN_REASON
from tests.hub.server.hub_process import DIES
from tests.journeys.whole_room import Room


def of(room: Room, *kinds: type) -> list[object]:
    """The events of these kinds, in order."""
    return [event for event in room.log() if isinstance(event, kinds)]


def waiting(room: Room) -> int:
    """How many wait in the first queue, as the kiosk shows it."""
    shown = room.kiosk.conductor.state.snapshot
    assert shown is not None
    return sum(row.waiting for row in shown.queues if row.queue == "a")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_number_that_nobody_was_given_is_taken_back_when_the_hub_returns(room: Room, moment: str) -> None:
    kiosk = room.kiosk.conductor
    kiosk.state = replace(kiosk.state, patience=replace(kiosk.state.patience, issue=2))  # a visitor's, not a test's
    (room.data / DIES).write_text(moment)
    room.visit("a", "kp")
    room.until(lambda: not kiosk.state.connected, "the kiosk misses the hub")
    room.until(lambda: room.page == "sorry", "the visitor is sent to reception")
    room.reap_hub()
    assert [type(event) for event in of(room, TicketIssued)] == ([TicketIssued] if moment == "after" else [])

    room.begin_hub()
    room.until(lambda: of(room, TicketCancelled, WishWithdrawn), "the wish is taken back", 40)
    told = of(room, TicketCancelled, WishWithdrawn)[0]
    if moment == "after":
        issued = of(room, TicketIssued)[0]
        assert isinstance(issued, TicketIssued)
        assert told == TicketCancelled(issued.ticket, WITHDRAWN_REASON)
    else:
        assert isinstance(told, WishWithdrawn)
    room.until(lambda: kiosk.state.connected and waiting(room) == 0, "nobody waits")
    assert room.tickets == []

    room.touch("back")
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the next visitor has a ticket", 30)
    room.until(lambda: of(room, TicketPrinted), "the hub knows of the paper")
    assert room.kiosk.screen.view.ticket.number == ("A002" if moment == "after" else "A001")
    assert len(room.tickets) == 1
    assert len(of(room, TicketCancelled, WishWithdrawn)) == 1
