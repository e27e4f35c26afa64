"""What goes into the store and what comes out of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from shared.hub.store.feedback import FeedbackRow
from shared.model import PriorityReason, Role, Struct
from shared.protocol.frames import Done
from shared.queue.events import Record
from shared.queue.notice import Notice


class Staff(Struct, frozen=True):
    """An account. ``name`` is its key."""

    name: str
    display_name: str
    role: Role
    pin_hash: str
    active: bool = True
    must_change: bool = True


class Device(Struct, frozen=True):
    """A paired screen. ``id`` is its key; of its secret only a hash is kept."""

    id: str
    name: str
    role: Role
    key_hash: bytes
    forgotten: bool = False


class PairingCode(Struct, frozen=True):
    """A one-time code for a new screen. The hash of the code is its key."""

    code_hash: bytes
    role: Role
    name: str
    expires: datetime
    used: bool = False


class Lockout(Struct, frozen=True):
    """Failed log-ins of one account or device. ``subject`` is its key."""

    subject: str
    failures: int
    until: datetime | None = None


AccessRow = Staff | Device | PairingCode | Lockout


class Entry(Struct, frozen=True):
    """What one accepted command leaves behind. Several entries go into one transaction.

    ``priority_reason`` is only counted per day, in a table of its own that knows no ticket. ``access`` rows are put
    (inserted or replaced by their key) in the same transaction; so is what visitors have told (``feedback``).
    """

    command_id: str | None  # None for the hub's own acts, such as the day roll
    device: str
    content_hash: bytes  # of the command's canonical bytes
    answer: Done | None
    records: tuple[Record, ...]
    priority_reason: PriorityReason | None = None
    access: tuple[AccessRow, ...] = ()
    feedback: tuple[FeedbackRow, ...] = ()


class StoredAnswer(Struct, frozen=True):
    """What is known of a command that was accepted before.

    ``answer`` is None when there was none or when it held a secret (a PIN, a pairing code): those never reach the disk.
    """

    command_id: str
    device: str
    content_hash: bytes
    answer: Done | None


class Loaded(Struct, frozen=True):
    """What a hub needs to go on where the last one stopped."""

    records: tuple[Record, ...]  # of the newest day, from its DayOpened on; empty when no day was ever opened
    history: tuple[Record, ...]  # every DayOpened and ClockAccepted before those: no used day is opened again
    figures: dict[date, dict[str, int]]  # days ahead of the newest one or opened before under its name: last figures
    announcement: Record | None  # the newest AnnouncementSet before the records
    announcements: tuple[Notice, ...]  # as they stand after all records
    emergency: Record | None  # the newest EmergencyRaised before the records, if nobody has lifted it before them
    head_seq: int  # 0 when the log is empty
    head_hash: str
    high_water: datetime | None  # the newest time the hub ever trusted


class Verified(Struct, frozen=True):
    """The whole chain holds."""

    rows: int
    head: str


class Told(Struct, frozen=True):
    """What visitors have told is as the log says."""

    answers: int
    cases: int
    erased: int  # answers and words that the retention job took away
    pending: int  # rows of today, whose record comes with the end of the day


class Mistold(Struct, frozen=True):
    """What visitors have told is not as the log says; ``key`` names the answer, the case or the erasing rule."""

    key: str
    because: MistoldBecause


class MistoldBecause(StrEnum):
    """What is wrong with it."""

    EDITED = "edited"  # it does not give the digest in the log
    ADDED = "added"  # no record brought it
    LOST = "lost"  # a record brought it, and nobody erased it by a rule
    ERASED = "erased"  # more, or less, is gone than the log says was erased


class BrokenBecause(StrEnum):
    """What is wrong with the first bad row."""

    GAP = "gap"  # rows before this one are missing
    EDITED = "edited"  # the row's content does not give its hash
    UNLINKED = "unlinked"  # the row does not follow the one before it: that one was exchanged or hashed anew
    CUT = "cut"  # the log ends (or was rewritten) before the given head


class Broken(Struct, frozen=True):
    """The chain is broken; ``seq`` is the first bad row (for a gap or a cut, the first that is missing)."""

    seq: int
    because: BrokenBecause
