"""Clients that fall silent, do not read or die: noticed soon, dropped alone, and the desks see it."""

from __future__ import annotations

import itertools
import socket
import time
from datetime import timedelta
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from shared.hub.limits import Limits
from shared.hub.outbox import Bound
from shared.hub.papers import TOLD_WITHIN
from shared.model import PrinterCondition, PrintOutcome, Role
from shared.protocol.commands import CallHelp, CallNext, IssueTicket, ReportPrint, SlipReady
from shared.protocol.frames import (
    Change,
    NeedSnapshot,
    Ping,
    Pong,
    PrinterReport,
    Report,
    ShownReport,
    SoundReport,
)
from shared.protocol.views import AlertKind, AlertRow, DropAlert, Patch, PutAlert, PutDevice
from tests.hub.running import RunningHub, Screen, running_hub

_FOUR = timedelta(seconds=4)


def _patches(screen: Screen) -> tuple[Patch, ...]:
    change = screen.until(Change)
    assert isinstance(change, Change)
    return change.patches


def _alert(screen: Screen, kind: AlertKind) -> AlertRow:
    while True:
        for patch in _patches(screen):
            if isinstance(patch, PutAlert) and patch.row.kind is kind:
                return patch.row


def test_a_silent_client_is_dropped_and_one_that_pings_stays(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=0.3, sweep_seconds=0.05)
    serving = running_hub(tmp_path, limits=limits)
    with serving as hub, hub.screen(Role.KIOSK) as talking, hub.screen(Role.KIOSK) as silent:
        begun = time.monotonic()
        for n in itertools.count():
            talking.say(Ping(n))
            assert isinstance(talking.until(Pong), Pong)
            try:
                silent.hear(0.05)
            except TimeoutError:
                continue
            except ConnectionClosed:
                break
        assert 0.2 < time.monotonic() - begun < 2
        talking.say(Ping(0))
        talking.until(Pong)


def test_the_shipped_figures_notice_a_pulled_cable_within_five_seconds() -> None:
    limits = Limits()
    assert limits.silence_seconds + limits.sweep_seconds < 5


def test_a_client_that_does_not_read_is_dropped_and_hurts_nobody(tmp_path: Path) -> None:
    limits = Limits(silence_seconds=600, frames_per_second=1e6, burst=1_000_000, bound=Bound(20, 400_000))
    with running_hub(tmp_path, limits=limits) as hub, hub.screen(Role.DESK) as healthy:
        with hub.screen(Role.KIOSK) as stalled, hub.screen(Role.KIOSK) as kiosk:
            assert stalled.welcome is not None
            raw: socket.socket = stalled.socket.socket
            stalled.socket.recv_bufsize = 0
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            for _ in range(2_000):  # snapshots it asks for and never takes
                try:
                    stalled.say(NeedSnapshot())
                except ConnectionClosed:
                    break
            slowest = 0.0
            service = stalled.welcome.snapshot.directory.services[0].id
            gone = False
            while not gone:
                begun = time.monotonic()
                kiosk.done(IssueTicket(service))
                slowest = max(slowest, time.monotonic() - begun)
                gone = len(hub.opened.hub.house.kiosks.members) == 1
        assert slowest < 2
        healthy.say(Ping(1))
        healthy.until(Pong)


def test_the_desks_see_screens_come_and_go_and_how_they_are(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DESK) as desk:
        tv = small_hub.screen(Role.DISPLAY)
        assert tv.welcome is not None
        tv.say(Report(SoundReport(False, words=False)))
        kiosk = small_hub.screen(Role.KIOSK)
        kiosk.say(Report(PrinterReport((PrinterCondition.PAPER_LOW,))))
        seen: set[tuple[Role, bool, bool | None, bool, tuple[PrinterCondition, ...] | None]] = set()
        wanted = {
            (Role.DISPLAY, True, False, False, None),
            (Role.KIOSK, True, None, True, (PrinterCondition.PAPER_LOW,)),
        }
        while not wanted <= seen:
            seen |= {
                (p.row.role, p.row.connected, p.row.sound, p.row.words, p.row.printer)
                for p in _patches(desk)
                if isinstance(p, PutDevice)
            }
        tv.close()
        kiosk.close()
        gone: set[str] = set()
        while tv.welcome.device not in gone:
            gone |= {p.row.device for p in _patches(desk) if isinstance(p, PutDevice) and not p.row.connected}


def test_a_call_for_help_names_the_kiosk(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DESK) as desk, small_hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.welcome is not None
        kiosk.done(CallHelp())
        assert _alert(desk, AlertKind.HELP).name == kiosk.welcome.name


def test_a_ticket_without_paper_is_an_alert_until_it_is_printed(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DESK) as desk, small_hub.screen(Role.KIOSK) as kiosk:
        assert kiosk.welcome is not None
        slip = kiosk.done(IssueTicket(kiosk.welcome.snapshot.directory.services[0].id))
        assert isinstance(slip, SlipReady)
        kiosk.done(ReportPrint(slip.slip.ticket, PrintOutcome.FAILED, (PrinterCondition.PAPER_OUT,)))
        alert = _alert(desk, AlertKind.PRINT_FAILED)
        assert (alert.number, alert.name) == (slip.slip.number, kiosk.welcome.name)
        kiosk.done(ReportPrint(slip.slip.ticket, PrintOutcome.PRINTED))
        while not any(isinstance(p, DropAlert) and p.alert == alert.alert for p in _patches(desk)):
            pass


@pytest.mark.parametrize("reports", [True, False])
def test_a_tv_that_shows_nothing_is_reported_and_mended(tmp_path: Path, reports: bool) -> None:
    with running_hub(tmp_path, tick_seconds=0.05) as hub:
        state = hub.opened.hub.judge.state
        place = next(d for d in state.directory.desks if d.main)
        service = next(s for s in state.directory.services if s.queue in place.main)
        with hub.screen(Role.DISPLAY) as tv, hub.screen(Role.KIOSK) as kiosk, hub.desk("sari", place.id) as desk:
            slip = kiosk.done(IssueTicket(service.id))
            assert isinstance(slip, SlipReady)
            desk.done(CallNext())
            call = hub.opened.hub.judge.state.calls[-1].seq
            if reports:
                tv.say(Report(ShownReport(call)))
                while not any(isinstance(p, PutDevice) and p.row.shown == call for p in _patches(desk)):
                    pass
                hub.clock.jump(hub.clock() + _FOUR)
                kiosk.done(CallHelp())
                _alert(desk, AlertKind.HELP)
                assert not any(a.kind is AlertKind.NOT_SHOWN for a in hub.opened.hub.house.health.alerts.values())
            else:
                hub.clock.jump(hub.clock() + _FOUR)
                alert = _alert(desk, AlertKind.NOT_SHOWN)
                assert tv.welcome is not None
                assert (alert.name, alert.number) == (tv.welcome.name, slip.slip.number)
                tv.say(Report(ShownReport(call)))
                while not any(isinstance(p, DropAlert) and p.alert == alert.alert for p in _patches(desk)):
                    pass


def test_a_kiosk_that_never_says_what_became_of_a_paper_is_reported(tmp_path: Path) -> None:
    with (
        running_hub(tmp_path, tick_seconds=0.05) as hub,
        hub.screen(Role.DESK) as desk,
        hub.screen(Role.KIOSK) as kiosk,
    ):
        assert kiosk.welcome is not None
        first = kiosk.welcome.snapshot.directory.services[0].id
        spoken, lost = kiosk.done(IssueTicket(first)), kiosk.done(IssueTicket(first))
        assert isinstance(spoken, SlipReady)
        assert isinstance(lost, SlipReady)
        kiosk.done(ReportPrint(spoken.slip.ticket, PrintOutcome.UNCONFIRMED))
        kiosk.close()  # the cable is pulled before the second paper came out
        hub.clock.jump(hub.clock() + TOLD_WITHIN)
        alert = _alert(desk, AlertKind.PRINT_UNKNOWN)
        assert (alert.number, alert.name) == (lost.slip.number, kiosk.welcome.name)
        alerts = hub.opened.hub.house.health.alerts.values()
        assert [a.number for a in alerts if a.kind is AlertKind.PRINT_UNKNOWN] == [lost.slip.number]
        with kiosk.again() as back:
            back.done(ReportPrint(lost.slip.ticket, PrintOutcome.PRINTED))
            while not any(isinstance(p, DropAlert) and p.alert == alert.alert for p in _patches(desk)):
                pass
