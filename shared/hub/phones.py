"""Visitors' phones that watch their tickets: each is told when its place or its page has changed, and that we are here.

Only queues that changed are looked at: each one's order is made in one pass, right after the commit, and then its
phones are told from it a few at a time, so that nothing else has to wait for them; what changes meanwhile, whoever is
still to be told hears at once in its newest form. Every frame is made once for all phones that are told the same and is
written as it is. A phone whose socket is full is told nothing more until there is room, and then what is true by then:
what waits for it does not grow. One that takes nothing for two heartbeats is dropped.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

import msgspec

from shared.hub.limits import Bucket
from shared.hub.web.ticket_view import page_key, place_words
from shared.hub.wire import packed
from shared.language.dates import clock
from shared.model import Language, TicketState
from shared.protocol.phone import BEAT_SECONDS, GONE, Fresh, PhoneFrame, Placed
from shared.queue.lines import Turns
from shared.queue.positions import Place, place_in, places, turns
from shared.queue.state import Changes, State
from shared.queue.ticket import Ticket

AT_ONCE: Final = 25
"""So many tickets are told of before the loop may do something else."""
DEAF: Final = 2
"""So many heartbeats that do not leave, and a phone is dropped."""
BEAT: Final = timedelta(seconds=1)
"""A tenth of the phones is told each second that the hub is there."""

_encoder: Final = msgspec.json.Encoder()


class Socket(Protocol):
    """What a phone is written to by."""

    def ready(self) -> bool:
        """Whether a frame written now leaves at once."""

    def gone(self) -> bool:
        """Whether nothing can be written any more."""

    def write(self, frame: bytes) -> None:
        """Write one frame without waiting."""

    def part(self) -> None:
        """Close once what was written has left."""

    def abort(self) -> None:
        """Drop it now."""


@dataclass(slots=True, eq=False)
class Phone:
    """One page that is open."""

    wire: Socket
    language: Language
    bucket: Bucket
    late: bool = False  # was told nothing of late: its socket is full
    missed: int = 0  # heartbeats in a row that did not leave
    slot: int = 0
    watch: Watch | None = None  # what it watches, from ``join`` to ``leave``


@dataclass(slots=True, eq=False)
class Watch:
    """A ticket that somebody watches, as it was told last."""

    ticket: str
    queue: str | None = None  # while it waits
    page: str = ""
    place: Place | None = None
    phones: list[Phone] = field(default_factory=list)


@dataclass(slots=True)
class Round:
    """A queue whose watchers are being told: how it stands, and who is still to be told, the next one last."""

    standing: Turns
    left: list[Watch]


class Phones:
    """All of them."""

    def __init__(self) -> None:
        self._watches: dict[str, Watch] = {}
        self._queues: dict[str, dict[str, Watch]] = {}
        self._rounds: dict[str, Round] = {}
        self.telling = False  # some are still to be told
        self._slots: tuple[dict[Phone, None], ...] = tuple({} for _ in range(BEAT_SECONDS))
        self._next_slot = 0
        self._beaten: datetime | None = None
        self._words = _Words()

    def __len__(self) -> int:
        return sum(len(slot) for slot in self._slots)

    # --- coming and going ------------------------------------------------------------------------------------------

    def join(self, phone: Phone, ticket: Ticket, state: State, now: datetime, most: int) -> None:
        """A page of this ticket is open; of more than ``most`` the one that is open for longest is closed."""
        watch = self._watches.get(ticket.id) or self._begin(ticket, state, now)
        watch.phones.append(phone)
        phone.watch = watch
        if len(watch.phones) > most:
            oldest = watch.phones[0]
            self.leave(oldest)
            oldest.wire.part()
        phone.slot = min(range(BEAT_SECONDS), key=lambda n: len(self._slots[n]))
        self._slots[phone.slot][phone] = None
        self._words.read_clock(now, ZoneInfo(state.directory.office.zone))
        self._tell_all(phone)

    def leave(self, phone: Phone) -> None:
        """A page was closed."""
        self._slots[phone.slot].pop(phone, None)
        watch, phone.watch = phone.watch, None
        if watch is not None:
            watch.phones.remove(phone)
            if not watch.phones:
                self._forget(watch)

    def asked(self, phone: Phone, now: datetime) -> None:
        """The phone wants to know whether what it shows is right."""
        self._words.read_clock(now)
        self._tell_all(phone)

    def room_again(self, phone: Phone) -> None:
        """The phone's socket has room."""
        if phone.late:
            self._tell_all(phone)

    # --- telling ---------------------------------------------------------------------------------------------------

    def publish(self, state: State, changes: Changes, now: datetime, *, tick: bool, due: bool) -> None:
        """Tell what changed; ``due`` when places are to follow the clock alone."""
        if not self._watches:
            return
        self._words.read_clock(now, ZoneInfo(state.directory.office.zone))
        if changes.office:
            for watch in [w for w in self._watches.values() if w.ticket not in state.tickets]:
                self._end(watch)
        queues = set(self._queues) if due or changes.office else set(changes.queues)
        for ticket in changes.tickets:
            known = state.tickets.get(ticket)
            if known is not None:
                queues.add(known.queue)  # an overtaken one may have become the next in a queue where nothing else did
                self._look(known)
        for queue in queues & self._queues.keys():
            self._begin_round(queue, turns(state, queue, now))
        if tick:
            self._beat(now)
        if self._rounds and not self.telling:
            self.telling = True
            asyncio.get_running_loop().call_soon(self._tell_some)

    def _look(self, ticket: Ticket) -> None:
        """A ticket has changed: when its page has, that cannot wait."""
        watch = self._watches.get(ticket.id)
        if watch is None:
            return
        page = watch.page
        self._turn(watch, ticket)
        if watch.page != page:
            for phone in tuple(watch.phones):
                self._write(phone, self._words.fresh(watch.page, phone.language))

    def _turn(self, watch: Watch, ticket: Ticket) -> None:
        """Know the page that a ticket has, and the queue in which it stands."""
        watch.page = page_key(ticket)
        queue = ticket.queue if ticket.state is TicketState.WAITING else None
        if watch.queue != queue:
            self._queues.get(watch.queue or "", {}).pop(watch.ticket, None)
            watch.queue, watch.place = queue, None
            if queue is not None:
                self._queues.setdefault(queue, {})[watch.ticket] = watch

    def _begin_round(self, queue: str, standing: Turns) -> None:
        """Tell the watchers of a queue how it stands: first those whom the last round has not come to."""
        left, old = list(self._queues[queue].values())[::-1], self._rounds.get(queue)
        if old is not None:
            first = set(old.left)
            left = [watch for watch in left if watch not in first] + old.left
        self._rounds[queue] = Round(standing, left)

    def _tell_some(self) -> None:
        """Tell the next few of one queue; the loop does what else there is between them."""
        queue = next(iter(self._rounds))
        now = self._rounds.pop(queue)
        known, told = places(now.standing), 0
        while now.left and told < AT_ONCE:
            watch = now.left.pop()
            ahead = now.standing.ahead.get(watch.ticket) if watch.queue == queue else None
            if ahead is not None and known[ahead] != watch.place:
                watch.place = known[ahead]
                told += 1
                for phone in tuple(watch.phones):
                    self._write(phone, self._words.placed(watch.place, phone.language))
        if now.left:
            self._rounds[queue] = now  # after the other queues
        self.telling = bool(self._rounds)
        if self.telling:
            asyncio.get_running_loop().call_soon(self._tell_some)

    def _beat(self, now: datetime) -> None:
        """Say to some of the phones that the hub is there."""
        if self._beaten is not None and timedelta(0) <= now - self._beaten < BEAT:
            return
        self._beaten = now
        slot = self._slots[self._next_slot]
        self._next_slot = (self._next_slot + 1) % len(self._slots)
        for phone in tuple(slot):
            if phone.missed >= DEAF:
                phone.wire.abort()
            elif phone.watch is not None:
                phone.missed += 1
                self._write(phone, self._words.fresh(phone.watch.page, phone.language))

    def _write(self, phone: Phone, frame: bytes) -> None:
        if phone.wire.gone():
            return
        if not phone.wire.ready():
            phone.late = True
            return
        phone.missed = 0
        phone.wire.write(frame)

    def _tell_all(self, phone: Phone) -> None:
        """All that there is to know."""
        watch, phone.late = phone.watch, False
        if watch is None:
            return
        frame = self._words.fresh(watch.page, phone.language)
        if watch.place is not None:
            frame += self._words.placed(watch.place, phone.language)
        self._write(phone, frame)

    def _end(self, watch: Watch) -> None:
        """The day of this ticket is over, and with it its page."""
        for phone in tuple(watch.phones):
            self._write(phone, self._words.fresh(GONE, phone.language))
            self.leave(phone)
            phone.wire.part()

    def _begin(self, ticket: Ticket, state: State, now: datetime) -> Watch:
        watch = self._watches[ticket.id] = Watch(ticket.id)
        self._turn(watch, ticket)
        if watch.queue is not None:
            watch.place = place_in(turns(state, watch.queue, now), ticket.id)
        return watch

    def _forget(self, watch: Watch) -> None:
        self._watches.pop(watch.ticket, None)
        self._queues.get(watch.queue or "", {}).pop(watch.ticket, None)


class _Words:
    """Frames as of the minute that the office's clock shows, each made once."""

    def __init__(self) -> None:
        self._zone = ZoneInfo("UTC")
        self._at: dict[Language, str] = {}
        self._fresh: dict[tuple[str, Language], bytes] = {}
        self._placed: dict[tuple[Place, Language], bytes] = {}

    def read_clock(self, now: datetime, zone: ZoneInfo | None = None) -> None:
        """Know what time it is."""
        self._zone = zone or self._zone
        at = {language: clock(now, self._zone, language) for language in Language}
        if at != self._at:
            self._at = at
            self._fresh.clear()
            self._placed.clear()

    def fresh(self, page: str, language: Language) -> bytes:
        """That the page is right."""
        known = self._fresh.get((page, language))
        if known is None:
            known = self._fresh[page, language] = _frame(Fresh(self._at[language], page))
        return known

    def placed(self, place: Place, language: Language) -> bytes:
        """That the place is this one."""
        known = self._placed.get((place, language))
        if known is None:
            words = place_words(place.ahead, place.estimate, language)
            said = Placed(self._at[language], str(place.ahead), words.line, words.wait)
            known = self._placed[place, language] = _frame(said)
        return known


def _frame(message: PhoneFrame) -> bytes:
    return packed(_encoder.encode(message))
