"""Whatever is pressed in whatever order: no ticket is lost, served twice, at two desks, or called against the rule."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from shared.model import (
    OPEN_STATES,
    Announcement,
    AnnouncementKind,
    OrderPolicy,
    OrderRule,
    PrintOutcome,
    PriorityReason,
    Role,
    Text,
    TicketState,
)
from shared.protocol import commands as c
from shared.protocol.refusal import Refusal
from shared.queue.events import Actor, TicketCalled, TicketFinished, TicketIssued, TicketYielded
from shared.queue.order import queue_order, score
from shared.queue.positions import positions
from shared.queue.ticket import Ticket
from tests.queue.room import BOSS, NINE, Room, office

S = TicketState
PHONE = Actor("phone", Role.PHONE)
DESKS = st.sampled_from(["1", "2", "3"])
STAFF = st.sampled_from(["ani", "budi", "sari"])
SERVICES = st.sampled_from(["KP", "MUT", "KGB", "KONS"])
NTH = st.integers(0, 30)
MAX_OVERTAKEN = 2


class Life(RuleBasedStateMachine):
    """A room where anybody presses anything."""

    @initialize(order=st.sampled_from(OrderRule))
    def open(self, order: OrderRule) -> None:
        self.room = Room(office(OrderPolicy(order, max_overtaken=MAX_OVERTAKEN)))
        self.issued: set[str] = set()
        self.wishes: list[str] = []  # of the day, by command id: carried out, refused, or never heard of
        self.given_up: set[str] = set()
        self.days = 0
        self.boards: dict[str, str] = {}  # title of what is on the TVs, by announcement
        self.drafts: dict[str, str] = {}
        self.alarm: str | None = None
        for desk in ("1", "2"):
            self.room.sit(desk)

    # --- what may happen ---------------------------------------------------------------------------------------------

    @rule(service=SERVICES, priority=st.booleans())
    def somebody_comes(self, service: str, priority: bool) -> None:
        before = dict(self.room.state.today.drawn)
        self.wishes.append(f"w{len(self.wishes)}-{self.days}")
        wish = c.IssueTicket(service, priority=PriorityReason.ELDERLY if priority else None)
        outcome = self.room.do(wish, asked=self.wishes[-1])
        if isinstance(outcome, Refusal):
            assert self.room.state.today.drawn == before
        else:
            self._note_issued()

    @rule(n=NTH, lost=st.booleans())
    def a_kiosk_gives_up_on_a_wish(self, n: int, lost: bool) -> None:
        if lost or not self.wishes:
            self.wishes.append(f"w{len(self.wishes)}-{self.days}")  # on its way still
            n = -1
        wish = self.wishes[n % len(self.wishes)]
        outcome = self.room.do(c.WithdrawTicket(wish))
        if not isinstance(outcome, Refusal):
            self.given_up |= {wish} if outcome else set()  # nothing to do: staff had cancelled it, and may undo that
            assert self.room.do(c.WithdrawTicket(wish)) == ()

    @rule(n=NTH)
    def a_wish_comes_late(self, n: int) -> None:
        """A copy of a wish that its kiosk took back; one that was carried out, the hub never asks the heart again."""
        late = sorted(self.given_up - {t.asked for t in self.room.state.tickets.values()})
        if late:
            assert isinstance(self.room.do(c.IssueTicket("KP"), asked=late[n % len(late)]), Refusal)

    @rule(n=NTH, outcome=st.sampled_from(PrintOutcome))
    def a_paper_ends(self, n: int, outcome: PrintOutcome) -> None:
        self.room.do(c.ReportPrint(self._any(n), outcome))

    @rule(seconds=st.sampled_from([1, 20, 61, 400, 1500]))
    def time_passes(self, seconds: int) -> None:
        self.room.later(seconds=seconds)
        self.room.tick()

    @rule(desk=DESKS)
    def call_next(self, desk: str) -> None:
        actor = self._actor(desk)
        expected = self._brute_force(desk, actor.staff)
        outcome = self.room.do(c.CallNext(), actor)
        if isinstance(outcome, Refusal):
            return
        called = outcome[-1]
        assert isinstance(called, TicketCalled)
        assert called.ticket == expected

    @rule(desk=DESKS)
    def come_and_call_next(self, desk: str) -> None:
        """The usual work, so that long lines get served at all."""
        self._on_current(desk, c.ConfirmArrival)
        self.call_next(desk)

    @rule(desk=DESKS, n=NTH)
    def call_a_chosen_one(self, desk: str, n: int) -> None:
        self._press(desk, c.CallTicket(self._any(n), "asked for"))

    @rule(desk=DESKS, verb=st.sampled_from([c.ConfirmArrival, c.MarkNoShow, c.Recall, c.ParkTicket, c.FinishTicket]))
    def press_on_the_current(self, desk: str, verb: type[c.ConfirmArrival]) -> None:
        self._on_current(desk, verb)

    @rule(
        desk=DESKS,
        n=NTH,
        verb=st.sampled_from([c.ConfirmArrival, c.MarkNoShow, c.ParkTicket, c.FinishTicket, c.ResumeTicket]),
    )
    def press_on_any(self, desk: str, n: int, verb: type[c.ConfirmArrival]) -> None:
        self._press(desk, verb(self._any(n)))

    @rule(desk=DESKS, n=NTH)
    def resume_or_return_or_cancel(self, desk: str, n: int) -> None:
        today = self.room.state.today
        for aside, verb in ((today.parked, c.ResumeTicket), (today.missed, c.ReturnToQueue)):
            if aside and n % 3:
                self._press(desk, verb(list(aside)[n % len(aside)]))
        if n % 7 == 0:
            self._press(desk, c.CancelTicket(self._any(n), "went home"))

    @rule(
        desk=DESKS,
        to=st.one_of(
            st.sampled_from("ABC").map(c.ToQueue), DESKS.map(c.ToDesk), STAFF.map(c.ToPerson), DESKS.map(c.ToDesk)
        ),
    )
    def hand_on(self, desk: str, to: c.ToQueue | c.ToDesk | c.ToPerson) -> None:
        current = self.room.state.desk(desk).current
        self._press(desk, c.TransferTicket(current or "t1", to))

    @rule(desk=DESKS, service=SERVICES)
    def walk_in(self, desk: str, service: str) -> None:
        if not isinstance(self._press(desk, c.ServeWalkIn(service)), Refusal):
            self._note_issued()

    @rule(n=NTH, desk=st.none() | DESKS)
    def ask_for_more_time(self, n: int, desk: str | None) -> None:
        """By phone, or at a desk; some ask again, and those who were let pass do too."""
        state, ticket = self.room.state, self._any(n)
        actor = PHONE if desk is None else self._actor(desk)
        before = positions(state, state.tickets[ticket].queue, self.room.now) if state.tickets else {}
        outcome = self.room.do(c.GiveUpPlaces(ticket), actor)
        if isinstance(outcome, Refusal):
            return
        (yielded,) = outcome
        assert isinstance(yielded, TicketYielded)
        after = positions(state, state.tickets[ticket].queue, self.room.now)
        assert before.keys() == after.keys()
        if self.room.directory.office.order.rule is OrderRule.RATIO:  # more of a class may have their turn before it
            assert after[ticket] >= before[ticket] + yielded.places
            return
        moved = {ticket: yielded.places, **dict.fromkeys(yielded.passed, -1)}
        assert after == {other: place + moved.get(other, 0) for other, place in before.items()}

    @rule(n=NTH)
    def a_visitor_goes_home(self, n: int) -> None:
        if n % 5 == 0:
            self.room.do(c.CancelTicket(self._any(n), ""), PHONE)

    @rule(desk=DESKS)
    def undo(self, desk: str) -> None:
        self._press(desk, c.UndoLast())

    @rule(desk=DESKS, staff=STAFF)
    def sit_down(self, desk: str, staff: str) -> None:
        outcome = self.room.do(c.OpenDesk(desk), Actor(f"pc-{desk}", Role.DESK, staff))
        if not isinstance(outcome, Refusal):
            self.room.actors[desk] = Actor(f"pc-{desk}", Role.DESK, staff, desk)

    @rule(desk=DESKS, verb=st.sampled_from([c.PauseDesk("prayer"), c.ResumeDesk(), c.ResumeDesk(), c.CloseDesk()]))
    def pause_or_leave(self, desk: str, verb: c.PauseDesk | c.ResumeDesk | c.CloseDesk) -> None:
        self._press(desk, verb)

    @rule(n=NTH, new=st.booleans(), seen=st.integers(0, 3))
    def a_supervisor_writes(self, n: int, new: bool, seen: int) -> None:
        self.written = f"{n}-{len(self.room.log)}"
        content = Announcement(AnnouncementKind.CARD, Text(self.written, ""))
        which = None if new else self._any_notice(n)
        known = self.room.state.announcements.get(which or "")
        outcome = self.room.do(c.SaveAnnouncement(content, which, seen), BOSS)
        if which is None:
            assert not isinstance(outcome, Refusal)
            which = next(reversed(self.room.state.announcements))
        else:
            assert isinstance(outcome, Refusal) is (known is None or known.revision != seen)
        if not isinstance(outcome, Refusal):
            self.drafts[which] = self.written

    @rule(n=NTH, seen=st.integers(0, 3))
    def a_supervisor_approves(self, n: int, seen: int) -> None:
        which = self._any_notice(n)
        if not isinstance(self.room.do(c.ApproveAnnouncement(which, seen), BOSS), Refusal) and which in self.drafts:
            self.boards[which] = self.drafts.pop(which)

    @rule(n=NTH, forget=st.booleans())
    def a_supervisor_takes_away(self, n: int, forget: bool) -> None:
        which = self._any_notice(n)
        verb = c.RemoveAnnouncement(which) if forget else c.WithdrawAnnouncement(which)
        known = which in self.boards or which in self.drafts
        assert isinstance(self.room.do(verb, BOSS), Refusal) is not known
        was = self.boards.pop(which, None)
        if forget:
            self.drafts.pop(which, None)
        elif was is not None:
            self.drafts.setdefault(which, was)

    @rule(text=st.sampled_from(["Keluar lewat pintu utara", "Gempa", ""]))
    def an_emergency(self, text: str) -> None:
        self.room.ok(c.RaiseEmergency(Text(text, "")) if text else c.LiftEmergency(), BOSS)
        self.alarm = text or None

    @precondition(lambda self: self.days < 2 and len(self.issued) > 8)
    @rule(by_hand=st.booleans())
    def the_day_ends(self, by_hand: bool) -> None:
        self.days += 1
        if by_hand:
            self.room.ok(c.CloseDay(), BOSS)
            assert all(t.state not in OPEN_STATES for t in self.room.state.tickets.values())
        self.room.now = NINE + timedelta(days=self.days)
        self.room.tick()
        self.issued.clear()
        self.wishes.clear()
        self.given_up.clear()
        for desk in ("1", "2"):
            self.room.sit(desk)

    # --- what must always hold ---------------------------------------------------------------------------------------

    @invariant()
    def no_number_of_a_wish_that_was_given_up_waits(self) -> None:
        for t in self.room.state.tickets.values():
            assert t.asked not in self.given_up or t.state in {S.CANCELLED, S.UNSERVED}

    @invariant()
    def no_ticket_is_lost_and_each_stands_in_one_place(self) -> None:
        state = self.room.state
        assert set(state.tickets) == self.issued
        lines = state.today.lines
        standing = Counter(
            place[1]
            for line in (
                *(x for kinds in lines.queues.values() for x in kinds.values()),
                *lines.desks.values(),
                *lines.people.values(),
            )
            for place in line.places
        )
        seated = Counter(d.current for d in state.desks.values() if d.current is not None)
        for t in state.tickets.values():
            assert standing[t.id] == (t.state is S.WAITING)
            assert seated[t.id] == (t.state in {S.CALLED, S.SERVING})
            assert (t.id in state.today.parked) == (t.state is S.PARKED)
            assert (t.id in state.today.missed) == (t.state is S.NO_SHOW)
        waiting = Counter(t.queue for t in state.tickets.values() if t.state is S.WAITING)
        assert {q: n for q, n in lines.waiting.items() if n} == dict(waiting)

    @invariant()
    def the_tvs_show_what_was_approved_and_nothing_else(self) -> None:
        notices = self.room.state.announcements.values()
        assert {n.id: n.approved.title.id for n in notices if n.approved is not None} == self.boards
        assert {n.id: n.draft.title.id for n in notices if n.draft is not None} == self.drafts
        alarm = self.room.state.emergency
        assert (alarm and alarm.text.id) == self.alarm

    @invariant()
    def a_visitor_is_at_the_desk_that_called(self) -> None:
        state = self.room.state
        assert all(state.tickets[d.current].desk == d.id for d in state.desks.values() if d.current is not None)
        assert max(Counter(d.staff for d in state.desks.values() if d.staff).values(), default=0) <= 1

    @invariant()
    def nobody_is_overtaken_too_often(self) -> None:
        assert all(t.overtaken <= MAX_OVERTAKEN for t in self.room.state.tickets.values())

    @invariant()
    def nobody_waits_for_themselves(self) -> None:
        """Who stands behind whom never goes round."""
        tickets = self.room.state.tickets
        for t in tickets.values():
            ahead, look = set[str](), list(t.let_pass)
            while look:
                other = look.pop()
                if other not in ahead and tickets[other].state is S.WAITING:
                    ahead.add(other)
                    look += tickets[other].let_pass
            assert t.id not in ahead

    @invariant()
    def phones_are_told_the_order_in_which_desks_would_call(self) -> None:
        state, now = self.room.state, self.room.now
        for queue in state.queues:
            told = positions(state, queue, now)
            assert told.keys() == {t.id for t in state.tickets.values() if t.state is S.WAITING and t.queue == queue}
            order = list(queue_order(state, queue, now))
            first = min((told[t] for t in order), default=0)
            assert [told[t] for t in order] == list(range(first, first + len(order)))

    def teardown(self) -> None:
        if not hasattr(self, "room"):
            return
        log = self.room.log
        assert self.room.replayed().fingerprint() == self.room.state.fingerprint()
        drawn = Counter((e.day, e.number) for r in log if isinstance(e := r.event, TicketIssued))
        assert all(n == 1 for n in drawn.values())
        assert [r.seq for r in log] == list(range(1, len(log) + 1))
        finished = Counter(r.event.ticket for r in log if isinstance(r.event, TicketFinished))
        done = [t for t in self.room.state.tickets.values() if t.state is S.DONE]
        assert all(finished[t.id] >= 1 for t in done)

    # --- helps -------------------------------------------------------------------------------------------------------

    def _note_issued(self) -> None:
        self.issued.add(next(reversed(self.room.state.tickets)))

    def _actor(self, desk: str) -> Actor:
        return self.room.actors.get(desk) or Actor(f"pc-{desk}", Role.DESK, "ani", desk)

    def _press(self, desk: str, command: c.HeartCommand) -> object:
        return self.room.do(command, self._actor(desk))

    def _on_current(self, desk: str, verb: type[c.ConfirmArrival]) -> None:
        current = self.room.state.desk(desk).current
        if current is not None:
            self._press(desk, verb(current))

    def _any(self, n: int) -> str:
        known = list(self.room.state.tickets)
        return known[n % len(known)] if known else "t1"

    def _any_notice(self, n: int) -> str:
        known = list(self.room.state.announcements)
        return known[n % len(known)] if known else "t1"

    def _brute_force(self, desk: str, staff: str | None) -> str | None:
        """Who must be next, by looking at every ticket of the day."""
        state = self.room.state
        waiting = [t for t in state.tickets.values() if t.state is S.WAITING]
        handed = [t for t in waiting if t.desk == desk or (t.desk is None and t.staff and t.staff == staff)]
        if handed:
            return min(handed, key=lambda t: t.arrived).id
        info = state.places[desk]
        for queues in (info.main, info.help):
            tier = [t for t in waiting if t.queue in queues and t.desk is None and t.staff is None]
            if tier:
                return self._first(desk, [t for t in tier if not self._held(t, tier)]).id
        return None

    @staticmethod
    def _held(ticket: Ticket, tier: list[Ticket]) -> bool:
        return any(t.id in ticket.let_pass and t.queue == ticket.queue for t in tier)

    def _first(self, desk: str, tier: list[Ticket]) -> Ticket:
        state, policy = self.room.state, self.room.directory.office.order
        by_arrival = sorted(tier, key=lambda t: t.arrived)
        match policy.rule:
            case OrderRule.FIFO:
                return by_arrival[0]
            case OrderRule.RATIO:
                wanted = state.desk(desk).priority_turns < policy.ratio_priority
                return next((t for t in by_arrival if t.priority is wanted), by_arrival[0])
            case OrderRule.ACCUMULATING:
                pressed = [t for t in by_arrival if not t.priority and t.overtaken >= policy.max_overtaken]
                now = self.room.now
                best = min(by_arrival, key=lambda t: -score(t, policy, state.target_minutes(t.service), now))
                return pressed[0] if pressed else best


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=60,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
