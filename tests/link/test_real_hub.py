"""The link against the real hub with its real database."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from shared.link.events import Answered, Changed, Connected, Identity, LinkEvent, Lost, Replaced
from shared.link.keyring import Keyring
from shared.link.merge import merge
from shared.link.socket import Link
from shared.model import Role
from shared.protocol.commands import CallNext, ConfirmArrival, IssueTicket, OpenDesk, SlipReady, TicketDone
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, BoardSnapshot, DeskSnapshot
from tests.hub.running import NEW_PIN, RunningHub, running_hub

E = TypeVar("E", bound=LinkEvent)
WAIT = 15.0


class Screen:
    """A link on the hub, and what it told."""

    def __init__(self, url: str, data: Path, role: Role, code: str | None = None) -> None:
        self.events: queue.Queue[LinkEvent] = queue.Queue()
        self.link = Link(url, Identity(role, "test 1"), Keyring.of_screen(data, role, code), self.events.put)
        self.link.start()

    def until(self, kind: type[E], when: Callable[[E], bool] = lambda _: True) -> E:
        """The next event of this kind for which this holds."""
        while True:
            event = self.events.get(timeout=WAIT)
            if isinstance(event, kind) and when(event):
                return event


@pytest.fixture
def hub(tmp_path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as hub:
        yield hub


@pytest.fixture
def screen(hub) -> Iterator[Callable[[Role], Screen]]:
    with contextlib.ExitStack() as ending:

        def start(role: Role) -> Screen:
            one = Screen(hub.url, hub.data, role)
            ending.callback(one.link.stop)
            return one

        yield start


def test_a_screen_on_the_hubs_machine_pairs_itself_and_takes_a_ticket_once(hub, screen):
    kiosk = screen(Role.KIOSK)
    kiosk.until(Connected)
    kiosk.link.do(IssueTicket("kp"), id="c1")
    first = kiosk.until(Answered).outcome
    kiosk.link.do(IssueTicket("kp"), id="c1")
    assert kiosk.until(Answered).outcome == first
    assert isinstance(first, Done)
    assert isinstance(first.result, SlipReady)
    assert first.result.slip.number == "A001"
    assert (hub.data / "kiosk.key").exists()


def test_merged_changes_equal_the_hubs_own_snapshot(hub, screen):
    board = screen(Role.DISPLAY)
    snapshot = board.until(Connected).snapshot
    with hub.desk("siti", "loket-1") as desk, hub.screen(Role.KIOSK) as kiosk:
        for _ in range(5):
            kiosk.done(IssueTicket("kp"))
        for _ in range(3):
            called = desk.done(CallNext())
            assert isinstance(called, TicketDone)
            desk.done(ConfirmArrival(called.ticket))
        while len(snapshot.calls) < 3 or sum(row.waiting for row in snapshot.queues) != 2:
            change = board.until(Changed)
            snapshot = merge(snapshot, change.patches)
            assert snapshot == change.snapshot
        board.link.refresh()
        fresh = board.until(Replaced).snapshot
    assert isinstance(fresh, BoardSnapshot)
    assert (snapshot.calls, snapshot.queues, snapshot.office) == (fresh.calls, fresh.queues, fresh.office)


def test_after_the_hub_was_away_the_desk_goes_on_as_the_same_person(tmp_path):
    with running_hub(tmp_path) as hub:
        with hub.desk("siti", "loket-1"), hub.screen(Role.KIOSK) as kiosk:
            for _ in range(2):
                kiosk.done(IssueTicket("kp"))
        desk = Screen(hub.url, hub.data, Role.DESK)
        try:
            desk.until(Connected)
            desk.link.login("siti", NEW_PIN, id="l1")
            assert isinstance(desk.until(Answered).outcome, Done)
            desk.link.do(OpenDesk("loket-1"), id="c1")
            assert isinstance(desk.until(Answered).outcome, Done)
            _hang_up(hub)
            desk.until(Lost)
            desk.link.do(CallNext(), id="c2")
            desk.until(Connected)
            answer = desk.until(Answered)
            assert answer.id == "c2"
            assert isinstance(answer.outcome, Done), answer
            seen = desk.until(Changed, lambda event: bool(event.snapshot.calls))
            assert isinstance(seen.snapshot, DeskSnapshot)
        finally:
            desk.link.stop()


def test_who_logs_in_elsewhere_is_forgotten_here(hub, screen):
    with hub.desk("siti"):
        pass
    here, there = screen(Role.DESK), Screen(hub.url, hub.data / "other", Role.DESK, hub.secret)
    try:
        for desk in (here, there):
            desk.until(Connected)
            desk.link.login("siti", NEW_PIN, id="l1")
            assert isinstance(desk.until(Answered).outcome, Done)
        gone = here.until(Replaced, lambda event: event.snapshot.me is None)
        assert [alert.kind for alert in gone.snapshot.alerts] == [AlertKind.LOGGED_IN_ELSEWHERE]
        _hang_up(hub)
        assert here.until(Connected).snapshot.me is None
        assert there.until(Connected).snapshot.me.staff == "siti"
    finally:
        there.link.stop()


def test_a_screen_that_comes_back_takes_nobody_away_from_where_they_sit_now(hub, screen):
    with hub.desk("siti"):
        pass
    here = screen(Role.DESK)
    here.until(Connected)
    here.link.login("siti", NEW_PIN, id="l1")
    here.until(Replaced, lambda event: event.snapshot.me is not None)
    with hub.screen(Role.DESK) as there:
        (gone,) = [client for client in hub.opened.hub.clients if client.staff == "siti"]
        there_client = next(client for client in hub.opened.hub.clients if client is not gone)
        there_client.staff = "siti"  # as if they had come there while this line was down
        gone.staff = None
        gone.wire.abort()
        back = here.until(Connected)
        assert back.snapshot.me is None
        assert back.left == Refusal(RefusalCode.TAKEN_OVER, name=there.welcome.name)
        assert there_client.staff == "siti"


def _hang_up(hub: RunningHub) -> None:
    """Cut every connection, as a pulled cable would, while the hub lives on."""
    for client in list(hub.opened.hub.clients):
        client.wire.abort()
