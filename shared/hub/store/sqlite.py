"""SQLite as Antrean needs it: every acknowledged commit survives a power cut, and one hub owns the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from shared.hub.store.file import SameFile, make_private
from shared.hub.store.problem import StoreProblem, Trouble

BUSY_MS = 5_000

RULES: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL. The driver's default may lose the last acknowledged ticket at a power cut
    "foreign_keys": 1,
    "busy_timeout": BUSY_MS,
}


WHOLE_BYTES = 64 * 2**20
"""A file up to this size is checked whole at each start: some tenths of a second."""
STOOD_ON = (
    *("mark", "staff", "device", "pairing_code", "lockout", "desk_session", "announcement"),
    *("survey_answer", "survey_spent", "filed_case", "case_step", "retention_run"),
)
"""The tables that are read at a start, but for the log."""
ENDED_IN_ORDER = "ended_in_order"
"""Mark: 1 when the last run closed the store, 0 while one has it open."""


def _connected(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Set the rules, then read them back: SQLite answers a pragma it cannot obey with silence."""
    with _closed_on_trouble(connection):
        connection.isolation_level = None  # the driver begins nothing by itself
        for name, wanted in RULES.items():
            connection.execute(f"PRAGMA {name} = {wanted}").close()
            got = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if got != wanted:
                raise StoreProblem(Trouble.UNSAFE, "SQLite", f"PRAGMA {name} is {got}, not {wanted}")
        connection.execute("PRAGMA journal_size_limit = 67108864").close()


def _connected_to_read(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    with _closed_on_trouble(connection):
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}").close()
        connection.execute("PRAGMA query_only = 1").close()


@contextmanager
def _closed_on_trouble(connection: sqlite3.Connection) -> Iterator[None]:
    """The pool forgets a connection whose event failed, but does not close it."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _begin_to_write(connection: Connection) -> None:
    with closing(
        connection.connection.cursor()
    ) as cursor:  # every batch begins so: the driver alone is four times faster
        cursor.execute("BEGIN IMMEDIATE")


def _begin_to_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def fold(connection: Connection) -> None:
    """Empty the file beside the database in which commits lie one after the other, if nobody reads from it now.

    There a row without a time stands between records that have one, and erased words stand as they were. It is tried
    and never waited for.
    """
    with closing(connection.connection.cursor()) as cursor:
        for pragma in ("busy_timeout = 0", "wal_checkpoint(TRUNCATE)", f"busy_timeout = {BUSY_MS}"):
            with suppress(sqlite3.Error):  # what was committed is committed
                cursor.execute(f"PRAGMA {pragma}").fetchall()


def file_of(url: URL) -> Path:
    """The file that the URL names.

    Raises:
        StoreProblem: the URL names none; a database in memory would forget everything.
    """
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreProblem(Trouble.BAD_ADDRESS, str(url), "SQLite needs a file, for example sqlite:////srv/antrean.db")
    return Path(url.database)


def writing_engine(url: URL) -> Engine:
    """An engine whose transactions take the write lock at once and are durable when they return."""
    engine = create_engine(url, poolclass=QueuePool, pool_size=1, max_overflow=1, hide_parameters=True)
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin_to_write)
    return engine


def reading_engine(url: URL) -> Engine:
    """An engine that cannot write, beside a running hub if need be."""
    path = file_of(url)
    if not path.exists():
        raise StoreProblem(Trouble.UNREACHABLE, str(path), "there is no such file")
    read = url.set(database=f"{path.resolve().as_uri()}", query={"mode": "ro", "uri": "true"})
    engine = create_engine(read, poolclass=QueuePool, pool_size=1, hide_parameters=True)
    event.listen(engine, "connect", _connected_to_read)
    event.listen(engine, "begin", _begin_to_read)
    return engine


def check(connection: Connection, where: str) -> None:
    """Look for damage before anything is trusted.

    The rule: every page is looked at when the last run did not end by ``Store.close`` (a crash, a kill, a power cut),
    and always while the file is no larger than ``WHOLE_BYTES``. A larger file that was closed in order is not read
    whole, since that takes seconds for each gigabyte: of it the tables that a start stands on are looked at, and the
    newest day of the log is read by ``load``, record by record. What a disk did meanwhile to older pages is found by
    ``antrean audit verify``, which reads the whole log, or when a page is next read.

    Raises:
        StoreProblem: the file is damaged.
    """
    size = _asked(connection, "page_count") * _asked(connection, "page_size")
    whole = size <= WHOLE_BYTES or not _ended_in_order(connection)
    for what in ("1",) if whole else STOOD_ON:
        said = connection.exec_driver_sql(f"PRAGMA quick_check({what})").scalars().first()
        if said != "ok":
            raise StoreProblem(Trouble.DAMAGED, where, str(said))


def _asked(connection: Connection, pragma: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())


def _ended_in_order(connection: Connection) -> bool:
    made = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'mark'").scalar_one()
    if not made:
        return False
    ended = connection.exec_driver_sql("SELECT value FROM mark WHERE name = ?", (ENDED_IN_ORDER,)).scalar()
    return ended == 1


class Owner:
    """One hub owns the file: SQLite itself locks a second, empty file beside it, ``<database>.owner``.

    SQLite's own lock is used because it is the same on Windows, Linux and macOS, knows of two stores in one program,
    and is let go by the system when the program dies, however it dies. The database itself stays free for readers.
    """

    def __init__(self, path: Path) -> None:
        """Take the file, or raise at once when another hub has it."""
        make_private(path)
        make_private(Path(f"{path}.owner"))
        self._connection = sqlite3.connect(f"{path}.owner", timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            self._connection.close()
            raise
        self.file = SameFile(path)

    def let_go(self) -> None:
        """Let another hub have it."""
        self._connection.close()
