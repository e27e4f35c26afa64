"""What the hub's words and the passing of time do to the clerk's window: pictures, answers, refusals, silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from counter.inputs import AskPicture, Got, Heard, Step, Wish
from counter.state import Line, Notice, Pending, Phase, Sheet, SheetKind, State, Tone
from counter.verbs import UNDOABLE, At, Say, Verb
from shared.language.sentences import state_key
from shared.model import DayEnd
from shared.protocol.commands import DayDone, TicketDone
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import AlertKind, DeskSnapshot, DeskState

BAR = timedelta(seconds=5)
"""How long the undo bar stands; Ctrl+Z works for the hub's 60 s."""
ERROR_STANDS = timedelta(seconds=12)
SETTLE = timedelta(seconds=1)
"""An answer whose picture does not come within this is taken as it is."""
LATE = timedelta(seconds=30)
"""The link answers long before this; without it the outcome is unknown all the same."""
ASK_AGAIN = timedelta(seconds=5)

SHOWN_BY_ANSWER = frozenset(
    {
        *(Verb.LOG_IN, Verb.CHANGE_PIN, Verb.ANNOUNCE, Verb.RECALL),
        *(Verb.CLOSE_DAY, Verb.ACCEPT_CLOCK, Verb.EMERGENCY),
    }
)
"""Verbs after whose answer no picture needs to be awaited."""


def heard(state: State, said: Heard, at: datetime) -> State:
    old, new = state.snapshot, said.snapshot
    told = _logged_out(state, said)
    if told is None and old and old.me and old.me.desk:
        told = _taken_over(state, new, at)
    pending = state.pending
    if pending and (pending.phase is Phase.SETTLING or (pending.phase is Phase.CHECKING and said.whole)):
        state = replace(state, pending=None, settled_at=at)
        if pending.phase is Phase.CHECKING:
            told = told or Notice(Say("counter.checked"), Tone.TELL, at + ERROR_STANDS)
    me = new.me
    clock_set = old is not None and old.now != new.now  # a change keeps the time of its picture otherwise
    return replace(
        state,
        snapshot=new,
        line=Line.UP if said.whole or state.line is Line.UP else state.line,
        refused=None,
        ahead=new.now - at if said.whole or clock_set else state.ahead,
        notice=told if told and (told.tone is Tone.ERROR or not _stands(state.notice)) else state.notice,
        sheet=_sheet_after(state.sheet, new),
        dismissed=state.dismissed & {alert.alert for alert in new.alerts} | _standing(state.dismissed),
        one_time=state.one_time if me is None or me.must_change_pin else "",
        desk=None if told and told.tone is Tone.ERROR else state.desk,
    )


def _stands(notice: Notice | None) -> bool:
    """Whether a sentence is to be read until it is put away: news that passes does not take its place."""
    return notice is not None and notice.until is None


def _standing(dismissed: frozenset[str]) -> frozenset[str]:
    """What is dismissed about devices (``printer:kios-1``) has no alert row of its own."""
    return frozenset(key for key in dismissed if ":" in key)


def _sheet_after(sheet: Sheet | None, new: DeskSnapshot) -> Sheet | None:
    """A sheet about a visitor who is gone, or of a desk that was left, closes by itself."""
    if sheet is None or ((new.me is None or new.me.desk is None) and sheet.kind is not SheetKind.MENU):
        return None
    if sheet.kind is SheetKind.EMERGENCY and new.emergency is None:
        return None
    gone = sheet.ticket is not None and all(row.ticket != sheet.ticket for row in new.tickets)
    return None if gone else sheet


def _logged_out(state: State, said: Heard) -> Notice | None:
    """Whether the person here was logged out without having wished it, and why."""
    new, left = said.snapshot, said.left
    if new.me is not None or state.snapshot is None or state.snapshot.me is None:
        return None
    if state.pending and state.pending.verb is Verb.LOG_OUT:
        return None
    alert = next((row for row in new.alerts if row.kind is AlertKind.LOGGED_IN_ELSEWHERE), None)
    if alert is not None:
        return Notice(Say(f"alert.{alert.kind.value}", {"name": alert.name}), Tone.ERROR)
    if left is not None and left.code is RefusalCode.TAKEN_OVER:
        return Notice(Say(f"alert.{AlertKind.LOGGED_IN_ELSEWHERE.value}", {"name": left.name or ""}), Tone.ERROR)
    return Notice(Say("counter.logged_out"), Tone.ERROR)


def _taken_over(state: State, new: DeskSnapshot, at: datetime) -> Notice | None:
    """Whether my desk was taken from me, and by whom."""
    old = state.snapshot.me if state.snapshot else None
    if old is None or old.desk is None or (new.me and new.me.desk == old.desk):
        return None
    if state.pending and state.pending.verb in (Verb.CLOSE_DESK, Verb.LOG_OUT, Verb.OPEN_DESK):
        return None
    row = next((row for row in new.desks if row.desk == old.desk), None)
    info = next((desk for desk in new.directory.desks if desk.id == old.desk), None)
    where = info.label if info else old.desk
    if row and row.staff and row.staff != old.staff:
        return Notice(Say("counter.taken_over", {"desk": where, "name": row.staff_name or row.staff}), Tone.ERROR)
    if new.me is None or row is None or row.state is not DeskState.CLOSED:
        return None
    if any(seat.staff == old.staff for seat in new.desks):
        return Notice(Say("counter.moved"), Tone.ERROR)
    return Notice(Say("counter.desk_closed", {"desk": where}), Tone.TELL, at + ERROR_STANDS)


def got(state: State, said: Got, at: datetime) -> Step:
    pending = state.pending
    if pending is None or pending.id != said.id:
        return state, ()
    if isinstance(said.outcome, Refusal):
        return _refused(state, pending, said.outcome, at)
    result = said.outcome.result
    number = result.number if isinstance(result, TicketDone) else None
    done = pending.done
    if done and number and "number" in done.values:
        done = Say(done.key, {**done.values, "number": number})
    tone = Tone.DONE if pending.verb in UNDOABLE else Tone.TELL
    notice = Notice(done, tone, at + BAR) if done else None
    if isinstance(result, DayDone) and result.end is not None:
        notice = _day_closed(result.end)
    settled = pending.verb in SHOWN_BY_ANSWER
    return replace(
        state,
        pending=None if settled else replace(pending, phase=Phase.SETTLING, at=at),
        settled_at=at,
        notice=notice if notice or pending.verb is not Verb.LOG_IN else None,
        desk=None if pending.verb is Verb.OPEN_DESK else state.desk,
        one_time="" if pending.verb in (Verb.CHANGE_PIN, Verb.LOG_OUT) else state.one_time,
    ), ()


def _day_closed(end: DayEnd) -> Notice:
    """The day in figures, with as much of the head as a person can copy by hand and ``verify`` takes."""
    counts = {"tickets": end.tickets, "served": end.served, "no_show": end.no_show, "unserved": end.unserved}
    code = Say("counter.day_code", {"head": f"{end.head[:8]} {end.head[8:16]}"})
    return Notice(Say("counter.day_closed", counts), Tone.TELL, more=code)


def _refused(state: State, pending: Pending, refusal: Refusal, at: datetime) -> Step:
    if refusal.code is RefusalCode.TIMEOUT and pending.verb is not Verb.LOG_IN:
        checking = replace(pending, phase=Phase.CHECKING, at=at)
        asks: tuple[Wish, ...] = (AskPicture(),) if state.line is Line.UP else ()
        return replace(state, pending=checking, notice=None, opening=False), asks
    said = refused(refusal)
    tone = Tone.TELL if refusal.code is RefusalCode.OFFLINE else Tone.ERROR
    return replace(
        state,
        pending=None,
        settled_at=at,
        opening=False,
        one_time="" if pending.verb is Verb.LOG_IN else state.one_time,
        notice=Notice(said, tone, at + ERROR_STANDS),
    ), ()


def refused(refusal: Refusal) -> Say:
    """A refusal's sentence with what it names."""
    values = {"name": refusal.name or "", "number": refusal.number or ""}
    state = Say(state_key(refusal)) if refusal.state else ""
    until = At(refusal.at) if refusal.at else ""
    return Say(f"refusal.{refusal.code.value}", {**values, "state": state, "at": until})


def tick(state: State, at: datetime) -> Step:
    wishes: tuple[Wish, ...] = ()
    pending = state.pending
    if pending:
        age = at - pending.at
        if pending.phase is Phase.SETTLING and age >= SETTLE:
            state = replace(state, pending=None, settled_at=at)
        elif pending.phase is Phase.SENT and age >= LATE:
            state, wishes = replace(state, pending=replace(pending, phase=Phase.CHECKING, at=at)), (AskPicture(),)
        elif pending.phase is Phase.CHECKING and age >= ASK_AGAIN and state.line is Line.UP:
            state, wishes = replace(state, pending=replace(pending, at=at)), (AskPicture(),)
    if state.notice and state.notice.until and at >= state.notice.until:
        state = replace(state, notice=None)
    return state, wishes
