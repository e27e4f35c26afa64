"""Writes the report tables from records, inside their own transaction; few statements, whatever the batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import asdict, astuple
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from shared.hub.store import announcing, tables, visit
from shared.hub.store.bulk import Value, insert_many
from shared.hub.store.chain import record_of, stored_row
from shared.hub.store.times import to_micros
from shared.hub.store.visit import LegRow, TicketRow, Visit
from shared.queue import events as ev
from shared.queue.events import Record

Values = dict[str, object]
_ticket, _leg = tables.ticket, tables.leg

_change_ticket = (
    update(_ticket)
    .where(_ticket.c.ticket == bindparam("key"))
    .values({name: bindparam(name) for name in ("service_given", "state", "finished_at")})
)
_change_leg = (
    update(_leg)
    .where(_leg.c.ticket == bindparam("key"), _leg.c.leg == bindparam("key_leg"))
    .values({name: bindparam(name) for name in LegRow.__struct_fields__ if name not in ("ticket", "leg")})
)
_drop_leg = delete(_leg).where(_leg.c.ticket == bindparam("key"), _leg.c.leg == bindparam("key_leg"))


def project(connection: Connection, records: Sequence[Record]) -> None:
    """Bring the report tables from just before ``records`` to just after them. The log already holds them."""
    touched: dict[str, None] = {}  # in order of appearance
    papers: list[tuple[Value, ...]] = []
    undone = False
    for record in records:
        match record.event:
            case ev.TicketPrinted():
                papers.append(_paper(record, record.event))
            case ev.StepUndone():
                undone = True
            case ev.DeskOpened() | ev.DeskClosed() | ev.DayClosed():
                _desk_session(connection, record)
            case event:
                key = visit.ticket_of(event)
                if key is not None:
                    touched[key] = None
    if undone:
        _undo(connection, records, touched)
    elif touched:
        before = _visits(connection, touched, records)
        _write(connection, before, _after(before, records))
    insert_many(connection, tables.paper, papers)
    announcing.project(connection, records)


def _after(before: dict[str, Visit], records: Sequence[Record]) -> dict[str, Visit]:
    after = dict(before)
    for record in records:
        event = record.event
        if isinstance(event, ev.TicketIssued):
            after[event.ticket] = visit.issued(record, event)
        else:
            key = visit.ticket_of(event)
            if key is not None and key in after:
                after[key] = visit.step(after[key], record)
    return after


def _visits(connection: Connection, keys: Iterable[str], records: Sequence[Record]) -> dict[str, Visit]:
    """What the tables say now of these tickets, except those that are issued only in ``records``."""
    new = {record.event.ticket for record in records if isinstance(record.event, ev.TicketIssued)}
    old = [key for key in keys if key not in new]
    if not old:
        return {}
    legs: dict[str, list[LegRow]] = {}
    wanted = select(_leg).where(_leg.c.ticket.in_(old)).order_by(_leg.c.ticket, _leg.c.leg)
    for row in connection.execute(wanted).mappings():
        legs.setdefault(row["ticket"], []).append(LegRow(**row))
    rows = connection.execute(select(_ticket).where(_ticket.c.ticket.in_(old))).mappings()
    return {row["ticket"]: Visit(TicketRow(**row), tuple(legs[row["ticket"]])) for row in rows}


def _write(connection: Connection, before: dict[str, Visit], after: dict[str, Visit]) -> None:
    """The differences, grouped by kind. Desks are freed before they are taken, or the unique index would object."""
    new_tickets: list[tuple[Value, ...]] = []
    new_legs: list[tuple[Value, ...]] = []
    tickets: list[Values] = []
    freed: list[Values] = []
    taken: list[Values] = []
    dropped: list[Values] = []
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            new_tickets.append(astuple(now.ticket))
            new_legs += map(astuple, now.legs)
            continue
        if now.ticket != was.ticket:
            tickets.append({"key": key, **_some(now.ticket)})
        for old, new in zip(was.legs, now.legs, strict=False):
            if old != new:
                (taken if new.active else freed).append({"key": key, "key_leg": new.leg, **_leg_values(new)})
        new_legs += map(astuple, now.legs[len(was.legs) :])
        dropped += [{"key": key, "key_leg": old.leg} for old in was.legs[len(now.legs) :]]
    insert_many(connection, _ticket, new_tickets)
    for statement, rows in (
        (_change_ticket, tickets),
        (_drop_leg, dropped),
        (_change_leg, freed),
        (_change_leg, taken),
    ):
        if rows:
            connection.execute(statement, rows)
    insert_many(connection, _leg, new_legs)


def _some(row: TicketRow) -> Values:
    return {"service_given": row.service_given, "state": row.state, "finished_at": row.finished_at}


def _leg_values(row: LegRow) -> Values:
    values = asdict(row)
    del values["ticket"], values["leg"]
    return values


def _paper(record: Record, event: ev.TicketPrinted) -> tuple[Value, ...]:
    conditions = " ".join(condition.value for condition in event.conditions)
    day, at, device = record.day.isoformat(), to_micros(record.at), record.actor.device
    return record.seq, day, at, event.ticket, device, event.outcome.value, conditions, event.copy


def _desk_session(connection: Connection, record: Record) -> None:
    session, event, at = tables.desk_session, record.event, to_micros(record.at)
    ended = update(session).where(session.c.closed_at.is_(None)).values(closed_at=at)
    if isinstance(event, ev.DeskOpened | ev.DeskClosed):
        ended = ended.where(session.c.desk == event.desk)
    connection.execute(ended)
    if isinstance(event, ev.DeskOpened):
        values = {
            "seq": record.seq,
            "day": record.day.isoformat(),
            "desk": event.desk,
            "staff": event.staff,
            "opened_at": at,
        }
        connection.execute(insert(session).values(values))


# --- steps taken back ----------------------------------------------------------------------------------------------


def _undo(connection: Connection, records: Sequence[Record], touched: dict[str, None]) -> None:
    """Steps were taken back in this batch: its tickets, and those of the undone steps, are made anew from the log."""
    last = records[-1].seq
    for record in records:
        event = record.event
        if isinstance(event, ev.StepUndone):
            for step in _log(connection, event.of, record.seq):
                key = visit.ticket_of(step.event)
                if key is not None and visit.desk_of(step) == event.desk:
                    touched[key] = None
    before = _visits(connection, touched, records)
    after = {}
    for key in touched:
        first = before[key].ticket.issued_seq if key in before else records[0].seq
        story = _story(connection, key, first, last)
        made = visit.fold(story)
        if made is not None:
            after[key] = made
    _write(connection, before, after)


def _log(connection: Connection, first: int, last: int) -> list[Record]:
    log = tables.log
    rows = connection.execute(select(log).where(log.c.seq.between(first, last)).order_by(log.c.seq))
    return [record_of(stored_row(row)) for row in rows]


def _story(connection: Connection, key: str, first: int, last: int) -> list[Record]:
    """What the log says of one ticket, and every undoing since it was issued."""
    log = tables.log
    named = log.c.payload.contains(f'"ticket":{msgspec.json.encode(key).decode()}', autoescape=True)
    wanted = select(log).where(log.c.seq.between(first, last), named | (log.c.type == "step_undone"))
    return [record_of(stored_row(row)) for row in connection.execute(wanted.order_by(log.c.seq))]


def rebuild(connection: Connection) -> int:
    """Empty the report tables and make them anew from the whole log; answers with the number of records."""
    for table in tables.REPORT_TABLES:
        connection.execute(delete(table))
    done, chunk = 0, 1_000
    while True:
        records = _log(connection, done + 1, done + chunk)
        if not records:
            return done
        project(connection, records)
        done += len(records)
