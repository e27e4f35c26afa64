"""How patches change a snapshot: a row is put in the place of the row with its key, or at the end; or it is dropped."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import assert_never

import msgspec

from shared.model import Struct
from shared.protocol.views import (
    BoardSnapshot,
    DeskSnapshot,
    DropAiring,
    DropAlert,
    DropAnnouncement,
    DropCall,
    DropDevice,
    DropTicket,
    Patch,
    PutAiring,
    PutAlert,
    PutAnnouncement,
    PutCall,
    PutClosing,
    PutDesk,
    PutDevice,
    PutEmergency,
    PutMe,
    PutOffice,
    PutPlace,
    PutQueue,
    PutSatisfaction,
    PutService,
    PutTicket,
    Snapshot,
)

CALLS_KEPT = 12
"""As many calls as a snapshot lists; older ones fall off at the front."""

_KEYS = {
    "queues": "queue",
    "services": "service",
    "calls": "call",
    "tickets": "ticket",
    "desks": "desk",
    "devices": "device",
    "alerts": "alert",
    "places": "desk",
    "airing": "announcement",
    "announcements": "announcement",
}


class Misfit(ValueError):
    """A patch speaks of a table that this kind of snapshot does not have."""


class Picture:
    """A snapshot kept as keyed tables, so that one patch among thousands of rows costs little."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._tables: dict[str, dict[Hashable, Struct]] = {
            table: {getattr(row, key): row for row in getattr(snapshot, table)}
            for table, key in _KEYS.items()
            if hasattr(snapshot, table)
        }

    @property
    def snapshot(self) -> Snapshot:
        """What is known now."""
        return self._snapshot

    def apply(self, patches: Iterable[Patch]) -> Snapshot:
        """Change the picture and give the new snapshot.

        Raises:
            Misfit: a patch does not belong to this kind of snapshot; the picture must be replaced.
        """
        touched: set[str] = set()
        changes: dict[str, object] = {}
        for patch in patches:
            if isinstance(patch, PutOffice):
                changes["office"] = patch.row
            elif isinstance(patch, PutMe):
                if not isinstance(self._snapshot, DeskSnapshot):
                    raise Misfit("me")
                changes["me"] = patch.me
            elif isinstance(patch, PutEmergency):
                changes["emergency"] = patch.emergency
            elif isinstance(patch, PutSatisfaction):
                if not isinstance(self._snapshot, BoardSnapshot):
                    raise Misfit("satisfaction")
                changes["satisfaction"] = patch.satisfaction
            elif isinstance(patch, PutClosing):
                pass  # to be printed; no picture shows it
            else:
                touched.add(self._change_table(patch))
        if "calls" in touched:
            self._forget_old_calls()
        changes.update({table: tuple(self._tables[table].values()) for table in touched})
        self._snapshot = msgspec.structs.replace(self._snapshot, **changes)
        return self._snapshot

    def _change_table(self, patch: _TablePatch) -> str:
        match patch:
            case PutQueue(row=row):
                return self._put("queues", row.queue, row)
            case PutService(row=row):
                return self._put("services", row.service, row)
            case PutCall(row=row):
                return self._put("calls", row.call, row)
            case PutTicket(row=row):
                return self._put("tickets", row.ticket, row)
            case PutDesk(row=row):
                return self._put("desks", row.desk, row)
            case PutDevice(row=row):
                return self._put("devices", row.device, row)
            case PutAlert(row=row):
                return self._put("alerts", row.alert, row)
            case PutPlace(row=row):
                return self._put("places", row.desk, row)
            case PutAiring(row=row):
                return self._put("airing", row.announcement, row)
            case PutAnnouncement(row=row):
                return self._put("announcements", row.announcement, row)
            case _:
                return self._drop_row(patch)

    def _drop_row(self, patch: _DropPatch) -> str:
        match patch:
            case DropCall(call=call):
                return self._drop("calls", call)
            case DropTicket(ticket=ticket):
                return self._drop("tickets", ticket)
            case DropDevice(device=device):
                return self._drop("devices", device)
            case DropAlert(alert=alert):
                return self._drop("alerts", alert)
            case DropAiring(announcement=announcement):
                return self._drop("airing", announcement)
            case DropAnnouncement(announcement=announcement):
                return self._drop("announcements", announcement)
            case _:
                assert_never(patch)

    def _table(self, name: str) -> dict[Hashable, Struct]:
        if name not in self._tables:
            raise Misfit(name)
        return self._tables[name]

    def _put(self, table: str, key: Hashable, row: Struct) -> str:
        self._table(table)[key] = row
        return table

    def _drop(self, table: str, key: Hashable) -> str:
        self._table(table).pop(key, None)
        return table

    def _forget_old_calls(self) -> None:
        calls = self._tables["calls"]
        for key in list(calls)[:-CALLS_KEPT]:
            del calls[key]


_DropPatch = DropCall | DropTicket | DropDevice | DropAlert | DropAiring | DropAnnouncement
_TablePatch = (
    PutQueue
    | PutService
    | PutCall
    | PutTicket
    | PutDesk
    | PutDevice
    | PutAlert
    | PutPlace
    | PutAiring
    | PutAnnouncement
    | _DropPatch
)


def merge(snapshot: Snapshot, patches: Iterable[Patch]) -> Snapshot:
    """The snapshot after the patches.

    Raises:
        Misfit: a patch does not belong to this kind of snapshot.
    """
    return Picture(snapshot).apply(patches)
