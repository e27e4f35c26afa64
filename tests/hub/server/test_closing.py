"""A closed day reaches people: its figures and head in the answer, its slip at the kiosks, and both prove the log."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from shared.hub.store import Broken, BrokenBecause, Reader, Verified
from shared.model import DayEnd, Role
from shared.protocol.commands import CallNext, CloseDay, ConfirmArrival, DayDone, FinishTicket, IssueTicket, TicketDone
from shared.protocol.frames import Change, Ping, Pong
from shared.protocol.views import PutClosing
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, RunningHub, Screen, running_hub

TUESDAY = MONDAY_NINE + timedelta(days=1)


def closing(screen: Screen) -> DayEnd:
    """The next closing slip that this kiosk is to print."""
    while True:
        change = screen.until(Change)
        assert isinstance(change, Change)
        for patch in change.patches:
            if isinstance(patch, PutClosing):
                return patch.end


def closings_so_far(screen: Screen) -> list[DayEnd]:
    """Every slip this kiosk was given, up to now."""
    screen.say(Ping(1))
    screen.until(Pong)
    return [p.end for f in screen.heard if isinstance(f, Change) for p in f.patches if isinstance(p, PutClosing)]


def a_day(hub: RunningHub, kiosk: Screen) -> None:
    """Three tickets, one of them served."""
    for _ in range(3):
        kiosk.done(IssueTicket("kp"))
    with hub.desk("siti", "loket-1") as desk:
        called = desk.done(CallNext())
        assert isinstance(called, TicketDone)
        desk.done(ConfirmArrival(called.ticket))
        desk.done(FinishTicket(called.ticket))


def test_closing_the_day_answers_with_its_figures_and_its_head_and_every_kiosk_is_to_print_them(
    hub: RunningHub,
) -> None:
    with hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.KIOSK) as second, hub.screen(Role.ADMIN) as admin:
        a_day(hub, kiosk)
        told = admin.done(CloseDay(), "close-1")
        assert isinstance(told, DayDone)
        end = told.end
        assert end is not None
        assert (end.day, end.tickets, end.served, end.no_show, end.cancelled, end.unserved) == (told.day, 3, 1, 0, 0, 2)
        assert closing(kiosk) == closing(second) == end
        assert admin.done(CloseDay(), "close-1") == told
        assert admin.done(CloseDay()) == told
        assert closings_so_far(kiosk) == [end]
    reader = Reader.read(hub.database)
    assert reader.day_head(end.day) == end.head
    assert isinstance(reader.verify(head=end.head), Verified)
    reader.close()


def test_a_log_whose_tail_was_cut_is_found_by_the_head_on_the_slip(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk, hub.screen(Role.ADMIN) as admin:
        a_day(hub, kiosk)
        told = admin.done(CloseDay())
        assert isinstance(told, DayDone)
        assert told.end is not None
        database, head = hub.database, told.end.head
    engine = create_engine(database)
    with engine.begin() as connection:
        closed = connection.execute(text("SELECT max(seq) FROM log WHERE type = 'day_closed'")).scalar_one()
        connection.execute(text("DROP TRIGGER log_no_delete"))
        connection.execute(text("DELETE FROM log WHERE seq >= :seq"), {"seq": closed})
    engine.dispose()
    reader = Reader.read(database)
    assert isinstance(reader.verify(), Verified)
    for said in (head, head[:16], f"{head[:8]} {head[8:16]}".upper()):
        assert reader.verify(head=said) == Broken(closed, BrokenBecause.CUT)
    reader.close()


def test_the_answer_is_the_same_after_a_restart(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.desk("siti", role=Role.SUPERVISOR) as desk:
        told = desk.done(CloseDay(), "close-1")
    with running_hub(tmp_path) as hub, desk.again(hub.url) as again:
        assert again.log_in("siti", NEW_PIN) is None
        assert again.done(CloseDay(), "close-1") == told
        assert again.done(CloseDay()) == told


@pytest.mark.parametrize("restarted", [False, True])
def test_a_day_that_ends_in_the_night_is_printed_by_the_first_kiosk_of_the_morning(
    tmp_path: Path, restarted: bool
) -> None:
    with running_hub(tmp_path) as hub:
        with hub.screen(Role.KIOSK) as kiosk:
            kiosk.done(IssueTicket("kp"))
        hub.clock.jump(TUESDAY)
        if not restarted:
            with hub.screen(Role.KIOSK) as kiosk:
                end = closing(kiosk)
    if restarted:
        with running_hub(tmp_path, clock=Clock(TUESDAY)) as hub, hub.screen(Role.KIOSK) as kiosk:
            end = closing(kiosk)
    assert (end.day, end.tickets, end.unserved) == (MONDAY_NINE.date(), 1, 1)
    later = Clock(TUESDAY + timedelta(hours=1))
    with running_hub(tmp_path, clock=later) as hub, hub.screen(Role.KIOSK) as kiosk:
        assert hub.opened.store.closing_due() is None
        kiosk.done(IssueTicket("kp"))
        assert closings_so_far(kiosk) == []


def test_no_other_screen_is_told_to_print(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DISPLAY) as tv, small_hub.screen(Role.ADMIN) as admin, small_hub.desk("siti") as desk:
        admin.done(CloseDay())
        assert closings_so_far(tv) == closings_so_far(desk) == []
