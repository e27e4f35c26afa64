"""SQLite's own dangers: pragmas that do not hold, a damaged file, a full disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from shared.hub.store import Reader, Staff, Store, StoreProblem, Trouble, sqlite
from shared.model import Role
from shared.queue import events as ev

NOW = datetime(2026, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(sqlite_url):
    """An open store on an empty file."""
    opened = Store.open(sqlite_url, now=NOW)
    yield opened
    opened.close()


def test_every_connection_keeps_the_rules(sqlite_url, store):
    engine = sqlite.writing_engine(make_url(sqlite_url))
    with engine.connect() as first, engine.connect() as second:
        for connection in (first.connection, second.connection):
            asked = [connection.cursor().execute(f"PRAGMA {name}").fetchone()[0] for name in sqlite.RULES]
            assert asked == ["wal", 2, 1, sqlite.BUSY_MS]
    engine.dispose()


def test_a_rule_that_does_not_hold_stops_the_hub(sqlite_url, monkeypatch):
    monkeypatch.setitem(sqlite.RULES, "synchronous", 7)
    with pytest.raises(StoreProblem) as caught:
        Store.open(sqlite_url, now=NOW)
    assert caught.value.code is Trouble.UNSAFE


def test_a_write_takes_the_lock_at_once(sqlite_url, store, clerk):
    other = sqlite3.connect(make_url(sqlite_url).database, timeout=0, isolation_level=None)
    with store._writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_reader_cannot_write(sqlite_url, store):
    reader = Reader.read(sqlite_url)
    with pytest.raises(StoreProblem), reader._reading() as connection:
        connection.exec_driver_sql("DELETE FROM mark")
    reader.close()


def test_reading_a_file_that_is_not_there_makes_none(sqlite_url):
    with pytest.raises(StoreProblem) as caught:
        Reader.read(sqlite_url)
    assert caught.value.code is Trouble.UNREACHABLE
    assert not Path(make_url(sqlite_url).database).exists()


def test_a_path_with_signs_of_its_own_is_written_and_read(tmp_path, clerk):
    folder = tmp_path / "ruang #1 & 50%"
    folder.mkdir()
    url = f"sqlite:///{folder / 'antrean hari ini.db'}"
    store = Store.open(url, now=NOW)
    store.append([clerk.opened()], now=clerk.now)
    reader = Reader.read(url)
    assert reader.load().head_seq == 1
    reader.close()
    store.close()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreProblem) as caught:
        Store.open(f"sqlite:///{tmp_path}/none/antrean.db", now=NOW)
    assert caught.value.code is Trouble.UNREACHABLE


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "antrean.db"
    path.write_bytes(b"Daftar hadir rapat\n" * 500)
    with pytest.raises(StoreProblem) as caught:
        Store.open(f"sqlite:///{path}", now=NOW)
    assert caught.value.code is Trouble.DAMAGED
    assert path.read_bytes().startswith(b"Daftar hadir rapat")


def test_a_damaged_page_is_found_at_the_start(sqlite_url, store, clerk):
    store.append([clerk.opened(), *clerk.issued(200)], now=clerk.now)
    store.close()
    path = Path(make_url(sqlite_url).database)
    data = bytearray(path.read_bytes())
    pages = [n for n in range(4096, len(data), 4096) if data[n] == 0x0D]  # leaves of tables
    data[pages[len(pages) // 2] + 1 : pages[len(pages) // 2] + 200] = os.urandom(199)
    path.write_bytes(data)
    with pytest.raises(StoreProblem) as caught:
        Store.open(sqlite_url, now=NOW)
    assert caught.value.code is Trouble.DAMAGED


def _damage_the_log(url):
    """Overwrite a page of old records, as a failing disk does."""
    path = Path(make_url(url).database)
    data = bytearray(path.read_bytes())
    leaves = [n for n in range(4096, len(data), 4096) if data[n] == 0x0D]
    page = next(n for n in leaves if b'"number":"A050"' in data[n : n + 4096])
    data[page + 1 : page + 200] = os.urandom(199)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("size", "in_order", "found"), [("small", True, True), ("large", False, True), ("large", True, False)]
)
def test_a_large_file_is_looked_at_whole_only_when_the_last_run_did_not_end_in_order(
    sqlite_url, store, clerk, monkeypatch, size, in_order, found
):
    store.append([clerk.opened(), *clerk.issued(300)], now=clerk.now)
    if in_order:
        store.close()
    else:  # as a kill leaves it
        store._drop_connection()
        store._owner.let_go()
    if size == "large":
        monkeypatch.setattr(sqlite, "WHOLE_BYTES", 0)
    _damage_the_log(sqlite_url)
    if found:
        with pytest.raises(StoreProblem) as caught:
            Store.open(sqlite_url, now=NOW)
        assert caught.value.code is Trouble.DAMAGED
    else:
        Store.open(sqlite_url, now=NOW).close()


def test_a_damaged_table_that_a_start_stands_on_is_found_in_a_large_file_too(sqlite_url, store, clerk, monkeypatch):
    many = [Staff(f"clerk{n}", "x" * 200, Role.DESK, "hash") for n in range(100)]
    store.append([clerk.opened()], now=clerk.now)
    store.put(many)
    store.close()
    monkeypatch.setattr(sqlite, "WHOLE_BYTES", 0)
    path = Path(make_url(sqlite_url).database)
    data = bytearray(path.read_bytes())
    leaf = next(n for n in range(4096, len(data), 4096) if data[n] == 0x0D and data.count(b"x" * 200, n, n + 4096) > 3)
    data[leaf + 1 : leaf + 200] = os.urandom(199)
    path.write_bytes(data)
    with pytest.raises(StoreProblem) as caught:
        Store.open(sqlite_url, now=NOW)
    assert caught.value.code is Trouble.DAMAGED


def test_a_run_that_is_killed_after_one_that_ended_in_order_did_not_end_in_order(sqlite_url, store):
    def ended_in_order():
        with closing(sqlite3.connect(make_url(sqlite_url).database)) as connection:
            return connection.execute("SELECT value FROM mark WHERE name = 'ended_in_order'").fetchone()[0]

    assert ended_in_order() == 0
    store.close()
    assert ended_in_order() == 1
    killed = Store.open(sqlite_url, now=NOW)
    killed._owner.let_go()
    killed._drop_connection()
    Reader.close(killed)  # what the system does for a dead program; nothing is said to the file
    assert ended_in_order() == 0


def _fill(store, clerk):
    """Append until the disk is full; answers with how many records were acknowledged."""
    for _ in range(500):
        kept, figures = clerk.seq, dict(clerk.figures)
        try:
            store.append(clerk.issued(64), now=clerk.now)
        except StoreProblem as problem:
            if problem.code is not Trouble.FULL:
                raise
            clerk.seq, clerk.figures = kept, figures
            return kept
    pytest.fail("the disk never got full")


def test_a_full_database_refuses_keeps_what_it_had_and_works_again(store, clerk):
    store.append([clerk.opened()], now=clerk.now)
    with store._reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 200")
    kept = _fill(store, clerk)
    assert store.load().head_seq == kept
    assert store.verify().rows == kept
    with store._reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    store.append(clerk.issued(64), now=clerk.now)
    assert store.load().head_seq == kept + 64


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 3 MB, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"mounting is not allowed here: {mounted.stderr.decode()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_refuses_keeps_what_it_had_and_works_again(small_disk, clerk):
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    store = Store.open(f"sqlite:///{small_disk / 'antrean.db'}", now=NOW)
    try:
        store.append([clerk.opened()], now=clerk.now)
        kept = _fill(store, clerk)
        assert store.load().head_seq == kept
        ballast.unlink()
        store.append(clerk.issued(64), now=clerk.now)
        assert store.load().head_seq == kept + 64
        assert store.verify().rows == kept + 64
    finally:
        store.close()


def test_the_log_of_a_shut_hub_is_one_file(sqlite_url, store, clerk):
    store.append([clerk.opened(), clerk.entry(ev.DayClosed(clerk.day))], now=clerk.now)
    store.close()
    path = Path(make_url(sqlite_url).database)
    assert not path.with_name(path.name + "-wal").exists()
