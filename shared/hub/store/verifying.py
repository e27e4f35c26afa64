"""Walks the whole log and names the first row that cannot be what was written."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import Connection, func, select

from shared.hub.store.chain import GENESIS, LogRow, hash_of, stored_row
from shared.hub.store.entries import Broken, BrokenBecause, Verified
from shared.hub.store.tables import log

CHUNK = 5_000
_HEAD = re.compile(r"[0-9a-f]{16,64}")


def verify(
    connection: Connection, head: str | None = None, progress: Callable[[int, int], None] | None = None
) -> Verified | Broken:
    """Check every row against its hash, the row before it and the count; then that ``head`` was met on the way.

    ``head`` may be typed in groups, in capitals, and shortened to its first 16 digits.

    Raises:
        ValueError: ``head`` is no hash.
    """
    wanted = None if head is None else "".join(head.split()).lower()
    if wanted is not None and not _HEAD.fullmatch(wanted):
        raise ValueError("head: 16 to 64 hexadecimal digits")
    met = wanted is None
    total = connection.execute(select(func.count()).select_from(log)).scalar_one()
    previous, seq = GENESIS, 0
    while True:
        rows = connection.execute(select(log).where(log.c.seq > seq).order_by(log.c.seq).limit(CHUNK)).all()
        for found in rows:
            row = stored_row(found)
            because = _wrong(row, seq + 1, previous)
            if because is not None:
                return Broken(seq + 1, because)
            previous, seq = row.hash, row.seq
            met = met or (wanted is not None and previous.hex().startswith(wanted))
        if progress is not None:
            progress(seq, total)
        if len(rows) < CHUNK:
            return Verified(seq, previous.hex()) if met else Broken(seq + 1, BrokenBecause.CUT)


def _wrong(row: LogRow, expected: int, previous: bytes) -> BrokenBecause | None:
    if row.seq != expected:
        return BrokenBecause.GAP
    if hash_of(row) != row.hash:
        return BrokenBecause.EDITED
    if row.prev_hash != previous:
        return BrokenBecause.UNLINKED
    return None
