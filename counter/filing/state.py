"""What the filing form knows: what is typed, what is on its way, and the receipt. Nothing outlives the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter.beside import Known
from counter.verbs import Say
from shared.feedback import CaseKind
from shared.model import Language
from shared.protocol.cases import FileCase


class Deed(StrEnum):
    """All that can be done here, besides typing and choosing."""

    SEND = "send"
    COPY = "copy"
    PICK_SERVICE = "pick_service"
    CONFIRM = "confirm"  # throw away what is typed
    CANCEL = "cancel"
    ANOTHER = "another"  # after a receipt: an empty form
    LEAVE = "leave"


class Field(StrEnum):
    """Where something is typed."""

    TEXT = "text"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Form:
    """All that is typed and chosen."""

    kind: CaseKind = CaseKind.COMPLAINT
    text: str = ""
    service: str | None = None
    contact: str = ""
    language: Language = Language.INDONESIAN

    @property
    def written(self) -> bool:
        """Whether something would be lost without it."""
        return bool(self.text.strip() or self.contact.strip())


@dataclass(frozen=True, slots=True)
class Sending:
    """The case on its way. ``lost``: once no answer came; then nothing but the very same is sent, which counts once."""

    id: str
    command: FileCase
    at: datetime
    lost: bool = False
    waits: bool = True  # for an answer, now


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the visitor takes along."""

    code: str
    due: date
    kind: CaseKind
    language: Language
    since: datetime
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Slip(Known):
    """All the window knows."""

    form: Form = Form()
    choosing: bool = False  # the list of services lies over the form
    sending: Sending | None = None
    receipt: Receipt | None = None
    refused: Say | None = None
    asks: bool = False  # whether to throw away what is typed

    @property
    def works(self) -> bool:
        """Whether somebody is logged in who may take something down."""
        return self.me is not None and not self.me.must_change_pin

    def takes(self, kind: CaseKind) -> bool:
        """Whether the office takes this down: a disclosure only where somebody reads it."""
        return kind is not CaseKind.WHISTLE or self.room is None or self.room.takes_disclosures
