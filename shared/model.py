"""The nouns every program of Antrean agrees on: office, service, queue, desk, ticket, call.

All times are aware datetimes in UTC; a business day is a ``date`` in the office's zone. Everything here is frozen.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

import msgspec


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Strict base of all declared data. Subclasses repeat ``frozen=True``: type checkers do not inherit it."""


class Language(StrEnum):
    """A language a visitor can choose."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Text(Struct, frozen=True):
    """One text of the office in both languages."""

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in ``language``; Indonesian when the English one is empty."""
        return self.en or self.id if language is Language.ENGLISH else self.id


class TicketState(StrEnum):
    """Where a ticket is in its life."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    UNSERVED = "unserved"  # still open when the day was closed


OPEN_STATES = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.PARKED})


class PriorityReason(StrEnum):
    """Why a visitor asks for priority. Kept only as a count per day, never with a ticket."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    ASSISTANCE = "assistance"


class Role(StrEnum):
    """What a connection may be. Devices are kiosk, display, desk or phone; people are desk, supervisor or admin."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    DESK = "desk"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    PHONE = "phone"  # a visitor's own, by the link of a ticket or a public page; never paired


class DeskKind(StrEnum):
    """How the place is named to a visitor."""

    COUNTER = "counter"  # "Loket 3"
    ROOM = "room"  # "Ruang Bidang Mutasi"
    TABLE = "table"  # "Meja penerima tamu"


class Arrow(StrEnum):
    """Where the desk lies, seen from the TV."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"


class OrderRule(StrEnum):
    """How the next ticket is chosen."""

    ACCUMULATING = "accumulating"
    FIFO = "fifo"
    RATIO = "ratio"


class OrderPolicy(Struct, frozen=True):
    """The order rule of the office with its figures."""

    rule: OrderRule = OrderRule.ACCUMULATING
    priority_weight: float = 2.0  # accumulating: how much faster a priority ticket earns its turn
    max_overtaken: int = 6  # accumulating: an ordinary ticket overtaken so often is called next
    ratio_priority: int = 2  # ratio: so many priority calls ...
    ratio_ordinary: int = 1  # ... then so many ordinary ones


class QueueInfo(Struct, frozen=True):
    """A queue: services that share one line and one number series."""

    id: str
    letter: str
    name: Text
    short: Text
    examples: Text
    icon: str
    first: int = 1
    last: int = 999
    width: int = 3
    quota: int | None = None  # tickets a day
    sensitive: bool = False  # TV and voice name only number and desk


class ServiceInfo(Struct, frozen=True):
    """A service a visitor can choose."""

    id: str
    queue: str
    name: Text
    short: Text  # at most 20 letters, for large text
    note: Text
    official: Text
    desk_minutes: int  # usual time at the desk
    target_minutes: int  # waiting target, the service level of the order rule
    process: Text  # time until the result
    items: tuple[Text, ...]  # what to bring
    product: Text
    legal: str
    quota: int | None = None
    on_kiosk: bool = True


class DeskInfo(Struct, frozen=True):
    """A desk, which queues it serves, and how a visitor finds it."""

    id: str
    label: Text  # short: "1", "Meja", "Bidang Mutasi"
    name: Text  # "Penerimaan berkas"
    kind: DeskKind = DeskKind.COUNTER
    arrow: Arrow = Arrow.NONE
    main: tuple[str, ...] = ()  # queue ids served first
    help: tuple[str, ...] = ()  # queue ids served when the main ones are empty


class Shift(Struct, frozen=True):
    """One stretch of opening hours, in the office's local time."""

    opens: time
    closes: time


class WeekdayHours(Struct, frozen=True):
    """Opening hours of one weekday; Monday is 0. No shifts means closed."""

    weekday: int
    shifts: tuple[Shift, ...]


class Holiday(Struct, frozen=True):
    """A day (or days) on which the office is closed, or open at other hours."""

    first: date
    last: date
    name: Text
    shifts: tuple[Shift, ...] = ()  # empty: closed


class Weights(StrEnum):
    """How an element weighs: one ninth exactly, or as rounded in an agency's older spreadsheets."""

    EXACT = "exact"
    THREE_DIGITS = "0.111"
    TWO_DIGITS = "0.11"


class ElementOrder(StrEnum):
    """The order in which the elements are asked and printed."""

    QUESTIONNAIRE = "questionnaire"  # ends facilities, complaints
    ARTICLE = "article"  # ends complaints, facilities


class SurveyPeriod(StrEnum):
    """Over how long answers are put together for the published index."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class SurveyRules(Struct, frozen=True):
    """How the office asks and counts."""

    order: ElementOrder = ElementOrder.QUESTIONNAIRE
    best_first: bool = True
    weights: Weights = Weights.EXACT
    period: SurveyPeriod = SurveyPeriod.HALF
    population: int | None = None  # people served in a period, for the sample's target; None: counted from the log
    smallest_group: int = 10  # a group of fewer respondents is not shown


class OfficeInfo(Struct, frozen=True):
    """The agency as shown to people, and its rules of business time."""

    name: str
    tagline: Text
    zone: str  # IANA name, e.g. Asia/Makassar
    zone_label: str  # WIB, WITA or WIT
    hours: tuple[WeekdayHours, ...]
    holidays: tuple[Holiday, ...] = ()
    cutover: time = time(0)  # local time at which a new business day starts
    last_ticket_minutes: int = 30  # before the day's last closing
    tickets_in_break: bool = True
    most_numbers_a_minute: int | None = None  # from one kiosk; None: as many as it can
    order: OrderPolicy = OrderPolicy()
    accent: str = "#1D3766"
    logo: str = ""
    wifi: str = ""
    public_url: str = ""  # what QR codes begin with, e.g. http://antrean.lan
    complaint: Text = Text("", "")
    free_of_charge: Text = Text("", "")
    more_time_places: int = 3  # so many others pass who asks for more time; 0: nobody may ask
    more_time_most: int = 2  # so often one ticket may
    two_people: bool = False  # an announcement is approved by another person than its author
    takes_disclosures: bool = True  # somebody is named who reads them; False: they are not offered


class Directory(Struct, frozen=True):
    """All that a screen must know about the office before it can show anything."""

    office: OfficeInfo
    queues: tuple[QueueInfo, ...]
    services: tuple[ServiceInfo, ...]
    desks: tuple[DeskInfo, ...]
    pause_reasons: tuple[Text, ...] = ()
    pick_reasons: tuple[Text, ...] = ()  # why a ticket is called out of order
    pages: tuple[BoardPage, ...] = ()  # that take turns on the TVs, unless an announcement rules them
    survey: SurveyRules = SurveyRules()


class Estimate(Struct, frozen=True):
    """A waiting time as a range, in whole minutes."""

    low: int
    high: int


class CallKind(StrEnum):
    """Whether a call is the first or a repetition."""

    FIRST = "first"
    RECALL = "recall"


class AnnouncementKind(StrEnum):
    """What an announcement is made of."""

    CARD = "card"  # title and body
    IMAGE = "image"  # a picture fills the stage; title and body are its label
    VIDEO = "video"  # likewise
    TICKER = "ticker"  # its title is one line at the foot of the TV
    PAGE = "page"  # a page made from live data and the config


class BoardPage(StrEnum):
    """A page of the TV that makes itself from live data and the config."""

    MAKLUMAT = "maklumat"  # service charter
    FLOW = "flow"  # the way through the room
    SERVICES = "services"  # each service with its standard: what to bring, time, cost, product
    HOURS = "hours"  # opening hours and the next closure
    QUEUES = "queues"  # who waits where, with estimates
    DESKS = "desks"  # which desk does what, and whether it is open
    VULNERABLE = "vulnerable"  # help for the elderly, disabled, pregnant and nursing
    GRATUITY = "gratuity"  # no gifts
    COMPLAINT = "complaint"  # where to complain
    SATISFACTION = "satisfaction"  # the published index of the survey, once there is one


class MediaKind(StrEnum):
    """What a media file shows."""

    PICTURE = "picture"
    VIDEO = "video"


class Media(Struct, frozen=True):
    """A file of an announcement. The hub keeps it by its hash; its name is only a label."""

    hash: str  # SHA-256 of the bytes as kept, 64 hexadecimal digits
    kind: MediaKind
    bytes: int
    width: int  # px
    height: int
    seconds: float = 0.0  # of a video
    label: str = ""


class Airtime(Struct, frozen=True):
    """When something may be on the TVs, in the office's local time. All that is given must hold."""

    first: date | None = None  # both days are included
    last: date | None = None
    weekdays: tuple[int, ...] = ()  # Monday is 0; none means every day
    begins: time | None = None  # from ``begins`` until just before ``ends``; past midnight when ``ends`` is not later
    ends: time | None = None


class Announcement(Struct, frozen=True):
    """What is shown between calls, where and when. A language whose title and body are empty is left out."""

    kind: AnnouncementKind
    title: Text
    body: Text = Text("", "")
    page: BoardPage | None = None  # of kind PAGE
    media: Media | None = None  # of kinds IMAGE and VIDEO
    airtime: Airtime = Airtime()
    screens: tuple[str, ...] = ()  # names of TVs; none means all
    weight: int = 1  # 1 to 5: how often in a round
    seconds: int | None = None  # on screen; None: as long as reading it takes, or as the video lasts
    read_every_minutes: int | None = None  # None: not read aloud


class Emergency(Struct, frozen=True):
    """A message that takes every TV and kiosk until it is lifted."""

    emergency: str
    text: Text
    since: datetime


class MediaProblem(StrEnum):
    """Why a TV cannot show a file."""

    MISSING = "missing"  # could not be fetched from the hub
    DAMAGED = "damaged"  # what was fetched is not what it should be
    NO_FRAME = "no_frame"  # no picture within 3 s
    UNPLAYABLE = "unplayable"  # ended in an error
    NO_ROOM = "no_room"  # this machine's disk is full


class PrinterCondition(StrEnum):
    """What a printer says of itself; several may hold at once."""

    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    FAULT = "fault"  # cutter, head, overheated: a person must look
    SILENT = "silent"  # the printer takes data and gives no status


class PrintOutcome(StrEnum):
    """What became of one paper."""

    PRINTED = "printed"  # confirmed by the printer
    UNCONFIRMED = "unconfirmed"  # sent, and nothing more is known
    FAILED = "failed"


class Slip(Struct, frozen=True):
    """Everything that is printed on one ticket. No name, NIP or phone, by construction."""

    ticket: str
    number: str
    service: str  # service id; words come from the directory
    queue: str
    issued_at: datetime
    day: date
    ahead: int
    estimate: Estimate | None
    link: str  # unguessable token of the visitor's page, >= 128 bit
    priority: bool = False  # by the rule of priority; paper does not say so
    language: Language = Language.INDONESIAN
    copy: bool = False  # prints SALINAN


class DayEnd(Struct, frozen=True):
    """A closed business day: its figures, and the hash that proves that its records are whole."""

    day: date
    closed_at: datetime
    tickets: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    head: str  # 64 hexadecimal digits, for `antrean audit verify`
