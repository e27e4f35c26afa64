"""Rows about who may what: accounts, screens, pairing codes and lock-outs; put by their key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from shared.hub.store import tables
from shared.hub.store.bulk import refuse_nul
from shared.hub.store.entries import AccessRow, Device, Lockout, PairingCode, Staff
from shared.hub.store.times import from_micros, to_micros
from shared.model import Role

Upsert = sqlite.Insert | postgresql.Insert


def upsert(connection: Connection, table: Table) -> Upsert:
    """An insert of this database's kind, which can be given what to do on a conflict."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def put(connection: Connection, rows: Iterable[AccessRow]) -> None:
    """Insert each row, or replace the one with its key."""
    for row in rows:
        table, values = _values(row)
        refuse_nul(*(value for value in values.values() if isinstance(value, str)))
        statement = upsert(connection, table).values(values)
        keys = list(table.primary_key.columns)
        rest = {name: value for name, value in values.items() if name not in table.primary_key.columns}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def _values(row: AccessRow) -> tuple[Table, dict[str, object]]:
    match row:
        case Staff():
            return tables.staff, {
                "name": row.name,
                "display_name": row.display_name,
                "role": row.role.value,
                "pin_hash": row.pin_hash,
                "active": row.active,
                "must_change": row.must_change,
            }
        case Device():
            return tables.device, {
                "id": row.id,
                "name": row.name,
                "role": row.role.value,
                "key_hash": row.key_hash,
                "forgotten": row.forgotten,
            }
        case PairingCode():
            return tables.pairing_code, {
                "code_hash": row.code_hash,
                "role": row.role.value,
                "name": row.name,
                "expires": to_micros(row.expires),
                "used": row.used,
            }
        case Lockout():
            until = None if row.until is None else to_micros(row.until)
            return tables.lockout, {"subject": row.subject, "failures": row.failures, "until": until}
    assert_never(row)


def staff(connection: Connection) -> tuple[Staff, ...]:
    """All accounts by name."""
    rows = connection.execute(select(tables.staff).order_by(tables.staff.c.name))
    return tuple(Staff(r.name, r.display_name, Role(r.role), r.pin_hash, r.active, r.must_change) for r in rows)


def devices(connection: Connection) -> tuple[Device, ...]:
    """All screens by id, forgotten ones too."""
    rows = connection.execute(select(tables.device).order_by(tables.device.c.id))
    return tuple(Device(r.id, r.name, Role(r.role), r.key_hash, r.forgotten) for r in rows)


def pairing_codes(connection: Connection) -> tuple[PairingCode, ...]:
    """All pairing codes, used and expired ones too, the soonest to expire first."""
    rows = connection.execute(select(tables.pairing_code).order_by(tables.pairing_code.c.expires))
    return tuple(PairingCode(r.code_hash, Role(r.role), r.name, from_micros(r.expires), r.used) for r in rows)


def lockouts(connection: Connection) -> tuple[Lockout, ...]:
    """All lock-outs by subject."""
    rows = connection.execute(select(tables.lockout).order_by(tables.lockout.c.subject))
    return tuple(Lockout(r.subject, r.failures, None if r.until is None else from_micros(r.until)) for r in rows)
