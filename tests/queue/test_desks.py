"""Desks: one member of staff at one desk, the last to sit down has it, and pauses have reasons."""

from __future__ import annotations

import pytest

from shared.model import Role
from shared.protocol.commands import (
    CallNext,
    CallTicket,
    CloseDay,
    CloseDesk,
    ConfirmArrival,
    FinishTicket,
    HeartCommand,
    OpenDesk,
    PauseDesk,
    ResumeDesk,
    ResumeTicket,
    ServeWalkIn,
    UndoLast,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import Actor, DeskClosed, DeskOpened
from tests.queue.room import BOSS, Room

SARI = Actor("pc-1", Role.DESK, "sari")


def test_sitting_down_twice_at_the_same_desk_changes_nothing() -> None:
    room = Room()
    room.ok(OpenDesk("1"), SARI)
    assert room.ok(OpenDesk("1"), SARI) == ()


def test_a_new_desk_is_taken_and_the_former_one_left() -> None:
    room = Room()
    room.ok(OpenDesk("1"), SARI)
    assert room.ok(OpenDesk("2"), SARI) == (DeskClosed("1", "sari"), DeskOpened("2", "sari"))
    assert [d.id for d in room.state.desks.values() if d.staff == "sari"] == ["2"]


def test_a_take_over_names_who_sat_there_and_tells_that_person() -> None:
    room = Room()
    first = room.sit("1", "ani")
    ticket = room.take()
    room.serve("1")
    assert room.ok(OpenDesk("1"), Actor("pc-9", Role.DESK, "sari")) == (DeskOpened("1", "sari", took_over_from="ani"),)
    assert room.refused(CallNext(), first) == Refusal(RefusalCode.TAKEN_OVER, name="sari")
    room.ok(FinishTicket(ticket), Actor("pc-9", Role.DESK, "sari", "1"))  # the visitor stayed with the desk


def test_who_was_taken_over_is_told_so_until_they_sit_down_again() -> None:
    room = Room()
    room.sit("1", "ani")
    room.ok(OpenDesk("1"), Actor("pc-9", Role.DESK, "sari"))
    nowhere = Actor("pc-1", Role.DESK, "ani")
    assert room.refused(CallNext(), nowhere) == Refusal(RefusalCode.TAKEN_OVER, name="sari")
    room.ok(CloseDesk(), room.sit("2", "ani"))
    room.ok(OpenDesk("3"), nowhere)
    room.ok(CloseDesk(), Actor("pc-1", Role.DESK, "ani", "3"))
    assert room.why_not(CallNext(), nowhere) is RefusalCode.NO_DESK


def test_a_second_log_in_of_the_same_person_takes_over_too() -> None:
    room = Room()
    first = room.sit("1", "ani")
    room.ok(OpenDesk("1"), Actor("pc-9", Role.DESK, "ani"))
    assert room.refused(CallNext(), first).code is RefusalCode.TAKEN_OVER


def test_a_desk_with_a_visitor_is_not_left() -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.call("1")
    assert room.refused(CloseDesk(), me) == Refusal(RefusalCode.DESK_BUSY, number="A001")
    assert room.refused(OpenDesk("2"), me) == Refusal(RefusalCode.DESK_BUSY, number="A001")
    assert room.why_not(CallNext(), Actor("pc-1", Role.DESK, "staff-1", "2")) is RefusalCode.NO_DESK


def test_who_left_has_no_desk() -> None:
    room = Room()
    me = room.sit("1")
    room.ok(CloseDesk(), me)
    assert room.why_not(CloseDesk(), me) is RefusalCode.NO_DESK


@pytest.mark.parametrize(
    ("command", "actor", "code"),
    [
        (OpenDesk("9"), SARI, RefusalCode.UNKNOWN_DESK),
        (OpenDesk("1"), Actor("pc-1", Role.DESK), RefusalCode.NOT_LOGGED_IN),
        (PauseDesk("lunch"), SARI, RefusalCode.NO_DESK),
        (ResumeDesk(), SARI, RefusalCode.NO_DESK),
        (UndoLast(), SARI, RefusalCode.NO_DESK),
        (ServeWalkIn("KP"), SARI, RefusalCode.NO_DESK),
    ],
)
def test_what_a_person_without_a_desk_cannot_do(command: HeartCommand, actor: Actor, code: RefusalCode) -> None:
    assert Room().why_not(command, actor) is code


def test_a_closed_day_opens_no_desk() -> None:
    room = Room()
    room.ok(CloseDay(), BOSS)
    assert room.why_not(OpenDesk("1"), SARI) is RefusalCode.DAY_CLOSED


@pytest.mark.parametrize("command", [CallNext(), CallTicket("t1", "x"), ServeWalkIn("KP"), ResumeTicket("t1")])
def test_a_paused_desk_takes_no_visitor(command: HeartCommand) -> None:
    room = Room()
    me = room.sit("1")
    room.take()
    room.ok(PauseDesk("prayer"), me)
    assert room.why_not(command, me) is RefusalCode.DESK_PAUSED
    room.ok(ResumeDesk(), me)
    assert room.ok(ResumeDesk(), me) == ()
    room.call("1")


def test_a_pause_needs_a_reason_and_lets_the_present_visitor_finish() -> None:
    room = Room()
    me = room.sit("1")
    ticket = room.take()
    room.call("1")
    assert room.why_not(PauseDesk(" "), me) is RefusalCode.REASON_NEEDED
    room.ok(PauseDesk("prayer"), me)
    assert room.ok(PauseDesk("prayer"), me) == ()
    room.ok(ConfirmArrival(ticket), me)
    room.ok(FinishTicket(ticket), me)
    assert room.state.desk("1").pause == "prayer"


def test_who_sits_down_at_a_paused_desk_opens_it() -> None:
    room = Room()
    room.ok(PauseDesk("prayer"), room.sit("1"))
    room.sit("1", "sari")
    assert room.state.desk("1").pause is None
