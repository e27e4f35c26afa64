"""What the report of a period says, as figures: the whole, its groups, the sample, and the periods before.

A report of one service or desk shows who answered, but no index by kind of respondent: two traits at once make groups
that could be told apart. Where the answers asked for are too few, or could be had from others by subtraction, there is
no report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import astuple

from shared.feedback import Element, Scores
from shared.model import SurveyRules
from shared.survey.index import Index
from shared.survey.periods import Period
from shared.survey.rows import SurveyRow
from shared.survey.sample import target
from shared.survey.summary import Group, Trait, groups, hidden, index_of, merged, trait_of

LOWEST = 3
"""So many elements are to be bettered first."""
EARLIER = 5
"""So many earlier periods make the trend."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose answers: all, those of one service, of one desk, or of one service at one desk."""

    service: str | None = None
    desk: str | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.service is None and self.desk is None

    def of(self, rows: Sequence[SurveyRow]) -> tuple[SurveyRow, ...]:
        """The answers that belong to it."""
        return tuple(
            row
            for row in rows
            if (self.service is None or row.service == self.service) and (self.desk is None or row.desk == self.desk)
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """How many were served, how many of them had to answer, and how many did."""

    answers: int
    population: int | None  # None: not known

    @property
    def target(self) -> int | None:
        """The size of the sample; None when nobody knows how many were served, or nobody was by the log."""
        return target(self.population) if self.population else None

    @property
    def reached(self) -> bool:
        """Whether the sample is large enough."""
        return self.target is not None and self.answers >= self.target


@dataclass(frozen=True, slots=True)
class Moment:
    """One period of the trend; no index: too few answers."""

    period: Period
    index: Index | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is published of a period."""

    period: Period
    scope: Scope
    rules: SurveyRules
    index: Index
    reach: Reach
    groups: Mapping[Trait, tuple[Group, ...]]
    merged: Mapping[Trait, Group | None]  # the hidden groups of a trait, as one
    answers: tuple[tuple[str | None, Scores], ...]  # service (None: hidden) and the nine answers, in no order of time
    complete: int  # so many answered all nine
    trend: tuple[Moment, ...]  # the newest last, this period included

    @property
    def lowest(self) -> tuple[Element, ...]:
        """The elements to better first."""
        return tuple(mean.element for mean in self.index.lowest(LOWEST))


@dataclass(frozen=True, slots=True)
class TooFew:
    """There is nothing that may be shown."""

    answers: int


def report(
    rows: Sequence[SurveyRow],
    period: Period,
    rules: SurveyRules,
    scope: Scope,
    *,
    population: int | None = None,
    earlier: Mapping[Period, Sequence[SurveyRow]] | None = None,
) -> Report | TooFew:
    """The report of ``rows``, which are all answers of the period; ``earlier`` holds those of periods before."""
    chosen = scope.of(rows)
    made = shown_index(rows, rules, scope)
    if made is None:
        return TooFew(len(chosen))
    secret = hidden(_sizes(chosen, Trait.SERVICE), rules.smallest_group)
    if scope.service is None and scope.desk is not None:  # desk and service would be two traits
        secret = frozenset(row.service for row in chosen)
    answers = [(None if row.service in secret else row.service, row.scores) for row in chosen]
    moments = [Moment(when, shown_index(some, rules, scope)) for when, some in sorted((earlier or {}).items())]
    return Report(
        period=period,
        scope=scope,
        rules=rules,
        index=made,
        reach=Reach(len(chosen), population),
        groups={trait: groups(chosen, trait, rules) for trait in Trait},
        merged={trait: merged(chosen, trait, rules) for trait in Trait},
        answers=tuple(sorted(answers, key=_by_content)),
        complete=sum(1 for row in chosen if None not in astuple(row.scores)),
        trend=(*moments, Moment(period, made)),
    )


def shown_index(rows: Sequence[SurveyRow], rules: SurveyRules, scope: Scope) -> Index | None:
    """The index of the scope; None when it has too few answers to be shown, or would give away others."""
    chosen = scope.of(rows)
    if len(chosen) < rules.smallest_group:
        return None
    parts = [(scope.service, Trait.SERVICE, Scope(desk=scope.desk)), (scope.desk, Trait.DESK, Scope(scope.service))]
    for key, trait, beside in parts:
        if key is not None and key in hidden(_sizes(beside.of(rows), trait), rules.smallest_group):
            return None
    return index_of(chosen, rules.weights)


def _sizes(rows: Sequence[SurveyRow], trait: Trait) -> dict[str | None, int]:
    sizes: dict[str | None, int] = {}
    for row in rows:
        key = trait_of(row, trait)
        sizes[key] = sizes.get(key, 0) + 1
    return sizes


def _by_content(answer: tuple[str | None, Scores]) -> tuple[str, tuple[int, ...]]:
    service, scores = answer
    return service or "~", tuple(score or 0 for score in astuple(scores))
