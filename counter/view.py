"""The window in words: everything a page shows, derived from the state in one go; nothing here remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.actions import Action, action, main_verb
from counter.card import Card, Count, card, counts
from counter.facts import Room
from counter.health import Health, health
from counter.rows import Lists, TabText, tabs
from counter.sheets import place
from counter.state import QUIETLY, Line, Page, Phase, State, Tab, Tone
from counter.verbs import Say, Verb, keycap
from counter.words import Words, waited
from shared.protocol.views import DeskState, OfficePhase, TicketRow

NOBODY = Card()
NOBODY_LOOKED = Health()
_EMPTY = {
    Tab.PARKED.value: "counter.empty.parked",
    Tab.MISSED.value: "counter.empty.missed",
    Tab.CALLS.value: "counter.empty.calls",
}


@dataclass(frozen=True, slots=True)
class KeyText:
    """One key in words."""

    verb: Verb
    label: str
    shortcut: str
    cap: str
    enabled: bool
    reason: str


NO_KEY = KeyText(Verb.CALL_NEXT, "", "", "", False, "")


@dataclass(frozen=True, slots=True)
class View:
    """Everything one window shows, but for the rows of its lists."""

    page: str = Page.STARTING.value
    starting: str = ""
    office: str = ""
    greeting: str = ""
    title: str = ""
    line: str = ""
    line_tone: str = "down"  # up, paused, down
    phase: str = ""
    card: Card = NOBODY
    main: KeyText = NO_KEY
    main_detail: str = ""
    main_why: str = ""
    counts: tuple[Count, ...] = ()
    tabs: tuple[TabText, ...] = ()
    list_title: str = ""
    empty: str = ""
    notice: str = ""
    notice_more: str = ""
    notice_tone: str = ""  # done, tell, error, offline, alert
    notice_alert: str = ""  # the alert that the cross puts away
    health: Health = NOBODY_LOOKED
    desk_note: str = ""
    open_label: str = ""
    emergency: str = ""
    emergency_head: str = ""


def words_of_key(act: Action, state: State, words: Words, at: datetime) -> KeyText:
    """A key as shown: while an answer is only just awaited it keeps its face."""
    pending = state.pending
    quiet = pending is not None and pending.phase is not Phase.CHECKING and at - pending.at < QUIETLY
    reason = None if quiet and act.reason and act.reason.key == "counter.no.sending" else act.reason
    cap = keycap(act.shortcut)
    return KeyText(act.verb, words(act.label), act.shortcut, cap, reason is None, words(reason))


def view(state: State, all_rows: Lists, words: Words, at: datetime) -> View:
    """The window now."""
    room = state.room
    if room is None:
        return View(starting=_starting(state, words), line=words.say("counter.line.down"))
    now = state.now(at)
    main = words_of_key(action(state, main_verb(state), at), state, words, at)
    notice = _notice(state, room, words, at)
    emergency = room.snapshot.emergency
    return View(
        page=state.page.value,
        office=room.snapshot.directory.office.name,
        greeting=words.say(f"counter.greeting.{_part_of_day(now, words)}"),
        title=_title(room, words),
        line=_line(state, room, words),
        line_tone="down" if state.line is not Line.UP else "paused" if room.paused else "up",
        phase=_phase(room, words),
        card=card(room, words, now),
        main=main,
        main_detail=_detail(state, room, main, words, now),
        main_why=_why(room, main, words),
        counts=counts(room, all_rows, words, now),
        tabs=tabs(room, all_rows, state.tab, words),
        list_title=_list_title(all_rows, state.tab, words),
        empty=words.say(_EMPTY.get(state.tab, "counter.empty")),
        notice=notice[0],
        notice_more=notice[1],
        notice_tone=notice[2],
        notice_alert=notice[3],
        health=health(room, words),
        desk_note=_desk_note(state, room, words),
        open_label=_open_label(state, room, words),
        emergency=words(emergency.text) if emergency else "",
        emergency_head=words.say("counter.emergency.head", t=words.clock(emergency.since)) if emergency else "",
    )


def _list_title(all_rows: Lists, tab: str, words: Words) -> str:
    """What the list under it holds."""
    match tab:
        case Tab.PARKED:
            return words.say("counter.tab.parked", n=len(all_rows.parked))
        case Tab.MISSED:
            return words.say("counter.tab.missed", n=len(all_rows.missed))
        case Tab.CALLS:
            return words.say("counter.tab.calls")
        case _:
            return words.say("counter.list.waiting", n=len(all_rows.waiting))


def _starting(state: State, words: Words) -> str:
    if state.refused:
        return words(Say(f"refusal.{state.refused.code.value}", {"name": state.refused.name or ""}))
    return words.say("counter.starting")


def _part_of_day(now: datetime, words: Words) -> str:
    hour = now.astimezone(words.zone).hour
    return "morning" if hour < 11 else "noon" if hour < 15 else "afternoon" if hour < 18 else "evening"


def _title(room: Room, words: Words) -> str:
    desk = room.desk(room.my_desk)
    return f"{words(place(desk))} · {words(desk.name)}" if desk else words.say("counter.app")


def _line(state: State, room: Room, words: Words) -> str:
    if state.line is Line.REFUSED:
        return _starting(state, words)
    if state.line is not Line.UP:
        since = state.down_since
        return words.say("counter.line.since", t=words.clock(since)) if since else words.say("counter.line.down")
    if room.me is None or room.me.desk is None:
        return words.say("counter.line.up")
    row = room.desk_row(room.me.desk)
    if row and row.state is DeskState.PAUSED:
        reason = next((r for r in room.snapshot.directory.pause_reasons if r.id == row.reason), row.reason or "")
        return words.say("counter.line.paused", reason=reason, name=room.me.staff_name)
    return words.say("counter.line.open", name=room.me.staff_name)


def _phase(room: Room, words: Words) -> str:
    office = room.snapshot.office
    if office.phase is OfficePhase.OPEN:
        return ""
    until = words.clock(office.until) if office.until else "–"
    return words.say(f"counter.phase.{office.phase.value}", t=until)


def _detail(state: State, room: Room, main: KeyText, words: Words, now: datetime) -> str:
    pending = state.pending
    if state.line is not Line.UP:
        return words.say("counter.main.offline")
    if not main.enabled:
        return words.say("counter.main.checking") if pending and pending.phase is Phase.CHECKING else main.reason
    if main.verb is Verb.UNPAUSE:
        return words.say("counter.main.unpause")
    if main.verb is Verb.ARRIVE:
        return words.say("counter.main.arrive")
    row = room.next
    return next_line(row, room, words, now) if row else ""


def next_line(row: TicketRow, room: Room, words: Words, now: datetime) -> str:
    """B019 · Pensiun janda/duda · 21 menit."""
    service = room.service(row.service)
    wait = words.say("counter.minutes", n=waited(row.arrived_at, now))
    return f"{row.number} · {words(service.name) if service else row.service} · {wait}"


def _why(room: Room, main: KeyText, words: Words) -> str:
    following = room.me.next if room.me else None
    if main.verb is not Verb.CALL_NEXT or not main.enabled or following is None:
        return ""
    why = following.why
    return words.say(f"why.{why.code.value}", minutes=why.minutes, target=why.target, overtaken=why.overtaken)


def _notice(state: State, room: Room, words: Words, at: datetime) -> tuple[str, str, str, str]:
    """The one notice that stands: text, second line, tone, alert. Being cut off comes before everything."""
    if state.line is not Line.UP and state.page is Page.DESK:
        current = room.current
        more = Say("counter.offline.serving", {"number": current.number}) if current else Say("counter.offline.wait")
        return words.say("counter.offline.cannot"), words(more), "offline", ""
    pending = state.pending
    if pending and pending.phase is Phase.CHECKING:
        return words.say("counter.checking"), words.say("counter.checking_more"), Tone.TELL.value, ""
    if state.notice:
        undo = action(state, Verb.UNDO, at)
        tone = Tone.TELL if state.notice.tone is Tone.DONE and not _may_undo(state, undo) else state.notice.tone
        return words(state.notice.say), words(state.notice.more), tone.value, ""
    for key, text in health(room, words).alerts:
        if key not in state.dismissed:
            return text, "", "alert", key
    return "", "", "", ""


def _may_undo(state: State, undo: Action) -> bool:
    """The bar keeps its key while the picture that allows the undo is still on its way."""
    return undo.enabled or state.pending is not None


def _desk_note(state: State, room: Room, words: Words) -> str:
    desk = room.desk(state.desk)
    if desk is None:
        return words.say("counter.no.choose_desk")
    row = room.desk_row(desk.id)
    if row and row.staff:
        return words.say("counter.desk_taken_by", desk=place(desk), staff=row.staff_name or row.staff)
    return f"{words(place(desk))}, {words(desk.name)}"


def _open_label(state: State, room: Room, words: Words) -> str:
    desk = room.desk(state.desk)
    if desk is None:
        return words.say("counter.verb.log_in")
    row = room.desk_row(desk.id)
    taken = row is not None and row.staff is not None and (room.me is None or row.staff != room.me.staff)
    return words.say("counter.take_over" if taken else "counter.open", desk=place(desk))
