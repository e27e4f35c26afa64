"""A program for the kill test: appends batches of tickets without end and says each number once it is stored."""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, date, datetime

from shared.hub.store import Entry, Store
from shared.model import Language, Role
from shared.protocol.commands import Nothing
from shared.protocol.frames import Done
from shared.queue import events as ev

NOW = datetime(2026, 1, 12, 1, tzinfo=UTC)
DAY = date(2026, 1, 12)
KIOSK = ev.Actor("kiosk-1", Role.KIOSK)


def _entry(seq: int) -> Entry:
    if seq == 1:
        event: ev.Event = ev.DayOpened(DAY)
    else:
        figure = seq - 1
        number = f"A{figure:03}"
        event = ev.TicketIssued(
            f"t{seq}", DAY, "A", figure, number, "s", "A", False, Language.ENGLISH, f"link{seq}", ahead=0
        )
    command = None if seq == 1 else f"c{seq}"
    return Entry(command, "kiosk-1", b"\0" * 32, Done(Nothing()), (ev.Record(seq, DAY, NOW, KIOSK, event),))


def main(url: str) -> None:
    """Append until killed."""
    store = Store.open(url, now=NOW)
    seq = store.load().head_seq
    for size in itertools.cycle((1, 3, 17, 1, 64)):
        store.append([_entry(seq + n) for n in range(1, size + 1)], now=NOW)
        seq += size
        sys.stdout.write(f"{seq}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
