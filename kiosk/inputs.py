"""What can happen to a kiosk, and what it may wish for."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.feedback.pages import Filed
from kiosk.feedback.touches import FeedbackTouch
from shared.model import PrinterCondition, PrintOutcome, PriorityReason, Slip
from shared.protocol.commands import Command
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal
from shared.protocol.views import KioskSnapshot

# --- touches -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """The attract page was touched beside its groups."""


@dataclass(frozen=True, slots=True)
class ChooseQueue:
    """A group of services."""

    queue: str


@dataclass(frozen=True, slots=True)
class ChooseService:
    """A service."""

    service: str


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """Ambil nomor. ``id`` is new; it is used only if no number was asked for yet."""

    id: str


@dataclass(frozen=True, slots=True)
class Back:
    """Kembali."""


@dataclass(frozen=True, slots=True)
class More:
    """Lainnya: the next part of the list, after the last the first again."""


@dataclass(frozen=True, slots=True)
class AskPriority:
    """Layanan prioritas."""


@dataclass(frozen=True, slots=True)
class ChoosePriority:
    """One of the reasons, or none."""

    reason: PriorityReason | None


@dataclass(frozen=True, slots=True)
class Finish:
    """Selesai: this visit is over."""


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """Tiket tidak keluar, or Belum."""


@dataclass(frozen=True, slots=True)
class PrintAgain:
    """Cetak ulang. ``id`` is new."""

    id: str


@dataclass(frozen=True, slots=True)
class NeedTime:
    """Saya perlu waktu lagi."""


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """The other language."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Teks & warna: open or close the sheet."""

    open: bool


@dataclass(frozen=True, slots=True)
class SetLarge:
    """Teks besar."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetContrast:
    """Warna kontras."""

    on: bool


@dataclass(frozen=True, slots=True)
class SwitchLow:
    """Tombol rendah, or back."""


@dataclass(frozen=True, slots=True)
class AskHelp:
    """Bantuan. ``id`` is new."""

    id: str


Touch = (
    Start
    | ChooseQueue
    | ChooseService
    | TakeNumber
    | Back
    | More
    | AskPriority
    | ChoosePriority
    | Finish
    | NotPrinted
    | PrintAgain
    | NeedTime
    | SwitchLanguage
    | Looks
    | SetLarge
    | SetContrast
    | SwitchLow
    | AskHelp
    | FeedbackTouch
)


# --- the world -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HubShows:
    """The hub is there and this is what it shows."""

    snapshot: KioskSnapshot


@dataclass(frozen=True, slots=True)
class HubGone:
    """The hub is not heard; ``rejected`` when it does not let this kiosk in."""

    rejected: Refusal | None = None


@dataclass(frozen=True, slots=True)
class HubAnswered:
    """What became of a command."""

    id: str
    outcome: Done | Refusal


@dataclass(frozen=True, slots=True)
class PrinterSays:
    """How the printer is."""

    conditions: frozenset[PrinterCondition]


@dataclass(frozen=True, slots=True)
class PaperEnded:
    """What became of a ticket's paper."""

    ticket: str
    outcome: PrintOutcome
    conditions: frozenset[PrinterCondition] = frozenset()


@dataclass(frozen=True, slots=True)
class ReceiptEnded:
    """What became of the paper of a case's receipt; ``id`` is the receipt's."""

    id: str
    outcome: PrintOutcome
    conditions: frozenset[PrinterCondition] = frozenset()


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


World = HubShows | HubGone | HubAnswered | PrinterSays | PaperEnded | ReceiptEnded | Tick
Input = Touch | World


# --- wishes --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the hub, and keep asking for so many seconds."""

    id: str
    command: Command
    keep_for: float
    only_if_connected: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """Print this slip."""

    slip: Slip


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Print this receipt."""

    filed: Filed


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Tell the hub what became of a paper."""

    ticket: str
    outcome: PrintOutcome
    conditions: frozenset[PrinterCondition] = frozenset()


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Tell the hub that nobody waits for the number any more that was asked for under this id."""

    asked: str


Wish = Ask | Print | PrintReceipt | ReportPaper | GiveUp
