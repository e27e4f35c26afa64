"""One batch at a time: decide and apply up to 64 pieces of work, commit once, and only then answer and publish."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Protocol, TypeVar, assert_never

import structlog

from shared.hub import closing
from shared.hub.loading import Configured, Stored
from shared.hub.once import Remembered, content_hash
from shared.hub.store import Device, Entry, Store, StoredAnswer, StoreProblem, Trouble
from shared.hub.timepiece import Timepiece
from shared.hub.work import Adopt, Ask, LogIn, LogOut, Pair, Read, Tick, Work
from shared.hub.working import Acting, Pending, Working
from shared.model import DayEnd
from shared.protocol.commands import DayDone
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import ClockAccepted, DayClosed, Record
from shared.queue.state import State

BATCH: Final = 64
GATHER_SECONDS: Final = 0.001
"""The longest that a command waits for others to share its commit; it waits only when more were just under way."""
WARY: Final = 4_096
"""A clash makes the hub read everything again; whoever sends old ids on purpose brings that about once in so many."""
_STORAGE: Final = Refusal(RefusalCode.STORAGE)
_HOPELESS: Final = frozenset({Trouble.FULL, Trouble.UNREACHABLE, Trouble.LOCKED, Trouble.DAMAGED, Trouble.UNSAFE})
"""Troubles of the whole store: trying the rest of a batch one by one would only take longer."""

log = structlog.get_logger()
T = TypeVar("T")
_Aside = Read | Adopt


class Publisher(Protocol):
    """Who tells the screens."""

    def publish(self, state: State, records: Sequence[Record], now: datetime, *, tick: bool) -> None:
        """Tell what these records changed; ``state.take_changes()`` says where to look."""

    def begin_anew(self, state: State, now: datetime) -> None:
        """Send everybody everything again."""

    def hand_out(self, end: DayEnd) -> bool:
        """Have the closing slip printed; False while no kiosk is there."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the room needs from the world."""

    clock: Timepiece
    writer: Executor  # one thread
    load: Callable[[], Stored]  # blocking: everything again from the store
    configured: Configured  # what ``load`` goes by


class Room:
    """The one task that changes anything."""

    def __init__(self, store: Store, working: Working, outside: Outside, publisher: Publisher) -> None:
        self._store = store
        self._outside = outside
        self._publisher = publisher
        self._queue: deque[Work] = deque()
        self._wake = asyncio.Event()
        self._stopping = False
        self._enough = 1  # so many are worth a commit: the last batch and what came meanwhile
        self._closing: DayEnd | None = None  # no kiosk has been given its slip yet
        self._wary = 0  # so many commands more are looked up, after an id came a second time
        self._adopting: Adopt | None = None  # taken up when the state is sound
        self._sound = True  # False: decided work may not be stored, so the state must be loaded anew
        self.working = working

    def __len__(self) -> int:
        return len(self._queue)

    def put(self, work: Work) -> None:
        """Queue a piece of work."""
        self._queue.append(work)
        if len(self._queue) >= self._enough or len(self._queue) == 1:
            self._wake.set()

    def stop(self) -> None:
        """Finish what is queued, then end ``run``."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Work until stopped."""
        self._closing = await self._in_writer(partial(closing.due, self._store))
        while self._queue or not self._stopping:
            if not self._queue:
                self._wake.clear()
                await self._wake.wait()
                continue
            await self._gather()
            size = min(BATCH, len(self._queue))
            await self._batch([self._queue.popleft() for _ in range(size)])
            self._enough = min(BATCH, size + len(self._queue))

    async def _gather(self) -> None:
        """Under load, wait a moment for as many as were under way: a commit costs much the same for one as for many."""
        if len(self._queue) >= self._enough or self._stopping:
            return
        self._wake.clear()
        given_up = asyncio.get_running_loop().call_later(GATHER_SECONDS, self._wake.set)
        await self._wake.wait()
        given_up.cancel()

    # --- a batch ---------------------------------------------------------------------------------------------------

    async def _batch(self, batch: list[Work]) -> None:
        now = self._outside.clock()
        acting = [work for work in batch if not isinstance(work, _Aside)]
        pendings = await self._stored(acting, now)
        await self._end_days(pendings)
        for pending in pendings:
            self._tell(pending)
        state = self.working.judge.state if self._sound else None
        self._adopting = next((work for work in reversed(batch) if isinstance(work, Adopt)), self._adopting)
        if state is not None:
            self._adopt(state, now)
            records = [record for p in pendings if p.entry for record in p.entry.records]
            self._publisher.publish(state, records, now, tick=any(isinstance(w, Tick) for w in acting))
            if self._closing is not None and self._publisher.hand_out(self._closing):
                self._closing = None
                await self._in_writer(partial(closing.given, self._store))
        for work in batch:
            if isinstance(work, Read):
                work.look(state, now)

    def _adopt(self, state: State, now: datetime) -> None:
        """Go on under other settings, if there are any; a line that a supervisor has set on the TVs stays."""
        work, self._adopting = self._adopting, None
        if work is None:
            return
        configured = self._outside.configured
        if state.announcement == configured.announcement:
            state.announcement = work.announcement
        configured.directory, configured.announcement = work.directory, work.announcement
        state.adopt(work.directory)
        self.working.judge.feedback.rules = work.feedback or self.working.judge.feedback.rules
        self._publisher.begin_anew(state, now)

    async def _end_days(self, pendings: Sequence[Pending]) -> None:
        """What is known of a closed day only when it is stored: the head of the log, for the answer and the slip."""
        for pending in pendings:
            for record in pending.entry.records if pending.entry else ():
                if isinstance(record.event, DayClosed):
                    self._closing = await self._in_writer(partial(closing.ended, self._store, record.event.day))
            done = pending.outcome
            if isinstance(done, DayDone) and done.end is None:
                end = await self._in_writer(partial(closing.ended, self._store, done.day))
                pending.outcome = DayDone(done.day, end)

    async def _stored(self, acting: list[Acting], now: datetime) -> list[Pending]:
        """Each piece of work decided, and its entry on the disk."""
        if not self._sound and not await self._reload():
            return [Pending(work, _STORAGE) for work in acting]
        try:
            known = await self._known(acting)
            pendings = self._decided(acting, now, known)
            await self._append(pendings, now)
        except StoreProblem as problem:
            log.error("the store refused a batch", trouble=problem.code.value, detail=problem.detail, size=len(acting))
            self._sound = False
            self._wary = WARY if problem.code is Trouble.CLASH else self._wary
        except Exception:
            log.exception("a decision failed")
            self._sound = False
        else:
            return pendings
        return await self._one_by_one(acting, now)

    def _decided(self, acting: list[Acting], now: datetime, known: dict[str, StoredAnswer]) -> list[Pending]:
        clock = self._outside.clock
        self.working.read_clock(now, clock.wall if clock.leapt else None)
        first = self.working.attempt(Tick(), now)
        pendings = [first] if first.entry else []
        open_ids: dict[str, Pending] = {}
        for work in acting:
            if isinstance(work, Ask):
                twin = open_ids.get(work.id)
                if twin is not None:
                    twin.again.append(work)
                    continue
                open_ids[work.id] = pending = self.working.attempt(work, now, known.get(work.id))
            else:
                pending = self.working.attempt(work, now)
            pendings.append(pending)
        return pendings

    async def _known(self, acting: Sequence[Acting]) -> dict[str, StoredAnswer]:
        """What an earlier run of the hub answered to commands that may be sent again."""
        memory = self.working.memory
        asks = [w for w in acting if isinstance(w, Ask)]
        ids = [w.id for w in asks if (w.fresh or self._wary > 0) and memory.get(w.id) is None]
        self._wary = max(0, self._wary - len(asks))
        return await self._in_writer(lambda: self._store.answers_of(ids)) if ids else {}

    async def _append(self, pendings: Sequence[Pending], now: datetime) -> None:
        entries: list[Entry] = [pending.entry for pending in pendings if pending.entry is not None]
        if not entries:
            return
        trusted = self.working.trusted(now)
        records = (record for entry in entries for record in entry.records)
        accepted = [record.at for record in records if isinstance(record.event, ClockAccepted)]
        trusted = accepted[-1] if accepted else trusted
        await self._in_writer(lambda: self._store.append(entries, now=trusted))
        self.working.high_water = trusted
        if accepted:
            self._outside.clock.accept()

    async def _one_by_one(self, acting: list[Acting], now: datetime) -> list[Pending]:
        """The batch again, so that what cannot be stored is refused alone."""
        pendings: list[Pending] = []
        hopeless = False
        for work in acting:
            if hopeless or (not self._sound and not await self._reload()):
                pendings.append(Pending(work, _STORAGE))
                continue
            try:
                known = (
                    await self._in_writer(partial(self._store.answers_of, (work.id,))) if isinstance(work, Ask) else {}
                )
                alone = self._decided([work], now, known)
                await self._append(alone, now)
            except StoreProblem as problem:
                hopeless = problem.code in _HOPELESS
                alone = [Pending(work, _STORAGE)]
                self._sound = False
            except Exception:
                log.exception("a decision failed again and is refused", work=type(work).__name__)
                alone = [Pending(work, _STORAGE)]
                self._sound = False
            pendings += alone
        if not self._sound:
            await self._reload()
        return pendings

    async def _reload(self) -> bool:
        """The working state from what is really stored; False while the store cannot say."""
        try:
            fresh = await self._in_writer(self._outside.load)
        except StoreProblem as problem:
            log.error("the store cannot be read", trouble=problem.code.value, detail=problem.detail)
            return False
        self.working.become(fresh)
        self._sound = True
        return True

    async def _in_writer(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._outside.writer, act)

    # --- afterwards ------------------------------------------------------------------------------------------------

    def _tell(self, pending: Pending) -> None:
        work, outcome = pending.work, pending.outcome
        match work:
            case Ask():
                assert not isinstance(outcome, Device)  # noqa: S101 - only a pairing has a screen as its outcome
                self._tell_ask(pending, work)
            case LogIn() | LogOut():
                assert not isinstance(outcome, Device)  # noqa: S101
                work.reply(outcome)
            case Pair():
                assert isinstance(outcome, Device | Refusal)  # noqa: S101
                work.reply(outcome)
            case Tick():
                pass
            case _:
                assert_never(work)

    def _tell_ask(self, pending: Pending, ask: Ask) -> None:
        outcome = pending.outcome
        assert not isinstance(outcome, Device)  # noqa: S101
        content = pending.content or content_hash(ask.seat.device.id, ask.command)
        if not pending.settled and outcome is not _STORAGE:
            self.working.memory.put(ask.id, Remembered(content, outcome))
        ask.reply(outcome)
        for twin in pending.again:
            same = content_hash(twin.seat.device.id, twin.command) == content
            twin.reply(outcome if same else Refusal(RefusalCode.SAME_ID_OTHER_CONTENT))
