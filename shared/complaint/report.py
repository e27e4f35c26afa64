"""What an office publishes of how it handled complaints, as figures: nobody's words, and no count that gives one away.

A case belongs to the period in which it was received; how it stands is as of ``today``. Complaints, suggestions and
requests for information are counted whole, by kind: that is what the law wants published. By service and by channel
small counts are hidden (``few``).

Disclosures (WBS) are in none of these figures, so that none of them can be had by subtraction. They have two of their
own, for the whole room: how many were received in the period, and how many of these were closed by its end. Under five
there is no figure, nought included (domain.md, B6), nor where fewer than five of them stayed open. Periods that overlap
could be subtracted from one another, by a day or by a month: so only periods of one length that is set for the office
have these figures, which never overlap, and only when they are over, for a figure that grows tells the days too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Final

from shared.complaint.deadlines import working_days
from shared.complaint.few import FEW, Count, veiled
from shared.complaint.rows import CaseRow
from shared.feedback import CaseChannel, CaseKind, CaseState
from shared.model import OfficeInfo, SurveyPeriod
from shared.survey.periods import Period

TOLD: Final = (CaseKind.COMPLAINT, CaseKind.SUGGESTION, CaseKind.INFORMATION)
"""The kinds that are counted whole, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Handled:
    """How the cases of one kind were handled; of all of them when ``kind`` is None."""

    kind: CaseKind | None
    received: int
    overdue: int  # still open, and past their day
    closed: int
    in_time: int  # closed on their day or before
    rejected: int  # of the closed ones
    days: Fraction | None  # median of the working days to closing; None: nothing is closed

    @property
    def open(self) -> int:
        """How many are not closed yet."""
        return self.received - self.closed


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a breakdown; ``key`` None: what was handed in about no service."""

    key: str | None
    count: Count


@dataclass(frozen=True, slots=True)
class Disclosures:
    """None: there are too few to say."""

    received: int | None
    closed: int | None


class Untold(StrEnum):
    """Why a period has no figures about disclosures."""

    OTHER_LENGTH = "other_length"
    NOT_OVER = "not_over"


@dataclass(frozen=True, slots=True)
class Report:
    """All that is published of a period."""

    period: Period
    today: date
    length: SurveyPeriod  # of the periods that have figures about disclosures
    kinds: tuple[Handled, ...]
    together: Handled
    services: tuple[Part, ...] | None  # None: too few for a breakdown
    channels: tuple[Part, ...] | None
    disclosures: Disclosures | Untold


def report(rows: Iterable[CaseRow], period: Period, office: OfficeInfo, length: SurveyPeriod, today: date) -> Report:
    """The report of those cases that were received in the period."""
    mine = [row for row in rows if period.first <= row.received <= period.last]
    told = [row for row in mine if row.kind in TOLD]
    return Report(
        period=period,
        today=today,
        length=length,
        kinds=tuple(_handled(kind, [row for row in told if row.kind is kind], office, today) for kind in TOLD),
        together=_handled(None, told, office, today),
        services=_parts(Counter(row.service or "" for row in told)),
        channels=_parts({one.value: sum(row.channel is one for row in told) for one in CaseChannel}),
        disclosures=_disclosures([row for row in mine if row.kind is CaseKind.WHISTLE], period, length, today),
    )


def _handled(kind: CaseKind | None, rows: Sequence[CaseRow], office: OfficeInfo, today: date) -> Handled:
    closed = [(row, row.closed) for row in rows if row.closed is not None]
    days = [working_days(row.received, on, office) for row, on in closed]
    return Handled(
        kind=kind,
        received=len(rows),
        overdue=sum(row.closed is None and today > row.due for row in rows),
        closed=len(closed),
        in_time=sum(on <= row.due for row, on in closed),
        rejected=sum(row.state is CaseState.REJECTED for row, _ in closed),
        days=median(map(Fraction, days)) if days else None,
    )


def _parts(counts: dict[str, int]) -> tuple[Part, ...] | None:
    shown = veiled(counts)
    return None if shown is None else tuple(Part(key or None, count) for key, count in shown.items())


def _disclosures(rows: Sequence[CaseRow], period: Period, length: SurveyPeriod, today: date) -> Disclosures | Untold:
    if period.kind is not length:
        return Untold.OTHER_LENGTH
    if today <= period.last:
        return Untold.NOT_OVER
    closed = sum(row.closed is not None and row.closed <= period.last for row in rows)
    still = len(rows) - closed
    return Disclosures(
        received=len(rows) if len(rows) >= FEW else None,
        closed=closed if closed >= FEW and (still >= FEW or not still) else None,
    )
