"""Who has a key or an account and means ill: lock-outs, guesses, others' answers, reports that are not theirs."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from shared.hub.access.screens import MISSES_BURN
from shared.hub.limits import Limits
from shared.model import PrinterCondition, Role
from shared.protocol import commands as c
from shared.protocol.codec import encode
from shared.protocol.frames import (
    Answer,
    Do,
    Done,
    Goodbye,
    Login,
    Ping,
    Pong,
    PrinterReport,
    Report,
    ShownReport,
)
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.running import MONDAY_NINE, NEW_PIN, Clock, RunningHub, Screen, running_hub


def _service(hub: RunningHub) -> str:
    return hub.opened.hub.judge.state.directory.services[0].id


def _alive(hub: RunningHub) -> None:
    with hub.screen(Role.KIOSK) as kiosk:
        kiosk.say(Ping(1))
        assert isinstance(kiosk.until(Pong), Pong)


# --- guessing and locking out ---------------------------------------------------------------------------------------


def test_an_own_log_in_does_not_wash_a_screen_clean_of_guesses_at_others(small_hub: RunningHub) -> None:
    """Else one clerk could lock every account of the office, and guess at all of them, from one screen."""
    small_hub.desk("sari").close()
    with small_hub.screen(Role.DESK) as desk:
        locked = False
        for n in range(40):
            refusal = desk.log_in(f"victim{n // 4}", "000000")
            if n % 8 == 7 and (mine := desk.log_in("sari", NEW_PIN)) is not None:
                refusal = mine
            locked = locked or (refusal is not None and refusal.code is RefusalCode.LOCKED_OUT)
            if locked:
                break
        assert locked


def test_ones_own_mistakes_at_a_screen_are_forgiven_by_ones_log_in(small_hub: RunningHub) -> None:
    small_hub.desk("sari").close()
    with small_hub.screen(Role.DESK) as desk:
        for _ in range(6):
            for _ in range(4):
                refusal = desk.log_in("sari", "000000")
                assert refusal is not None
                assert refusal.code is RefusalCode.WRONG_PIN
            assert desk.log_in("sari", NEW_PIN) is None


def test_many_connections_of_one_screen_guess_no_more_than_one(small_hub: RunningHub) -> None:
    small_hub.desk("sari").close()
    first = small_hub.screen(Role.DESK)
    screens = [first, *(first.again() for _ in range(15))]
    for n, screen in enumerate(screens):
        for k in range(2):
            screen.say(Login(f"guess-{n}-{k}", f"name{n}", "000000"))
    codes = []
    for n, screen in enumerate(screens):
        for k in range(2):
            outcome = screen.outcome(f"guess-{n}-{k}")
            assert isinstance(outcome, Refusal)
            codes.append(outcome.code)
    assert codes.count(RefusalCode.WRONG_PIN) == 9
    assert set(codes) == {RefusalCode.WRONG_PIN, RefusalCode.LOCKED_OUT}
    for screen in screens:
        screen.close()


def test_a_stranger_without_a_key_cannot_even_try_a_pin(small_hub: RunningHub) -> None:
    with Screen(small_hub.url, None) as stranger:
        stranger.say(Login("x", "supervisor", "000000"))
        assert stranger.goodbye().code is RefusalCode.BAD_FRAME
    assert small_hub.opened.hub.judge.book.lockouts == {}


def test_after_codes_were_burnt_one_typing_mistake_does_not_burn_the_next_one(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        now, misses = MONDAY_NINE, 0
        while misses < MISSES_BURN:
            with Screen.paired(small_hub.url, Role.KIOSK, f"GUESS{misses}") as screen:
                misses += screen.goodbye().code is RefusalCode.BAD_CODE
            now += timedelta(minutes=20)
            small_hub.clock.jump(now)
        small_hub.clock.jump(now + timedelta(hours=2))
        given = admin.done(c.MakePairingCode(Role.KIOSK, "Kios 1"))
        assert isinstance(given, c.CodeGiven)
        with Screen.paired(small_hub.url, Role.KIOSK, "TYPING MISTAKE") as screen:
            assert screen.goodbye().code is RefusalCode.BAD_CODE
        small_hub.clock.jump(now + timedelta(hours=2, minutes=1))
        small_hub.opened.hub.judge.book.lockouts.clear()  # of this address, which guessed for a day
        with Screen.paired(small_hub.url, Role.KIOSK, given.code) as screen:
            assert screen.welcome is not None


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "\x1b[2J", "x" * 64_000, "\u202eiras", "", " ", "sari\0"])
def test_a_name_that_no_account_can_have_costs_nobody_anything(
    tmp_path: Path, database_url: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with running_hub(tmp_path, database=database_url) as hub, hub.screen(Role.DESK) as desk:
        for _ in range(6):
            refusal = desk.log_in(name, "000000")
            assert refusal is not None
            assert refusal.code in {RefusalCode.WRONG_PIN, RefusalCode.LOCKED_OUT}
        assert all(subject.isprintable() and len(subject) < 100 for subject in hub.opened.hub.judge.book.lockouts)
        _alive(hub)


# --- the lost key ----------------------------------------------------------------------------------------------------


def test_a_screen_whose_key_was_taken_acts_no_more_though_its_commands_are_on_the_way(small_hub: RunningHub) -> None:
    hub = small_hub.opened.hub
    with small_hub.screen(Role.ADMIN) as admin, small_hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.welcome is not None
        frames = [encode(Do(f"late-{n}", c.IssueTicket(_service(small_hub)))) for n in range(20)]
        forget = encode(Do("forget", c.ForgetDevice(kiosk.welcome.device)))
        held = asyncio.run_coroutine_threadsafe(_all_at_once(hub, admin, forget, kiosk, frames), small_hub.loop)
        held.result(10)
        assert isinstance(admin.outcome("forget"), Done)
        with suppress(ConnectionClosed):
            while True:
                frame = kiosk.hear()
                assert not (isinstance(frame, Answer) and isinstance(frame.outcome, Done))
    assert sum(row.waiting for row in hub.house._queues.values()) == 0


async def _all_at_once(hub: object, admin: Screen, forget: str, kiosk: Screen, frames: list[str]) -> None:
    """While the hub's loop is held here, all of it arrives; the hub then finds it together."""
    await asyncio.sleep(0)
    admin.socket.send(forget)
    for frame in frames:
        kiosk.socket.send(frame)


# --- reports ---------------------------------------------------------------------------------------------------------


def test_a_report_is_believed_only_from_a_screen_that_can_know(small_hub: RunningHub) -> None:
    health = small_hub.opened.hub.house.health
    with small_hub.screen(Role.DISPLAY) as tv, small_hub.screen(Role.KIOSK) as kiosk, small_hub.screen(Role.DESK) as d:
        for screen in (tv, kiosk, d):
            screen.say(Report(PrinterReport((PrinterCondition.PAPER_OUT,) * 4_000)))
            screen.say(Report(ShownReport(0)))
            screen.say(Ping(1))
            screen.until(Pong)
        assert tv.welcome is not None
        assert kiosk.welcome is not None
        assert d.welcome is not None
        assert health.rows[tv.welcome.device].printer is None
        assert health.rows[kiosk.welcome.device].printer == (PrinterCondition.PAPER_OUT,)
        assert health.rows[d.welcome.device].printer is None


def test_a_tv_that_remembers_another_database_is_still_found_out(tmp_path: Path) -> None:
    """Its link repeats the last call it showed; calls of a new database begin anew at small numbers."""
    clock = Clock()
    with running_hub(tmp_path, clock=clock, tick_seconds=0.02) as hub:  # noqa: SIM117
        with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.KIOSK) as kiosk, hub.desk("sari", "loket-1") as desk:
            tv.say(Report(ShownReport(2**53 - 1)))
            tv.say(Ping(1))
            tv.until(Pong)
            clock.jump(clock() + timedelta(seconds=5))
            for service in hub.opened.hub.judge.state.directory.services:
                kiosk.done(c.IssueTicket(service.id))
            desk.done(c.CallNext())
            clock.jump(clock() + timedelta(seconds=5))
            from shared.protocol.frames import Change  # noqa: PLC0415
            from shared.protocol.views import AlertKind, PutAlert  # noqa: PLC0415

            while True:
                change = desk.until(Change)
                assert isinstance(change, Change)
                if any(isinstance(p, PutAlert) and p.row.kind is AlertKind.NOT_SHOWN for p in change.patches):
                    break


# --- floods of one paired screen --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"hello","protocol":' + "9" * 20_000 + ',"role":"kiosk","app":"x"}',
        '{"type":"hello","protocol":-1e400,"role":"kiosk","app":"x"}',
        '{"type":"hello","protocol":NaN,"role":"kiosk","app":"x"}',
        '{"type":"hello","protocol":9223372036854775808,"role":"kiosk","app":"x"}',
        '{"type":"hello","protocol":1,"role":"kiosk","app":"' + "x" * 60_000 + '"}',
        '{"type":"hello","protocol":1,"role":"kiosk","app":"\\u0000","device":"\\u0000","key":"\\u0000"}',
        '{"type":"hello","protocol":1,"role":"kiosk","app":"x","code":"\\u0000' + "x" * 60_000 + '"}',
        '{"type":"hello","protocol":1,"role":"kiosk","app":"x","code":"' + "\\u0301" * 10_000 + '"}',
    ],
)
def test_a_hello_of_any_figures_is_answered(small_hub: RunningHub, text: str, caplog: pytest.LogCaptureFixture) -> None:
    with Screen(small_hub.url, None) as screen:
        screen.socket.send(text)
        assert isinstance(screen.hear(), Goodbye)
    assert not [r for r in caplog.records if r.exc_info]
    _alive(small_hub)


def test_ids_of_yesterday_sent_again_do_not_make_the_hub_read_its_whole_day_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        slips = [kiosk.done(c.IssueTicket(_service(hub)), f"old-{n}") for n in range(60)]
    with running_hub(tmp_path) as hub, kiosk.again(hub.url) as again:
        loads: list[int] = []
        load = hub.opened.store.load

        def counted() -> object:
            loads.append(1)
            return load()

        monkeypatch.setattr(hub.opened.store, "load", counted)
        for _ in range(40):
            again.done(c.CallHelp())
        assert [again.done(c.IssueTicket(_service(hub)), f"old-{n}") for n in range(60)] == slips
        assert len(loads) <= 1


# --- other people's answers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("restart", [False, True])
def test_an_id_that_is_guessed_gives_away_no_slip(tmp_path: Path, restart: bool) -> None:
    with running_hub(tmp_path) as hub:
        mine = hub.screen(Role.KIOSK)
        slip = mine.done(c.IssueTicket(_service(hub)), "guessable")
        assert isinstance(slip, c.SlipReady)
        other = hub.screen(Role.KIOSK)
        if not restart:
            _no_slip(other, c.IssueTicket(_service(hub)))
    if restart:
        with running_hub(tmp_path) as hub:
            _no_slip(other.again(hub.url), c.IssueTicket(_service(hub)))


def _no_slip(other: Screen, command: c.Command) -> None:
    assert other.do(command, "guessable") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
    assert other.do(c.CallHelp(), "guessable") == Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)
    other.close()


def test_an_id_of_yesterday_calls_nobody_today(tmp_path: Path) -> None:
    clock = Clock()
    with (
        running_hub(tmp_path, clock=clock) as hub,
        hub.screen(Role.KIOSK) as kiosk,
        hub.desk("sari", "loket-1") as desk,
    ):
        for service in hub.opened.hub.judge.state.directory.services:
            kiosk.done(c.IssueTicket(service.id))
        called = desk.done(c.CallNext(), "yesterday")
        clock.jump(MONDAY_NINE + timedelta(days=1))
        while hub.opened.hub.judge.state.day != (MONDAY_NINE + timedelta(days=1)).date():
            kiosk.done(c.CallHelp())
        for service in hub.opened.hub.judge.state.directory.services:
            kiosk.done(c.IssueTicket(service.id))
        before = len(hub.opened.hub.judge.state.calls)
        assert desk.done(c.CallNext(), "yesterday") == called
        assert len(hub.opened.hub.judge.state.calls) == before


def test_a_hub_that_is_asked_too_much_by_one_screen_answers_the_others(tmp_path: Path) -> None:
    """One screen sends commands as fast as it can and reads every answer; another takes tickets meanwhile."""
    import threading  # noqa: PLC0415
    import time  # noqa: PLC0415

    with running_hub(tmp_path, limits=Limits(silence_seconds=600)) as hub, hub.screen(Role.KIOSK) as kiosk:
        flooder, stop, heard = hub.screen(Role.KIOSK), threading.Event(), [0]

        def flood() -> None:
            frame = encode(Do("flood", c.CallHelp()))
            with suppress(ConnectionClosed, OSError):
                while not stop.is_set():
                    flooder.socket.send(frame)

        def drain() -> None:
            with suppress(Exception):
                while not stop.is_set():
                    flooder.socket.recv(timeout=1)
                    heard[0] += 1

        threads = [threading.Thread(target=flood), threading.Thread(target=drain)]
        for thread in threads:
            thread.start()
        begun = time.monotonic()
        for _ in range(100):
            kiosk.done(c.IssueTicket(_service(hub)))
        seconds, answered = time.monotonic() - begun, heard[0]
        stop.set()
        flooder.socket.socket.close()
        for thread in threads:
            thread.join()
        assert answered < 300 + 150 * seconds
