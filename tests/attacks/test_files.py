"""What may happen to the hub's files while it runs: taken away, replaced, made unwritable, read by others."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from shared import log as hub_log
from shared.hub.store import Reader, StoreProblem
from shared.model import Role
from shared.protocol.commands import CallHelp, IssueTicket, SlipReady
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import TicketIssued
from tests.hub.running import RunningHub, Screen, running_hub

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away an open file")


def _service(hub: RunningHub) -> str:
    return hub.opened.hub.judge.state.directory.services[0].id


def _number(kiosk: Screen, hub: RunningHub) -> str:
    slip = kiosk.done(IssueTicket(_service(hub)))
    assert isinstance(slip, SlipReady)
    return slip.slip.number


@posix
def test_a_database_taken_away_acknowledges_nothing_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    name = "antrean.db"
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        numbers = [_number(kiosk, hub)]
        (tmp_path / name).rename(tmp_path / "away")
        for n in range(3):
            assert kiosk.do(IssueTicket(_service(hub)), f"away-{n}") == Refusal(RefusalCode.STORAGE)
        (tmp_path / "away").rename(tmp_path / name)
        numbers.append(_number(kiosk, hub))
    with running_hub(tmp_path) as hub, kiosk.again(hub.url) as again:
        numbers.append(_number(again, hub))
    assert numbers == ["A001", "A002", "A003"]


@posix
def test_a_journal_deleted_under_the_hub_loses_no_number_even_at_a_power_cut(tmp_path: Path) -> None:
    image = tmp_path / "after the power cut"
    image.mkdir()
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        numbers = [_number(kiosk, hub)]
        (tmp_path / "antrean.db-wal").unlink()
        numbers += [_number(kiosk, hub) for _ in range(3)]
        for path in tmp_path.glob("antrean.db*"):
            (image / path.name).write_bytes(path.read_bytes())
    with Reader.read(f"sqlite:///{image / 'antrean.db'}") as reader:
        records = reader.load().records
    assert sum(isinstance(r.event, TicketIssued) for r in records) == len(numbers) == len(set(numbers)) == 4


@posix
def test_a_database_replaced_under_the_hub_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        copy = (tmp_path / "antrean.db").read_bytes()
        _number(kiosk, hub)
        (tmp_path / "other").write_bytes(copy)
        (tmp_path / "other").replace(tmp_path / "antrean.db")
        assert kiosk.do(IssueTicket(_service(hub))) == Refusal(RefusalCode.STORAGE)
        assert kiosk.do(CallHelp()) == Refusal(RefusalCode.STORAGE)


@pytest.mark.skipif(os.name != "posix", reason="rights are the folder's on Windows")
def test_other_accounts_of_the_machine_read_neither_tickets_nor_pins(tmp_path: Path) -> None:
    """A PIN of six figures is found from its hash in a day, and a link is a ticket: neither is for every account."""
    data = tmp_path / "data"
    before = os.umask(0o022)
    try:
        data.mkdir()
        with running_hub(data) as hub, hub.screen(Role.KIOSK) as kiosk:
            _number(kiosk, hub)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
    finally:
        os.umask(before)
    assert {"antrean.db", "antrean.db-wal", "local-pairing"} <= set(modes)
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


@pytest.mark.parametrize("trouble", ["clash", "full"])
def test_trouble_with_the_database_puts_no_link_into_the_log(tmp_path: Path, trouble: str) -> None:
    lines = io.StringIO()
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        slips = [kiosk.done(IssueTicket(_service(hub)), f"old-{n}") for n in range(5)]
    problems: list[StoreProblem] = []
    with running_hub(tmp_path) as hub, kiosk.again(hub.url) as again:
        hub_log.set_up(lines)
        append = hub.opened.store.append
        links: list[str] = []

        def spy(entries, *, now):  # type: ignore[no-untyped-def]
            links.extend(r.event.link for e in entries for r in e.records if hasattr(r.event, "link"))
            try:
                append(entries, now=now)
            except StoreProblem as problem:
                problems.append(problem)
                raise

        hub.opened.store.append = spy  # type: ignore[method-assign]
        if trouble == "clash":
            for _ in range(40):
                again.done(CallHelp())
            assert [again.done(IssueTicket(_service(hub)), f"old-{n}") for n in range(5)] == slips
        else:
            hub.opened.writer.submit(_full, hub).result()
            for n in range(60):
                again.do(IssueTicket(_service(hub)), f"full-{n}")
    assert problems
    assert links
    said = lines.getvalue() + "".join(str(p) + p.detail + str(p.__cause__) for p in problems)
    assert not [link for link in links if link in said]


def _full(hub: RunningHub) -> None:
    connection = hub.opened.store._connected()
    connection.exec_driver_sql("PRAGMA max_page_count=1")
    connection.rollback()


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_cannot_be_written_is_said_at_the_start(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises((StoreProblem, OSError)), running_hub(tmp_path):
            pass
    finally:
        tmp_path.chmod(0o700)


def test_done_means_readable_by_whoever_opens_the_file_next(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        outcome = kiosk.do(IssueTicket(_service(hub)), "x")
        assert isinstance(outcome, Done)
        with Reader.read(hub.database) as reader:
            assert "x" in reader.answers_of(["x"])
