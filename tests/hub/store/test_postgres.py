"""PostgreSQL's own dangers: a lost connection, another owner, a server that does not wait for its disk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import NullPool, create_engine, event, text

from shared.hub.store import Reader, Store, StoreProblem, Trouble, postgres

NOW = datetime(2026, 1, 12, tzinfo=UTC)
EVERYBODY = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'antrean'"


@pytest.fixture
def store(postgres_url):
    """An open store on an empty database."""
    opened = Store.open(postgres_url, now=NOW)
    yield opened
    opened.close()


@pytest.fixture
def server(postgres_url):
    """A connection of the server's administrator."""
    engine = create_engine(postgres_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection


def test_a_lost_connection_is_said_and_the_next_batch_connects_again(store, clerk, server):
    store.append([clerk.opened()], now=clerk.now)
    server.execute(text(EVERYBODY))
    kept, figures = clerk.seq, dict(clerk.figures)
    with pytest.raises(StoreProblem) as caught:
        store.append(clerk.issued(2), now=clerk.now)
    assert caught.value.code is Trouble.UNREACHABLE
    clerk.seq, clerk.figures = kept, figures
    store.append(clerk.issued(2), now=clerk.now)
    assert store.load().head_seq == 3
    assert store.verify().rows == 3


def test_a_connection_lost_while_the_server_commits_is_cleared_up_by_loading(store, clerk, server):
    store.append([clerk.opened()], now=clerk.now)

    def committed_but_never_said(connection):
        connection.connection.commit()
        server.execute(text(EVERYBODY))
        connection.exec_driver_sql("SELECT 1")  # where a hub would wait for the word that never comes

    event.listen(store._engine, "commit", committed_but_never_said, once=True)
    (entry,) = clerk.issued(1)
    with pytest.raises(StoreProblem) as caught:
        store.append([entry], now=clerk.now)
    assert caught.value.code is Trouble.UNREACHABLE
    assert store.load().records[-1] == entry.records[0]
    assert store.answer_of(entry.command_id).content_hash == entry.content_hash
    with pytest.raises(StoreProblem) as caught:
        store.append([entry], now=clerk.now)
    assert caught.value.code is Trouble.CLASH


def test_a_hub_that_lost_its_database_to_another_writes_nothing_more(store, clerk, server):
    store.append([clerk.opened()], now=clerk.now)
    server.execute(text(EVERYBODY))
    server.execute(text("SELECT pg_advisory_lock(:key)"), {"key": postgres.OWNER_KEY})
    for expected in (Trouble.UNREACHABLE, Trouble.LOCKED):
        clerk.seq, clerk.figures = 1, {}
        with pytest.raises(StoreProblem) as caught:
            store.append(clerk.issued(1), now=clerk.now)
        assert caught.value.code is expected
    server.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": postgres.OWNER_KEY})
    clerk.seq, clerk.figures = 1, {}
    store.append(clerk.issued(1), now=clerk.now)
    assert store.load().head_seq == 2


def test_commits_wait_for_the_disk_whatever_the_database_is_set_to(postgres_url, server):
    server.execute(text("ALTER DATABASE antrean SET synchronous_commit = off"))
    try:
        store = Store.open(postgres_url, now=NOW)
        with store._reading() as connection:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
        store.close()
    finally:
        server.execute(text("ALTER DATABASE antrean RESET synchronous_commit"))


def test_a_setting_that_does_not_hold_stops_the_hub(postgres_url, monkeypatch):
    monkeypatch.setitem(postgres.KEPT, "fsync", "never")
    with pytest.raises(StoreProblem) as caught:
        Store.open(postgres_url, now=NOW)
    assert caught.value.code is Trouble.UNSAFE


def test_a_reader_cannot_write(postgres_url, store):
    reader = Reader.read(postgres_url)
    with pytest.raises(StoreProblem), reader._reading() as connection:
        connection.exec_driver_sql("DELETE FROM mark")
    reader.close()


def test_a_database_that_does_not_exist_is_said(postgres_server):
    with pytest.raises(StoreProblem) as caught:
        Store.open(postgres_server.set(database="none").render_as_string(hide_password=False), now=NOW)
    assert caught.value.code is Trouble.UNREACHABLE
