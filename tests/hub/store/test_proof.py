"""The log proves itself: whoever changes a row behind the hub's back is found at the first bad row."""

from __future__ import annotations

from hashlib import sha256

import pytest
from sqlalchemy.exc import DBAPIError

from shared.hub.store import Broken, BrokenBecause, Verified
from shared.hub.store.chain import LogRow, hash_of
from shared.queue import events as ev

ROWS = 12


@pytest.fixture
def kept(store, clerk):
    """A log of twelve rows, the last closing the day."""
    store.append([clerk.opened(), *clerk.issued(ROWS - 2), clerk.entry(ev.DayClosed(clerk.day))], now=clerk.now)
    return store


def test_an_untouched_log_holds(kept):
    assert kept.verify() == Verified(ROWS, kept.load().head_hash)


def test_an_empty_log_holds(store):
    assert store.verify() == Verified(0, "00" * 32)


def test_a_strangers_reading_of_the_rule_gives_the_same_hashes(kept, rows):
    previous = bytes(32)
    columns = "seq, day, at, device, role, staff, desk, type, payload, hash"
    for *fields, stored in rows(f"SELECT {columns} FROM log ORDER BY seq"):  # noqa: S608 - our own words
        data = b""
        for value in (previous, *fields):
            if value is None:
                data += b"-"
            else:
                raw = value if isinstance(value, bytes) else str(value).encode()
                data += str(len(raw)).encode() + b":" + raw
        previous = sha256(data).digest()
        assert previous == stored


EDITS = {
    "day": "day = '2026-01-11'",
    "time": "at = at + 1",
    "device": "device = 'kiosk-2'",
    "role": "role = 'admin'",
    "staff": "staff = 'budi'",
    "desk": "desk = '9'",
    "type": "type = 'ticket_called'",
    "payload": "payload = replace(payload, 'A00', 'B00')",
    "hash": "hash = (SELECT hash FROM log WHERE seq = 1)",
    "link": "prev_hash = (SELECT hash FROM log WHERE seq = 1)",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edited_row_is_named(kept, tamper, edit):
    tamper(f"UPDATE log SET {edit} WHERE seq = 7")  # noqa: S608 - our own words
    assert kept.verify() == Broken(7, BrokenBecause.EDITED)


@pytest.mark.parametrize("first", [1, 5])
def test_a_deleted_row_is_named_as_the_gap_it_leaves(kept, tamper, first):
    tamper(f"DELETE FROM log WHERE seq = {first}")  # noqa: S608 - our own words
    assert kept.verify() == Broken(first, BrokenBecause.GAP)


def test_a_gap_closed_by_counting_anew_is_found(kept, tamper):
    tamper("DELETE FROM log WHERE seq = 12", "DELETE FROM log WHERE seq = 5", "UPDATE log SET seq = 5 WHERE seq = 6")
    assert kept.verify() == Broken(5, BrokenBecause.EDITED)


def test_swapped_rows_are_found(kept, tamper):
    tamper(
        "UPDATE log SET seq = 99 WHERE seq = 4",
        "UPDATE log SET seq = 4 WHERE seq = 8",
        "UPDATE log SET seq = 8 WHERE seq = 99",
    )
    assert kept.verify() == Broken(4, BrokenBecause.EDITED)


def test_a_row_hashed_anew_after_an_edit_breaks_the_link_of_the_next(kept, tamper):
    tamper("UPDATE log SET staff = 'budi' WHERE seq = 7")
    (found,) = tamper(
        "SELECT seq, day, at, device, role, staff, desk, type, payload, prev_hash, hash FROM log WHERE seq = 7"
    )
    tamper(f"UPDATE log SET hash = {_literal(kept, hash_of(LogRow(*found)))} WHERE seq = 7")  # noqa: S608 - our own words
    assert kept.verify() == Broken(8, BrokenBecause.UNLINKED)


def _literal(store, value):
    return f"X'{value.hex()}'" if store.where.endswith(".db") else f"'\\x{value.hex()}'"


def test_a_cut_tail_is_found_with_the_head_from_the_closing_slip(kept, clerk, tamper):
    head = kept.day_head(clerk.day)
    tamper("DELETE FROM log WHERE seq > 9")
    assert kept.verify() == Verified(9, kept.load().head_hash)
    assert kept.verify(head) == Broken(10, BrokenBecause.CUT)


def test_a_head_from_an_earlier_day_is_met_on_the_way(kept, clerk):
    head = kept.day_head(clerk.day)
    kept.append([clerk.entry(ev.StaffLoggedIn("sari", "desk-1"))], now=clerk.now)
    assert isinstance(kept.verify(head), Verified)


def test_a_head_may_be_typed_in_groups_and_capitals_and_short(kept, clerk):
    head = kept.day_head(clerk.day).upper()
    assert isinstance(kept.verify(" ".join(head[i : i + 4] for i in range(0, 24, 4))), Verified)


@pytest.mark.parametrize("head", ["", "12ab", "not a hash at all", "g" * 64, "0" * 65])
def test_a_head_that_proves_nothing_is_not_taken_for_proof(kept, head):
    with pytest.raises(ValueError, match="head"):
        kept.verify(head)


def test_progress_is_told_to_the_end(kept):
    told = []
    kept.verify(progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (ROWS, ROWS)


@pytest.mark.parametrize("deed", ["UPDATE log SET staff = 'budi' WHERE seq = 3", "DELETE FROM log WHERE seq = 3"])
def test_the_fence_lets_nobody_change_the_log(kept, rows, deed):
    with pytest.raises(DBAPIError, match="append-only"):
        rows(deed)
    assert kept.verify() == Verified(ROWS, kept.load().head_hash)
