"""What one kiosk may do to the room: so many numbers a minute, so many copies, and take back only its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from shared.hub.papers import TOLD_WITHIN
from shared.model import Role, TicketState
from shared.protocol.commands import (
    MOST_COPIES,
    IssueTicket,
    Nothing,
    ReprintTicket,
    SlipReady,
    TicketDone,
    WithdrawTicket,
)
from shared.protocol.frames import Change, Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, AlertRow, DeskSnapshot, PutAlert
from tests.hub.running import MONDAY_NINE, RunningHub, Screen, example, running_hub

MOST = 5
ISSUE = IssueTicket(example().services[0].id)


def open_here(data: Path) -> Iterator[RunningHub]:
    """A hub whose kiosks may draw five numbers a minute."""
    office = example()
    directory = replace(office, office=replace(office.office, most_numbers_a_minute=MOST))
    with running_hub(data, directory=directory) as hub:
        yield hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub whose kiosks may draw five numbers a minute."""
    yield from open_here(tmp_path)


def alerts(screen: Screen) -> list[AlertRow]:
    """The alerts that a desk was told of so far."""
    changes = [frame for frame in screen.heard if isinstance(frame, Change)]
    return [patch.row for frame in changes for patch in frame.patches if isinstance(patch, PutAlert)]


def drawn(outcome: object) -> str:
    """The number of an answer."""
    assert isinstance(outcome, Done)
    assert isinstance(outcome.result, SlipReady)
    return outcome.result.slip.number


def test_a_kiosk_that_draws_too_fast_is_refused_burns_no_number_and_staff_are_told_once(hub: RunningHub) -> None:
    with hub.desk("siti", "loket-1") as desk, hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.KIOSK) as other:
        numbers = [drawn(kiosk.do(ISSUE)) for _ in range(MOST)]
        for _ in range(3):
            assert kiosk.refused(ISSUE) == Refusal(RefusalCode.TOO_MANY_NUMBERS)
        numbers.append(drawn(other.do(ISSUE)))
        while not alerts(desk):
            desk.until(Change)
        assert kiosk.welcome is not None
        told = [(row.kind, row.name) for row in alerts(desk)]
        assert told == [(AlertKind.MANY_NUMBERS, kiosk.welcome.name)]
        hub.clock.jump(MONDAY_NINE + timedelta(seconds=62))
        numbers.append(drawn(kiosk.do(ISSUE)))
        assert [int(number[1:]) for number in numbers] == list(range(1, MOST + 3))


def test_the_count_of_a_minute_survives_a_restart(tmp_path: Path) -> None:
    for hub in open_here(tmp_path):
        with hub.screen(Role.KIOSK) as kiosk:
            for _ in range(MOST):
                drawn(kiosk.do(ISSUE))
    for hub in open_here(tmp_path):
        with kiosk.again(hub.url) as back:
            assert back.refused(ISSUE) == Refusal(RefusalCode.TOO_MANY_NUMBERS)


def test_a_kiosk_prints_a_ticket_again_only_so_often(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        slip = kiosk.done(ISSUE)
        assert isinstance(slip, SlipReady)
        for _ in range(MOST_COPIES):
            kiosk.done(ReprintTicket(slip.slip.ticket))
        refused = kiosk.refused(ReprintTicket(slip.slip.ticket))
        assert refused == Refusal(RefusalCode.TOO_MANY_COPIES, number=slip.slip.number)


def test_a_number_taken_back_is_cancelled_once_and_nobody_is_asked_to_look_for_its_paper(hub: RunningHub) -> None:
    with hub.desk("siti", "loket-1") as desk, hub.screen(Role.KIOSK) as kiosk:
        number = drawn(kiosk.do(ISSUE, "wish"))
        first = kiosk.do(WithdrawTicket("wish"), "back")
        assert isinstance(first, Done)
        assert isinstance(first.result, TicketDone)
        assert first.result.number == number
        assert kiosk.do(WithdrawTicket("wish"), "back") == first
        assert kiosk.done(WithdrawTicket("wish")) == Nothing()
        assert drawn(kiosk.do(ISSUE, "wish")) == number, "the answer under an id stays what it was"
        hub.clock.jump(MONDAY_NINE + TOLD_WITHIN + timedelta(seconds=5))
        with desk.again() as again:
            shown = again.welcome.snapshot if again.welcome else None
            assert isinstance(shown, DeskSnapshot)
            assert shown.alerts == ()
    state = hub.opened.hub.judge.state
    assert [ticket.state for ticket in state.tickets.values()] == [TicketState.CANCELLED]


def test_a_wish_taken_back_before_it_came_is_refused_also_after_a_restart(tmp_path: Path) -> None:
    for hub in open_here(tmp_path):
        with hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.KIOSK) as other:
            kiosk.done(WithdrawTicket("late"))
            drawn(other.do(ISSUE, "late"))
            kiosk.done(WithdrawTicket("later"))
            assert kiosk.do(ISSUE, "later") == Refusal(RefusalCode.WITHDRAWN)
    for hub in open_here(tmp_path):
        with kiosk.again(hub.url) as back:
            assert back.do(ISSUE, "later") == Refusal(RefusalCode.WITHDRAWN)


def test_a_kiosk_cannot_take_back_what_another_drew(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.KIOSK) as other:
        drawn(kiosk.do(ISSUE, "mine"))
        assert other.done(WithdrawTicket("mine")) == Nothing()
    assert [ticket.state for ticket in hub.opened.hub.judge.state.tickets.values()] == [TicketState.WAITING]
