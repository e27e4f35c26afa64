"""What a screen can ask the hub to do. Every command is an imperative; ids and times are never the client's."""

from __future__ import annotations

from datetime import date

from shared.model import (
    Announcement,
    DayEnd,
    Language,
    Media,
    PrinterCondition,
    PrintOutcome,
    PriorityReason,
    Role,
    Slip,
    Struct,
    Text,
)
from shared.protocol.cases import CaseFiled, CaseFound, CaseList, CaseShown, FeedbackCommand

# --- kiosk ---------------------------------------------------------------------------------------------------------


class IssueTicket(Struct, frozen=True, tag="issue_ticket"):
    """Take a number for a service."""

    service: str
    language: Language = Language.INDONESIAN
    priority: PriorityReason | None = None


class WithdrawTicket(Struct, frozen=True, tag="withdraw_ticket"):
    """Take back a wish for a number whose answer never came and whose visitor was sent away.

    A number that this kiosk's wish ``asked`` drew is cancelled, unless its paper came out or it was called; a wish that
    has not arrived yet is refused when it does.
    """

    asked: str  # id of the Do that carried the IssueTicket


class ReprintTicket(Struct, frozen=True, tag="reprint_ticket"):
    """Print a ticket again: the same number, marked SALINAN. From a kiosk at most ``MOST_COPIES`` times."""

    ticket: str


MOST_COPIES = 3
"""So often a kiosk may print a ticket again; then the visitor asks at a desk."""


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


class GiveUpPlaces(Struct, frozen=True, tag="give_up_places"):
    """A visitor needs more time: their waiting ticket lets so many others pass as the office's rule says."""

    ticket: str


class UndoLast(Struct, frozen=True, tag="undo_last"):
    """Take back this desk's last step, within 60 s."""


# --- supervisor ----------------------------------------------------------------------------------------------------


class CloseDay(Struct, frozen=True, tag="close_day"):
    """End the business day: open tickets become unserved. Doing it twice changes nothing and gives the same answer."""


class SetAnnouncement(Struct, frozen=True, tag="set_announcement"):
    """The one line of text on the TVs; empty texts take it away."""

    text: Text


class SaveAnnouncement(Struct, frozen=True, tag="save_announcement"):
    """Keep an announcement as a draft; TVs go on with the approved version, if there is one.

    Without ``announcement`` a new one is made. ``revision`` is the one the writer saw, so that nobody overwrites
    what a colleague has written meanwhile; 0 for a new one.
    """

    content: Announcement
    announcement: str | None = None
    revision: int = 0


class ApproveAnnouncement(Struct, frozen=True, tag="approve_announcement"):
    """Put the draft, as seen in ``revision``, on the TVs."""

    announcement: str
    revision: int


class WithdrawAnnouncement(Struct, frozen=True, tag="withdraw_announcement"):
    """Take it off the TVs; it stays as a draft."""

    announcement: str


class RemoveAnnouncement(Struct, frozen=True, tag="remove_announcement"):
    """Take it off the TVs and the list for good."""

    announcement: str


class OfferMedia(Struct, frozen=True, tag="offer_media"):
    """Ask to upload a file of this SHA-256 hash and size.

    Answered by a place to put it, or by what is there already.
    """

    hash: str
    bytes: int
    label: str


class RaiseEmergency(Struct, frozen=True, tag="raise_emergency"):
    """Show and speak a message on every TV and kiosk, at once, until it is lifted. Replaces one that stands."""

    text: Text


class LiftEmergency(Struct, frozen=True, tag="lift_emergency"):
    """End the emergency message."""


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
    | WithdrawTicket
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
    | GiveUpPlaces
    | UndoLast
    | CloseDay
    | SetAnnouncement
    | SaveAnnouncement
    | ApproveAnnouncement
    | WithdrawAnnouncement
    | RemoveAnnouncement
    | RaiseEmergency
    | LiftEmergency
    | AcceptClock
)
"""Commands that the pure heart (shared/queue) decides."""

AccessCommand = AddStaff | DisableStaff | NewPin | ListStaff | ChangePin | MakePairingCode | ForgetDevice
"""Commands about who may what; the hub's access room decides them."""

MediaCommand = OfferMedia
"""Commands about files; the hub's media room decides them. The file's use is in the log, by its announcement."""

Command = HeartCommand | AccessCommand | MediaCommand | FeedbackCommand


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


class AnnouncementDone(Struct, frozen=True, tag="announcement"):
    """An announcement was saved, approved or withdrawn; this is its revision now."""

    announcement: str
    revision: int


class UploadPlace(Struct, frozen=True, tag="upload"):
    """Put the bytes there: HTTP PUT to ``path`` on the hub's port, within so many seconds.

    It answers with a ``Done`` that holds ``MediaKept``, or with a ``Refusal``, as JSON.
    """

    path: str
    seconds: int


class MediaKept(Struct, frozen=True, tag="media"):
    """The hub has this file: use it in an announcement.

    A picture was drawn anew, so its hash differs from what was sent.
    """

    media: Media


Result = (
    Nothing
    | SlipReady
    | TicketDone
    | DayDone
    | PinGiven
    | CodeGiven
    | StaffList
    | AnnouncementDone
    | UploadPlace
    | MediaKept
    | CaseFiled
    | CaseFound
    | CaseList
    | CaseShown
)
