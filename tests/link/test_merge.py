"""Patches over a snapshot give what a fresh snapshot would say."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.feedback import Grade, Satisfaction
from shared.link.merge import CALLS_KEPT, Misfit, Picture, merge
from shared.model import CallKind, DayEnd, Directory, OfficeInfo, Role, Text, TicketState
from shared.protocol.views import (
    AlertKind,
    AlertRow,
    BoardSnapshot,
    CallRow,
    DeskRow,
    DeskSnapshot,
    DeskState,
    DeviceRow,
    DropAlert,
    DropCall,
    DropDevice,
    DropTicket,
    KioskSnapshot,
    Me,
    OfficePhase,
    OfficeRow,
    PutAlert,
    PutCall,
    PutClosing,
    PutDesk,
    PutDevice,
    PutMe,
    PutOffice,
    PutQueue,
    PutSatisfaction,
    PutService,
    PutTicket,
    QueueRow,
    ServiceRow,
    ServiceState,
    TicketRow,
)

NOON = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)
DIRECTORY = Directory(OfficeInfo("BKD", Text("", ""), "Asia/Makassar", "WITA", ()), (), (), ())
OFFICE = OfficeRow(OfficePhase.OPEN, date(2026, 1, 12))
EMPTY = DeskSnapshot(NOON, DIRECTORY, OFFICE, (), (), (), (), (), ())
KIOSK = KioskSnapshot(NOON, DIRECTORY, OFFICE, (), ())
KEYS = {
    "queues": "queue",
    "desks": "desk",
    "tickets": "ticket",
    "calls": "call",
    "devices": "device",
    "alerts": "alert",
}

names = st.sampled_from("abcde")
numbers = st.integers(0, 9)


def ticket(name: str, number: int) -> TicketRow:
    return TicketRow(name, f"A{number:03}", "kp", "a", TicketState.WAITING, NOON)


def call(number: int, desk: str = "1") -> CallRow:
    return CallRow(number, f"A{number:03}", desk, CallKind.FIRST, NOON, None)


patches = st.one_of(
    st.builds(lambda n: PutOffice(OfficeRow(OfficePhase.OPEN, date(2026, 1, n + 1))), numbers),
    st.builds(lambda q, n: PutQueue(QueueRow(q, n)), names, numbers),
    st.builds(lambda d, s: PutDesk(DeskRow(d, s)), names, st.sampled_from(DeskState)),
    st.builds(lambda t, n: PutTicket(ticket(t, n)), names, numbers),
    st.builds(DropTicket, names),
    st.builds(lambda n, d: PutCall(call(n, d)), st.integers(1, 9), names),
    st.builds(DropCall, st.integers(1, 9)),
    st.builds(lambda d, c: PutDevice(DeviceRow(d, d, Role.DISPLAY, c, NOON)), names, st.booleans()),
    st.builds(DropDevice, names),
    st.builds(lambda a, n: PutAlert(AlertRow(a, AlertKind.HELP, NOON, number=str(n))), names, numbers),
    st.builds(DropAlert, names),
    st.builds(lambda n: PutMe(Me(n, n, Role.DESK)), names),
)


class Truth:
    """The hub's side in its plainest form: tables that are changed, and a snapshot made of them."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[object, object]] = {table: {} for table in KEYS}
        self.single: dict[str, object] = {"office": OFFICE, "me": None}

    def change(self, patch: object) -> None:
        name = type(patch).__name__.removeprefix("Put").removeprefix("Drop").lower()
        if name == "office":
            self.single["office"] = patch.row
        elif name == "me":
            self.single["me"] = patch.me
        elif type(patch).__name__.startswith("Put"):
            self.tables[f"{name}s"][getattr(patch.row, name)] = patch.row
        else:
            self.tables[f"{name}s"].pop(getattr(patch, name), None)

    def snapshot(self) -> DeskSnapshot:
        rows = {table: tuple(rows.values()) for table, rows in self.tables.items()}
        return DeskSnapshot(NOON, DIRECTORY, **self.single, **rows)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(patches, max_size=5), max_size=12))
def test_merged_changes_equal_a_fresh_snapshot(changes):
    truth, picture, merged = Truth(), Picture(EMPTY), EMPTY
    for change in changes:
        for patch in change:
            truth.change(patch)
        picture.apply(change)
        merged = merge(merged, change)
    assert picture.snapshot == merged == truth.snapshot()


def test_a_row_that_changes_keeps_its_place():
    before = merge(EMPTY, [PutTicket(ticket(name, 1)) for name in "abc"])
    after = merge(before, [PutTicket(ticket("b", 9))])
    assert [row.ticket for row in after.tickets] == ["a", "b", "c"]
    assert before.tickets[1].number == "A001"  # what was told before does not change


def test_a_service_row_belongs_to_a_kiosk():
    row = ServiceRow("kp", ServiceState.OPEN)
    assert merge(KIOSK, [PutService(row)]).services == (row,)


@pytest.mark.parametrize(
    "patch",
    [PutMe(None), PutCall(call(1)), PutTicket(ticket("a", 1)), DropDevice("x")],  # type: ignore[arg-type]
    ids=["me", "call", "ticket", "device"],
)
def test_a_patch_of_another_kind_of_screen_does_not_fit(patch):
    with pytest.raises(Misfit):
        merge(KIOSK, [patch])


def test_a_closing_slip_is_to_be_printed_and_changes_no_picture():
    end = DayEnd(date(2026, 1, 12), NOON, 3, 1, 1, 0, 1, "9f" * 32)
    assert merge(KIOSK, [PutClosing(end)]) == KIOSK


def test_a_new_published_index_takes_the_place_of_the_old_one_on_a_tv_alone():
    board = BoardSnapshot(NOON, DIRECTORY, OFFICE, (), ())
    result = Satisfaction(date(2025, 7, 1), date(2025, 12, 31), 387, 8462, Grade.B)
    shown = merge(board, [PutSatisfaction(result)])
    assert shown.satisfaction == result
    assert merge(shown, [PutSatisfaction(None)]).satisfaction is None
    with pytest.raises(Misfit):
        merge(KIOSK, [PutSatisfaction(result)])


def test_only_the_newest_calls_are_kept():
    merged = merge(EMPTY, [PutCall(call(number)) for number in range(1, CALLS_KEPT + 4)])
    assert [row.call for row in merged.calls] == list(range(4, CALLS_KEPT + 4))


def test_one_change_among_six_thousand_tickets_is_cheap():
    """A ratio in one run: hundreds of changes must cost less than building the tables some dozen times."""
    full = merge(EMPTY, [PutTicket(ticket(f"t{number}", number % 1000)) for number in range(6000)])
    start = time.perf_counter()
    for _ in range(20):
        picture = Picture(full)
    building = time.perf_counter() - start
    start = time.perf_counter()
    for number in range(20):
        picture.apply([PutTicket(ticket(f"t{number}", 999))])
    assert time.perf_counter() - start < building
