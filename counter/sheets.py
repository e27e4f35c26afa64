"""What each sheet lets the clerk choose from, in order; the first nine answer to the number keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import assert_never

from counter.actions import action
from counter.facts import Room
from counter.state import Sheet, SheetKind, State
from counter.verbs import Say, Value, Verb
from shared.model import DeskInfo, QueueInfo, Text

TRANSFERS = (SheetKind.TRANSFER_QUEUE, SheetKind.TRANSFER_DESK, SheetKind.TRANSFER_PERSON)
"""The three tabs of the transfer sheet."""

CANCEL_REASONS = ("left", "wrong_service", "twice", "test")
"""Why a ticket leaves the line, worded under ``counter.cancel.<reason>``; the office has no own list for it."""

MENU = (
    Verb.FINISH_OTHER,
    Verb.PAUSE,
    Verb.CLOSE_DESK,
    Verb.LOG_OUT,
    Verb.CHANGE_PIN,
    Verb.LANGUAGE,
    Verb.ON_TOP,
)
"""The verbs of the settings menu."""

LEADING = (Verb.ANNOUNCE, Verb.CLOSE_DAY, Verb.NOTICES)
"""More of them, for supervisors."""

KEEP = "keep"
"""The line that changes nothing, where a wish is asked once more."""

SAME_SERVICE = "*same"
"""The line of the second transfer step that leaves the visitor's service as it is."""

FORMS = frozenset({SheetKind.ANNOUNCE, SheetKind.PIN})
"""Sheets in which something is typed instead of chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a sheet."""

    key: str
    label: Value
    detail: Value = ""
    shortcut: str = ""
    reason: Say | None = None
    mark: str = ""  # what stands in the square before the line: a letter, a number


def title(state: State, sheet: Sheet) -> Say:
    """The sheet's heading."""
    room = state.room
    ticket = room.ticket(sheet.ticket) if room else None
    return Say(f"counter.sheet.{sheet.kind.value}", {"number": ticket.number} if ticket else MappingProxyType({}))


def choices(state: State, sheet: Sheet, at: datetime) -> tuple[Choice, ...]:
    """The lines of ``sheet``."""
    room = state.room
    if sheet.kind is SheetKind.MENU:
        return menu(state, at)
    return _of_room(room, sheet) if room else ()


def _of_room(room: Room, sheet: Sheet) -> tuple[Choice, ...]:
    match kind := sheet.kind:
        case SheetKind.TRANSFER_QUEUE:
            return tuple(_queue(room, queue) for queue in room.snapshot.directory.queues)
        case SheetKind.TRANSFER_DESK:
            return tuple(_desk(room, desk) for desk in room.snapshot.directory.desks if desk.id != room.my_desk)
        case SheetKind.TRANSFER_PERSON:
            return people(room)
        case SheetKind.TRANSFER_SERVICE:
            return _services_of(room, sheet)
        case SheetKind.PICK_REASON:
            return _reasons(room.snapshot.directory.pick_reasons)
        case SheetKind.PAUSE_REASON:
            return _reasons(room.snapshot.directory.pause_reasons)
        case SheetKind.CANCEL_REASON:
            return tuple(Choice(reason, Say(f"counter.cancel.{reason}")) for reason in CANCEL_REASONS)
        case SheetKind.SERVICE_GIVEN | SheetKind.WALK_IN:
            return services(room)
        case SheetKind.CLOSE_DAY:
            return (Choice(KEEP, Say("counter.close_day.keep")), Choice("close", Say("counter.close_day.close")))
        case SheetKind.ACCEPT_CLOCK:
            yes = Choice("accept", Say("counter.accept_clock.accept"))
            return (Choice(KEEP, Say("counter.accept_clock.keep")), yes)
        case SheetKind.EMERGENCY:
            keep = Choice(KEEP, Say("counter.emergency.keep"))
            return (keep, Choice("lift", Say("counter.emergency.lift"))) if room.supervises else (keep,)
        case SheetKind.MENU | SheetKind.LIST | SheetKind.ANNOUNCE | SheetKind.PIN:
            return ()
    assert_never(kind)


def menu(state: State, at: datetime) -> tuple[Choice, ...]:
    """The settings menu for the one logged in."""
    room = state.room
    doubt = (Verb.ACCEPT_CLOCK,) if room and room.clock_doubted else ()
    leads = (*LEADING, *doubt) if room and room.supervises else ()
    told = (Verb.FILE_CASE, Verb.CASES) if room and room.me and room.me.cases else (Verb.FILE_CASE,)
    verbs = (*MENU[:2], *told, *MENU[2:], *leads)
    lines: list[Choice] = []
    for named in verbs:
        verb = Verb.UNPAUSE if named is Verb.PAUSE and room and room.paused else named
        act = action(state, verb, at)
        lines.append(Choice(verb.value, act.label, _menu_detail(state, verb), act.shortcut, act.reason))
    return tuple(lines)


def _menu_detail(state: State, verb: Verb) -> Value:
    """What stands below a line of the menu: a choice as it is now, the cases that wait."""
    if verb is Verb.ON_TOP:
        return Say("counter.on" if state.on_top else "counter.off")
    cases = state.room.me.cases if state.room and state.room.me else None
    if verb is not Verb.CASES or cases is None:
        return ""
    return Say("cases.menu_late" if cases.overdue else "cases.menu", {"open": cases.open, "late": cases.overdue})


def desks(room: Room) -> tuple[Choice, ...]:
    """The desks to sit down at, and who sits there now."""
    return tuple(_desk(room, desk) for desk in room.snapshot.directory.desks)


def people(room: Room) -> tuple[Choice, ...]:
    """Colleagues who sit at a desk now, and where; then those who do not."""
    me = room.me.staff if room.me else None
    found: list[Choice] = []
    for row in room.snapshot.desks:
        info = room.desk(row.desk)
        if row.staff and row.staff != me and info:
            found.append(Choice(row.staff, row.staff_name or row.staff, place(info), mark=_mark(info)))
    listed = {me, *(choice.key for choice in found)}
    away = Say("counter.transfer.away")
    return (*found, *(Choice(one.staff, one.name, away) for one in room.snapshot.people if one.staff not in listed))


def services(room: Room) -> tuple[Choice, ...]:
    """All services, those of my desk's queues first."""
    mine = room.my_queues
    listed = sorted(room.snapshot.directory.services, key=lambda s: mine.index(s.queue) if s.queue in mine else 99)
    letters = {queue.id: queue.letter for queue in room.snapshot.directory.queues}
    return tuple(Choice(s.id, s.name, mark=letters.get(s.queue, "")) for s in listed)


def _services_of(room: Room, sheet: Sheet) -> tuple[Choice, ...]:
    """The services of the chosen queue; one line leaves the visitor's own, unless it is among them."""
    found = tuple(Choice(info.id, info.name) for info in room.services_of(sheet.queue))
    ticket = room.ticket(sheet.ticket)
    own = room.service(ticket.service) if ticket else None
    if own is None or own.queue == sheet.queue:
        return found
    return (*found, Choice(SAME_SERVICE, Say("counter.transfer.same_service"), own.name))


def place(info: DeskInfo) -> Say:
    """The desk as it is spoken of: Loket 3, Ruang Bidang Mutasi."""
    return Say(f"counter.place.{info.kind.value}", {"label": info.label})


def _queue(room: Room, queue: QueueInfo) -> Choice:
    row = room.queue_row(queue.id)
    return Choice(queue.id, queue.name, Say("counter.waiting_n", {"n": row.waiting if row else 0}), mark=queue.letter)


def _desk(room: Room, desk: DeskInfo) -> Choice:
    row = room.desk_row(desk.id)
    if row is None or row.staff is None:
        return Choice(desk.id, place(desk), desk.name, mark=_mark(desk))
    who: Mapping[str, Value] = {"name": desk.name, "staff": row.staff_name or row.staff}
    return Choice(desk.id, place(desk), Say("counter.desk_taken", who), mark=_mark(desk))


def _reasons(reasons: tuple[Text, ...]) -> tuple[Choice, ...]:
    """The office's reasons; what is kept in the log is the Indonesian text."""
    return tuple(Choice(reason.id, reason) for reason in reasons)


def _mark(desk: DeskInfo) -> str:
    """What stands on a desk's square: its label, or the first letters of a long one."""
    label = desk.label.id
    return label if len(label) <= 4 else "".join(word[0] for word in label.split())[:3]
