"""The pages of the feedback room, with what they hold until it is sent or wiped. Nothing here outlives the visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.feedback.writing import Written
from shared.feedback import CaseKind, CaseStatus, Respondent, Scores
from shared.model import Language
from shared.protocol.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Menu:
    """What a visitor may tell the office."""


# --- survey --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answers:
    """A survey that is being answered. ``sent`` is the id under which it was handed in and not yet acknowledged."""

    service: str
    scores: Scores = field(default_factory=Scores)
    respondent: Respondent = field(default_factory=Respondent)
    sent: str | None = None


@dataclass(frozen=True, slots=True)
class RatedGroups:
    """Which service was it? Its group."""

    part: int = 0


@dataclass(frozen=True, slots=True)
class RatedServices:
    """Which service of the group."""

    queue: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine, counted from 0."""

    answers: Answers
    n: int = 0


ABOUT = ("sex", "age", "education", "occupation")
"""The fields of ``Respondent`` in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class AboutYou:
    """One field of the respondent, by its place in ``ABOUT``. Everything may stay unsaid."""

    answers: Answers
    n: int = 0
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A word in the visitor's own words, or none."""

    answers: Answers
    written: Written = field(default_factory=Written)
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    """The survey was taken."""


# --- cases ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """Under which id and with which code a case was handed in: sent again, it is the same one."""

    id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A case that is being written."""

    kind: CaseKind
    text: Written = field(default_factory=Written)
    contact: Written = field(default_factory=Written)
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Kinds:
    """A complaint, a suggestion or a question. ``kept`` is what stood on the page from which Back led here."""

    kept: Draft | None = None


@dataclass(frozen=True, slots=True)
class Disclosing:
    """What is kept of a disclosure and what is not, before a word is written."""

    kept: Draft | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """The text is being written."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to reach the visitor, or nothing. Never asked for a disclosure."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Checking:
    """All of it once more, before it is sent. ``trouble`` says why it could not be."""

    draft: Draft
    trouble: Refusal | None = None


class Paper(StrEnum):
    """What became of a receipt's paper, worded under ``kiosk.receipt.<value>``."""

    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    PAPER_OUT = "paper_out"


@dataclass(frozen=True, slots=True)
class Filed:
    """What a receipt says. ``id`` tells its papers from others'."""

    id: str
    kind: CaseKind
    code: str = field(repr=False)
    received: date
    due: date
    language: Language


@dataclass(frozen=True, slots=True)
class Receipt:
    """The case is kept: its code, on the screen until the visitor has it."""

    case: Filed
    paper: Paper = Paper.PRINTING
    copies: int = 0


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """The code of a case is being typed."""

    written: Written = field(default_factory=Written)
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands."""

    status: CaseStatus


Before = AboutYou | Remark | Checking | CodeEntry
"""From where something is sent, and where it leads back to when it is not taken."""


@dataclass(frozen=True, slots=True)
class Sending:
    """The hub was asked."""

    id: str
    before: Before


FeedbackPage = (
    Menu
    | RatedGroups
    | RatedServices
    | Question
    | AboutYou
    | Remark
    | Thanks
    | Kinds
    | Disclosing
    | Telling
    | Contact
    | Checking
    | Receipt
    | CodeEntry
    | Standing
    | Sending
)
HOLDS_WORDS = (Question, AboutYou, Remark, Kinds, Disclosing, Telling, Contact, Checking, CodeEntry, Standing, Sending)
"""Pages with something of the visitor's: kept when the hub is away, gone when nobody answers "still there?"."""
WRITES = (Remark, Telling, Contact, CodeEntry)
"""Pages with a keyboard."""
PRIVATE = (Remark, Telling, Contact, Checking, Receipt, CodeEntry, Standing)
"""Pages of which no picture is kept: a visitor's words, their code, or what they were answered."""
