"""Reading the store, beside a running hub if need be; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Self

import msgspec
from sqlalchemy import URL, Connection, Engine, Row, Select, func, make_url, select
from sqlalchemy.exc import ArgumentError

from shared.complaint.rows import CaseRow
from shared.hub.store import access, announcing, cases, postgres, schema, sqlite, surveys, tables, telling, verifying
from shared.hub.store.chain import GENESIS, LogRow, record_of, stored_row
from shared.hub.store.entries import (
    Broken,
    Device,
    Loaded,
    Lockout,
    Mistold,
    PairingCode,
    Staff,
    StoredAnswer,
    Told,
    Verified,
)
from shared.hub.store.feedback import KeptCase, KeptStep, Retained, YearSum
from shared.hub.store.problem import StoreProblem, Trouble, told
from shared.hub.store.telling import Kept
from shared.hub.store.times import from_micros
from shared.model import DayEnd, TicketState
from shared.protocol.frames import Done
from shared.queue.events import DayOpened, Record
from shared.queue.notice import Notice
from shared.survey.rows import SurveyRow

HIGH_WATER = "high_water"
CLOSING_GIVEN = "closing_given"
"""Mark: up to which log row the closing slips were given to a kiosk."""

_answer = msgspec.json.Decoder(Done)
_command = tables.command
_answers = select(_command.c.id, _command.c.device, _command.c.content_hash, _command.c.answer)


def parsed(url: str) -> URL:
    """The URL, if it names a database we know.

    Raises:
        StoreProblem: it does not.
    """
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise StoreProblem(Trouble.BAD_ADDRESS, "?", str(error)) from error
    if found.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreProblem(Trouble.BAD_ADDRESS, found.render_as_string(), "sqlite:///… or postgresql+psycopg://…")
    return found.set(drivername="postgresql+psycopg") if found.get_backend_name() == "postgresql" else found


def named(url: URL) -> str:
    """How people know the database: the file, or the address without its password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _stream(connection: Connection, wanted: Select[Any]) -> Iterator[Row[Any]]:
    """The rows a few at a time: a busy day need not lie in memory twice."""
    return iter(connection.execute(wanted, execution_options={"yield_per": 2_000}))


class Reader:
    """The store as others may see it."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Use ``Reader.read`` or ``Store.open``."""
        self._engine = engine
        self.where = where

    @classmethod
    def read(cls, url: str) -> Self:
        """Open for reading only; a hub may own the database meanwhile.

        Raises:
            StoreProblem: there is no such database, or not of this version.
        """
        target = parsed(url)
        module = sqlite if target.get_backend_name() == "sqlite" else postgres
        with told(named(target)):
            reader = cls(module.reading_engine(target), named(target))
        try:
            with reader._reading() as connection:
                schema.check(connection, reader.where)
        except BaseException:
            reader.close()
            raise
        return reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.where), self._engine.connect() as connection:
            yield connection

    def load(self) -> Loaded:
        """What a hub needs to go on."""
        log = tables.log
        with self._reading() as connection:
            newest = select(func.max(log.c.seq)).where(log.c.type == "day_opened")
            opened = connection.execute(newest).scalar() or 0
            day = select(log).where(log.c.seq >= opened).order_by(log.c.seq) if opened else None
            records = () if day is None else tuple(self._record(stored_row(row)) for row in _stream(connection, day))
            history = tuple(self._record(stored_row(row)) for row in self._history(connection, opened))
            figures = self._figures(connection, history, records[0].day if records else None, opened)
            seq, head = self._head(connection)
            before = opened or seq + 1
            line = self._newest(connection, "announcement_set", before)
            alarm = self._newest(connection, "emergency_raised", before)
            lifted = self._newest(connection, "emergency_lifted", before)
            announcements = self._announcements(connection)
            high = connection.execute(select(tables.mark.c.value).where(tables.mark.c.name == HIGH_WATER)).scalar()
        return Loaded(
            records=records,
            history=history,
            figures=figures,
            announcement=line,
            announcements=announcements,
            emergency=alarm if alarm is not None and (lifted is None or lifted.seq < alarm.seq) else None,
            head_seq=seq,
            head_hash=head.hex(),
            high_water=None if high is None else from_micros(high),
        )

    def _newest(self, connection: Connection, kind: str, before: int) -> Record | None:
        log = tables.log
        wanted = select(log).where(log.c.type == kind, log.c.seq < before).order_by(log.c.seq.desc()).limit(1)
        row = connection.execute(wanted).one_or_none()
        return None if row is None else self._record(stored_row(row))

    def _announcements(self, connection: Connection) -> tuple[Notice, ...]:
        try:
            return announcing.load(connection)
        except (msgspec.DecodeError, ValueError) as error:
            raise StoreProblem(Trouble.DAMAGED, self.where, f"announcements: {error}") from error

    @staticmethod
    def _history(connection: Connection, before: int) -> Sequence[Row[Any]]:
        """What outlives its day, in the order of the log."""
        log = tables.log
        kinds = [select(log).where(log.c.type == kind, log.c.seq < before) for kind in ("day_opened", "clock_accepted")]
        return sorted((row for kind in kinds for row in connection.execute(kind)), key=lambda row: row.seq)

    @staticmethod
    def _figures(
        connection: Connection, history: Sequence[Record], newest: date | None, opened: int
    ) -> dict[date, dict[str, int]]:
        """The last figures that a wrong clock drew in the name of this day or of days to come. Usually none."""
        ticket = tables.ticket
        figures: dict[date, dict[str, int]] = {}
        if newest is None or not any(record.day >= newest for record in history if isinstance(record.event, DayOpened)):
            return figures
        drawn = select(ticket.c.day, ticket.c.series, func.max(ticket.c.figure)).where(
            ticket.c.day >= newest.isoformat(), ticket.c.issued_seq < opened
        )
        for day, series, figure in connection.execute(drawn.group_by(ticket.c.day, ticket.c.series)):
            figures.setdefault(date.fromisoformat(day), {})[series] = figure
        return figures

    def _record(self, row: LogRow) -> Record:
        try:
            return record_of(row)
        except (msgspec.DecodeError, ValueError) as error:
            raise StoreProblem(Trouble.DAMAGED, self.where, f"log row {row.seq}: {error}") from error

    @staticmethod
    def _head(connection: Connection) -> tuple[int, bytes]:
        log = tables.log
        row = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).one_or_none()
        return (0, GENESIS) if row is None else (row.seq, row.hash)

    def answer_of(self, command_id: str) -> StoredAnswer | None:
        """What was answered to a command; None when it was never accepted."""
        return self.answers_of((command_id,)).get(command_id)

    def answers_of(self, command_ids: Iterable[str]) -> dict[str, StoredAnswer]:
        """What was answered to those of the commands that were accepted before; one question for many."""
        with self._reading() as connection:
            rows = connection.execute(_answers.where(_command.c.id.in_(list(command_ids)))).all()
        return {
            row.id: StoredAnswer(
                row.id, row.device, row.content_hash, None if row.answer is None else _answer.decode(row.answer)
            )
            for row in rows
        }

    def verify(self, head: str | None = None, progress: Callable[[int, int], None] | None = None) -> Verified | Broken:
        """Prove the whole log; ``head`` is a hash from a slip, ``progress`` hears rows done and rows in all."""
        with self._reading() as connection:
            return verifying.verify(connection, head, progress)

    def verify_told(self) -> Told | Mistold:
        """Prove what visitors have told against the log, which ``verify`` proves."""
        with self._reading() as connection:
            return telling.verify(connection)

    def survey_answers(
        self, first: date, last: date, service: str | None = None, desk: str | None = None
    ) -> tuple[SurveyRow, ...]:
        """The answered surveys of these days, both counted, the older days first and within a day in no order."""
        with self._reading() as connection:
            return tuple(kept.row for kept in surveys.answers(connection, first, last, service, desk))

    def served(self, first: date, last: date) -> dict[str, int]:
        """How many visits of these days were served, by service: those who could answer a survey."""
        ticket = tables.ticket
        counted = select(ticket.c.service, func.count()).where(
            ticket.c.day >= first.isoformat(), ticket.c.day <= last.isoformat(), ticket.c.state == TicketState.DONE
        )
        with self._reading() as connection:
            rows = connection.execute(counted.group_by(ticket.c.service)).all()
        return {row[0]: row[1] for row in rows}

    def survey_years(self) -> tuple[YearSum, ...]:
        """What is left of the answers that were kept long enough."""
        with self._reading() as connection:
            return surveys.years(connection)

    def cases(self) -> tuple[tuple[KeptCase, ...], tuple[KeptStep, ...]]:
        """All cases and their steps, as kept."""
        with self._reading() as connection:
            return cases.cases(connection), cases.steps(connection)

    def case_facts(self, first: date, last: date) -> tuple[CaseRow, ...]:
        """The cases received on these days, both counted, without any word of them. Erased ones count as before."""
        with self._reading() as connection:
            return cases.facts(connection, first, last)

    def retained(self) -> tuple[Retained, ...]:
        """The last run of each rule of the retention job."""
        with self._reading() as connection:
            return cases.runs(connection)

    def told(self, since: date) -> Kept:
        """What the hub's feedback room knows at a start; of answers, those of this day and later."""
        with self._reading() as connection:
            return telling.load(connection, since)

    def day_head(self, day: date) -> str | None:
        """The hash for the day's closing slip: that of its DayClosed. None while the day is open."""
        log = tables.log
        wanted = select(log.c.hash).where(log.c.day == day.isoformat(), log.c.type == "day_closed")
        with self._reading() as connection:
            found = connection.execute(wanted.order_by(log.c.seq.desc()).limit(1)).scalar()
        return None if found is None else found.hex()

    def day_end(self, day: date) -> DayEnd | None:
        """The day in figures with its head; None while it is open."""
        log, ticket = tables.log, tables.ticket
        closed = select(log.c.at, log.c.hash).where(log.c.day == day.isoformat(), log.c.type == "day_closed")
        counted = select(ticket.c.state, func.count()).where(ticket.c.day == day.isoformat()).group_by(ticket.c.state)
        with self._reading() as connection:
            row = connection.execute(closed.order_by(log.c.seq.desc()).limit(1)).one_or_none()
            counts = {TicketState(state): n for state, n in connection.execute(counted)}
        if row is None:
            return None
        return DayEnd(
            day=day,
            closed_at=from_micros(row.at),
            tickets=sum(counts.values()),
            served=counts.get(TicketState.DONE, 0),
            no_show=counts.get(TicketState.NO_SHOW, 0),
            cancelled=counts.get(TicketState.CANCELLED, 0),
            unserved=counts.get(TicketState.UNSERVED, 0),
            head=row.hash.hex(),
        )

    def closing_due(self) -> date | None:
        """The newest closed day, unless a kiosk was given its slip (``Store.closing_given``)."""
        log, mark = tables.log, tables.mark
        newest = select(log.c.seq, log.c.day).where(log.c.type == "day_closed").order_by(log.c.seq.desc()).limit(1)
        with self._reading() as connection:
            row = connection.execute(newest).one_or_none()
            given = connection.execute(select(mark.c.value).where(mark.c.name == CLOSING_GIVEN)).scalar()
        return None if row is None or (given is not None and given >= row.seq) else date.fromisoformat(row.day)

    def staff(self) -> tuple[Staff, ...]:
        """All accounts by name."""
        with self._reading() as connection:
            return access.staff(connection)

    def devices(self) -> tuple[Device, ...]:
        """All screens by id, forgotten ones too."""
        with self._reading() as connection:
            return access.devices(connection)

    def pairing_codes(self) -> tuple[PairingCode, ...]:
        """All pairing codes, used and expired ones too."""
        with self._reading() as connection:
            return access.pairing_codes(connection)

    def lockouts(self) -> tuple[Lockout, ...]:
        """All lock-outs by subject."""
        with self._reading() as connection:
            return access.lockouts(connection)

    def high_water(self) -> datetime | None:
        """The newest time the hub ever trusted."""
        with self._reading() as connection:
            value = connection.execute(select(tables.mark.c.value).where(tables.mark.c.name == HIGH_WATER)).scalar()
        return None if value is None else from_micros(value)
