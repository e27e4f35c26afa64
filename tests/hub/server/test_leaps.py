"""A clock that leaps: ahead while people are served, after a start with a dead battery, after a night's sleep, back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shared.hub.__main__ import steady_seconds
from shared.hub.health import CLOCK_ALERT
from shared.hub.timepiece import AHEAD, Timepiece
from shared.hub.work import Read, Tick
from shared.hub.working import SETTLED
from shared.model import Role
from shared.protocol.commands import AcceptClock, CallNext, IssueTicket, SlipReady, TicketDone
from shared.queue.clock import BACK
from shared.queue.state import State
from tests.hub.running import MONDAY_NINE, Clock, RunningHub, running_hub

MONDAY = MONDAY_NINE.date()
WEEKS = timedelta(days=21)
HOUR = timedelta(hours=1)


@dataclass
class Clocks(Clock):
    """The machine's clock and its counter, both moved by hand only."""

    count: float = 1_000.0

    def __call__(self) -> datetime:
        return self.start

    def steady(self) -> float:
        return self.count

    def passes(self, time: timedelta) -> None:
        """Time goes by, asleep or awake."""
        self.start += time
        self.count += time.total_seconds()

    def leaps(self, by: timedelta) -> None:
        """Somebody or something sets the clock."""
        self.start += by


@contextmanager
def hub_with(data: Path, clocks: Clocks) -> Iterator[RunningHub]:
    with running_hub(data, clock=clocks, steady=clocks.steady) as hub:
        yield hub


@contextmanager
def at_work(data: Path, clocks: Clocks) -> Iterator[RunningHub]:
    """A hub in the middle of a working morning: two numbers are drawn, the second twenty minutes after the first."""
    with hub_with(data, clocks) as hub:
        assert number(hub) == "A001"
        clocks.passes(SETTLED + timedelta(minutes=5))
        assert number(hub) == "A002"
        yield hub


def number(hub: RunningHub) -> str:
    """The next number in queue A."""
    with hub.screen(Role.KIOSK) as kiosk:
        slip = kiosk.done(IssueTicket("kp"))
    assert isinstance(slip, SlipReady)
    return slip.slip.number


def looked(hub: RunningHub) -> tuple[date | None, datetime, bool]:
    """The day, the hub's time, and whether the desks are told that the clock is in doubt; after one more tick."""
    found: Future[tuple[date | None, datetime, bool]] = Future()

    def look(state: State | None, now: datetime) -> None:
        assert state is not None
        found.set_result((state.day, now, CLOCK_ALERT in hub.opened.hub.house.health.alerts))

    def ask() -> None:
        hub.opened.hub.room.put(Tick())
        hub.opened.hub.room.put(Read(look))

    hub.loop.call_soon_threadsafe(ask)
    return found.result(10)


@pytest.mark.parametrize(
    "by",
    [
        *(AHEAD + timedelta(seconds=1), 9 * HOUR, WEEKS, timedelta(days=26_000)),
        *(-BACK - timedelta(seconds=1), -2 * HOUR, -WEEKS, timedelta(days=-20_000)),
    ],
    ids=str,
)
def test_a_clock_that_leaps_while_people_are_served_ends_no_day_and_may_come_back(
    tmp_path: Path, by: timedelta
) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub, hub.desk("siti", "loket-1") as desk:
        clocks.leaps(by)
        clocks.passes(timedelta(minutes=10))
        assert looked(hub) == (MONDAY, MONDAY_NINE + timedelta(minutes=30), True)
        assert number(hub) == "A003"  # of the same day, after those before
        called = desk.done(CallNext())
        assert isinstance(called, TicketDone)
        assert called.number == "A001"  # who waited, still waits
        clocks.leaps(-by)
        assert looked(hub) == (MONDAY, MONDAY_NINE + timedelta(minutes=30), False)
        assert number(hub) == "A004"
        clocks.passes(timedelta(days=1))
        assert looked(hub)[0] == MONDAY + timedelta(days=1)
        assert number(hub) == "A001"


@pytest.mark.parametrize(("days", "first"), [(1, "A001"), (100, "A001"), (-3, "A001"), (0, "A003")])
def test_a_supervisor_can_confirm_the_leap_once_and_for_all(tmp_path: Path, days: int, first: str) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.leaps(timedelta(days=days) if days else -HOUR)
        assert looked(hub)[2]
        with hub.screen(Role.ADMIN) as admin:
            admin.done(AcceptClock())
        assert looked(hub) == (MONDAY + timedelta(days=days), clocks.start, False)
        assert number(hub) == first
    with hub_with(tmp_path, clocks) as hub:
        assert looked(hub) == (MONDAY + timedelta(days=days), clocks.start, False)


def test_a_leap_is_believed_when_the_office_has_closed_and_its_last_visitors_have_gone(tmp_path: Path) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.leaps(timedelta(days=1))
        clocks.passes(timedelta(hours=8))  # 17.20, an hour and fifty minutes after closing
        assert looked(hub)[0] == MONDAY
        clocks.passes(timedelta(minutes=10))
        assert looked(hub) == (MONDAY + timedelta(days=1), clocks.start, False)


def test_a_hub_that_is_started_again_goes_by_the_clock_as_it_is(tmp_path: Path) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.leaps(timedelta(days=1))
        assert looked(hub)[0] == MONDAY
    with hub_with(tmp_path, clocks) as hub:
        assert looked(hub) == (MONDAY + timedelta(days=1), clocks.start, False)


@pytest.mark.parametrize("used", [False, True], ids=["nobody came yet", "a number was drawn at once"])
@pytest.mark.parametrize(
    "boots_at",
    [
        datetime(1970, 1, 1, 0, 1, tzinfo=UTC),
        datetime(2025, 3, 3, 2, 0, tzinfo=UTC),
        MONDAY_NINE + timedelta(hours=2),
    ],
    ids=["no battery", "an old battery", "a clock that goes on where the machine was switched off"],
)
def test_a_clock_that_the_network_sets_soon_after_the_start_is_believed_at_once(
    tmp_path: Path, boots_at: datetime, used: bool
) -> None:
    clocks = Clocks(MONDAY_NINE)
    with hub_with(tmp_path, clocks) as hub:
        number(hub)  # Monday is still open when the power fails
    clocks = Clocks(boots_at)
    with hub_with(tmp_path, clocks) as hub:
        looked(hub)
        if used:
            number(hub)
        clocks.passes(timedelta(minutes=1))
        clocks.leaps(MONDAY_NINE + timedelta(days=3) - clocks.start)
        assert looked(hub) == (MONDAY + timedelta(days=3), clocks.start, False)
        assert number(hub) == "A001"


@pytest.mark.parametrize("asleep", [2 * HOUR, 15 * HOUR, timedelta(days=3), timedelta(days=30)])
def test_a_machine_that_slept_wakes_up_on_its_day(tmp_path: Path, asleep: timedelta) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.passes(asleep)
        assert looked(hub) == ((clocks.start + 8 * HOUR).date(), clocks.start, False)


@pytest.mark.parametrize("by", [AHEAD, timedelta(minutes=4), -BACK])
def test_a_clock_that_is_corrected_by_minutes_is_believed(tmp_path: Path, by: timedelta) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.leaps(by)
        assert looked(hub) == (MONDAY, MONDAY_NINE + timedelta(minutes=20) + by, False)


def test_a_clock_that_leaps_back_after_work_is_doubted_as_ever(tmp_path: Path) -> None:
    clocks = Clocks()
    with at_work(tmp_path, clocks) as hub:
        clocks.passes(9 * HOUR)
        looked(hub)
        number_of_records = hub.opened.hub.room.working.seq
        clocks.leaps(-10 * HOUR)  # 08.20 once more
        assert looked(hub)[:2] == (MONDAY, clocks.start)
        assert hub.opened.hub.room.working.seq == number_of_records


def test_the_counter_never_goes_back() -> None:
    assert steady_seconds() <= steady_seconds()


def test_without_a_counter_the_clock_is_all_there_is() -> None:
    clocks = Clocks()
    time = Timepiece(clocks, None, lambda _: True)
    assert time() == MONDAY_NINE
    clocks.leaps(WEEKS)
    assert time() == MONDAY_NINE + WEEKS
    assert not time.leapt
