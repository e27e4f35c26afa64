"""The closing slip on paper: a real hub closes the day, and a kiosk's conductor prints what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from real_kiosk import Kiosk, words

from kiosk.conductor import ClosingDone
from shared.hub.store import Reader, Verified
from shared.model import PrinterCondition, Role
from shared.protocol.commands import CloseDay, DayDone
from tests.hub.running import RunningHub, running_hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def kiosk(hub: RunningHub) -> Iterator[Kiosk]:
    one = Kiosk(hub.url, hub.data)
    one.until(lambda _: one.conductor.state.connected)
    yield one
    one.close()


def close_day(hub: RunningHub) -> str:
    """A supervisor closes the day; gives its head."""
    with hub.screen(Role.ADMIN) as admin:
        told = admin.done(CloseDay())
    assert isinstance(told, DayDone)
    assert told.end is not None
    return told.end.head


def test_a_closed_day_comes_out_of_the_kiosk_once_and_its_code_proves_the_log(hub: RunningHub, kiosk: Kiosk) -> None:
    head = close_day(hub)
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    close_day(hub)
    kiosk.link.refresh()
    kiosk.until(lambda _: kiosk.events.empty())
    (paper,) = kiosk.printer.papers
    (printed,) = (line for line in words(paper).splitlines() if line.replace(" ", "") == head)
    reader = Reader.read(hub.database)
    assert isinstance(reader.verify(head=printed), Verified)
    reader.close()


def test_a_slip_that_found_no_paper_comes_out_when_there_is_some(hub: RunningHub, kiosk: Kiosk) -> None:
    kiosk.printer.conditions = frozenset({PrinterCondition.PAPER_OUT})
    head = close_day(hub)
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    assert kiosk.printer.papers == []
    kiosk.printer.conditions = frozenset()
    kiosk.worker.look()
    kiosk.until(lambda event: isinstance(event, ClosingDone))
    (paper,) = kiosk.printer.papers
    assert head in words(paper).replace(" ", "")
