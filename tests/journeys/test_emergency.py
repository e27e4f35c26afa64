"""Somebody must get everybody out: every screen says so within a second, through a power cut, and then work goes on."""

from __future__ import annotations

import time

from shared.model import Role, Text
from shared.protocol.commands import LiftEmergency, RaiseEmergency
from tests.hub.running import Screen
from tests.journeys.whole_room import Room

OUT = Text("Mohon keluar lewat pintu terdekat", "Please leave by the nearest door")


def both_say_it(room: Room) -> bool:
    kiosk, tv = room.texts(room.kiosk.opened.window), room.texts(room.tv.window)
    return OUT.id in kiosk and OUT.en in kiosk and OUT.id in tv


def nobody_says_it(room: Room) -> bool:
    windows = (room.kiosk.opened.window, room.tv.window)
    return not any(text in {OUT.id, OUT.en} for window in windows for text in room.texts(window))


def test_an_alarm_in_the_middle_of_a_visit(room: Room) -> None:
    room.visit("a", "kp")
    room.until(lambda: room.page == "take", "the ticket is out")
    number = room.kiosk.screen.view.ticket.number
    with Screen.paired(room.url, Role.ADMIN, room.secret()) as admin:
        began = time.monotonic()
        admin.done(RaiseEmergency(OUT))
        room.until(lambda: both_say_it(room), "kiosk and TV say it")
        assert time.monotonic() - began < 1
    assert any(number in text for text in room.texts(room.kiosk.opened.window))

    room.kill_hub()
    room.until(lambda: not room.kiosk.conductor.state.connected, "the kiosk misses the hub")
    assert both_say_it(room)
    room.begin_hub()
    room.until(lambda: room.kiosk.conductor.state.connected, "the kiosk is back", 30)
    room.until(lambda: not room.tv.conductor.view.stale, "the TV is back", 30)
    assert both_say_it(room)

    with Screen.paired(room.url, Role.ADMIN, room.secret()) as admin:
        admin.done(LiftEmergency())
    room.until(lambda: nobody_says_it(room), "it is over")
    assert (room.page, room.kiosk.screen.view.ticket.number) == ("take", number)
