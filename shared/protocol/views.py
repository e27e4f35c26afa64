"""What each role sees: one full snapshot, then patches. Rows are keyed; a patch puts a whole row or drops it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from shared.feedback import CaseCount, Satisfaction
from shared.model import (
    Announcement,
    CallKind,
    DayEnd,
    Directory,
    Emergency,
    Estimate,
    Language,
    MediaProblem,
    PrinterCondition,
    Role,
    Shift,
    Struct,
    Text,
    TicketState,
)


class OfficePhase(StrEnum):
    """What the office does now."""

    OPEN = "open"
    BREAK = "break"  # `until` = when the desks open again
    LAST_TICKET_PASSED = "last_ticket_passed"
    CLOSED = "closed"  # `until` = next opening
    HOLIDAY = "holiday"


class OfficeRow(Struct, frozen=True):
    """The office now."""

    phase: OfficePhase
    day: date
    until: datetime | None = None
    shifts: tuple[Shift, ...] = ()  # today's hours
    holiday: Text | None = None
    announcement: Text = Text("", "")
    clock_wrong: bool = False


class QueueRow(Struct, frozen=True):
    """How many wait in a queue, and how long a newcomer would."""

    queue: str
    waiting: int
    estimate: Estimate | None = None  # None: nobody waits, or no desk is open and nothing honest can be said
    open_desks: int = 0


class ServiceState(StrEnum):
    """Whether a number can be taken for a service."""

    OPEN = "open"
    NO_DESK = "no_desk"  # a number can be taken, but no desk serves it yet
    QUOTA_FULL = "quota_full"
    CLOSED = "closed"


class ServiceRow(Struct, frozen=True):
    """A service now."""

    service: str
    state: ServiceState
    at: datetime | None = None


class CallRow(Struct, frozen=True):
    """One call made, as TVs and desks list it."""

    call: int  # sequence number of the call in the log: the order of calls
    number: str
    desk: str
    kind: CallKind
    at: datetime
    service: str | None  # None when the service is not to be named
    language: Language = Language.INDONESIAN
    staff_desk_name: str | None = None


class WhyCode(StrEnum):
    """Why a ticket is next, worded under ``why.<code>``."""

    LONGEST_WAIT = "longest_wait"
    PRIORITY = "priority"
    OVERTAKEN = "overtaken"  # overtaken as often as is allowed
    FIRST = "first"  # strict first come, first served
    RATIO = "ratio"
    TO_DESK = "to_desk"  # handed to this desk or person
    HELP = "help"  # the main queues are empty


class Why(Struct, frozen=True):
    """The one sentence that explains the next call."""

    code: WhyCode
    minutes: int = 0  # waited
    target: int = 0  # of the service
    overtaken: int = 0


class TicketRow(Struct, frozen=True):
    """A ticket as the desk sees it."""

    ticket: str
    number: str
    service: str
    queue: str
    state: TicketState
    arrived_at: datetime
    priority: bool = False
    language: Language = Language.INDONESIAN
    legs: int = 1
    desk: str | None = None  # where it is called, served, parked or reserved for
    staff: str | None = None  # reserved for this person
    called_at: datetime | None = None
    serving_at: datetime | None = None
    calls: int = 0
    overtaken: int = 0
    yielded: int = 0  # others that this visitor let pass to have more time


class DeskState(StrEnum):
    """What a desk does."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class DeskRow(Struct, frozen=True):
    """A desk now."""

    desk: str
    state: DeskState
    staff: str | None = None  # account name
    staff_name: str | None = None  # as shown to colleagues
    reason: str | None = None
    current: str | None = None  # ticket id


class PlaceRow(Struct, frozen=True):
    """A desk as the public sees it: whether it is open, and nobody's name."""

    desk: str
    state: DeskState


class AiringRow(Struct, frozen=True):
    """An approved announcement, for the TVs. Each TV knows by itself when it is its time."""

    announcement: str
    content: Announcement


class AnnouncementRow(Struct, frozen=True):
    """An announcement as supervisors see it. ``approved`` is on the TVs; ``draft`` is what is written meanwhile."""

    announcement: str
    revision: int
    author: str  # as shown to colleagues
    changed_at: datetime
    draft: Announcement | None = None
    approved: Announcement | None = None
    approver: str = ""
    approved_at: datetime | None = None


class NextUp(Struct, frozen=True):
    """Who this desk would call now, and why."""

    ticket: str
    why: Why


class Me(Struct, frozen=True):
    """What only this desk sees."""

    staff: str
    staff_name: str
    role: Role
    desk: str | None = None
    next: NextUp | None = None
    undo_until: datetime | None = None
    undo_of: str | None = None  # the number the undo would act on
    cases: CaseCount | None = None  # for a complaint officer
    must_change_pin: bool = False


class PersonRow(Struct, frozen=True):
    """A member of staff to whom a visitor can be handed, at a desk or not."""

    staff: str
    name: str


class DeviceRow(Struct, frozen=True):
    """A screen of the room and its health."""

    device: str
    name: str
    role: Role
    connected: bool
    since: datetime
    printer: tuple[PrinterCondition, ...] | None = None  # None: has no printer or said nothing; (): fine
    sound: bool | None = None
    shown: int = 0  # display: last call it has really shown
    words: bool = True  # display: False when its voice engine fails, so that a call is a chime


class AlertKind(StrEnum):
    """What somebody in the room must know, worded under ``alert.<kind>``."""

    HELP = "help"  # a visitor at kiosk `name` asks for staff
    PRINT_FAILED = "print_failed"  # ticket `number` has no paper
    PRINT_UNKNOWN = "print_unknown"  # kiosk `name` never said what became of the paper of ticket `number`
    NOT_SHOWN = "not_shown"  # TV `name` has not shown `number`
    MANY_NUMBERS = "many_numbers"  # kiosk `name` asks for more numbers than it may draw
    CLOCK = "clock"
    SETTINGS = "settings"  # told to supervisors: config.toml was changed and is wrong at `name`; the former one stands
    RESTART = "restart"  # told to supervisors: the changed keys `name` wait for a restart
    MEDIA = "media"  # TV `name` cannot show announcement `number` (its title); `problem` says why
    CASES = "cases"  # told to complaint officers: `number` cases are overdue
    FOLDER = "folder"  # told to supervisors: file `name` in the watched folder is refused; a text beside it says why
    TAKEN_OVER = "taken_over"  # told to one desk only: `name` now sits at your desk
    LOGGED_IN_ELSEWHERE = "logged_in_elsewhere"  # told to one desk only: you logged in at screen `name`


class AlertRow(Struct, frozen=True):
    """One alert; it goes away by itself when mended, or after a while."""

    alert: str
    kind: AlertKind
    at: datetime
    name: str = ""
    number: str = ""
    problem: MediaProblem | None = None


class KioskSnapshot(Struct, frozen=True, tag="kiosk"):
    """All a kiosk shows."""

    now: datetime
    directory: Directory
    office: OfficeRow
    queues: tuple[QueueRow, ...]
    services: tuple[ServiceRow, ...]
    emergency: Emergency | None = None


class BoardSnapshot(Struct, frozen=True, tag="board"):
    """All a TV shows. ``calls`` oldest first, at most 12; a snapshot is never spoken."""

    now: datetime
    directory: Directory
    office: OfficeRow
    queues: tuple[QueueRow, ...]
    calls: tuple[CallRow, ...]
    places: tuple[PlaceRow, ...] = ()
    airing: tuple[AiringRow, ...] = ()
    emergency: Emergency | None = None
    satisfaction: Satisfaction | None = None


class DeskSnapshot(Struct, frozen=True, tag="desk"):
    """All a desk shows. Before a log-in ``me`` is None and there are no tickets; announcements are the supervisors'."""

    now: datetime
    directory: Directory
    office: OfficeRow
    queues: tuple[QueueRow, ...]
    desks: tuple[DeskRow, ...]
    tickets: tuple[TicketRow, ...]
    calls: tuple[CallRow, ...]
    devices: tuple[DeviceRow, ...]
    alerts: tuple[AlertRow, ...]
    me: Me | None = None
    emergency: Emergency | None = None
    announcements: tuple[AnnouncementRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


Snapshot = KioskSnapshot | BoardSnapshot | DeskSnapshot


class PutOffice(Struct, frozen=True, tag="office"):
    """The office changed."""

    row: OfficeRow


class PutQueue(Struct, frozen=True, tag="queue"):
    """A queue changed."""

    row: QueueRow


class PutService(Struct, frozen=True, tag="service"):
    """A service changed."""

    row: ServiceRow


class PutCall(Struct, frozen=True, tag="call"):
    """A call was made now: show it and say it."""

    row: CallRow


class DropCall(Struct, frozen=True, tag="drop_call"):
    """A call was undone."""

    call: int


class PutTicket(Struct, frozen=True, tag="ticket"):
    """A ticket came or changed."""

    row: TicketRow


class DropTicket(Struct, frozen=True, tag="drop_ticket"):
    """A ticket is no longer of interest to this desk."""

    ticket: str


class PutDesk(Struct, frozen=True, tag="desk"):
    """A desk changed."""

    row: DeskRow


class PutDevice(Struct, frozen=True, tag="device"):
    """A screen's health changed."""

    row: DeviceRow


class DropDevice(Struct, frozen=True, tag="drop_device"):
    """A screen was forgotten."""

    device: str


class PutAlert(Struct, frozen=True, tag="alert"):
    """Somebody must look."""

    row: AlertRow


class DropAlert(Struct, frozen=True, tag="drop_alert"):
    """It is mended."""

    alert: str


class PutClosing(Struct, frozen=True, tag="closing"):
    """A day was closed: every kiosk that hears this prints the closing slip, once. Part of no snapshot."""

    end: DayEnd


class PutPlace(Struct, frozen=True, tag="place"):
    """A desk opened, paused or closed, for the TVs."""

    row: PlaceRow


class PutAiring(Struct, frozen=True, tag="airing"):
    """An approved announcement came or changed."""

    row: AiringRow


class DropAiring(Struct, frozen=True, tag="drop_airing"):
    """An announcement is off the TVs."""

    announcement: str


class PutAnnouncement(Struct, frozen=True, tag="announcement"):
    """An announcement was written, approved or withdrawn, for supervisors."""

    row: AnnouncementRow


class DropAnnouncement(Struct, frozen=True, tag="drop_announcement"):
    """An announcement was removed."""

    announcement: str


class PutEmergency(Struct, frozen=True, tag="emergency"):
    """The emergency message now; None: it is lifted."""

    emergency: Emergency | None = None


class PutSatisfaction(Struct, frozen=True, tag="satisfaction"):
    """The published index changed, for the TVs."""

    satisfaction: Satisfaction | None = None


class PutMe(Struct, frozen=True, tag="me"):
    """What only this desk sees changed."""

    me: Me


Patch = (
    PutOffice
    | PutQueue
    | PutService
    | PutCall
    | DropCall
    | PutTicket
    | DropTicket
    | PutDesk
    | PutDevice
    | DropDevice
    | PutAlert
    | DropAlert
    | PutClosing
    | PutPlace
    | PutAiring
    | DropAiring
    | PutAnnouncement
    | DropAnnouncement
    | PutEmergency
    | PutSatisfaction
    | PutMe
)
