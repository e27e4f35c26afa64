"""What has happened: the facts of the append-only log, past tense and complete; nothing is looked up later."""

from __future__ import annotations

from datetime import date, datetime

from shared.feedback import CaseKind, CaseState
from shared.model import (
    Announcement,
    CallKind,
    Estimate,
    Language,
    PrinterCondition,
    PrintOutcome,
    Role,
    Struct,
    Text,
)
from shared.protocol.views import Why


class Actor(Struct, frozen=True):
    """Who caused an event: the screen, and the member of staff at it. The hub fills it in, never the client."""

    device: str
    role: Role
    staff: str | None = None
    desk: str | None = None


# --- the day -------------------------------------------------------------------------------------------------------


class DayOpened(Struct, frozen=True, tag="day_opened"):
    """A business day began; every series starts anew."""

    day: date


class DayClosed(Struct, frozen=True, tag="day_closed"):
    """A business day ended. The open tickets became unserved by TicketUnserved events before this one."""

    day: date


class ClockAccepted(Struct, frozen=True, tag="clock_accepted"):
    """A supervisor confirmed the hub's clock."""


class AnnouncementSet(Struct, frozen=True, tag="announcement_set"):
    """The line on the TVs changed."""

    text: Text


class AnnouncementSaved(Struct, frozen=True, tag="announcement_saved"):
    """A draft was written by the record's actor."""

    announcement: str
    revision: int
    content: Announcement


class AnnouncementApproved(Struct, frozen=True, tag="announcement_approved"):
    """The draft went on the TVs, approved by the record's actor."""

    announcement: str
    revision: int
    content: Announcement


class AnnouncementWithdrawn(Struct, frozen=True, tag="announcement_withdrawn"):
    """It went off the TVs and is a draft again."""

    announcement: str
    revision: int


class AnnouncementRemoved(Struct, frozen=True, tag="announcement_removed"):
    """It is gone for good."""

    announcement: str


class EmergencyRaised(Struct, frozen=True, tag="emergency_raised"):
    """The emergency message stands from here on."""

    emergency: str
    text: Text


class EmergencyLifted(Struct, frozen=True, tag="emergency_lifted"):
    """The emergency message was taken away."""

    emergency: str


# --- tickets -------------------------------------------------------------------------------------------------------


class TicketIssued(Struct, frozen=True, tag="ticket_issued"):
    """A number was drawn."""

    ticket: str
    day: date
    series: str  # queue id that owns the number sequence
    figure: int  # 12
    number: str  # "A012"
    service: str
    queue: str
    priority: bool
    language: Language
    link: str
    ahead: int
    estimate: Estimate | None = None
    walk_in: bool = False  # served at once, without waiting
    asked: str | None = None  # id of the kiosk's command, by which it can be withdrawn


class WishWithdrawn(Struct, frozen=True, tag="wish_withdrawn"):
    """A kiosk took back a wish for a number that had not arrived; it is refused if it ever does."""

    asked: str


class TicketPrinted(Struct, frozen=True, tag="ticket_printed"):
    """What became of a paper."""

    ticket: str
    outcome: PrintOutcome
    conditions: tuple[PrinterCondition, ...] = ()
    copy: bool = False


class TicketReprinted(Struct, frozen=True, tag="ticket_reprinted"):
    """A copy (SALINAN) was asked for."""

    ticket: str


class TicketCalled(Struct, frozen=True, tag="ticket_called"):
    """A visitor was called to a desk. The call's number in order is the record's sequence number."""

    ticket: str
    desk: str
    kind: CallKind
    why: Why | None = None
    picked_because: str | None = None  # reason of a call out of order
    overtook: tuple[str, ...] = ()  # ordinary tickets that came earlier and now count one more overtaking
    finished: str | None = None  # the visit that the same press ended, by the record just before: one step to undo


class VisitorArrived(Struct, frozen=True, tag="visitor_arrived"):
    """The visitor is at the desk; serving starts."""

    ticket: str
    desk: str


class TicketMissed(Struct, frozen=True, tag="ticket_missed"):
    """The called visitor did not come."""

    ticket: str
    desk: str


class TicketReturned(Struct, frozen=True, tag="ticket_returned"):
    """A no-show is back in its queue."""

    ticket: str


class TicketParked(Struct, frozen=True, tag="ticket_parked"):
    """The visitor was set aside at this desk."""

    ticket: str
    desk: str


class TicketResumed(Struct, frozen=True, tag="ticket_resumed"):
    """A parked visitor is served again."""

    ticket: str
    desk: str


class TicketTransferred(Struct, frozen=True, tag="ticket_transferred"):
    """The visitor was handed on; a new leg begins. Number and first arrival stay."""

    ticket: str
    from_desk: str
    queue: str
    service: str
    to_desk: str | None = None
    to_staff: str | None = None


class TicketFinished(Struct, frozen=True, tag="ticket_finished"):
    """The visit ended well."""

    ticket: str
    desk: str
    service_given: str


class TicketCancelled(Struct, frozen=True, tag="ticket_cancelled"):
    """The ticket left the line."""

    ticket: str
    reason: str


class TicketYielded(Struct, frozen=True, tag="ticket_yielded"):
    """A visitor asked for more time and let ``places`` others pass: the ticket now stands right behind ``behind``.

    It stays behind each of ``passed`` for as long as they wait in its queue.
    """

    ticket: str
    places: int
    behind: str  # the last of ``passed``
    passed: tuple[str, ...]  # in the order of that moment


class TicketUnserved(Struct, frozen=True, tag="ticket_unserved"):
    """The ticket was still open when its day was closed."""

    ticket: str


class StepUndone(Struct, frozen=True, tag="step_undone"):
    """A desk took back its last step: the tickets and desks named are again as they were before record ``of``.

    ``of`` is the sequence number of the first record of the undone step; the state keeps what was before it.
    """

    desk: str
    of: int


# --- desks and people ----------------------------------------------------------------------------------------------


class DeskOpened(Struct, frozen=True, tag="desk_opened"):
    """Somebody sat down at a desk."""

    desk: str
    staff: str
    took_over_from: str | None = None


class DeskClosed(Struct, frozen=True, tag="desk_closed"):
    """A desk closed."""

    desk: str
    staff: str | None = None


class DeskPaused(Struct, frozen=True, tag="desk_paused"):
    """A desk stopped calling for a while."""

    desk: str
    reason: str


class DeskResumed(Struct, frozen=True, tag="desk_resumed"):
    """A desk calls again."""

    desk: str


class HelpCalled(Struct, frozen=True, tag="help_called"):
    """A visitor at a kiosk asked for staff."""

    device: str


# --- access (decided by the hub's access room, kept in the same log) -------------------------------------------------


class StaffAdded(Struct, frozen=True, tag="staff_added"):
    """An account was made."""

    staff: str
    role: Role


class StaffDisabled(Struct, frozen=True, tag="staff_disabled"):
    """An account was closed."""

    staff: str


class PinChanged(Struct, frozen=True, tag="pin_changed"):
    """An account has another PIN (the PIN itself is never logged)."""

    staff: str
    one_time: bool


class StaffLoggedIn(Struct, frozen=True, tag="staff_logged_in"):
    """Somebody logged in."""

    staff: str
    device: str


class LoginRefused(Struct, frozen=True, tag="login_refused"):
    """A log-in failed often enough to lock the account or the device."""

    staff: str
    device: str
    until: datetime


class DevicePaired(Struct, frozen=True, tag="device_paired"):
    """A screen was paired."""

    device: str
    role: Role
    name: str


class DeviceForgotten(Struct, frozen=True, tag="device_forgotten"):
    """A screen's key was taken away."""

    device: str


# --- what visitors tell the office (decided by the hub's feedback room; the words are kept in tables of their own, so
# that they can be erased in time; here is what proves that none was added, changed or lost) -------------------------


class SurveyGiven(Struct, frozen=True, tag="survey_given"):
    """A survey was answered. It names neither ticket nor desk."""

    answer: str
    digest: str  # SHA-256 of the kept answer with its salt


class CaseOpened(Struct, frozen=True, tag="case_opened"):
    """Somebody handed in a complaint, suggestion or question. A disclosure's record has the hub as its actor."""

    case: str
    kind: CaseKind
    digest: str


class CaseMoved(Struct, frozen=True, tag="case_moved"):
    """An officer moved a case on. A disclosure's record has the hub as its actor."""

    case: str
    state: CaseState
    digest: str


class Erased(Struct, frozen=True, tag="erased"):
    """The retention job took away what had been kept long enough."""

    what: str  # name of the rule
    rows: int


TicketEvent = (
    TicketIssued
    | WishWithdrawn
    | TicketPrinted
    | TicketReprinted
    | TicketCalled
    | VisitorArrived
    | TicketMissed
    | TicketReturned
    | TicketParked
    | TicketResumed
    | TicketTransferred
    | TicketFinished
    | TicketCancelled
    | TicketYielded
    | TicketUnserved
    | StepUndone
)
DeskEvent = DeskOpened | DeskClosed | DeskPaused | DeskResumed
DayEvent = DayOpened | DayClosed | ClockAccepted | AnnouncementSet | HelpCalled
AnnouncementEvent = (
    AnnouncementSaved
    | AnnouncementApproved
    | AnnouncementWithdrawn
    | AnnouncementRemoved
    | EmergencyRaised
    | EmergencyLifted
)
AccessEvent = StaffAdded | StaffDisabled | PinChanged | StaffLoggedIn | LoginRefused | DevicePaired | DeviceForgotten
FeedbackEvent = SurveyGiven | CaseOpened | CaseMoved | Erased
Event = TicketEvent | DeskEvent | DayEvent | AnnouncementEvent | AccessEvent | FeedbackEvent


class Record(Struct, frozen=True):
    """One event in the log. ``seq`` counts from 1 without gaps; order comes from it, never from ``at``."""

    seq: int
    day: date
    at: datetime
    actor: Actor
    event: Event
