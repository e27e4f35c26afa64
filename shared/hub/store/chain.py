"""The chain: each row's hash covers the row and the hash before it, so no row can be changed without a trace.

The rule, so that anybody can check it without us:

    hash = SHA-256( field(prev_hash) field(seq) field(day) field(at) field(device) field(role)
                    field(staff) field(desk) field(type) field(payload) )

A field that is NULL is the single byte ``-``. Any other field is the length of its bytes in decimal ASCII, ``:``, and
the bytes: texts in UTF-8, numbers in decimal ASCII, ``at`` in microseconds since 1970-01-01 UTC, ``prev_hash`` as its
32 raw bytes. The first row's ``prev_hash`` is 32 zero bytes. ``payload`` is the event's JSON text exactly as stored.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row

from shared.hub.store.times import from_micros, to_micros
from shared.model import Role
from shared.queue.events import Actor, Event, Record

GENESIS = bytes(32)

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Event)


class LogRow(NamedTuple):
    """One row of the log as it is stored, in the order of the table's columns."""

    seq: int
    day: str
    at: int
    device: str
    role: str
    staff: str | None
    desk: str | None
    type: str
    payload: str
    prev_hash: bytes
    hash: bytes


def _field(value: object) -> bytes:
    if value is None:
        return b"-"
    data = value if isinstance(value, bytes) else str(value).encode()
    return b"%d:%b" % (len(data), data)


def hash_of(row: LogRow) -> bytes:
    """The hash that the row's content and ``prev_hash`` give."""
    return _hash(row[:-2], row.prev_hash)


def _hash(content: tuple[object, ...], prev_hash: bytes) -> bytes:
    return sha256(b"".join([_field(prev_hash), *[_field(value) for value in content]])).digest()


def row_of(record: Record, prev_hash: bytes) -> LogRow:
    """The row that stores ``record`` after the row with ``prev_hash``."""
    actor, event = record.actor, record.event
    content = (
        record.seq,
        record.day.isoformat(),
        to_micros(record.at),
        actor.device,
        actor.role.value,
        actor.staff,
        actor.desk,
        str(event.__struct_config__.tag),
        _encoder.encode(event).decode(),
    )
    return LogRow(*content, prev_hash, _hash(content, prev_hash))


def stored_row(found: Row[Any]) -> LogRow:
    """A row as the database gives it."""
    return LogRow._make(found)


_day = lru_cache(maxsize=64)(date.fromisoformat)


@lru_cache(maxsize=4096)
def _actor(device: str, role: str, staff: str | None, desk: str | None) -> Actor:
    """A day's records name the same few actors over and over: one object each."""
    return Actor(device, Role(role), staff, desk)


def record_of(row: LogRow) -> Record:
    """The record that a row stores.

    Raises:
        msgspec.ValidationError: the payload is no event.
    """
    return Record(
        seq=row.seq,
        day=_day(row.day),
        at=from_micros(row.at),
        actor=_actor(row.device, row.role, row.staff, row.desk),
        event=_decoder.decode(row.payload),
    )
