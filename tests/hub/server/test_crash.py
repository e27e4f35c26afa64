"""kill -9 of a real hub process at random moments: nothing acknowledged is lost, no number comes twice."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from shared.hub.store import Broken, Reader
from shared.model import Role
from shared.protocol.commands import (
    AddStaff,
    CallNext,
    ChangePin,
    IssueTicket,
    OpenDesk,
    PinGiven,
    SlipReady,
    TicketDone,
)
from shared.protocol.frames import Done
from shared.protocol.refusal import RefusalCode
from shared.queue.events import TicketCalled, TicketIssued
from tests.hub.running import NEW_PIN, ROOT, Screen, example

ROUNDS = 5
SEED = 20260112
NOW = "2026-01-12T01:00:00+00:00"  # a Monday at nine


@contextmanager
def _process(data: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A hub in a process of its own; answers with its address."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("hub_process.py")), str(data), str(port), NOW],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"ws://\S+", line)
        assert found, line
        yield process, found[0]
    finally:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


@dataclass
class Acknowledged:
    """What clients were told is done."""

    numbers: dict[str, str] = field(default_factory=dict)  # command id to number
    calls: dict[str, str] = field(default_factory=dict)  # command id to ticket


def _issue(url: str, kiosk: Screen, told: Acknowledged, pending: list[str], service: str) -> None:
    """Issue until the hub dies; what was not answered is asked again first."""
    with suppress(ConnectionClosed, OSError, AssertionError, TimeoutError), kiosk.again(url) as screen:
        while True:
            id_ = pending[0] if pending else f"{kiosk.hello}-{len(told.numbers)}-{time.monotonic_ns()}"[-60:]
            if not pending:
                pending.append(id_)
            outcome = screen.do(IssueTicket(service), id_)
            assert isinstance(outcome, Done)
            assert isinstance(outcome.result, SlipReady)
            told.numbers[id_] = outcome.result.slip.number
            pending.clear()


def _call(url: str, desk: Screen, told: Acknowledged, pending: list[str]) -> None:
    """Call until the hub dies, likewise."""
    with suppress(ConnectionClosed, OSError, AssertionError, TimeoutError), desk.again(url) as screen:
        assert screen.log_in("sari", NEW_PIN) is None
        while True:
            if not pending:
                pending.append(f"call-{time.monotonic_ns()}")
            outcome = screen.do(CallNext(), pending[0])
            if isinstance(outcome, Done):
                assert isinstance(outcome.result, TicketDone)
                told.calls[pending[0]] = outcome.result.ticket
            else:
                assert outcome.code is RefusalCode.NOBODY_WAITING
            pending.clear()


def _secret(data: Path) -> str:
    return (data / "local-pairing").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_killed_at_random_moments_it_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - to be repeatable is the point
    directory = example()
    place = next(d for d in directory.desks if d.main)
    service = next(s for s in directory.services if s.queue in place.main).id
    told = Acknowledged()
    waits: list[list[str]] = [[], [], []]
    with _process(tmp_path, 0) as (_, url):
        kiosks = [Screen.paired(url, Role.KIOSK, _secret(tmp_path)) for _ in range(2)]
        desk = Screen.paired(url, Role.DESK, _secret(tmp_path))
        with Screen.paired(url, Role.ADMIN, _secret(tmp_path)) as admin:
            given = admin.done(AddStaff("sari", "Sari", Role.DESK))
        assert isinstance(given, PinGiven)
        assert desk.log_in("sari", given.pin) is None
        desk.done(ChangePin(given.pin, NEW_PIN))
        desk.done(OpenDesk(place.id))
        for screen in (*kiosks, desk):
            screen.close()
    for _ in range(ROUNDS):
        with _process(tmp_path, 0) as (process, url):
            clients = [
                threading.Thread(target=_issue, args=(url, kiosks[0], told, waits[0], service)),
                threading.Thread(target=_issue, args=(url, kiosks[1], told, waits[1], service)),
                threading.Thread(target=_call, args=(url, desk, told, waits[2])),
            ]
            for client in clients:
                client.start()
            time.sleep(chance.uniform(0.05, 0.6))
            process.send_signal(signal.SIGKILL)
            for client in clients:
                client.join(30)
    reader = Reader.read(f"sqlite:///{tmp_path / 'antrean.db'}")
    proof = reader.verify()
    assert not isinstance(proof, Broken)
    records = reader.load().records
    reader.close()
    issued = [r.event.number for r in records if isinstance(r.event, TicketIssued)]
    called = [r.event.ticket for r in records if isinstance(r.event, TicketCalled)]
    assert len(issued) == len(set(issued))
    assert len(called) == len(set(called))
    assert set(told.numbers.values()) <= set(issued)
    assert len(told.numbers) == len(set(told.numbers.values())) > 0
    assert set(told.calls.values()) <= set(called)
    assert len(told.calls) == len(set(told.calls.values())) > 0
    assert len(issued) - len(told.numbers) <= sum(map(len, waits)) + 1
