"""Inserts many rows of one table as the driver's own executemany, with the statement that SQLAlchemy compiled once.

Core prepares every row's parameters anew, which costs as much as everything else in the hot path together. Rows are
given in the order of the table's columns, in types that both drivers take as they are: str, int, bool, bytes, None.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from functools import cache

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

Value = str | int | bool | bytes | None


class NulInTextError(ValueError):
    """A text holds NUL."""


@cache
def _statement(table: Table, dialect: str) -> str:
    if dialect == "sqlite":
        return str(insert(table).compile(dialect=sqlite.dialect(paramstyle="qmark")))
    positional = postgresql.psycopg.dialect(paramstyle="format")  # type: ignore[no-untyped-call]
    return str(insert(table).compile(dialect=positional))


def refuse_nul(*values: str | None) -> None:
    """PostgreSQL keeps no NUL in a text and SQLite's functions stop at it, so that neither gets one.

    Raises:
        NulInTextError: a text holds NUL.
    """
    for value in values:
        if value is not None and "\0" in value:
            raise NulInTextError


def insert_many(connection: Connection, table: Table, rows: Iterable[tuple[Value, ...]]) -> None:
    """Insert the rows, each with a value for every column."""
    many = list(rows)
    dialect = connection.dialect.name
    if not many:
        return
    if dialect == "sqlite":  # its errors are told as they are, see ``told``
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(_statement(table, dialect), many)
    else:
        connection.exec_driver_sql(_statement(table, dialect), many)
