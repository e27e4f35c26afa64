"""What visitors tell the office, in nouns: an answered survey (SKM), a complaint, suggestion, question or disclosure.

Nothing here names a person. Survey after PermenPANRB 14/2017; deadlines of complaints after PermenPANRB 62/2018.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from shared.model import Language, Struct


class Element(StrEnum):
    """The nine elements of the survey, known by id and never by place: two official orders are in use."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    COST = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    CONDUCT = "perilaku"
    FACILITIES = "sarpras"
    COMPLAINTS = "pengaduan"


Score = Annotated[int, msgspec.Meta(ge=1, le=4)]
"""4 is the best answer."""


class Scores(Struct, frozen=True):
    """The answers to the nine questions; None: not answered."""

    persyaratan: Score | None = None
    prosedur: Score | None = None
    waktu: Score | None = None
    biaya: Score | None = None
    produk: Score | None = None
    kompetensi: Score | None = None
    perilaku: Score | None = None
    sarpras: Score | None = None
    pengaduan: Score | None = None

    def of(self, element: Element) -> int | None:
        """The answer to one question."""
        score: int | None = getattr(self, element.value)
        return score


class Sex(StrEnum):
    """As the official form asks."""

    MALE = "male"
    FEMALE = "female"


class AgeBand(StrEnum):
    """A band instead of an age: enough for the report, too little to know somebody by."""

    UNDER_21 = "under_21"
    TO_30 = "to_30"
    TO_40 = "to_40"
    TO_50 = "to_50"
    TO_60 = "to_60"
    OVER_60 = "over_60"


class Education(StrEnum):
    """As the official form asks."""

    SD = "sd"
    SMP = "smp"
    SMA = "sma"
    D_S1 = "d_s1"
    S2 = "s2"
    S3 = "s3"


class Occupation(StrEnum):
    """As the official form asks."""

    PNS = "pns"
    TNI = "tni"
    POLRI = "polri"
    PRIVATE = "private"
    BUSINESS = "business"
    OTHER = "other"


class Respondent(Struct, frozen=True):
    """Who answered, without identity. Everything may stay unsaid."""

    sex: Sex | None = None
    age: AgeBand | None = None
    education: Education | None = None
    occupation: Occupation | None = None


class SurveyChannel(StrEnum):
    """Where an answer came from. Only ``ticket`` is bound to a served visit."""

    TICKET = "ticket"
    DESK = "desk"  # by the QR at a desk
    KIOSK = "kiosk"


class SurveySheet(Struct, frozen=True):
    """One answered survey."""

    scores: Scores
    service: str
    desk: str | None = None
    respondent: Respondent = Respondent()
    suggestion: str = ""
    language: Language = Language.INDONESIAN


class Grade(StrEnum):
    """The quality of service by the index."""

    A = "A"  # sangat baik
    B = "B"
    C = "C"
    D = "D"  # tidak baik


class Satisfaction(Struct, frozen=True):
    """The published result, for TVs and pages."""

    first: date
    last: date
    respondents: int
    index_hundredths: int  # 9148 is 91.48
    grade: Grade
    male: int = 0
    female: int = 0
    education: tuple[tuple[Education, int], ...] = ()
    target: int | None = None


# --- complaints ----------------------------------------------------------------------------------------------------


class CaseKind(StrEnum):
    """What somebody wants."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    INFORMATION = "information"  # a request for information
    WHISTLE = "whistle"  # a disclosure of wrongdoing (WBS): nobody is named, few may read


class CaseLevel(StrEnum):
    """How long the office may take, in working days; the figures are in the config."""

    LIGHT = "light"  # ringan: 2
    NORMATIVE = "normative"  # normatif, permintaan informasi: 5
    ORDINARY = "ordinary"  # tidak berkadar pengawasan: 14
    OVERSIGHT = "oversight"  # berkadar pengawasan: 60


class CaseState(StrEnum):
    """Where a case is: diterima, ditelaah, diteruskan, ditindaklanjuti, selesai or ditolak."""

    RECEIVED = "received"
    EXAMINED = "examined"
    FORWARDED = "forwarded"
    ACTED_ON = "acted_on"
    DONE = "done"
    REJECTED = "rejected"


CLOSED_CASE = frozenset({CaseState.DONE, CaseState.REJECTED})


class CaseChannel(StrEnum):
    """Where a case came from. Never kept for a disclosure."""

    PHONE = "phone"
    KIOSK = "kiosk"
    DESK = "desk"


class CaseReport(Struct, frozen=True):
    """What somebody has written."""

    kind: CaseKind
    text: str
    service: str | None = None
    contact: str = ""  # optional; refused for a disclosure
    language: Language = Language.INDONESIAN


class CaseAnswer(Struct, frozen=True):
    """What the office has told the one who asked, in the order of time."""

    on: date
    state: CaseState
    text: str = ""


class CaseStatus(Struct, frozen=True):
    """What whoever holds the code is told; nothing of what was written, and nobody's name."""

    kind: CaseKind
    state: CaseState
    received: date
    due: date
    answers: tuple[CaseAnswer, ...] = ()


class CaseLine(Struct, frozen=True):
    """One case in an officer's list."""

    case: str
    kind: CaseKind
    level: CaseLevel
    state: CaseState
    received: date
    due: date
    revision: int
    service: str | None = None
    overdue: bool = False


class CaseStep(Struct, frozen=True):
    """One step of a case, for its officers. A disclosure's steps name nobody and only the day."""

    at: datetime
    state: CaseState
    by: str = ""  # as shown to colleagues
    answer: str = ""  # told to whoever holds the code
    note: str = ""  # for officers alone


class CaseFile(Struct, frozen=True):
    """A whole case, for its officers."""

    line: CaseLine
    text: str
    contact: str = ""
    channel: CaseChannel | None = None
    language: Language = Language.INDONESIAN
    steps: tuple[CaseStep, ...] = ()


class CaseRules(Struct, frozen=True):
    """Working days until a case must be answered, by its level."""

    light: int = 2
    normative: int = 5
    ordinary: int = 14
    oversight: int = 60


class CaseCount(Struct, frozen=True):
    """For an officer's window: what waits for them. A member of staff who is no officer has none."""

    open: int
    overdue: int
    whistle: int | None = None  # open disclosures; None: not theirs to read


class Erasing(Struct, frozen=True):
    """The last run of what erases by itself what was kept long enough."""

    at: datetime
    rows: int
