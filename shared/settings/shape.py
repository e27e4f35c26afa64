"""The shape of config.toml: every key with its type and limits. Strict; an unknown key is an error."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.model import Arrow, BoardPage, DeskKind, ElementOrder, Language, OrderRule, SurveyPeriod, Weights
from shared.settings.sections import Layout, PrinterKind, PrintMode, Program, Reading, SlotSide, VoiceEngine
from shared.settings.values import (
    Accent,
    Account,
    Address,
    AgeKey,
    BothLanguages,
    DatabaseUrl,
    Hours,
    Id,
    Letter,
    Line,
    Named,
    PageUrl,
    ShortLine,
    SocketUrl,
    Stretch,
    Time,
    Tongue,
    Zone,
)

Lax = Field(strict=False)  # an enum is written as its string
Port = Annotated[int, Field(ge=1, le=65535)]
Pixels = Annotated[int, Field(ge=320, le=16384)]
Seconds = Annotated[int, Field(ge=5, le=3600)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Quota = Annotated[int, Field(ge=1, le=99999)]
WorkingDays = Annotated[int, Field(ge=1, le=250)]
Inches = Annotated[float, Field(ge=5, le=200)]


class Shape(BaseModel):
    """Base of all shapes."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Words(Shape):
    """A text in both languages; the English one may be left out."""

    id: Named
    en: Line = ""


class Maybe(Shape):
    """A text in both languages that may be empty."""

    id: Line = ""
    en: Line = ""


class Short(Shape):
    """A short text in both languages."""

    id: Annotated[ShortLine, Field(min_length=1)]
    en: ShortLine = ""


Text = Annotated[Words, BothLanguages]
MaybeText = Annotated[Maybe, BothLanguages]
ShortText = Annotated[Short, BothLanguages]


class Machine(Shape):
    runs: list[Annotated[Program, Lax]] = list(Program)
    data: Named = "data"


class Hub(Shape):
    host: Named = "127.0.0.1"
    port: Port = 8765
    database: DatabaseUrl = ""
    url: SocketUrl = ""
    trusted_proxies: list[Address] = ["127.0.0.1"]


class Printer(Shape):
    kind: Annotated[PrinterKind, Lax] = PrinterKind.FOLDER
    paper_mm: Annotated[int, Field(ge=58, le=80)] = 80
    mode: Annotated[PrintMode, Lax] = PrintMode.RASTER
    job_expires_s: Seconds = 60
    folder: Line = ""
    address: Line = ""
    port: Port = 9100
    vendor_id: Annotated[int, Field(ge=0, le=0xFFFF)] = 0
    product_id: Annotated[int, Field(ge=0, le=0xFFFF)] = 0
    device: Line = ""
    baud: Annotated[int, Field(ge=1200, le=921600)] = 19200
    queue: Line = ""


class Kiosk(Shape):
    name: Named = "Kios 1"
    diagonal_inch: Inches = 21.5
    width: Pixels | None = None
    height: Pixels | None = None
    windowed: bool = False
    idle_home_s: Seconds = 45
    idle_visit_s: Seconds = 40
    idle_answer_s: Annotated[int, Field(ge=20, le=600)] = 30  # WCAG 2.2.1: at least 20 s to answer
    slot: Annotated[SlotSide, Lax] = SlotSide.BELOW
    tick_sound: bool = True
    printer: Printer = Printer()


class Counter(Shape):
    name: Named = "Komputer Loket"
    desk: Line = ""
    stay_on_top: bool = False


class Quiet(Shape):
    hours: Stretch
    weekday: Annotated[int, Field(ge=1, le=7)] | None = None


class Volume(Shape):
    hours: Stretch
    volume: Annotated[float, Field(ge=0, le=1)]
    weekday: Annotated[int, Field(ge=1, le=7)] | None = None


class Say(Shape):
    write: Named
    say: Named
    language: Tongue = ""


class Voice(Shape):
    on: bool = True
    engine: Annotated[VoiceEngine, Lax] = VoiceEngine.ESPEAK
    command: list[Line] = []
    clips: Line = ""
    rate: Annotated[float, Field(ge=0.5, le=2.0)] = 0.9
    reading: Annotated[Reading, Lax] = Reading.DIGITS
    repeat: Annotated[int, Field(ge=1, le=3)] = 2
    repeat_after_s: Annotated[float, Field(ge=1, le=30)] = 3.0
    volume: Annotated[float, Field(ge=0, le=1)] = 1.0
    volumes: list[Volume] = []
    languages: list[Annotated[Language, Lax]] = list(Language)
    also: list[Tongue] = []
    quiet: list[Quiet] = []
    say: list[Say] = []


class Display(Shape):
    name: Named = "TV 1"
    layout: Annotated[Layout, Lax] = Layout.FULL
    queues: list[Line] = []
    desks: list[Line] = []
    diagonal_inch: Inches = 43.0
    reading_distance_m: Annotated[float, Field(ge=1, le=50)] = 7.0
    width: Pixels | None = None
    height: Pixels | None = None
    windowed: bool = False
    chime: bool = True
    motion: bool = True
    media_volume: Annotated[float, Field(ge=0, le=1)] = 0.6
    languages: list[Annotated[Language, Lax]] = list(Language)
    voice: Voice = Voice()


class Week(Shape):
    monday: list[Hours] = []
    tuesday: list[Hours] = []
    wednesday: list[Hours] = []
    thursday: list[Hours] = []
    friday: list[Hours] = []
    saturday: list[Hours] = []
    sunday: list[Hours] = []


class Order(Shape):
    rule: Annotated[OrderRule, Lax] = OrderRule.ACCUMULATING
    priority_weight: Annotated[float, Field(ge=1, le=10)] = 2.0
    max_overtaken: Annotated[int, Field(ge=0, le=100)] = 6
    ratio_priority: Annotated[int, Field(ge=1, le=20)] = 2
    ratio_ordinary: Annotated[int, Field(ge=1, le=20)] = 1


class Office(Shape):
    name: Named
    tagline: MaybeText = Maybe()
    zone: Zone
    zone_label: Annotated[str, Field(max_length=8)] = ""
    cutover: Time = "00.00"
    last_ticket_minutes: Annotated[int, Field(ge=0, le=600)] = 30
    tickets_in_break: bool = True
    most_numbers_a_minute: Annotated[int, Field(ge=1, le=600)] = 30
    more_time_places: Annotated[int, Field(ge=0, le=20)] = 3
    more_time_most: Annotated[int, Field(ge=1, le=10)] = 2
    accent: Accent = "#1D3766"
    logo: Line = ""
    wifi: Line = ""
    public_url: PageUrl = ""
    announcement: MaybeText = Maybe()
    complaint: MaybeText = Maybe()
    free_of_charge: MaybeText = Maybe()
    pause_reasons: list[Text] = []
    pick_reasons: list[Text] = []
    hours: Week
    order: Order = Order()


class Announcements(Shape):
    two_people: bool = False
    pages: list[Annotated[BoardPage, Lax]] = list(BoardPage)
    folder: Line = ""
    media_mb: Annotated[int, Field(ge=1, le=2000)] = 200
    media_gb: Annotated[int, Field(ge=1, le=1000)] = 4


class Survey(Shape):
    order: Annotated[ElementOrder, Lax] = ElementOrder.QUESTIONNAIRE
    best_first: bool = True
    weights: Annotated[Weights, Lax] = Weights.EXACT
    period: Annotated[SurveyPeriod, Lax] = SurveyPeriod.HALF
    population: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    smallest_group: Annotated[int, Field(ge=5, le=100)] = 10


class CaseDays(Shape):
    light: WorkingDays = 2
    normative: WorkingDays = 5
    ordinary: WorkingDays = 14
    oversight: WorkingDays = 60


class Complaints(Shape):
    officers: list[Account] = []
    days: CaseDays = CaseDays()


class Whistle(Shape):
    officers: list[Account] = []
    recipients: list[AgeKey] = []


class Retention(Shape):
    survey_years: Annotated[int, Field(ge=1, le=30)] = 5
    case_years: Annotated[int, Field(ge=1, le=30)] = 5
    contact_days: Annotated[int, Field(ge=1, le=3650)] = 30


class Holiday(Shape):
    first: date
    last: date | None = None
    name: Text
    hours: list[Hours] = []


class Queue(Shape):
    id: Id
    letter: Letter
    name: Text
    short: ShortText
    examples: MaybeText = Maybe()
    icon: Named = "ticket"
    first: Annotated[int, Field(ge=1, le=99999)] = 1
    last: Annotated[int, Field(ge=1, le=99999)] = 999
    width: Annotated[int, Field(ge=1, le=5)] = 3
    quota: Quota | None = None
    sensitive: bool = False


class Service(Shape):
    id: Id
    queue: Line
    name: Text
    short: ShortText
    note: MaybeText = Maybe()
    official: Text
    desk_minutes: Minutes
    target_minutes: Minutes
    process: Text
    items: Annotated[list[Text], Field(max_length=12)] = []
    product: MaybeText = Maybe()
    legal: Line = ""
    quota: Quota | None = None
    on_kiosk: bool = True


class Desk(Shape):
    id: Id
    label: ShortText
    name: Text
    kind: Annotated[DeskKind, Lax] = DeskKind.COUNTER
    arrow: Annotated[Arrow, Lax] = Arrow.NONE
    main: list[Line] = []
    help: list[Line] = []
