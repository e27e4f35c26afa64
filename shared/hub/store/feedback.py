"""What visitors have told the office, as rows: answered surveys, cases with their steps, and what becomes of them.

Nothing here is in the log but a digest, so that it can be erased in time and still be proven (``digests``).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from shared.feedback import CaseChannel, CaseKind, CaseLevel, CaseState, Element
from shared.model import Struct
from shared.survey.rows import SurveyRow


class Leaf(Struct, frozen=True):
    """Words that may be erased. Their hash stays, and with ``salt`` gone nobody can find them from it by trying."""

    hash: bytes  # SHA-256 of salt and content
    content: bytes | None = None  # None: erased
    salt: bytes | None = None


class KeptAnswer(Struct, frozen=True):
    """An answered survey. ``answer`` is random and the key, so that rows have no order."""

    answer: str
    salt: bytes
    row: SurveyRow
    proven: bool = False  # its record is in the log


class Spent(Struct, frozen=True):
    """A hash of what may be used once: a ticket's link, or the id of a form."""

    key: bytes
    day: date


class KeptCase(Struct, frozen=True):
    """A case as it was handed in. A disclosure has no moment, channel or service, and its words are sealed."""

    case: str  # random
    code_hash: str
    kind: CaseKind
    level: CaseLevel
    received: date
    due: date
    story: Leaf
    contact: Leaf | None = None  # sealed
    service: str | None = None
    channel: CaseChannel | None = None
    at: datetime | None = None
    proven: bool = False


class KeptStep(Struct, frozen=True):
    """One step of a case; ``step`` counts from 1 and is the case's revision after it."""

    case: str
    step: int
    day: date
    state: CaseState
    level: CaseLevel
    due: date
    words: Leaf  # who, the answer and the note; sealed for a disclosure
    at: datetime | None = None
    proven: bool = False


class Rule(StrEnum):
    """What the retention job takes away, and after how long by which key of ``[retention]``."""

    SURVEYS = "survey_years"
    CASES = "case_years"  # the words of closed cases; the bare facts stay for the count
    CONTACTS = "contact_days"  # how to reach somebody whose case is closed


class Retained(Struct, frozen=True):
    """The last run of one rule. ``rule`` is its key."""

    rule: Rule
    at: datetime
    before: date  # what ended before this day was to go
    rows: int


class Proven(Struct, frozen=True):
    """All that was kept without a record has one now, in the same transaction; the rows are laid anew without order."""


class AnswersErased(Struct, frozen=True):
    """Answers of days before this one go into the sums of their year and are gone."""

    before: date


class WordsErased(Struct, frozen=True):
    """Words of these cases are gone: how to reach who wrote, or else what was written and answered."""

    cases: tuple[str, ...]
    contact: bool


class SpentForgotten(Struct, frozen=True):
    """What was spent on days before this one can be spent no more anyway."""

    before: date


FeedbackRow = (
    KeptAnswer | Spent | KeptCase | KeptStep | Retained | Proven | AnswersErased | WordsErased | SpentForgotten
)


class YearSum(Struct, frozen=True):
    """What is left of a year's erased answers about one service. ``element`` None: how many answered at all."""

    year: int
    service: str
    element: Element | None
    answers: int
    total: int
