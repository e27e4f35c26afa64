"""What a screen can ask the hub to do. Every command is an imperative; ids and times are never the client's."""

from __future__ import annotations

from datetime import date

from shared.model import (
    DayEnd,
    Language,
    PrinterCondition,
    PrintOutcome,
    PriorityReason,
    Role,
    Slip,
    Struct,
    Text,
)

# --- kiosk ---------------------------------------------------------------------------------------------------------


class IssueTicket(Struct, frozen=True, tag="issue_ticket"):
    """Take a number for a service."""

    service: str
    language: Language = Language.INDONESIAN
    priority: PriorityReason | None = None


class ReprintTicket(Struct, frozen=True, tag="reprint_ticket"):
    """Print a ticket again: the same number, marked SALINAN."""

    ticket: str


class ReportPrint(Struct, frozen=True, tag="report_print"):
    """Say what became of a ticket's paper."""

    ticket: str
    outcome: PrintOutcome
    conditions: tuple[PrinterCondition, ...] = ()


class CallHelp(Struct, frozen=True, tag="call_help"):
    """A visitor at this kiosk asks for a member of staff."""


# --- desk ----------------------------------------------------------------------------------------------------------


class OpenDesk(Struct, frozen=True, tag="open_desk"):
    """Sit down at a desk. Takes over from whoever sits there, and leaves the staff member's former desk."""

    desk: str


class CloseDesk(Struct, frozen=True, tag="close_desk"):
    """Leave the desk."""


class PauseDesk(Struct, frozen=True, tag="pause_desk"):
    """Stop calling for a while."""

    reason: str


class ResumeDesk(Struct, frozen=True, tag="resume_desk"):
    """End the pause."""


class CallNext(Struct, frozen=True, tag="call_next"):
    """Call whoever the order rule says. Finishes the visitor being served, if there is one."""

    service_given: str | None = None  # of the visitor just finished, when it was another than on the ticket


class CallTicket(Struct, frozen=True, tag="call_ticket"):
    """Call a chosen ticket out of order; the reason is kept and reported."""

    ticket: str
    reason: str


class Recall(Struct, frozen=True, tag="recall"):
    """Call the current ticket again."""

    ticket: str


class ConfirmArrival(Struct, frozen=True, tag="confirm_arrival"):
    """The called visitor is here: serving starts."""

    ticket: str


class MarkNoShow(Struct, frozen=True, tag="mark_no_show"):
    """The called visitor did not come."""

    ticket: str


class ReturnToQueue(Struct, frozen=True, tag="return_to_queue"):
    """Put a no-show back in its queue, with its first arrival."""

    ticket: str


class ParkTicket(Struct, frozen=True, tag="park_ticket"):
    """Set the current visitor aside, to fill in a form or fetch a copy."""

    ticket: str


class ResumeTicket(Struct, frozen=True, tag="resume_ticket"):
    """Take a parked visitor back to this desk."""

    ticket: str


class ToQueue(Struct, frozen=True, tag="queue"):
    """Transfer target: a queue, in the order of first arrival, for another service if named."""

    queue: str
    service: str | None = None


class ToDesk(Struct, frozen=True, tag="desk"):
    """Transfer target: one desk."""

    desk: str


class ToPerson(Struct, frozen=True, tag="person"):
    """Transfer target: a member of staff, wherever they sit."""

    staff: str


class TransferTicket(Struct, frozen=True, tag="transfer_ticket"):
    """Hand the current visitor on; number and first arrival are kept."""

    ticket: str
    to: ToQueue | ToDesk | ToPerson


class FinishTicket(Struct, frozen=True, tag="finish_ticket"):
    """End the current visit."""

    ticket: str
    service_given: str | None = None


class CancelTicket(Struct, frozen=True, tag="cancel_ticket"):
    """Take a waiting or parked ticket out of the line."""

    ticket: str
    reason: str


class ServeWalkIn(Struct, frozen=True, tag="serve_walk_in"):
    """Serve a visitor who has no ticket: a number is drawn and served at once."""

    service: str


class UndoLast(Struct, frozen=True, tag="undo_last"):
    """Take back this desk's last step, within 60 s."""


# --- supervisor ----------------------------------------------------------------------------------------------------


class CloseDay(Struct, frozen=True, tag="close_day"):
    """End the business day: open tickets become unserved. Doing it twice changes nothing and gives the same answer."""


class SetAnnouncement(Struct, frozen=True, tag="set_announcement"):
    """The one line of text on the TVs; empty texts take it away."""

    text: Text


class AcceptClock(Struct, frozen=True, tag="accept_clock"):
    """A supervisor confirms that the hub's clock is right after the hub doubted it."""


class AddStaff(Struct, frozen=True, tag="add_staff"):
    """Make an account; answers with a one-time PIN."""

    name: str
    display_name: str
    role: Role


class DisableStaff(Struct, frozen=True, tag="disable_staff"):
    """Close an account."""

    name: str


class NewPin(Struct, frozen=True, tag="new_pin"):
    """Give an account a new one-time PIN."""

    name: str


class ListStaff(Struct, frozen=True, tag="list_staff"):
    """Say which accounts there are."""


class ChangePin(Struct, frozen=True, tag="change_pin"):
    """Set one's own PIN."""

    old: str
    new: str


class MakePairingCode(Struct, frozen=True, tag="make_pairing_code"):
    """Make a short-lived one-time code for a new screen."""

    role: Role
    name: str


class ForgetDevice(Struct, frozen=True, tag="forget_device"):
    """Take a screen's key away."""

    device: str


HeartCommand = (
    IssueTicket
    | ReprintTicket
    | ReportPrint
    | CallHelp
    | OpenDesk
    | CloseDesk
    | PauseDesk
    | ResumeDesk
    | CallNext
    | CallTicket
    | Recall
    | ConfirmArrival
    | MarkNoShow
    | ReturnToQueue
    | ParkTicket
    | ResumeTicket
    | TransferTicket
    | FinishTicket
    | CancelTicket
    | ServeWalkIn
    | UndoLast
    | CloseDay
    | SetAnnouncement
    | AcceptClock
)
"""Commands that the pure heart (shared/queue) decides."""

AccessCommand = AddStaff | DisableStaff | NewPin | ListStaff | ChangePin | MakePairingCode | ForgetDevice
"""Commands about who may what; the hub's access room decides them."""

Command = HeartCommand | AccessCommand


# --- answers -------------------------------------------------------------------------------------------------------


class Nothing(Struct, frozen=True, tag="nothing"):
    """Done; there is nothing to tell."""


class SlipReady(Struct, frozen=True, tag="slip"):
    """A ticket exists and may be printed."""

    slip: Slip


class TicketDone(Struct, frozen=True, tag="ticket"):
    """A verb at a desk acted on this ticket (called, parked, finished ...)."""

    ticket: str
    number: str


class DayDone(Struct, frozen=True, tag="day"):
    """The business day is closed, now or before. ``end`` is missing only when the store could not be asked."""

    day: date
    end: DayEnd | None = None


class PinGiven(Struct, frozen=True, tag="pin"):
    """A one-time PIN, shown once."""

    name: str
    pin: str


class CodeGiven(Struct, frozen=True, tag="code"):
    """A pairing code and how long it lives."""

    code: str
    seconds: int


class StaffLine(Struct, frozen=True):
    """One account in a list."""

    name: str
    display_name: str
    role: Role
    active: bool
    must_change_pin: bool


class StaffList(Struct, frozen=True, tag="staff"):
    """All accounts."""

    staff: tuple[StaffLine, ...]


Result = Nothing | SlipReady | TicketDone | DayDone | PinGiven | CodeGiven | StaffList
