"""PostgreSQL as Antrean needs it: commits that wait for the disk, and one hub that owns the database."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from shared.hub.store.problem import StoreProblem, Trouble

OWNER_KEY = 0x416E_7472_6561_6E  # "Antrean"
PATIENCE_MS = 2_000
"""So long a hub that starts waits for the one before it to be gone."""

# A pulled cable must end in an error, not in a hub that waits for ever; and the server must let go of the lock.
_CONNECT = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "antrean",
}
_SETTINGS = ("SET synchronous_commit = on", "SET tcp_keepalives_idle = 5", "SET tcp_keepalives_interval = 2")
KEPT = {"fsync": "on", "synchronous_commit": "on"}


def _connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(setting)
    for name, wanted in KEPT.items():
        cursor.execute(f"SHOW {name}")
        row = cursor.fetchone()
        if row is None or row[0] != wanted:
            raise StoreProblem(Trouble.UNSAFE, "PostgreSQL", f"{name} is {row and row[0]}, not {wanted}")
    cursor.close()
    connection.commit()


def writing_engine(url: URL) -> Engine:
    """An engine whose commits wait for the server's disk."""
    engine = create_engine(url, poolclass=NullPool, connect_args=_CONNECT, hide_parameters=True)
    event.listen(engine, "connect", _connected)
    return engine


def reading_engine(url: URL) -> Engine:
    """An engine that cannot write, and sees the database as it was when a question of several parts began."""
    options = {**_CONNECT, "options": "-c default_transaction_read_only=on"}
    fixed = "REPEATABLE READ"
    return create_engine(url, poolclass=NullPool, connect_args=options, hide_parameters=True, isolation_level=fixed)


def own(connection: Connection) -> None:
    """Take the database for this very connection; the server lets go when it ends, so no write can follow a lost lock.

    A hub that ended a moment ago may still be known to the server, so this waits a little.

    Raises:
        OperationalError: another hub has it; lock_not_available, which ``problem`` knows.
    """
    connection.execute(text(f"SET LOCAL lock_timeout = {PATIENCE_MS}"))
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": OWNER_KEY})
    connection.commit()
