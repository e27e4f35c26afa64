"""The report tables say what the log says: after every record, after an undo, and when they are made anew."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from shared.hub.store import tables
from shared.hub.store.times import to_micros
from shared.model import (
    Announcement,
    AnnouncementKind,
    CallKind,
    DeskInfo,
    Directory,
    OfficeInfo,
    PrinterCondition,
    PrintOutcome,
    QueueInfo,
    Role,
    ServiceInfo,
    Shift,
    Text,
    TicketState,
    WeekdayHours,
)
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal
from shared.queue import events as ev
from shared.queue.apply import apply
from shared.queue.context import Context
from shared.queue.decide import decide
from shared.queue.state import State

A1, A2 = "2026-01-12-A001", "2026-01-12-A002"
NONE = Text("", "")
OPENING = datetime(2026, 1, 12, tzinfo=UTC)


@pytest.fixture
def reports(database_url):
    """All report tables, row by row, as the database has them."""
    engine = create_engine(database_url, poolclass=NullPool)

    def read():
        with engine.connect() as connection:
            return {
                table.name: connection.execute(select(table).order_by(*table.primary_key.columns)).all()
                for table in reversed(tables.REPORT_TABLES)
            }

    return read


@pytest.fixture
def day(store, clerk):
    """A day with two tickets and Sari at desk 1; answers with a function that keeps one entry more."""
    store.append([clerk.opened(), clerk.entry(ev.DeskOpened("1", "sari"), actor=_at("1"))], now=clerk.now)
    store.append(clerk.issued(2), now=clerk.now)

    def keep(*events, desk="1", staff="sari"):
        entry = clerk.entry(*events, actor=_at(desk, staff))
        store.append([entry], now=clerk.now)
        return entry.records[0].seq

    return keep


def _at(desk, staff="sari"):
    return ev.Actor(f"desk-{desk}", Role.DESK, staff, desk)


def _called(ticket, desk="1", kind=CallKind.FIRST):
    return ev.TicketCalled(ticket, desk, kind)


def _second(n):
    """Microseconds of the clerk's n-th second, which is that of record n."""
    return to_micros(OPENING) + n * 1_000_000


def test_a_ticket_stands_as_issued(day, reports):
    ticket, leg = reports()["ticket"][0], reports()["leg"][0]
    assert (ticket.ticket, ticket.day, ticket.series, ticket.figure, ticket.number) == (
        A1,
        "2026-01-12",
        "A",
        1,
        "A001",
    )
    assert (ticket.state, ticket.arrived_at, ticket.finished_at) == ("waiting", _second(3), None)
    assert (leg.leg, leg.queue, leg.desk, leg.called_at, leg.active) == (1, "A", None, None, False)


def test_the_last_call_counts_and_a_finished_visit_has_its_times(day, reports):
    day(_called(A1))
    day(_called(A1, kind=CallKind.RECALL))
    day(ev.VisitorArrived(A1, "1"))
    day(ev.TicketFinished(A1, "1", "mutasi"))
    ticket, leg = reports()["ticket"][0], reports()["leg"][0]
    assert (ticket.state, ticket.service, ticket.service_given) == ("done", "legalisasi", "mutasi")
    assert ticket.finished_at == leg.ended_at == _second(8)
    assert (leg.desk, leg.staff, leg.calls, leg.called_at, leg.serving_at) == ("1", "sari", 2, _second(6), _second(7))
    assert (leg.outcome, leg.active) == ("done", False)


def test_a_transfer_ends_one_leg_and_begins_the_next(day, reports):
    day(_called(A1))
    day(ev.VisitorArrived(A1, "1"))
    day(ev.TicketTransferred(A1, "1", "B", "mutasi"))
    day(ev.DeskOpened("2", "budi"), desk="2", staff="budi")
    day(_called(A1, "2"), desk="2", staff="budi")
    first, second = reports()["leg"][:2]
    assert (first.outcome, first.ended_at, first.active) == ("transferred", _second(7), False)
    assert (second.leg, second.queue, second.service, second.entered_at) == (2, "B", "mutasi", _second(7))
    assert (second.desk, second.staff, second.active) == ("2", "budi", True)
    assert reports()["ticket"][0].queue == "A"


def test_a_no_show_who_returns_begins_another_leg(day, reports):
    day(_called(A1))
    day(ev.TicketMissed(A1, "1"))
    assert reports()["ticket"][0].finished_at == _second(6)
    day(ev.TicketReturned(A1))
    ticket = reports()["ticket"][0]
    assert (ticket.state, ticket.finished_at) == ("waiting", None)
    assert [leg.outcome for leg in reports()["leg"] if leg.ticket == A1] == ["no_show", None]


def test_parked_time_is_kept_apart(day, reports):
    day(_called(A1))
    day(ev.VisitorArrived(A1, "1"))
    day(ev.TicketParked(A1, "1"))
    day(_called(A2))
    day(ev.TicketMissed(A2, "1"))
    day(ev.TicketResumed(A1, "1"))
    leg = reports()["leg"][0]
    assert (leg.parked_at, leg.parked_us, leg.serving_at, leg.active) == (None, 3_000_000, _second(6), True)


def test_the_end_of_the_day_leaves_nothing_open(day, reports):
    day(_called(A1))
    day(ev.TicketUnserved(A1), ev.TicketUnserved(A2), ev.DayClosed(date(2026, 1, 12)))
    assert {ticket.state for ticket in reports()["ticket"]} == {"unserved"}
    assert not any(leg.active for leg in reports()["leg"])
    assert reports()["desk_session"][0].closed_at == _second(8)


def test_a_desk_taken_over_ends_one_session_and_begins_another(day, reports):
    day(ev.DeskOpened("1", "budi", took_over_from="sari"), staff="budi")
    first, second = reports()["desk_session"]
    assert (first.staff, first.opened_at, first.closed_at) == ("sari", _second(2), _second(5))
    assert (second.staff, second.opened_at, second.closed_at) == ("budi", _second(5), None)


def test_what_became_of_a_paper_is_a_row_of_its_own(day, reports):
    day(ev.TicketPrinted(A1, PrintOutcome.FAILED, (PrinterCondition.PAPER_OUT, PrinterCondition.COVER_OPEN)))
    day(ev.TicketPrinted(A1, PrintOutcome.PRINTED, copy=True))
    papers = [(p.seq, p.ticket, p.outcome, p.conditions, p.copy) for p in reports()["paper"]]
    assert papers == [(5, A1, "failed", "paper_out cover_open", False), (6, A1, "printed", "", True)]


def test_an_undone_call_leaves_the_ticket_as_it_was(day, reports):
    before = reports()
    of = day(_called(A1))
    day(_called(A1, kind=CallKind.RECALL))
    day(ev.StepUndone("1", of))
    assert reports() == before


def test_an_undone_next_gives_the_desk_its_visitor_back(day, reports):
    day(_called(A1))
    day(ev.VisitorArrived(A1, "1"))
    before = reports()
    of = day(ev.TicketFinished(A1, "1", "legalisasi"), _called(A2))
    day(ev.StepUndone("1", of))
    assert reports() == before


def test_an_undone_transfer_takes_the_new_leg_away(day, reports):
    day(_called(A1))
    before = reports()
    of = day(ev.TicketTransferred(A1, "1", "B", "mutasi"))
    assert len(reports()["leg"]) == 3
    day(ev.StepUndone("1", of))
    assert reports() == before


def test_a_step_and_its_undoing_in_one_batch(day, store, clerk, reports):
    before = reports()
    call = clerk.entry(_called(A1), actor=_at("1"))
    undo = clerk.entry(ev.StepUndone("1", call.records[0].seq), actor=_at("1"))
    again = clerk.entry(_called(A2), actor=_at("1"))
    store.append([call, undo, again], now=clerk.now)
    assert reports()["ticket"][0] == before["ticket"][0]
    assert reports()["leg"][0] == before["leg"][0]
    assert reports()["ticket"][1].state == "called"


def test_undoing_leaves_what_another_desk_did_alone(day, reports):
    of = day(_called(A1))
    day(_called(A2, "2"), desk="2", staff="budi")
    day(ev.StepUndone("1", of))
    assert [ticket.state for ticket in reports()["ticket"]] == ["waiting", "called"]


def test_a_call_again_stays_when_what_the_desk_takes_back_was_done_to_another_ticket(day, reports):
    day(_called(A1))
    of = day(ev.TicketCancelled(A2, "salah"))
    day(_called(A1, kind=CallKind.RECALL))
    day(ev.StepUndone("1", of))
    assert [ticket.state for ticket in reports()["ticket"]] == ["called", "waiting"]
    assert [leg.calls for leg in reports()["leg"]] == [2, 0]


def test_an_undone_walk_in_stays_cancelled_and_keeps_its_number(day, clerk, reports):
    ticket = clerk.ticket(walk_in=True)
    of = day(ticket, ev.VisitorArrived(ticket.ticket, "1"))
    day(ev.TicketCancelled(ticket.ticket, "undo"), ev.StepUndone("1", of))
    row, leg = reports()["ticket"][-1], reports()["leg"][-1]
    assert (row.state, row.figure, leg.outcome, leg.active) == ("cancelled", 3, "cancelled", False)


# --- a whole room by chance ----------------------------------------------------------------------------------------

_ALL_DAY = tuple(WeekdayHours(n, (Shift(time(0), time(23, 59)),)) for n in range(7))


def _directory():
    names = {"name": NONE, "short": NONE}
    office = OfficeInfo("Kantor", NONE, "Asia/Makassar", "WITA", _ALL_DAY)
    queues = tuple(QueueInfo(q, q, examples=NONE, icon="", **names) for q in "AB")
    rest = {"note": NONE, "official": NONE, "process": NONE, "items": (), "product": NONE, "legal": ""}
    services = tuple(
        ServiceInfo(s, q, desk_minutes=5, target_minutes=15, **names, **rest) for s, q in (("a", "A"), ("b", "B"))
    )
    desks = tuple(DeskInfo(d, NONE, NONE, main=("A",), help=("B",)) for d in "123")
    return Directory(office, queues, services, desks)


def _some_command(chance, state):
    ticket = chance.choice(list(state.tickets) or ["none"])
    missed, parked = list(state.today.missed) or [ticket], list(state.today.parked) or [ticket]
    notices = list(state.announcements.values())
    notice = chance.choice(notices) if notices else None
    told = (notice.id, notice.revision) if notice is not None else ("none", 1)
    targets = (c.ToQueue("B", "b"), c.ToDesk("2"), c.ToPerson("staff-3"))
    return chance.choice(
        (
            c.IssueTicket(chance.choice("ab")),
            c.IssueTicket(chance.choice("ab")),
            c.CallNext(),
            c.CallNext(),
            c.CallTicket(ticket, "sakit"),
            c.Recall(ticket),
            c.ConfirmArrival(ticket),
            c.MarkNoShow(ticket),
            c.ReturnToQueue(chance.choice(missed)),
            c.ParkTicket(ticket),
            c.ResumeTicket(chance.choice(parked)),
            c.TransferTicket(ticket, chance.choice(targets)),
            c.FinishTicket(ticket),
            c.CancelTicket(ticket, "salah"),
            c.ServeWalkIn("a"),
            c.UndoLast(),
            c.UndoLast(),
            c.ReprintTicket(ticket),
            c.ReportPrint(ticket, PrintOutcome.PRINTED),
            c.SaveAnnouncement(Announcement(AnnouncementKind.CARD, Text(f"{chance.random()}", "")), None),
            c.SaveAnnouncement(Announcement(AnnouncementKind.CARD, Text(f"{chance.random()}", "")), None),
            c.SaveAnnouncement(Announcement(AnnouncementKind.TICKER, Text("", "Open")), *told),
            c.ApproveAnnouncement(*told),
            c.WithdrawAnnouncement(told[0]),
            c.RemoveAnnouncement(told[0]),
            c.RaiseEmergency(Text(f"{chance.random()}", "")),
            c.LiftEmergency(),
        )
    )


def _at_hand(chance, state, command, desk):
    """Often the visitor at the desk is meant, or most commands would be refused."""
    current = state.desk(desk).current
    sorting = isinstance(command, c.ReturnToQueue | c.ResumeTicket)
    if current is not None and hasattr(command, "ticket") and not sorting and chance.random() < 0.8:
        return type(command)(**{**{f: getattr(command, f) for f in command.__struct_fields__}, "ticket": current})
    return command


def _work_of_a_day(seed, clerk, steps):
    """Entries that the real heart decided, with its state after them."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    state, entries, ids = State.fresh(_directory()), [], iter(range(10_000))

    def keep(events, actor):
        entry = clerk.entry(*events, actor=actor)
        entries.append(entry)
        for record in entry.records:
            apply(state, record)

    keep([ev.DayOpened(clerk.day)], ev.Actor("hub", Role.ADMIN))
    for desk in "123":
        keep([ev.DeskOpened(desk, f"staff-{desk}")], _at(desk, f"staff-{desk}"))
    done = set()
    while len(entries) < steps:
        desk = chance.choice("123")
        actor = _at(desk, f"staff-{desk}")
        command = _at_hand(chance, state, _some_command(chance, state), desk)
        now = clerk.now + timedelta(seconds=1)
        outcome = decide(state, command, Context(now, actor, lambda: f"t{next(ids)}", lambda: f"link{next(ids)}"))
        if not isinstance(outcome, Refusal) and outcome:
            keep(outcome, actor)
            done.update(type(event).__name__ for event in outcome)
    return entries, state, done


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_room_does_the_tables_agree_with_the_heart_and_with_the_log(store, clerk, reports, seed):
    entries, state, done = _work_of_a_day(seed, clerk, 400)
    assert {"StepUndone", "TicketTransferred", "TicketReturned", "TicketResumed", "TicketCancelled"} <= done
    assert {"AnnouncementApproved", "AnnouncementWithdrawn", "AnnouncementRemoved", "EmergencyLifted"} <= done
    chance = random.Random(seed)  # noqa: S311 - no secret
    while entries:
        size = chance.choice((1, 1, 2, 5, 30))
        store.append(entries[:size], now=clerk.now)
        del entries[:size]
    kept = reports()
    by_ticket = {ticket.ticket: ticket for ticket in kept["ticket"]}
    assert {key: row.state for key, row in by_ticket.items()} == {t.id: t.state.value for t in state.tickets.values()}
    for ticket in state.tickets.values():
        legs = [leg for leg in kept["leg"] if leg.ticket == ticket.id]
        assert sum(leg.outcome == "transferred" for leg in legs) + 1 == ticket.legs
        assert (legs[-1].queue, legs[-1].service) == (ticket.queue, ticket.service)
        assert sum(leg.calls for leg in legs) == ticket.calls
        if legs[-1].calls:
            assert legs[-1].called_at == to_micros(ticket.called_at)
        at_desk = ticket.state in (TicketState.CALLED, TicketState.SERVING)
        assert [leg.desk for leg in legs if leg.active] == ([ticket.desk] if at_desk else [])
    assert len(kept["announcement"]) == len(state.announcements) > 0
    assert store.load().announcements == tuple(state.announcements.values())
    assert store.rebuild_projections() == clerk.seq
    assert reports() == kept
