"""Which command a verb with its choice becomes, and the sentence of the undo bar after it."""

from __future__ import annotations

from counter.facts import Room
from counter.sheets import SAME_SERVICE, place
from counter.state import Sheet, SheetKind
from counter.verbs import Say, Verb
from shared.model import Text
from shared.protocol.commands import (
    AcceptClock,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    CloseDesk,
    Command,
    ConfirmArrival,
    FinishTicket,
    LiftEmergency,
    MarkNoShow,
    OpenDesk,
    ParkTicket,
    PauseDesk,
    Recall,
    ResumeDesk,
    ResumeTicket,
    ReturnToQueue,
    ServeWalkIn,
    ToDesk,
    ToPerson,
    ToQueue,
    TransferTicket,
    UndoLast,
)

Order = tuple[Verb, Command, Say | None]
"""What to send, as which verb, and what to say when it is done."""


def direct(  # noqa: PLR0912 (one branch per verb is the table itself)
    room: Room, verb: Verb, ticket: str | None, desk: str | None
) -> Order | None:
    """The order of a verb that needs no choice; None when the verb is of another kind."""
    current, row = room.current, room.ticket(ticket)
    here = current.ticket if current else ""
    chosen = row.ticket if row else ""
    number = current.number if current else ""
    command: Command | None = None
    match verb:
        case Verb.CALL_NEXT:
            command = CallNext()
        case Verb.ARRIVE:
            command = ConfirmArrival(here)
        case Verb.RECALL:
            command = Recall(here)
        case Verb.NO_SHOW:
            command = MarkNoShow(here)
        case Verb.PARK:
            command = ParkTicket(here)
        case Verb.FINISH:
            command = FinishTicket(here)
        case Verb.RESUME:
            command, number = ResumeTicket(chosen), row.number if row else ""
        case Verb.RETURN:
            command, number = ReturnToQueue(chosen), row.number if row else ""
        case Verb.UNDO:
            command, number = UndoLast(), (room.me.undo_of if room.me else None) or ""
        case Verb.UNPAUSE:
            command = ResumeDesk()
        case Verb.CLOSE_DESK:
            command = CloseDesk()
        case Verb.OPEN_DESK if desk:
            command = OpenDesk(desk)
        case _:
            return None
    return verb, command, did(verb, number)


def chosen(  # noqa: PLR0912 (one branch per sheet is the table itself)
    room: Room, sheet: Sheet, key: str, words: str
) -> Order | None:
    """The order that a choice in a sheet makes; ``words`` is a reason as it is kept in the log."""
    current, row = room.current, room.ticket(sheet.ticket)
    number = row.number if row else current.number if current else ""
    ticket = sheet.ticket or ""
    match sheet.kind:
        case SheetKind.TRANSFER_QUEUE:
            only = room.services_of(key)
            return _to_queue(room, ticket, ToQueue(key, only[0].id if only else None), number)
        case SheetKind.TRANSFER_SERVICE:
            return _to_queue(room, ticket, ToQueue(sheet.queue, None if key == SAME_SERVICE else key), number)
        case SheetKind.TRANSFER_DESK:
            desk = room.desk(key)
            return _transfer(ticket, ToDesk(key), number, place(desk) if desk else key)
        case SheetKind.TRANSFER_PERSON:
            return _transfer(ticket, ToPerson(key), number, room.name_of(key))
        case SheetKind.PICK_REASON:
            return Verb.CALL_CHOSEN, CallTicket(ticket, words), did(Verb.CALL_CHOSEN, number)
        case SheetKind.CANCEL_REASON:
            return Verb.CANCEL, CancelTicket(ticket, words), did(Verb.CANCEL, number)
        case SheetKind.PAUSE_REASON:
            return Verb.PAUSE, PauseDesk(words), None
        case SheetKind.SERVICE_GIVEN:
            return Verb.FINISH_OTHER, FinishTicket(ticket, key), did(Verb.FINISH, number)
        case SheetKind.WALK_IN:
            return Verb.WALK_IN, ServeWalkIn(key), did(Verb.WALK_IN, "")
        case SheetKind.CLOSE_DAY if key == "close":
            return Verb.CLOSE_DAY, CloseDay(), Say("counter.did.close_day")
        case SheetKind.EMERGENCY if key == "lift":
            return Verb.EMERGENCY, LiftEmergency(), Say("counter.did.emergency")
        case SheetKind.ACCEPT_CLOCK if key == "accept":
            return Verb.ACCEPT_CLOCK, AcceptClock(), Say("counter.did.accept_clock")
        case _:
            return None


def _to_queue(room: Room, ticket: str, to: ToQueue, number: str) -> Order:
    queue = room.queue(to.queue)
    return _transfer(ticket, to, number, queue.name if queue else to.queue)


def _transfer(ticket: str, to: ToQueue | ToDesk | ToPerson, number: str, where: str | Text | Say) -> Order:
    said = Say("counter.did.transfer", {"number": number, "place": where})
    return Verb.TRANSFER, TransferTicket(ticket, to), said


def did(verb: Verb, number: str) -> Say | None:
    """What the undo bar says after ``verb``; None for verbs whose effect is seen at once and not undone."""
    if verb in (Verb.PAUSE, Verb.UNPAUSE, Verb.OPEN_DESK, Verb.CLOSE_DESK):
        return None
    return Say(f"counter.did.{verb.value}", {"number": number})
