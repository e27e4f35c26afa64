"""Writes and reads the table of announcements: each as its last record left it, so that no old day need be read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, select

from shared.hub.store.access import upsert
from shared.hub.store.tables import announcement as table
from shared.queue.events import Record
from shared.queue.notice import Notice, NoticeEvent, after

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Notice)


def project(connection: Connection, records: Sequence[Record]) -> None:
    """Bring the table from just before ``records`` to just after them."""
    concerned = [(record, record.event) for record in records if isinstance(record.event, NoticeEvent)]
    if not concerned:
        return
    ids = sorted({event.announcement for _, event in concerned})
    found = connection.execute(select(table.c.content).where(table.c.id.in_(ids))).scalars()
    standing = {notice.id: notice for notice in map(_decoder.decode, found)}
    for record, event in concerned:
        notice = after(standing.get(event.announcement), record, event)
        if notice is None:
            standing.pop(event.announcement, None)
        else:
            standing[notice.id] = notice
    for gone in (one for one in ids if one not in standing):
        connection.execute(delete(table).where(table.c.id == gone))
    for notice in standing.values():
        values = _values(notice)
        put = upsert(connection, table).values(values)
        connection.execute(put.on_conflict_do_update(index_elements=[table.c.id], set_=values))


def load(connection: Connection) -> tuple[Notice, ...]:
    """All announcements, oldest first.

    Raises:
        msgspec.ValidationError: a row holds no announcement.
    """
    rows = connection.execute(select(table.c.content).order_by(table.c.since)).scalars()
    return tuple(_decoder.decode(row) for row in rows)


def _values(notice: Notice) -> dict[str, object]:
    return {
        "id": notice.id,
        "since": notice.since,
        "revision": notice.revision,
        "state": _state(notice),
        "author": notice.author,
        "approver": notice.approver,
        "content": _encoder.encode(notice).decode(),
    }


def _state(notice: Notice) -> str:
    if notice.approved is None:
        return "draft"
    return "approved" if notice.draft is None else "changed"
