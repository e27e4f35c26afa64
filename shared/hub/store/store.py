"""The hub's store: one transaction a batch, and when ``append`` returns, the batch survives a power cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Self

import msgspec
from sqlalchemy import URL, Connection, select

from shared.hub.store import access, postgres, projecting, schema, sqlite, tables, telling
from shared.hub.store.bulk import NulInTextError, Value, insert_many, refuse_nul
from shared.hub.store.chain import LogRow, row_of
from shared.hub.store.entries import AccessRow, Entry
from shared.hub.store.problem import StoreProblem, Trouble, told
from shared.hub.store.reading import CLOSING_GIVEN, HIGH_WATER, Reader, named, parsed
from shared.hub.store.times import to_micros
from shared.protocol.commands import CodeGiven, PinGiven
from shared.protocol.frames import Done
from shared.queue.events import ClockAccepted, Record

NOTE_MICROS = 1_000_000
"""The time mark is kept to the second, so that not every batch writes it."""

_Secret = PinGiven | CodeGiven
_encoder = msgspec.json.Encoder()
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # NUL in JSON, and not the six letters after a backslash


class Store(Reader):
    """The store of the one hub that owns the database. Used by one thread at a time."""

    def __init__(self, url: URL, owner: sqlite.Owner | None) -> None:
        """Use ``Store.open``."""
        module = sqlite if owner else postgres
        super().__init__(module.writing_engine(url), named(url))
        self._owner = owner
        self._connection: Connection | None = None
        self._at: tuple[int, bytes] | None = None  # the head of the log; None when it must be asked
        self._high_water: int | None = None
        self._opened = False

    @classmethod
    def open(cls, url: str, *, now: datetime) -> Self:
        """Own the database, check it, bring its schema up to date.

        Raises:
            StoreProblem: see ``Trouble``.
        """
        target = parsed(url)
        with told(named(target)):
            is_file = target.get_backend_name() == "sqlite"
            store = cls(target, sqlite.Owner(sqlite.file_of(target)) if is_file else None)
        try:
            with store._writing() as connection:
                if is_file:
                    sqlite.check(connection, store.where)
                schema.upgrade(connection, store.where)
                if is_file:
                    _set_mark(connection, sqlite.ENDED_IN_ORDER, 0)
            store.note_time(now)
            store._opened = True
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let another hub have the database, and say in a file that this run ended in order."""
        if self._opened and self._owner is not None:
            with suppress(StoreProblem), self._writing() as connection:  # else the next start looks at every page
                _set_mark(connection, sqlite.ENDED_IN_ORDER, 1)
        self._opened = False
        self._drop_connection()
        super().close()
        if self._owner is not None:
            self._owner.let_go()

    # --- the one connection ----------------------------------------------------------------------------------------

    def _connected(self) -> Connection:
        self._same_file()
        if self._connection is None:
            connection = self._engine.connect()
            if self._owner is None:
                try:
                    postgres.own(connection)
                except BaseException:
                    connection.close()
                    raise
            self._connection = connection
        return self._connection

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
        if self._owner is not None:
            self._owner.file.opened_anew()

    def _same_file(self) -> None:
        if self._owner is not None:
            self._owner.file.check()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction on the connection that owns the database. A lost connection is made anew the next time."""
        try:
            with told(self.where):
                connection = self._connected()
                with connection.begin():
                    yield connection
            self._same_file()
        except StoreProblem as problem:
            self._at = None
            self._high_water = None
            if problem.code not in (Trouble.CLASH, Trouble.BAD_TEXT, Trouble.FULL):
                self._drop_connection()
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._writing() as connection:
            yield connection

    # --- writing ---------------------------------------------------------------------------------------------------

    def append(self, entries: Sequence[Entry], *, now: datetime) -> None:
        """Store all entries or none, and note the time. When this returns they are on the disk.

        Raises:
            StoreProblem: nothing was kept (see there for the one exception). ``CLASH`` means that the entries
                contradict what is stored (a number, link or command id used before, two visitors at one desk, a
                sequence number that does not follow); any other code that the database could not write at all.
        """
        records = [record for entry in entries for record in entry.records]
        with self._writing() as connection:
            seq, head = self._at or self._head(connection)
            rows = self._chained(records, seq, head)
            insert_many(connection, tables.log, rows)
            projecting.project(connection, records)
            insert_many(connection, tables.command, _commands(entries, now))
            self._count_priority(connection, entries, now)
            for entry in entries:
                access.put(connection, entry.access)
                telling.put(connection, entry.feedback)
            high_water = self._high_water
            if not all(_timeless(entry) for entry in entries):
                high_water = self._note(connection, now, anew=any(isinstance(r.event, ClockAccepted) for r in records))
        self._at = (rows[-1].seq, rows[-1].hash) if rows else (seq, head)
        self._high_water = high_water
        if self._owner is not None and any(entry.feedback for entry in entries):
            sqlite.fold(connection)

    def put(self, rows: Sequence[AccessRow]) -> None:
        """Put rows that need no record, such as a counted failure. All or none."""
        with self._writing() as connection:
            access.put(connection, rows)

    def note_time(self, now: datetime) -> None:
        """Move the high-water mark to ``now``, if that is later; it never goes back.

        Only a stored ClockAccepted sets it anew: a supervisor has then said that the earlier mark was wrong.
        """
        with self._writing() as connection:
            high_water = self._note(connection, now, anew=False)
        self._high_water = high_water

    def closing_given(self) -> None:
        """Note that a kiosk was given the newest closing slip."""
        with self._writing() as connection:
            seq, _ = self._at or self._head(connection)
            _set_mark(connection, CLOSING_GIVEN, seq)

    def rebuild_projections(self) -> int:
        """Make the report tables anew from the log, in one transaction; answers with the number of records."""
        with self._writing() as connection:
            return projecting.rebuild(connection)

    def _chained(self, records: Sequence[Record], seq: int, head: bytes) -> list[LogRow]:
        rows = []
        for record in records:
            if record.seq != seq + 1:
                raise StoreProblem(Trouble.CLASH, self.where, f"record {record.seq} does not follow {seq}")
            row = row_of(record, head)
            if "\\u0000" in row.payload and _NUL.search(row.payload):
                raise NulInTextError
            refuse_nul(row.device, row.staff, row.desk)
            rows.append(row)
            seq, head = row.seq, row.hash
        return rows

    def _count_priority(self, connection: Connection, entries: Sequence[Entry], now: datetime) -> None:
        counts: dict[tuple[str, str], int] = {}
        for entry in entries:
            if entry.priority_reason is not None:
                day = entry.records[0].day if entry.records else now.date()
                key = (day.isoformat(), entry.priority_reason.value)
                counts[key] = counts.get(key, 0) + 1
        if counts:
            table = tables.priority_count
            new = access.upsert(connection, table)
            more = new.on_conflict_do_update(
                index_elements=[table.c.day, table.c.reason], set_={"n": table.c.n + new.excluded.n}
            )
            for (of_day, reason), n in counts.items():
                connection.execute(more, {"day": of_day, "reason": reason, "n": n})

    def _note(self, connection: Connection, now: datetime, *, anew: bool) -> int:
        mark, value = tables.mark, to_micros(now)
        known = self._high_water
        if known is None:
            known = connection.execute(select(mark.c.value).where(mark.c.name == HIGH_WATER)).scalar()
        if known is not None and value - known < NOTE_MICROS and not anew:
            return known
        _set_mark(connection, HIGH_WATER, value)
        return value


def _timeless(entry: Entry) -> bool:
    """Whether nothing may say when this came: answers and disclosures, which have neither record nor command."""
    return entry.command_id is None and not entry.records and not entry.access


def _set_mark(connection: Connection, name: str, value: int) -> None:
    new = access.upsert(connection, tables.mark)
    connection.execute(
        new.on_conflict_do_update(index_elements=[tables.mark.c.name], set_={"value": new.excluded.value}),
        {"name": name, "value": value},
    )


def _commands(entries: Sequence[Entry], now: datetime) -> list[tuple[Value, ...]]:
    at = to_micros(now)
    for entry in entries:
        refuse_nul(entry.command_id, entry.device)
    return [
        (entry.command_id, entry.device, entry.content_hash, _kept(entry.answer), at)
        for entry in entries
        if entry.command_id is not None
    ]


def _kept(answer: Done | None) -> str | None:
    """The answer as it is stored. A PIN or a pairing code is shown once and never reaches the disk."""
    if answer is None or isinstance(answer.result, _Secret):
        return None
    return _encoder.encode(answer).decode()
