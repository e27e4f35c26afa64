"""A hub killed at any moment has lost nothing that it acknowledged."""

from __future__ import annotations

import random
import selectors
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.hub.store import Store, StoreProblem, Trouble, Verified

NOW = datetime(2026, 1, 12, tzinfo=UTC)
ROUNDS = 8
WORKER = Path(__file__).with_name("appending_hub.py")


def _acknowledged(url, seconds):
    """Run a hub that appends without end, kill it after so many seconds of acknowledging; the last number it said."""
    process = subprocess.Popen([sys.executable, str(WORKER), url], stdout=subprocess.PIPE)
    said = b""
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            assert selector.select(timeout=30), "the hub never acknowledged anything"
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                if selector.select(timeout=left):
                    said += process.stdout.read1()
    finally:
        process.kill()
        rest, _ = process.communicate()
    lines = (said + rest).rpartition(b"\n")[0].split(b"\n")  # a torn last line was not said
    return int(lines[-1])


def _open(url):
    for _ in range(500):
        try:
            return Store.open(url, now=NOW)
        except StoreProblem as problem:  # PostgreSQL ends the dead hub's session a moment later
            if problem.code is not Trouble.LOCKED:
                raise
    pytest.fail("still locked")


def test_nothing_acknowledged_is_lost_when_the_hub_is_killed_at_any_moment(database_url, rows):
    chance = random.Random(12)  # noqa: S311 - no secret
    kept = 0
    for _ in range(ROUNDS):
        said = _acknowledged(database_url, chance.uniform(0.01, 0.2))
        assert said > kept
        store = _open(database_url)
        loaded = store.load()
        assert loaded.head_seq >= said
        assert store.verify() == Verified(loaded.head_seq, loaded.head_hash)
        store.close()
        kept = loaded.head_seq
    figures = [figure for (figure,) in rows("SELECT figure FROM ticket ORDER BY figure")]
    assert figures == list(range(1, kept))  # all but the day's opening are tickets, whole and without a gap
    assert rows("SELECT count(*) FROM command") == rows("SELECT count(*) FROM leg") == [(kept - 1,)]
