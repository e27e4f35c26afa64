"""A full disk, a wrong clock, tricks on the log: nothing stored is lost, nothing is said twice."""

from __future__ import annotations

import io
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from shared import log as hub_log
from shared.hub.store import Broken, Reader, StoreProblem, Trouble
from shared.hub.work import Ask
from shared.hub.working import Pending, Working
from shared.model import CallKind, Role, Text
from shared.protocol.commands import (
    AcceptClock,
    CallNext,
    CloseDay,
    IssueTicket,
    ListStaff,
    RaiseEmergency,
    Recall,
    SlipReady,
)
from shared.protocol.frames import VERSION, Change, Done, Hello, NeedSnapshot, SnapshotFrame
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, DeskSnapshot, PutAlert, PutCall, PutEmergency
from tests.hub.running import MONDAY_NINE, Clock, RunningHub, Screen, running_hub


def _service(hub: RunningHub) -> str:
    return hub.opened.hub.judge.state.directory.services[0].id


class Full:
    """A store whose disk is full: the database's own page limit, as SQLite tells a real full disk."""

    def __init__(self, hub: RunningHub) -> None:
        self._hub = hub

    def _pragma(self, pages: int) -> None:
        def set_limit() -> None:
            connection = self._hub.opened.store._connected()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            connection.rollback()

        self._hub.opened.writer.submit(set_limit).result()

    def fill(self) -> None:
        """No page more."""
        self._pragma(1)

    def free(self) -> None:
        """Room again."""
        self._pragma(1_000_000)


def test_a_full_disk_refuses_and_recovers_and_nothing_unstored_was_seen(small_hub: RunningHub) -> None:
    disk = Full(small_hub)
    with small_hub.screen(Role.KIOSK) as kiosk, small_hub.screen(Role.KIOSK) as onlooker:
        first = kiosk.done(IssueTicket(_service(small_hub)), "first")
        assert isinstance(first, SlipReady)
        disk.fill()
        kept: list[str] = []
        refused: list[str] = []
        for n in range(60):  # a page has room for some more
            outcome = kiosk.do(IssueTicket(_service(small_hub)), f"full-{n}")
            if isinstance(outcome, Done):
                assert isinstance(outcome.result, SlipReady)
                kept.append(outcome.result.slip.number)
            else:
                assert outcome == Refusal(RefusalCode.STORAGE)
                refused.append(f"full-{n}")
        assert refused
        onlooker.say(NeedSnapshot())
        frame = onlooker.until(SnapshotFrame)
        assert isinstance(frame, SnapshotFrame)
        assert sum(row.waiting for row in frame.snapshot.queues) == 1 + len(kept)
        disk.free()
        again = kiosk.done(IssueTicket(_service(small_hub)), refused[0])
        assert isinstance(again, SlipReady)
        assert again.slip.number not in {first.slip.number, *kept}
    with closing(Reader.read(small_hub.database)) as reader:
        assert not isinstance(reader.verify(), Broken)


def test_a_lost_database_refuses_until_it_is_back(small_hub: RunningHub, monkeypatch: pytest.MonkeyPatch) -> None:
    store = small_hub.opened.store

    def gone(*_: object, **__: object) -> None:
        raise StoreProblem(Trouble.UNREACHABLE, "here", "gone")

    with small_hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(_service(small_hub)))
        with monkeypatch.context() as patch:
            patch.setattr(store, "append", gone)
            patch.setattr(store, "load", gone)
            for n in range(3):
                assert kiosk.do(IssueTicket(_service(small_hub)), f"x{n}") == Refusal(RefusalCode.STORAGE)
            with Screen.paired(small_hub.url, Role.KIOSK, small_hub.secret) as late:
                assert late.goodbye().code is RefusalCode.STORAGE
        slip = kiosk.done(IssueTicket(_service(small_hub)), "x0")
        assert isinstance(slip, SlipReady)
        assert slip.slip.number.endswith("2")


def test_one_bad_command_does_not_sink_its_batch(small_hub: RunningHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision that breaks is refused alone; the rest of the batch is stored."""
    from shared.hub.working import Working  # noqa: PLC0415

    real = Working._ask

    def breaks(self: Working, ask: object, *rest: object) -> object:
        if getattr(ask, "id", "") == "poison":
            raise RuntimeError("poison")
        return real(self, ask, *rest)  # type: ignore[arg-type]

    with small_hub.screen(Role.KIOSK) as kiosk:
        monkeypatch.setattr(Working, "_ask", breaks)
        from shared.protocol.frames import Do  # noqa: PLC0415

        ids = ["a", "b", "poison", "c", "d"]
        for id_ in ids:
            kiosk.say(Do(id_, IssueTicket(_service(small_hub))))
        outcomes = {id_: kiosk.outcome(id_) for id_ in ids}
        assert outcomes.pop("poison") == Refusal(RefusalCode.STORAGE)
        slips = [o.result for o in outcomes.values() if isinstance(o, Done)]
        numbers = [s.slip.number for s in slips if isinstance(s, SlipReady)]
        assert len(numbers) == len(set(numbers)) == 4


def test_the_rest_of_a_broken_batch_reaches_every_screen(
    small_hub: RunningHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was stored beside the bad one is told, though the state was loaded anew after it."""
    hub, real = small_hub, Working._ask

    def breaks(self: Working, ask: Ask, *rest: object) -> Pending:
        if ask.id == "poison":
            raise RuntimeError("poison")
        return real(self, ask, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Working, "_ask", breaks)
    with (
        hub.screen(Role.ADMIN),
        hub.screen(Role.KIOSK) as kiosk,
        hub.screen(Role.DISPLAY) as tv,
        hub.desk("sari", "loket-1") as desk,
    ):
        kiosk.done(IssueTicket(_service(hub)))
        seats = {one.device.role: one for one in hub.opened.hub.clients}
        asks = [
            Ask("call", CallNext(), seats[Role.DESK], lambda _: None),
            Ask("alarm", RaiseEmergency(Text("Keluar", "")), seats[Role.ADMIN], lambda _: None),
            Ask("poison", ListStaff(), seats[Role.ADMIN], lambda _: None),
        ]
        hub.loop.call_soon_threadsafe(lambda: [hub.opened.hub.room.put(ask) for ask in asks])
        patches: list[object] = []
        while not any(isinstance(patch, PutEmergency) for patch in patches):
            frame = tv.until(Change)
            assert isinstance(frame, Change)
            patches += frame.patches
        desk.done(Recall(next(iter(hub.opened.hub.judge.state.tickets))))
        frame = tv.until(Change)
        assert isinstance(frame, Change)
        calls = [patch.row.kind for patch in (*patches, *frame.patches) if isinstance(patch, PutCall)]
        assert calls == [CallKind.FIRST, CallKind.RECALL]


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, 1, tzinfo=UTC), datetime(2099, 1, 5, 1, tzinfo=UTC)])
def test_a_hub_that_boots_in_the_wrong_year_says_so_and_repeats_no_number(tmp_path: Path, wrong: datetime) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        first = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(first, SlipReady)
    clock = Clock(wrong)
    restarted = running_hub(tmp_path, clock=clock)
    with restarted as hub, hub.screen(Role.DESK) as desk, hub.screen(Role.KIOSK) as kiosk:
        assert desk.welcome is not None
        assert desk.welcome.snapshot.office.clock_wrong
        assert isinstance(desk.welcome.snapshot, DeskSnapshot)
        kinds = {alert.kind for alert in desk.welcome.snapshot.alerts}
        while AlertKind.CLOCK not in kinds:
            change = desk.until(Change)
            assert isinstance(change, Change)
            kinds |= {p.row.kind for p in change.patches if isinstance(p, PutAlert)}
        numbers = [first.slip.number]
        for at in (wrong, MONDAY_NINE + timedelta(minutes=1)):  # the open day goes on, and its numbers with it
            clock.jump(at)
            slip = kiosk.done(IssueTicket(_service(hub)))
            assert isinstance(slip, SlipReady)
            assert slip.slip.day == first.slip.day
            numbers.append(slip.slip.number)
        assert [int(number[1:]) for number in numbers] == [1, 2, 3]
        assert not hub.opened.hub.judge.clock_wrong


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, 1, tzinfo=UTC), datetime(2099, 1, 5, 1, tzinfo=UTC)])
def test_a_wrong_clock_opens_no_day(tmp_path: Path, wrong: datetime) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        admin.done(CloseDay())
    with running_hub(tmp_path, clock=Clock(wrong)) as hub, hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.refused(IssueTicket(_service(hub))).code is RefusalCode.CLOCK_WRONG
    with running_hub(tmp_path, clock=Clock(MONDAY_NINE + timedelta(days=1))) as hub, hub.screen(Role.KIOSK) as kiosk:
        slip = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(slip, SlipReady)
        assert slip.slip.number.endswith("1")


def test_a_supervisor_can_say_that_the_late_clock_is_right(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(_service(hub)))
    later = datetime(2026, 6, 8, 1, tzinfo=UTC)
    restarted = running_hub(tmp_path, clock=Clock(later))
    with restarted as hub, hub.screen(Role.ADMIN) as admin, hub.screen(Role.KIOSK) as kiosk:
        assert hub.opened.hub.judge.clock_wrong
        admin.done(AcceptClock())
        slip = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(slip, SlipReady)
        assert slip.slip.day == later.date()
        assert slip.slip.number.endswith("1")
    with running_hub(tmp_path, clock=Clock(later)) as hub, hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(_service(hub)))


def test_a_used_day_stays_used_over_a_restart_when_the_clock_is_set_back(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.ADMIN) as admin:
        monday = kiosk.done(IssueTicket(_service(hub)))
        hub.clock.jump(MONDAY_NINE + timedelta(days=21))
        ahead = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(monday, SlipReady)
        assert isinstance(ahead, SlipReady)
        assert ahead.slip.day > monday.slip.day
        hub.clock.jump(MONDAY_NINE + timedelta(minutes=5))
        admin.done(AcceptClock())
        admin.done(CloseDay())
    clock = Clock(MONDAY_NINE + timedelta(minutes=10))
    with running_hub(tmp_path, clock=clock) as hub, hub.screen(Role.KIOSK) as kiosk:
        assert not hub.opened.hub.judge.clock_wrong
        assert kiosk.refused(IssueTicket(_service(hub))).code is RefusalCode.CLOSED
        assert hub.opened.hub.judge.state.day is None
        clock.jump(MONDAY_NINE + timedelta(days=1))
        tuesday = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(tuesday, SlipReady)
        assert (tuesday.slip.day - monday.slip.day).days == 1
    clock = Clock(MONDAY_NINE + timedelta(days=21))
    with running_hub(tmp_path, clock=clock) as hub, hub.screen(Role.KIOSK) as kiosk:
        come = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(come, SlipReady)
        assert come.slip.day == ahead.slip.day
        assert int(come.slip.number[1:]) == int(ahead.slip.number[1:]) + 1


def test_the_day_rolls_at_the_cut_over_while_everybody_is_connected(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.done(IssueTicket(_service(hub)))
        hub.clock.jump(MONDAY_NINE + timedelta(days=1))
        slip = kiosk.done(IssueTicket(_service(hub)))
        assert isinstance(slip, SlipReady)
        assert slip.slip.number.endswith("1")
        assert slip.slip.day.isoformat() == "2026-01-13"


def test_a_log_line_cannot_be_forged() -> None:
    out = io.StringIO()
    try:
        hub_log.set_up(out)
        evil = 'x"\n2026-01-01 level=info event="all is well"\r\x1b[2J\u202e'
        structlog.get_logger().warning("a bad frame", why=evil, **{"device": evil})
    finally:
        structlog.reset_defaults()
    lines = out.getvalue().splitlines()
    assert len(lines) == 1
    assert lines[0].isascii()
    assert lines[0].isprintable()


def test_a_screens_name_cannot_forge_a_log_line(small_hub: RunningHub) -> None:
    out = io.StringIO()
    try:
        hub_log.set_up(out)
        hello = Hello(VERSION, Role.KIOSK, "kiosk\nlevel=info event=forged", code=small_hub.secret)
        with Screen(small_hub.url, hello) as kiosk:
            kiosk.socket.send('{"type":"ping","n":1,"\\nforged":2}')
            kiosk.goodbye()
    finally:
        structlog.reset_defaults()
    assert not any(line.startswith(("level=info event=forged", "forged")) for line in out.getvalue().splitlines())


def test_a_second_hub_on_the_same_database_is_refused(small_hub: RunningHub, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem) as refused, running_hub(tmp_path):
        pass
    assert refused.value.code is Trouble.LOCKED
