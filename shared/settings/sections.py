"""The frozen sections of config.toml as programs read them; the defaults here are those the file documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from pathlib import Path

from shared.feedback import CaseRules
from shared.model import Directory, Language, Text

WEBSOCKET_PATH = "/ws"
"""Where on the hub's one port the screens connect."""


class Program(StrEnum):
    """A program that a machine can run."""

    HUB = "hub"
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"


class SlotSide(StrEnum):
    """Where the ticket comes out, seen from the visitor."""

    BELOW = "below"
    RIGHT = "right"
    LEFT = "left"


class PrinterKind(StrEnum):
    """How the printer is attached. ``folder`` is the shipped simulator: tickets land as PNG."""

    FOLDER = "folder"
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"
    WINDOWS = "windows"


class PrintMode(StrEnum):
    """How a ticket reaches the printer: as one picture, or as text for slow serial printers."""

    RASTER = "raster"
    TEXT = "text"


class VoiceEngine(StrEnum):
    """Who speaks what is not recorded. ``command``: a program of the site, text in and WAV out."""

    ESPEAK = "espeak"
    COMMAND = "command"
    NONE = "none"


class Reading(StrEnum):
    """How a number is spoken: ``digits`` "A nol satu dua", ``cardinal`` "A dua belas"."""

    DIGITS = "digits"
    CARDINAL = "cardinal"


class Layout(StrEnum):
    """What a TV is for."""

    FULL = "full"  # calls, notices and the line at the foot: one TV that does everything
    CALLS = "calls"  # nothing but calls, and more of them
    MEDIA = "media"  # notices fill the screen, a call comes as a banner


NUMBER_PIXELS = {Layout.FULL: 468, Layout.CALLS: 384, Layout.MEDIA: 400}
"""The type size of the called number on a TV of 1920 x 1080; in a banner, the largest it grows to."""


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """This machine. ``data`` is absolute: the folder for the database, keys, logs and printed tickets."""

    data: Path
    runs: tuple[Program, ...] = (Program.HUB, Program.KIOSK, Program.COUNTER, Program.DISPLAY)


@dataclass(frozen=True, slots=True)
class HubSettings:
    """Where the hub listens and stores, and where screens find it."""

    database: str  # SQLAlchemy URL; the default is sqlite:///<data>/antrean.db
    url: str  # of the websocket for the screens, e.g. ws://127.0.0.1:8765/ws
    host: str = "127.0.0.1"  # "0.0.0.0" lets the screens of other machines in
    port: int = 8765
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)  # whose word on a visitor's address is taken


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The kiosk's printer; only the fields of its kind are used."""

    kind: PrinterKind = PrinterKind.FOLDER
    paper_mm: int = 80  # 80 or 58
    mode: PrintMode = PrintMode.RASTER
    job_expires_s: int = 60  # an older job is never printed
    folder: Path = Path("printed")  # folder: absolute after loading, default <data>/printed
    address: str = ""  # network: host name or IP
    port: int = 9100  # network
    vendor_id: int = 0  # usb
    product_id: int = 0  # usb
    device: str = ""  # serial: COM3 or /dev/ttyUSB0; file: /dev/usb/lp0
    baud: int = 19200  # serial
    queue: str = ""  # windows: the printer's name in the spooler


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """One kiosk's screen, patience and printer."""

    name: str = "Kios 1"
    diagonal_inch: float = 21.5
    width: int | None = None  # px; None: the screen's own
    height: int | None = None
    windowed: bool = False
    idle_home_s: int = 45  # home page to attract page
    idle_visit_s: int = 40  # inside a visit, until "still there?"
    idle_answer_s: int = 30  # time to answer it
    slot: SlotSide = SlotSide.BELOW
    tick_sound: bool = True
    printer: PrinterSettings = PrinterSettings()


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """One desk's window."""

    name: str = "Komputer Loket"
    desk: str | None = None  # desk id chosen beforehand at log-in
    stay_on_top: bool = False


@dataclass(frozen=True, slots=True)
class QuietWindow:
    """A stretch of local time in which the TV is silent (adzan). ``weekday`` None: every day."""

    begins: time
    ends: time
    weekday: int | None = None  # Monday is 0


@dataclass(frozen=True, slots=True)
class VolumeWindow:
    """A stretch of local time with a volume of its own. ``weekday`` None: every day."""

    begins: time
    ends: time
    volume: float
    weekday: int | None = None  # Monday is 0


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How one written word is spoken; ``language`` empty: in every language."""

    write: str
    say: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How calls are spoken."""

    on: bool = True
    engine: VoiceEngine = VoiceEngine.ESPEAK
    command: tuple[str, ...] = ()  # engine "command": program and arguments; text on its input, WAV on its output
    clips: Path | None = None  # folder with recorded words, used before the engine; one folder in it per language
    rate: float = 0.9  # 1.0 = the engine's own pace
    reading: Reading = Reading.DIGITS
    repeat: int = 2  # times one call is spoken
    repeat_after_s: float = 3.0  # between the end of its words and their repetition
    volume: float = 1.0  # 0.0 to 1.0
    volumes: tuple[VolumeWindow, ...] = ()  # the first that fits rules instead of ``volume``
    languages: tuple[Language, ...] = (Language.INDONESIAN, Language.ENGLISH)  # spoken only if the visitor chose it
    also: tuple[str, ...] = ()  # regional languages in which every call is said too: "bjn"
    quiet: tuple[QuietWindow, ...] = ()
    say: tuple[Pronunciation, ...] = ()


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """One TV."""

    name: str = "TV 1"
    layout: Layout = Layout.FULL
    queues: tuple[str, ...] = ()  # ids of the queues it shows and speaks; none: all
    desks: tuple[str, ...] = ()  # ids of the desks; none: all
    diagonal_inch: float = 43.0
    reading_distance_m: float = 7.0
    width: int | None = None  # px; None: the screen's own
    height: int | None = None
    windowed: bool = False
    chime: bool = True
    motion: bool = True  # False: pages and calls change at once, nothing moves
    media_volume: float = 0.6  # 0.0 to 1.0, of the sound of videos; 0.0: none
    languages: tuple[Language, ...] = (Language.INDONESIAN, Language.ENGLISH)  # notices take turns; the first rules
    voice: VoiceSettings = field(default_factory=VoiceSettings)


@dataclass(frozen=True, slots=True)
class AnnouncementSettings:
    """Announcements at the hub; what else the file says of them is in the directory."""

    folder: Path | None = None  # what is dropped there goes on the TVs
    media_mb: int = 200  # of one file, at most
    media_gb: int = 4  # of all together


@dataclass(frozen=True, slots=True)
class ComplaintSettings:
    """Complaints, suggestions and questions. ``officers``: names of accounts; none: whoever leads the room."""

    officers: tuple[str, ...] = ()
    days: CaseRules = field(default_factory=CaseRules)  # working days until a case must be answered


@dataclass(frozen=True, slots=True)
class WhistleSettings:
    """Disclosures. Nobody reads them but these accounts."""

    officers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()  # age keys to which they are exported


@dataclass(frozen=True, slots=True)
class RetentionSettings:
    """How long what visitors told is kept."""

    survey_years: int = 5  # then the sums of a year stay
    case_years: int = 5  # after closing; then the bare facts stay
    contact_days: int = 30  # after closing


@dataclass(frozen=True, slots=True)
class FeedbackSettings:
    """What the hub goes by when visitors tell it something."""

    complaints: ComplaintSettings = field(default_factory=ComplaintSettings)
    whistle: WhistleSettings = field(default_factory=WhistleSettings)
    retention: RetentionSettings = field(default_factory=RetentionSettings)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything in config.toml."""

    directory: Directory
    announcement: Text  # the TV line until a supervisor sets another one
    machine: MachineSettings
    hub: HubSettings
    kiosk: KioskSettings
    counter: CounterSettings
    display: DisplaySettings
    announcements: AnnouncementSettings = field(default_factory=AnnouncementSettings)
    feedback: FeedbackSettings = field(default_factory=FeedbackSettings)
