"""What screens are shown: rows that say what the state says, and changes that name what moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from shared.model import CallKind, Estimate, Language, Role, Text, TicketState
from shared.protocol.commands import (
    CallHelp,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    DayDone,
    HeartCommand,
    IssueTicket,
    MarkNoShow,
    Nothing,
    ParkTicket,
    PauseDesk,
    Recall,
    ReprintTicket,
    Result,
    ServeWalkIn,
    SetAnnouncement,
    SlipReady,
    TicketDone,
    ToDesk,
    TransferTicket,
    UndoLast,
)
from shared.protocol.views import (
    CallRow,
    DeskRow,
    DeskState,
    Me,
    NextUp,
    OfficePhase,
    QueueRow,
    ServiceRow,
    ServiceState,
    Why,
    WhyCode,
)
from shared.queue import rows
from shared.queue.answers import answer
from shared.queue.estimate import estimate
from shared.queue.events import Actor
from tests.queue.room import BOSS, MONDAY, NINE, WORKDAY, Room, office, queue, service


@pytest.mark.parametrize(
    ("ahead", "desks", "minutes", "range_"),
    [
        (0, 2, 15, None),
        (4, 0, 15, None),
        (1, 1, 3, Estimate(0, 5)),
        (1, 1, 10, Estimate(5, 15)),
        (4, 2, 15, Estimate(20, 40)),
        (4, 1, 15, Estimate(45, 75)),
        (4, 0.5, 15, Estimate(95, 145)),
        (100, 4, 12, Estimate(240, 360)),
    ],
)
def test_the_estimate_is_a_range_of_five_minute_steps(
    ahead: int, desks: float, minutes: float, range_: Estimate | None
) -> None:
    assert estimate(ahead, desks, minutes) == range_


@pytest.mark.parametrize("ahead", range(1, 200, 7))
def test_every_estimate_has_a_low_end_below_its_high_end(ahead: int) -> None:
    for desks in (0.2, 1, 3, 11):
        got = estimate(ahead, desks, 7)
        assert got is not None
        assert 0 <= got.low < got.high
        assert got.low % 5 == got.high % 5 == 0
        assert got.low <= ahead * 7 / desks <= got.high


def test_a_desk_shared_between_queues_counts_by_its_share() -> None:
    room = Room()
    room.sit("1")
    for _ in range(4):
        room.take("KP")
    alone = rows.queue_row(room.state, "A")
    for _ in range(4):
        room.take("KGB")
    shared = rows.queue_row(room.state, "A")
    assert (alone.waiting, shared.waiting, alone.open_desks) == (4, 4, 1)
    assert alone.estimate == estimate(4, 1, 15)
    assert shared.estimate == estimate(4, 0.5, 15)


def test_paused_desks_do_not_serve_and_helping_desks_count_only_alone() -> None:
    room = Room()
    room.sit("3")
    room.take("KP")
    assert rows.queue_row(room.state, "A").open_desks == 1
    room.sit("1")
    room.sit("2")
    assert rows.queue_row(room.state, "A").open_desks == 2
    room.ok(PauseDesk("prayer"), room.actors["1"])
    assert rows.queue_row(room.state, "A").open_desks == 1
    assert rows.desk_row(room.state, "1", str.title) == DeskRow(
        "1", DeskState.PAUSED, "staff-1", "Staff-1", "prayer", None
    )
    assert rows.desk_row(room.state, "M") == DeskRow("M", DeskState.CLOSED)


def test_the_office_row() -> None:
    room = Room()
    room.ok(SetAnnouncement(Text("Besok libur", "")), BOSS)
    row = rows.office_row(room.state, room.now, False)
    assert (row.phase, row.day, row.until, row.shifts) == (OfficePhase.OPEN, MONDAY, None, WORKDAY)
    assert row.announcement == Text("Besok libur", "")
    wrong = rows.office_row(room.state, datetime(1970, 1, 1, tzinfo=UTC), True)
    assert (wrong.phase, wrong.day, wrong.clock_wrong) == (OfficePhase.OPEN, MONDAY, True)
    room.ok(CloseDay(), BOSS)
    closed = rows.office_row(room.state, room.now, False)
    assert (closed.phase, closed.until) == (OfficePhase.CLOSED, datetime(2026, 1, 13, tzinfo=UTC))


def test_a_service_row_says_what_the_next_visitor_would_meet() -> None:
    room = Room(office(services=(service("KP", "A", quota=1), service("X", "K")), queues=(queue("K", last=0),)))
    assert rows.service_row(room.state, "KP", room.now) == ServiceRow("KP", ServiceState.NO_DESK)
    room.sit("1")
    assert rows.service_row(room.state, "KP", room.now).state is ServiceState.OPEN
    room.take("KP")
    assert rows.service_row(room.state, "KP", room.now).state is ServiceState.QUOTA_FULL
    assert rows.service_row(room.state, "MUT", room.now).state is ServiceState.OPEN
    assert rows.service_row(room.state, "X", room.now).state is ServiceState.QUOTA_FULL
    opening = datetime(2026, 1, 13, tzinfo=UTC)
    assert rows.service_row(room.state, "KP", room.now + timedelta(hours=7)) == ServiceRow(
        "KP", ServiceState.CLOSED, opening
    )


def test_a_call_row_names_no_sensitive_service() -> None:
    room = Room()
    room.sit("1")
    room.sit("M")
    room.ok(IssueTicket("KP", Language.ENGLISH))
    room.take("ADU")
    room.call("1")
    room.call("M")
    first, second = (rows.call_row(room.state, call) for call in room.state.calls)
    seq = room.state.calls[0].seq
    assert first == CallRow(seq, "A001", "1", CallKind.FIRST, NINE, "KP", Language.ENGLISH)
    assert (second.number, second.service) == ("F001", None)


def test_my_row_tells_who_is_next_why_and_what_can_be_undone() -> None:
    room = Room()
    me = room.sit("1")
    room.take("KP")
    room.later(minutes=6)
    room.take("KP")

    def mine() -> Me:
        return rows.me_row(room.state, "1", "staff-1", room.now, staff_name="Ani", role=Role.DESK)

    assert mine().next == NextUp("t1", Why(WhyCode.LONGEST_WAIT, 6, 30))
    assert mine().undo_of is None
    room.ok(CallNext(), me)
    assert (mine().next, mine().undo_of) == (NextUp("t2", Why(WhyCode.LONGEST_WAIT, 0, 30)), "A001")
    assert mine().undo_until == room.now + timedelta(seconds=60)
    room.later(seconds=61)
    assert mine().undo_until is None
    nowhere = rows.me_row(room.state, None, "staff-1", room.now, staff_name="Ani", role=Role.DESK)
    assert (nowhere.next, nowhere.desk) == (None, None)


def test_a_desk_sees_its_own_work_and_reception_sees_every_no_show() -> None:
    room = Room()
    me = room.sit("1")
    room.sit("2")
    room.sit("M")
    mine, other, parked, missed, current = room.take(), room.take("KONS"), room.take(), room.take(), room.take("KGB")
    room.ok(CallTicket(parked, "x"), me)
    room.ok(ParkTicket(parked), me)
    room.ok(CallTicket(missed, "x"), me)
    room.ok(MarkNoShow(missed), me)
    room.ok(CallTicket(other, "x"), me)
    room.ok(TransferTicket(other, ToDesk("2")), me)
    room.ok(CallTicket(current, "x"), me)

    def seen(desk: str) -> set[str]:
        return {t.id for t in rows.visible_tickets(room.state, desk, room.now)}

    assert seen("1") == {mine, parked, missed, current}
    assert seen("2") == {mine, parked, missed, other}
    assert seen("M") == {missed}
    row = rows.ticket_row(room.ticket(parked))
    assert (row.state, row.desk, row.number, row.calls) == (TicketState.PARKED, "1", "A002", 1)


def test_changes_name_what_moved_and_nothing_else() -> None:
    room = Room()
    room.sit("1")
    room.sit("3")
    room.state.take_changes()
    room.take("KP")
    changes = room.state.take_changes()
    assert (changes.tickets, changes.queues, changes.desks, changes.calls) == ({"t1"}, {"A"}, set(), [])
    room.call("1")
    changes = room.state.take_changes()
    assert (changes.tickets, changes.queues, changes.desks) == ({"t1"}, {"A"}, {"1"})
    assert changes.calls == [room.state.head_seq]
    room.ok(Recall("t1"), room.actors["1"])
    calls = [*changes.calls, room.state.head_seq]
    changes = room.state.take_changes()
    assert (changes.tickets, changes.queues, changes.desks) == ({"t1"}, set(), set())
    room.ok(UndoLast(), room.actors["1"])
    changes = room.state.take_changes()
    assert (changes.dropped_calls, changes.queues, changes.desks) == (calls, {"A"}, {"1"})
    room.ok(PauseDesk("prayer"), room.actors["3"])
    changes = room.state.take_changes()
    assert (changes.desks, changes.queues, changes.office) == ({"3"}, {"C", "A"}, False)
    assert room.state.take_changes().tickets == set()


def test_answers() -> None:
    room = Room()
    me = room.sit("1")

    def told(command: HeartCommand, actor: Actor | None = None) -> Result:
        return answer(room.state, command, room.ok(command, actor))

    slip = told(IssueTicket("KP", Language.ENGLISH))
    assert isinstance(slip, SlipReady)
    assert (slip.slip.number, slip.slip.day, slip.slip.issued_at, slip.slip.copy) == ("A001", MONDAY, NINE, False)
    assert told(ReprintTicket("t1")) == SlipReady(replace(slip.slip, copy=True))
    assert told(CallNext(), me) == TicketDone("t1", "A001")
    assert told(UndoLast(), me) == Nothing()
    assert told(CancelTicket("t1", "x"), me) == TicketDone("t1", "A001")
    assert told(ServeWalkIn("KP"), me) == TicketDone("t2", "A002")
    assert told(CallHelp()) == Nothing()
    assert told(CloseDay(), BOSS) == DayDone(MONDAY)
    assert told(CloseDay(), BOSS) == DayDone(MONDAY)


def test_a_changed_configuration_goes_on_with_the_tickets_of_the_day() -> None:
    room = Room()
    room.sit("1")
    slow = room.take("MUT")
    room.take("KP", priority=True)
    room.later(minutes=9)
    policy = replace(room.directory.office.order, max_overtaken=0)
    changed = replace(room.directory, office=replace(room.directory.office, order=policy), services=())
    room.state.adopt(changed)
    room.directory = changed
    assert room.call("1") == slow  # may not be overtaken any more
    assert rows.queue_row(room.state, "A") == QueueRow("A", 1, None, 1)


def test_six_thousand_waiting_cost_no_time() -> None:
    """A guard against looking at every ticket: that would cost tens of milliseconds a call."""
    from time import process_time  # noqa: PLC0415 - the only test that looks at a real clock

    room = Room(office(queues=(queue("A", last=99_999, width=5),)))
    me = room.sit("1")
    for n in range(6000):
        room.take("KP" if n % 2 else "MUT", priority=n % 5 == 0)
        room.now += timedelta(milliseconds=500)
    start = process_time()
    for _ in range(300):
        room.ok(CallNext(), me)
        room.state.put_desk(replace(room.state.desk("1"), current=None))
    assert (process_time() - start) / 300 < 0.002
