"""Accounts, screens, pairing codes and lock-outs last, with the record of what was done in the same transaction."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from shared.hub.store import Device, Lockout, PairingCode, Staff, StoreProblem, Trouble
from shared.model import Role
from shared.queue import events as ev

UNTIL = datetime(2026, 1, 12, 1, 2, 3, 456789, tzinfo=UTC)
SARI = Staff("sari", "Sari Dewi", Role.SUPERVISOR, "$argon2id$…", must_change=True)
KIOSK = Device("kiosk-1", "Kiosk pintu utara", Role.KIOSK, b"\0\1\xff" * 8)
CODE = PairingCode(b"\2" * 32, Role.DISPLAY, "TV 2", UNTIL)
LOCK = Lockout("staff:sari", 5, UNTIL)


def _all(store):
    return (*store.staff(), *store.devices(), *store.pairing_codes(), *store.lockouts())


def test_rows_come_back_as_they_were_after_another_start(open_store):
    store = open_store()
    store.put([SARI, KIOSK, CODE, LOCK, Lockout("device:desk-1", 1)])
    store.close()
    assert _all(open_store()) == (SARI, KIOSK, CODE, Lockout("device:desk-1", 1), LOCK)


CHANGES = {
    "staff": (SARI, {"pin_hash": "other", "must_change": False, "active": False}),
    "device": (KIOSK, {"forgotten": True}),
    "code": (CODE, {"used": True}),
    "lockout": (LOCK, {"failures": 0, "until": None}),
}


@pytest.mark.parametrize(("row", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_a_row_put_again_replaces_the_one_with_its_key(store, row, change):
    store.put([row])
    changed = msgspec.structs.replace(row, **change)
    store.put([changed])
    assert _all(store) == (changed,)


def test_an_entry_keeps_its_rows_and_its_record_together(store, clerk):
    entry = clerk.entry(ev.StaffAdded("sari", Role.SUPERVISOR), command="c1", access=(SARI,))
    store.append([entry], now=clerk.now)
    assert store.staff() == (SARI,)
    assert store.load().head_seq == 1


def test_rows_of_a_batch_that_fails_are_not_kept(store, clerk):
    store.append([clerk.opened(), *clerk.issued(1)], now=clerk.now)
    wrong = clerk.entry(clerk.ticket(figure=1), access=(SARI,))
    with pytest.raises(StoreProblem) as caught:
        store.append([wrong], now=clerk.now)
    assert caught.value.code is Trouble.CLASH
    assert store.staff() == ()


def test_a_name_with_nul_is_refused(store):
    with pytest.raises(StoreProblem) as caught:
        store.put([KIOSK, msgspec.structs.replace(SARI, display_name="Sari\0")])
    assert caught.value.code is Trouble.BAD_TEXT
    assert _all(store) == ()
