"""All accounts, screens, pairing codes and lock-outs, in memory as they are in the store."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final, assert_never

from shared.hub.store import AccessRow, Device, Lockout, PairingCode, Staff
from shared.protocol.commands import Result
from shared.protocol.refusal import Refusal
from shared.queue.events import Event

OWN_MACHINE: Final = "antrean"
"""Whoever gives commands there."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an access decision leaves behind."""

    result: Result
    events: tuple[Event, ...] = ()
    rows: tuple[AccessRow, ...] = ()
    refusal: Refusal | None = None  # what is told instead of the result; events and rows are stored all the same


def digest(secret: str) -> bytes:
    """Hash of a device key or pairing code. They are long and random, so a plain hash keeps them."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


@dataclass(slots=True)
class Book:
    """The tables of the access room, each by its key."""

    staff: dict[str, Staff] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    codes: dict[bytes, PairingCode] = field(default_factory=dict)
    lockouts: dict[str, Lockout] = field(default_factory=dict)

    def put(self, rows: Iterable[AccessRow]) -> None:
        """Insert or replace rows."""
        for row in rows:
            match row:
                case Staff():
                    self.staff[row.name] = row
                case Device():
                    self.devices[row.id] = row
                case PairingCode():
                    self.codes[row.code_hash] = row
                case Lockout():
                    self.lockouts[row.subject] = row
                case _:
                    assert_never(row)

    def name_of(self, staff: str) -> str:
        """What colleagues call an account; who works on the hub's own machine has none."""
        known = self.staff.get(staff)
        return known.display_name if known is not None else staff or OWN_MACHINE

    def account(self, name: str) -> Staff | None:
        """The open account of this name."""
        staff = self.staff.get(name)
        return staff if staff is not None and staff.active else None

    def screen(self, id_: str, key: str) -> Device | None:
        """The paired screen, if ``key`` is its key."""
        device = self.devices.get(id_)
        if device is None or device.forgotten or not hmac.compare_digest(device.key_hash, digest(key)):
            return None
        return device

    def live_codes(self, now: datetime) -> list[PairingCode]:
        """Pairing codes that still open a door."""
        return [code for code in self.codes.values() if not code.used and now < code.expires]
