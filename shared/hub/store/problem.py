"""Why the store could not do it: a code with its place and the driver's words, worded by the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import exc

from shared.hub.store.bulk import NulInTextError

if TYPE_CHECKING:
    from shared.language import Catalogue


class Trouble(StrEnum):
    """Every trouble there is, with a sentence and a next step under ``store.<code>``; ``{where}`` is the database."""

    LOCKED = "locked"  # another hub owns it
    DAMAGED = "damaged"
    FULL = "full"
    NEWER = "newer"  # made by a newer Antrean
    UNREACHABLE = "unreachable"  # no file, no rights, no server, connection lost
    UNSAFE = "unsafe"  # the database would not keep what it acknowledged
    CLASH = "clash"  # a unique constraint or the order of the log said no: the batch contradicts what is stored
    BAD_TEXT = "bad_text"  # a text holds NUL or half a character
    BAD_ADDRESS = "bad_address"  # the URL names no database we know
    FAILED = "failed"  # anything else the database said


class StoreProblem(Exception):
    """Nothing of the call was kept, except that after ``UNREACHABLE`` only a new ``load`` knows.

    (A connection lost exactly while a PostgreSQL server commits leaves that open.)
    """

    def __init__(self, code: Trouble, where: str, detail: str = "") -> None:
        super().__init__(f"{code}: {where}: {detail}")
        self.code = code
        self.where = where
        self.detail = detail  # the driver's words, for the log

    def sentence(self, words: Catalogue) -> str:
        """The sentence for the person at the hub."""
        return words.say(f"store.{self.code}", where=self.where)


_SQLITE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_CANTOPEN": Trouble.UNREACHABLE,
    "SQLITE_READONLY": Trouble.UNREACHABLE,
    "SQLITE_PERM": Trouble.UNREACHABLE,
    "SQLITE_IOERR": Trouble.UNREACHABLE,
    "SQLITE_CONSTRAINT": Trouble.CLASH,
}


def _of_sqlite(error: sqlite3.Error) -> Trouble:
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((code for start, code in _SQLITE.items() if name.startswith(start)), Trouble.FAILED)


def _of_sqlstate(state: str) -> Trouble:
    if state.startswith("23"):
        return Trouble.CLASH
    if state.startswith(("53100", "53200")):
        return Trouble.FULL
    if state == "55P03":  # lock_not_available: only the lock of the database's owner is waited for with an end
        return Trouble.LOCKED
    if state.startswith(("08", "57P", "28", "3D", "53")):
        return Trouble.UNREACHABLE
    if state.startswith("XX"):
        return Trouble.DAMAGED
    if state in {"22021", "22P05"}:
        return Trouble.BAD_TEXT
    return Trouble.FAILED


def of(error: exc.SQLAlchemyError, where: str) -> StoreProblem:
    """The problem that a database error means."""
    detail = str(error)
    if not isinstance(error, exc.DBAPIError):
        return StoreProblem(Trouble.FAILED, where, detail)
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        return StoreProblem(_of_sqlite(origin), where, detail)
    state = getattr(origin, "sqlstate", None)
    if state:
        return StoreProblem(_of_sqlstate(state), where, detail)
    if error.connection_invalidated or isinstance(error, exc.OperationalError | exc.InterfaceError):
        return StoreProblem(Trouble.UNREACHABLE, where, detail)
    if isinstance(error, exc.DataError):  # psycopg refuses NUL before the server sees it
        return StoreProblem(Trouble.BAD_TEXT, where, detail)
    return StoreProblem(Trouble.FAILED, where, detail)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Whatever the database says inside comes out as a StoreProblem."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        raise of(error, where) from error
    except sqlite3.Error as error:
        raise StoreProblem(_of_sqlite(error), where, str(error)) from error
    except (UnicodeEncodeError, NulInTextError) as error:
        raise StoreProblem(Trouble.BAD_TEXT, where, str(error)) from error
