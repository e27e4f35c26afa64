"""What may be pressed now, and if not, why not: one rule per verb, asked of the state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from counter.facts import Room
from counter.state import Line, Page, Phase, State
from counter.verbs import LOCAL, SHORTCUTS, Say, Verb
from shared.model import TicketState
from shared.protocol.views import TicketRow


@dataclass(frozen=True, slots=True)
class Action:
    """A verb as a key shows it. ``reason`` says why it cannot be done now; None means it can."""

    verb: Verb
    label: Say
    shortcut: str
    reason: Say | None = None

    @property
    def enabled(self) -> bool:
        """Whether it can be pressed."""
        return self.reason is None


def action(state: State, verb: Verb, at: datetime, ticket: str | None = None) -> Action:
    """The verb with its words, its key and whether it can be done; ``ticket`` for the verbs of a list row."""
    return Action(verb, label(state, verb), SHORTCUTS[verb], why_not(state, verb, at, ticket))


def main_verb(state: State) -> Verb:
    """The verb of the one main key."""
    room = state.room
    current = room.current if room else None
    if current is None:
        return Verb.UNPAUSE if room and room.paused else Verb.CALL_NEXT
    return Verb.ARRIVE if current.state is TicketState.CALLED else Verb.CALL_NEXT


def label(state: State, verb: Verb) -> Say:
    """The words on the key."""
    room = state.room
    current = room.current if room else None
    if verb is Verb.CALL_NEXT and current and current.state is TicketState.SERVING:
        return Say("counter.verb.finish_and_call")
    return Say(f"counter.verb.{verb.value}")


def why_not(state: State, verb: Verb, at: datetime, ticket: str | None = None) -> Say | None:
    """Why ``verb`` cannot be done now, or None. What hangs on the line comes before what hangs on the visitor."""
    if verb in LOCAL:
        return None
    room = state.room
    if verb is Verb.NOTICES:
        return None if room and room.supervises else Say("counter.no.supervisor")
    if verb in (Verb.CASES, Verb.FILE_CASE):
        return _told(state, room, verb)
    if blocked := _line(state):
        return blocked
    if room is None:
        return Say("counter.no.offline")
    if verb is Verb.EMERGENCY:
        return None if room.snapshot.emergency else Say("counter.no.no_emergency")
    if verb is Verb.LOG_IN:
        return None if state.page is Page.LOGIN else Say("counter.no.logged_in")
    if room.me is None:
        return Say("counter.no.log_in_first")
    if verb in (Verb.CHANGE_PIN, Verb.LOG_OUT):
        return _leaving(room) if verb is Verb.LOG_OUT else None
    if verb in (Verb.ANNOUNCE, Verb.CLOSE_DAY, Verb.ACCEPT_CLOCK):
        return _leading(room, verb)
    if verb is Verb.OPEN_DESK:
        return None if state.desk or room.my_desk else Say("counter.no.choose_desk")
    if room.my_desk is None:
        return Say("counter.no.desk")
    return _at_desk(state, room, verb, at, ticket)


def _told(state: State, room: Room | None, verb: Verb) -> Say | None:
    """The windows about complaints open without the hub, but for nobody who is not logged in."""
    if room is None or room.me is None or state.page not in (Page.CHOOSE, Page.DESK):
        return Say("counter.no.log_in_first")
    return Say("counter.no.officer") if verb is Verb.CASES and room.me.cases is None else None


def _line(state: State) -> Say | None:
    if state.line is not Line.UP:
        return Say("counter.no.offline")
    if state.pending:
        return Say("counter.no.checking" if state.pending.phase is Phase.CHECKING else "counter.no.sending")
    return None


def _leading(room: Room, verb: Verb) -> Say | None:
    if not room.supervises:
        return Say("counter.no.supervisor")
    return Say("counter.no.clock_fine") if verb is Verb.ACCEPT_CLOCK and not room.clock_doubted else None


def _leaving(room: Room) -> Say | None:
    return Say("counter.no.visitor_here", {"number": room.current.number}) if room.current else None


def _at_desk(  # noqa: PLR0912 (one branch per verb is the table itself)
    state: State, room: Room, verb: Verb, at: datetime, ticket: str | None
) -> Say | None:
    current, row = room.current, room.ticket(ticket)
    match verb:
        case Verb.CALL_NEXT:
            return _calling(room, current) or (None if room.next else Say("counter.no.nobody"))
        case Verb.CALL_CHOSEN:
            return _calling(room, current) or _row(row, TicketState.WAITING) or _kept(room, row)
        case Verb.WALK_IN:
            return _paused(room) or _free(current)
        case Verb.RESUME:
            return _paused(room) or _free(current) or _row(row, TicketState.PARKED) or _kept(room, row)
        case Verb.RETURN:
            return _row(row, TicketState.NO_SHOW)
        case Verb.CANCEL:
            return _row(row, TicketState.WAITING, TicketState.PARKED) or _kept(room, row)
        case Verb.ARRIVE | Verb.NO_SHOW | Verb.RECALL:
            return _current(current, TicketState.CALLED)
        case Verb.PARK | Verb.TRANSFER:
            return _current(current, TicketState.CALLED, TicketState.SERVING)
        case Verb.FINISH | Verb.FINISH_OTHER:
            return _current(current, TicketState.SERVING)
        case Verb.UNDO:
            return _undo(state, room, at)
        case Verb.PAUSE:
            return Say("counter.no.paused") if room.paused else None
        case Verb.UNPAUSE:
            return None if room.paused else Say("counter.no.not_paused")
        case Verb.CLOSE_DESK:
            return _leaving(room)
        case (
            Verb.LOG_IN
            | Verb.LOG_OUT
            | Verb.OPEN_DESK
            | Verb.CHANGE_PIN
            | Verb.ANNOUNCE
            | Verb.NOTICES
            | Verb.CASES
            | Verb.FILE_CASE
            | Verb.EMERGENCY
            | Verb.CLOSE_DAY
            | Verb.ACCEPT_CLOCK
            | Verb.LIST
            | Verb.MENU
            | Verb.LANGUAGE
            | Verb.ON_TOP
        ):
            return None  # decided before; none of them needs a desk
    assert_never(verb)


def _paused(room: Room) -> Say | None:
    return Say("counter.no.paused") if room.paused else None


def _free(current: TicketRow | None) -> Say | None:
    return Say("counter.no.visitor_here", {"number": current.number}) if current else None


def _calling(room: Room, current: TicketRow | None) -> Say | None:
    """Calling finishes the visitor being served; one who is called and not yet here must be settled first."""
    if current and current.state is TicketState.CALLED:
        return Say("counter.no.settle_first", {"number": current.number})
    return _paused(room)


def _current(current: TicketRow | None, *states: TicketState) -> Say | None:
    if current is None:
        return Say("counter.no.visitor")
    if current.state in states:
        return None
    served = current.state is TicketState.SERVING
    return Say("counter.no.already_here" if served else "counter.no.not_here_yet", {"number": current.number})


def _row(row: TicketRow | None, *states: TicketState) -> Say | None:
    if row is None:
        return Say("counter.no.choose_ticket")
    return None if row.state in states else Say("counter.no.ticket_state", {"number": row.number})


def _kept(room: Room, row: TicketRow | None) -> Say | None:
    """Parked at, or handed to, another desk or colleague who is here."""
    if row is None:
        return None
    me = room.me.staff if room.me else None
    seats = [seat for seat in room.snapshot.desks if seat.staff and seat.desk != room.my_desk]
    if row.desk and row.desk != room.my_desk:
        holder = next((seat for seat in seats if seat.desk == row.desk), None)
    elif row.staff and row.staff != me:
        holder = next((seat for seat in seats if seat.staff == row.staff), None)
    else:
        return None
    name = holder.staff_name or holder.staff or "" if holder else ""
    return Say("counter.no.other_desk", {"number": row.number, "name": name}) if holder else None


def _undo(state: State, room: Room, at: datetime) -> Say | None:
    me = room.me
    if me is None or me.undo_until is None or state.now(at) >= me.undo_until:
        return Say("counter.no.undo")
    return None
