"""What the clerk sees and may press next: ``step(state, input) -> (state, wishes)``, pure.

One command is on its way at most. A press takes one fresh id; while its answer is awaited nothing else is sent. When no
answer came, only the hub's next whole picture decides what happened; nothing is ever sent a second time from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, assert_never

from counter.actions import why_not
from counter.commands import Order, chosen, direct
from counter.hearing import ERROR_STANDS, got, heard, tick
from counter.inputs import (
    Choose,
    Dismiss,
    Got,
    Heard,
    Input,
    LineLost,
    OpenCases,
    OpenFiling,
    OpenNotices,
    PickDesk,
    PickTab,
    Press,
    SendCommand,
    SendLogin,
    SendLogout,
    ShowSheet,
    Step,
    Tick,
    TurnedAway,
    TypedAnnouncement,
    TypedLogin,
    TypedPin,
    TypedSearch,
    Wish,
)
from counter.sheets import CANCEL_REASONS, KEEP, TRANSFERS
from counter.state import QUIETLY, Line, Notice, Page, Pending, Phase, Sheet, SheetKind, State, Tone
from counter.verbs import IN_MAIN_PLACE, LOCAL, Say, Verb
from shared.language import catalogue
from shared.model import Language
from shared.protocol.commands import ChangePin, SetAnnouncement

TELL_STANDS = timedelta(seconds=4)
DEAD = timedelta(seconds=1)
"""A verb pressed twice within this is one press."""
WINDOWS: Final[Mapping[Verb, Wish]] = MappingProxyType(
    {Verb.NOTICES: OpenNotices(), Verb.CASES: OpenCases(), Verb.FILE_CASE: OpenFiling()}
)
"""Verbs that open a window of their own."""
REST = timedelta(milliseconds=700)
"""The main key changes its verb under the pointer; for so long after that it takes no press."""


def step(  # noqa: PLR0912 (one branch per input is the table itself)
    state: State, said: Input, at: datetime, new_id: str
) -> Step:
    """The next state and what to do. ``at`` is this machine's time in UTC; ``new_id`` was never used before."""
    match said:
        case Heard():
            return _open_chosen(heard(state, said, at), at, new_id)
        case LineLost(since=since):
            return replace(state, line=Line.DOWN, down_since=since), ()
        case TurnedAway(refusal=refusal):
            return replace(state, line=Line.REFUSED, refused=refusal), ()
        case Got():
            state, wishes = got(state, said, at)
            state, more = _open_chosen(state, at, new_id)
            return state, wishes + more
        case Press(verb=verb, ticket=ticket):
            return _press(state, verb, ticket, at, new_id)
        case Choose(key=key):
            return _choose(state, key, at, new_id)
        case ShowSheet(kind=kind):
            ours = state.sheet and state.sheet.kind in TRANSFERS and kind in TRANSFERS
            return (replace(state, sheet=replace(state.sheet, kind=kind)) if ours and state.sheet else state), ()
        case TypedSearch(text=text):
            return (replace(state, sheet=replace(state.sheet, typed=text)) if state.sheet else state), ()
        case Dismiss(alert=alert):
            return _dismiss(state, alert), ()
        case TypedLogin(name=name, pin=pin):
            return _log_in(state, name.strip(), pin, at, new_id)
        case TypedPin():
            return _change_pin(state, said, at, new_id)
        case TypedAnnouncement(text=text):
            order: Order = (Verb.ANNOUNCE, SetAnnouncement(text), Say("counter.did.announce"))
            return _send(replace(state, sheet=None), order, at, new_id)
        case PickDesk(desk=desk):
            return replace(state, desk=desk), ()
        case PickTab(tab=tab):
            return replace(state, tab=tab), ()
        case Tick():
            return tick(state, at)
    assert_never(said)


# --- what the clerk does -------------------------------------------------------------------------------------------


def _press(state: State, verb: Verb, ticket: str | None, at: datetime, new_id: str) -> Step:
    if state.sheet and state.sheet.kind not in (SheetKind.MENU, SheetKind.LIST) and verb not in LOCAL:
        return state, ()
    if verb in LOCAL:
        return _local(state, verb), ()
    if _dead(state, verb, at):
        return state, ()
    no = why_not(state, verb, at, ticket)
    if no is not None:
        pending = state.pending
        waits = pending is not None and pending.phase is not Phase.CHECKING and at - pending.at < QUIETLY
        return (state if waits else replace(state, notice=Notice(no, Tone.TELL, at + TELL_STANDS))), ()
    room = state.room
    if room is None:
        return state, ()
    if verb in WINDOWS:
        return replace(state, sheet=None, notice=None), (WINDOWS[verb],)
    kind = _sheet_for(verb)
    if kind is not None:
        about = ticket if verb in (Verb.CALL_CHOSEN, Verb.CANCEL) else room.current.ticket if room.current else None
        return replace(state, sheet=Sheet(kind, about), notice=None), ()
    if verb is Verb.LOG_OUT:
        waiting = Pending(new_id, Verb.LOG_OUT, at)
        return replace(state, pending=waiting, sheet=None, notice=None, desk=None, one_time=""), (SendLogout(new_id),)
    order = direct(room, verb, ticket, state.desk)
    if order is None:
        return state, ()
    keeps = state.sheet is not None and state.sheet.kind is SheetKind.LIST and verb in (Verb.RETURN, Verb.CANCEL)
    return _send(state if keeps else replace(state, sheet=None), order, at, new_id, ticket)


def _sheet_for(verb: Verb) -> SheetKind | None:
    match verb:
        case Verb.TRANSFER:
            return SheetKind.TRANSFER_QUEUE
        case Verb.CALL_CHOSEN:
            return SheetKind.PICK_REASON
        case Verb.CANCEL:
            return SheetKind.CANCEL_REASON
        case Verb.PAUSE:
            return SheetKind.PAUSE_REASON
        case Verb.FINISH_OTHER:
            return SheetKind.SERVICE_GIVEN
        case Verb.WALK_IN:
            return SheetKind.WALK_IN
        case Verb.ANNOUNCE:
            return SheetKind.ANNOUNCE
        case Verb.EMERGENCY:
            return SheetKind.EMERGENCY
        case Verb.CLOSE_DAY:
            return SheetKind.CLOSE_DAY
        case Verb.ACCEPT_CLOCK:
            return SheetKind.ACCEPT_CLOCK
        case Verb.CHANGE_PIN:
            return SheetKind.PIN
        case _:
            return None


def _local(state: State, verb: Verb) -> State:
    kind = {Verb.MENU: SheetKind.MENU, Verb.LIST: SheetKind.LIST}.get(verb)
    if kind is not None:
        return replace(state, sheet=None if state.sheet and state.sheet.kind is kind else Sheet(kind))
    if verb is Verb.ON_TOP:
        return replace(state, on_top=not state.on_top)
    other = Language.ENGLISH if state.language is Language.INDONESIAN else Language.INDONESIAN
    return replace(state, language=other)


def _dead(state: State, verb: Verb, at: datetime) -> bool:
    """A second press of the same key is no second wish; and the main key rests after it has changed its verb."""
    if state.pressed:
        last, when = state.pressed
        alike = last is verb or (last in IN_MAIN_PLACE and verb in IN_MAIN_PLACE)
        if alike and at - when < DEAD:
            return True
    return verb in IN_MAIN_PLACE and state.settled_at is not None and at - state.settled_at < REST


def _choose(state: State, key: str, at: datetime, new_id: str) -> Step:
    sheet, room = state.sheet, state.room
    if sheet is None:
        return state, ()
    if sheet.kind is SheetKind.MENU:
        verb = Verb(key)
        return _press(state if verb in LOCAL else replace(state, sheet=None), verb, None, at, new_id)
    if sheet.kind is SheetKind.TRANSFER_QUEUE and room and len(room.services_of(key)) > 1:
        return replace(state, sheet=Sheet(SheetKind.TRANSFER_SERVICE, sheet.ticket, key)), ()
    closed = replace(state, sheet=None)
    if room is None or key == KEEP:
        return closed, ()
    words = catalogue(Language.INDONESIAN).say(f"counter.cancel.{key}") if key in CANCEL_REASONS else key
    order = chosen(room, sheet, key, words)
    return _send(closed, order, at, new_id, sheet.ticket) if order else (state, ())


def _send(state: State, order: Order, at: datetime, new_id: str, ticket: str | None = None) -> Step:
    verb, command, done = order
    no = why_not(state, verb, at, ticket)
    if no is not None:
        return replace(state, notice=Notice(no, Tone.TELL, at + TELL_STANDS)), ()
    waiting = Pending(new_id, verb, at, done)
    return replace(state, pending=waiting, pressed=(verb, at), notice=None), (SendCommand(new_id, command),)


def _log_in(state: State, name: str, pin: str, at: datetime, new_id: str) -> Step:
    no = why_not(state, Verb.LOG_IN, at)
    if no is None and not (name and pin):
        no = Say("counter.no.name_and_pin")
    if no is not None:
        waits = state.pending is not None
        return (state if waits else replace(state, notice=Notice(no, Tone.TELL, at + TELL_STANDS))), ()
    waiting = Pending(new_id, Verb.LOG_IN, at)
    logged = replace(state, pending=waiting, notice=None, opening=state.desk is not None, one_time=pin)
    return logged, (SendLogin(new_id, name, pin),)


def _change_pin(state: State, said: TypedPin, at: datetime, new_id: str) -> Step:
    if said.new != said.again:
        return replace(state, notice=Notice(Say("counter.no.pins_differ"), Tone.ERROR, at + ERROR_STANDS)), ()
    order: Order = (Verb.CHANGE_PIN, ChangePin(said.old or state.one_time, said.new), Say("counter.did.change_pin"))
    return _send(replace(state, sheet=None), order, at, new_id)


def _dismiss(state: State, alert: str | None) -> State:
    if alert is not None:
        return replace(state, dismissed=state.dismissed | {alert})
    sheet = state.sheet
    if sheet is None:
        return replace(state, notice=None)
    if sheet.typed:
        return replace(state, sheet=replace(sheet, typed=""))
    before = Sheet(SheetKind.TRANSFER_QUEUE, sheet.ticket) if sheet.kind is SheetKind.TRANSFER_SERVICE else None
    return replace(state, sheet=before)


def _open_chosen(state: State, at: datetime, new_id: str) -> Step:
    """After the log-in the chosen desk is opened by itself: the clerk pressed one key for both."""
    if not (state.opening and state.page is Page.CHOOSE and state.desk and state.room) or state.pending:
        return state, ()
    order = direct(state.room, Verb.OPEN_DESK, None, state.desk)
    state = replace(state, opening=False)
    return _send(state, order, at, new_id) if order else (state, ())
