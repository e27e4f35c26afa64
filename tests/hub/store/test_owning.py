"""One hub owns a database; whoever comes second is told so, and gets it when the first is gone, however it went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from shared.hub.store import Reader, Store, StoreProblem, Trouble
from shared.language import catalogue
from shared.model import Language

NOW = datetime(2026, 1, 12, tzinfo=UTC)

HOLD = """
import sys
from datetime import UTC, datetime
from shared.hub.store import Store
store = Store.open(sys.argv[1], now=datetime(2026, 1, 12, tzinfo=UTC))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_hub(database_url):
    """Another process that owns the database."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_hub_is_refused_while_the_first_runs(other_hub, database_url):
    with pytest.raises(StoreProblem) as caught:
        Store.open(database_url, now=NOW)
    assert caught.value.code is Trouble.LOCKED


def test_a_second_hub_in_the_same_program_is_refused_too(store, clerk, database_url):
    with pytest.raises(StoreProblem) as caught:
        Store.open(database_url, now=NOW)
    assert caught.value.code is Trouble.LOCKED
    store.append([clerk.opened()], now=clerk.now)


def test_a_reader_may_look_on_while_another_program_owns_the_database(other_hub, database_url):
    reader = Reader.read(database_url)
    assert reader.verify().rows == 0
    reader.close()


def test_the_next_hub_may_open_at_once_after_a_killed_one(other_hub, database_url):
    """PostgreSQL ends the dead hub's session a moment later: whoever opens waits for that."""
    os.kill(other_hub.pid, signal.SIGKILL)
    other_hub.wait()
    Store.open(database_url, now=NOW).close()


def test_after_closing_the_next_hub_may_open(open_store):
    open_store().close()
    open_store().close()
    assert open_store().load().head_seq == 0


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true"], ids=str
)
@pytest.mark.parametrize("opening", [Reader.read, lambda url: Store.open(url, now=NOW)], ids=["read", "own"])
def test_an_address_that_keeps_nothing_is_refused(url, opening):
    with pytest.raises(StoreProblem) as caught:
        opening(url)
    assert caught.value.code is Trouble.BAD_ADDRESS


def test_a_password_is_never_shown(sqlite_url):
    with pytest.raises(StoreProblem) as caught:
        Store.open("postgresql://antrean:rahasia@127.0.0.1:1/antrean", now=NOW)
    assert caught.value.code is Trouble.UNREACHABLE
    assert "rahasia" not in str(caught.value)


@pytest.mark.parametrize("code", list(Trouble))
@pytest.mark.parametrize("language", list(Language))
def test_every_trouble_has_a_sentence(code, language):
    sentence = StoreProblem(code, "/srv/antrean.db").sentence(catalogue(language))
    assert "/srv/antrean.db" in sentence
