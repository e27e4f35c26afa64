"""The working state: what is stored plus what the batch in hand has decided; loaded anew when a commit fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

import msgspec

from shared.hub.access.accounts import NO_SECRET
from shared.hub.access.login import log_in
from shared.hub.access.screens import MISSES_BURN, pair
from shared.hub.feedback import retention
from shared.hub.feedback.retention import NO_RUN, Run
from shared.hub.judge import Judge
from shared.hub.loading import NEVER, Stored
from shared.hub.once import Memory, content_hash, stored_hash
from shared.hub.store import AccessRow, Device, Entry, Staff, StoredAnswer
from shared.hub.store.feedback import FeedbackRow, Proven
from shared.hub.work import Ask, LogIn, LogOut, Pair, Tick
from shared.model import Role
from shared.protocol.commands import AcceptClock, CloseDesk, Nothing, Result
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import OfficePhase
from shared.queue.answers import answer
from shared.queue.apply import apply
from shared.queue.calendar import business_day, phase
from shared.queue.clock import day_to_open
from shared.queue.day import roll_day
from shared.queue.events import Actor, DayClosed, DayOpened, Event, PinChanged, Record, StaffAdded

HUB = Actor("hub", Role.ADMIN)
"""Who acts when nobody does."""

SETTLED = timedelta(minutes=15)
"""A clock without a battery is set by the network soon after the start; until then it is not relied on."""
OVERTIME = timedelta(hours=2)
"""Whoever came before closing is still served after it."""
AT_WORK = frozenset({OfficePhase.OPEN, OfficePhase.BREAK, OfficePhase.LAST_TICKET_PASSED})

_OTHER = Refusal(RefusalCode.SAME_ID_OTHER_CONTENT)

_Turn = DayOpened | DayClosed
Acting = Ask | LogIn | LogOut | Pair | Tick
Outcome = Result | Refusal | Device


class Pending(msgspec.Struct):
    """One piece of work, decided; told only when its entry is stored."""

    work: Acting
    outcome: Outcome
    entry: Entry | None = None
    again: list[Ask] = []  # the same command, sent again within the batch
    content: bytes = b""  # hash of a command, once computed
    settled: bool = False  # answered from memory: nothing new to remember


@dataclass(slots=True)
class Working:
    """State, book and log position, with the batch in hand applied."""

    judge: Judge
    memory: Memory
    seq: int
    high_water: datetime | None
    misses: int = 0  # wrong pairing codes since the last good one
    wall: datetime | None = None  # the machine's clock, where it is not what the hub goes by
    worked_since: datetime | None = None  # the first command that this run of the hub carried out

    def become(self, stored: Stored) -> None:
        """Go on from what is really stored; what was stored since the last telling is still to be told."""
        stored.state.changes = stored.state.left_to_tell(self.judge.state.changes)
        self.judge.state, self.judge.book = stored.state, stored.book
        self.judge.feedback.book = stored.feedback
        self.seq, self.high_water = stored.seq, stored.high_water

    def read_clock(self, now: datetime, unbelieved: datetime | None = None) -> None:
        """Doubt or trust the clock. ``unbelieved`` is what it says when the hub does not go by it."""
        self.wall, self.judge.clock_leapt = unbelieved, unbelieved is not None
        self.judge.clock_wrong = day_to_open(now, self.high_water, self.judge.state.directory.office).wrong

    def relied_on(self, at: datetime) -> bool:
        """Whether people have worked for a while by the time that is now ``at``, and still do."""
        state, office = self.judge.state, self.judge.state.directory.office
        if self.worked_since is None or at - self.worked_since < SETTLED or state.day is None:
            return False
        if day_to_open(at, self.high_water, office).day != state.day:
            return False
        return any(phase(then, office).phase in AT_WORK for then in (at, at - OVERTIME))

    def trusted(self, now: datetime) -> datetime:
        """The newest time that may be kept as trusted at ``now``."""
        if self.judge.clock_wrong:
            return self.high_water or NEVER
        return now if self.high_water is None else max(now, self.high_water)

    def attempt(self, work: Acting, now: datetime, known: StoredAnswer | None = None) -> Pending:
        """Decide one piece of work and apply it."""
        match work:
            case Ask():
                return self._ask(work, now, known)
            case LogIn():
                return self._log_in(work, now)
            case LogOut():
                return self._log_out(work, now)
            case Pair():
                return self._pair(work, now)
            case Tick():
                return self._tick(work, now)
            case _:
                assert_never(work)

    def first_account(self, account: Staff, now: datetime) -> Entry:
        """The entry that makes the very first account."""
        events = (StaffAdded(account.name, account.role), PinChanged(account.name, one_time=True))
        return Entry(None, HUB.device, b"", None, self._apply(events, (account,), HUB, now), access=(account,))

    # --- each kind of work -----------------------------------------------------------------------------------------

    def _ask(self, ask: Ask, now: datetime, known: StoredAnswer | None) -> Pending:
        content = content_hash(ask.seat.device.id, ask.command)
        told = self.memory.get(ask.id)
        if told is not None:
            return Pending(ask, told.outcome if told.content == content else _OTHER, None, [], content, settled=True)
        if known is not None:
            asked = (ask.seat.device.id, stored_hash(ask.seat.device.id, ask.command))
            same = (known.device, known.content_hash) == asked
            result: Result = known.answer.result if known.answer is not None else Nothing()
            return Pending(ask, result if same else _OTHER, None, [], content, settled=not same)
        verdict = self.judge.command(ask.command, ask.seat, ask.secret, now, ask.id)
        if isinstance(verdict, Refusal):
            return Pending(ask, verdict, None, [], content)
        if verdict.refusal is not None:
            pending = self._own(ask, verdict.events, verdict.rows, verdict.actor, verdict.refusal, now)
            pending.content = content
            return pending
        accepts = isinstance(ask.command, AcceptClock)
        if not verdict.kept:
            said = verdict.result or Nothing()
            return Pending(ask, said, None, [], content, settled=not verdict.remembered)
        at = (accepts and self.wall) or now
        deeds = self._deeds(verdict.events, verdict.feedback)
        records = self._apply(verdict.events, verdict.rows, verdict.actor, at, deeds)
        if records and self.worked_since is None and not self.judge.clock_wrong:
            self.worked_since = now
        result = verdict.result or answer(self.judge.state, ask.command, verdict.events)
        entry = Entry(
            command_id=ask.id if verdict.traced else None,
            device=ask.seat.device.id,
            content_hash=stored_hash(ask.seat.device.id, ask.command, content),
            answer=Done(result),
            records=records,
            priority_reason=verdict.priority_reason,
            access=verdict.rows,
            feedback=deeds,
        )
        return Pending(ask, result, entry, [], content)

    def _log_in(self, work: LogIn, now: datetime) -> Pending:
        ruling = log_in(self.judge.book, work.attempt, now)
        outcome = ruling.refusal or ruling.result
        account = self.judge.book.account(work.attempt.name)
        who = account.name if account is not None and not isinstance(outcome, Refusal) else None
        actor = Actor(work.seat.device.id, work.seat.device.role, who)
        return self._own(work, ruling.events, ruling.rows, actor, outcome, now)

    def _log_out(self, work: LogOut, now: datetime) -> Pending:
        verdict = self.judge.command(CloseDesk(), work.seat, NO_SECRET, now)
        if isinstance(verdict, Refusal):
            return Pending(
                work, Nothing()
            )  # nobody, no desk, or somebody is still served there: the desk stays as it is
        return self._own(work, verdict.events, (), verdict.actor, Nothing(), now)

    def _pair(self, work: Pair, now: datetime) -> Pending:
        ruling, outcome = pair(self.judge.book, work.pairing, work.local_secret, self.misses, now)
        if isinstance(outcome, Refusal):
            self.misses = (self.misses + (outcome.code is RefusalCode.BAD_CODE)) % MISSES_BURN  # burnt: from the start
        else:
            self.misses = 0
        actor = Actor(work.pairing.device, work.pairing.role)
        return self._own(work, ruling.events, ruling.rows, actor, outcome, now)

    def _tick(self, work: Tick, now: datetime) -> Pending:
        events = roll_day(self.judge.state, self.judge.context(HUB, now), self.high_water)
        run = self._retention(now)
        return self._own(work, (*events, *run.events), (), HUB, Nothing(), now, run.rows)

    def _retention(self, now: datetime) -> Run:
        """What has been kept long enough; nothing goes by a clock that is doubted."""
        if self.judge.clock_wrong or self.judge.clock_leapt:
            return NO_RUN
        room = self.judge.feedback
        return retention.due(room.book, room.rules.retention, self.judge.state.directory.office, now)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _own(
        self,
        work: Acting,
        events: Sequence[Event],
        rows: tuple[AccessRow, ...],
        actor: Actor,
        outcome: Outcome,
        now: datetime,
        told: tuple[FeedbackRow, ...] = (),
    ) -> Pending:
        """What no command id belongs to."""
        deeds = self._deeds(events, told)
        records = self._apply(events, rows, actor, now, deeds)
        lasts = records or rows or deeds
        entry = Entry(None, actor.device, b"", None, records, access=rows, feedback=deeds) if lasts else None
        return Pending(work, outcome, entry)

    def _deeds(self, events: Sequence[Event], told: tuple[FeedbackRow, ...]) -> tuple[FeedbackRow, ...]:
        """What is kept beside the log; when the day turns, what had no record is proven by one."""
        turns = any(isinstance(event, _Turn) for event in events) and self.judge.feedback.book.owed()
        return (*told, Proven()) if turns else told

    def _apply(
        self,
        events: Sequence[Event],
        rows: tuple[AccessRow, ...],
        actor: Actor,
        now: datetime,
        deeds: tuple[FeedbackRow, ...] = (),
    ) -> tuple[Record, ...]:
        """Before the first turn of the day come the records that are owed, so that its head proves them too."""
        records = []
        owed = self.judge.feedback.book.owed() if any(isinstance(deed, Proven) for deed in deeds) else ()
        for event in events:
            if isinstance(event, _Turn):
                records += [self._record(one, HUB, now, day) for day, one in owed]
                owed = ()
            records.append(self._record(event, actor, now, self._day(event, now)))
        self.judge.book.put(rows)
        self.judge.feedback.book.put(deeds)
        return tuple(records)

    def _record(self, event: Event, actor: Actor, now: datetime, day: date) -> Record:
        self.seq += 1
        record = Record(self.seq, day, now, actor, event)
        apply(self.judge.state, record)
        return record

    def _day(self, event: Event, now: datetime) -> date:
        if isinstance(event, _Turn):
            return event.day
        return self.judge.state.day or business_day(now, self.judge.state.directory.office)
