"""Answers put together: for all, and by service, desk or kind of respondent, with groups too small to show hidden.

A group of fewer than ``smallest_group`` respondents is hidden. One hidden group could still be had by taking the shown
ones from the whole, so more are hidden, the smallest first, until those that are hidden are at least two groups and
together as many respondents as one group must be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from msgspec.structs import astuple

from shared.feedback import Education, Element, Satisfaction, Scores, Sex
from shared.model import SurveyRules, Weights
from shared.survey.index import Index, index
from shared.survey.periods import Period
from shared.survey.rows import SurveyRow


class Trait(StrEnum):
    """By what answers are told apart."""

    SERVICE = "service"
    DESK = "desk"
    SEX = "sex"
    AGE = "age"
    EDUCATION = "education"
    OCCUPATION = "occupation"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Group:
    """The answers that have one trait in common; ``key`` None: those who did not say. Hidden: too few to show."""

    key: str | None
    respondents: int | None  # None: hidden
    index: Index | None

    @property
    def hidden(self) -> bool:
        """Whether nothing of it may be shown."""
        return self.respondents is None


_FIELDS = tuple(Element(name) for name in Scores.__struct_fields__)


def index_of(rows: Iterable[SurveyRow], weights: Weights) -> Index | None:
    """The index of all these answers; None when nothing was answered."""
    columns = zip(*(astuple(row.scores) for row in rows), strict=True)  # none without rows
    given = {
        element: [score for score in column if score is not None]
        for element, column in zip(_FIELDS, columns, strict=False)
    }
    return index(
        {element: sum(scores) for element, scores in given.items()},
        {element: len(scores) for element, scores in given.items()},
        weights,
    )


def trait_of(row: SurveyRow, trait: Trait) -> str | None:
    """What one answer says of itself; None: nothing."""
    match trait:
        case Trait.SERVICE:
            return row.service
        case Trait.DESK:
            return row.desk
        case Trait.SEX:
            return row.respondent.sex
        case Trait.AGE:
            return row.respondent.age
        case Trait.EDUCATION:
            return row.respondent.education
        case Trait.OCCUPATION:
            return row.respondent.occupation
        case Trait.CHANNEL:
            return row.channel
        case _:
            assert_never(trait)


def groups(rows: Sequence[SurveyRow], trait: Trait, rules: SurveyRules) -> tuple[Group, ...]:
    """The groups that answered, as shown: the small ones, and who would give them away, without any figure."""
    members: dict[str | None, list[SurveyRow]] = {}
    for row in rows:
        members.setdefault(trait_of(row, trait), []).append(row)
    secret = hidden({key: len(some) for key, some in members.items()}, rules.smallest_group)
    return tuple(
        Group(key, None, None) if key in secret else Group(key, len(some), index_of(some, rules.weights))
        for key, some in members.items()
    )


def merged(rows: Sequence[SurveyRow], trait: Trait, rules: SurveyRules) -> Group | None:
    """The hidden groups as one: what the shown ones leave of the whole. None when that tells nothing."""
    secret = hidden(Counter(trait_of(row, trait) for row in rows), rules.smallest_group)
    some = [row for row in rows if trait_of(row, trait) in secret]
    return Group(None, len(some), index_of(some, rules.weights)) if 0 < len(some) < len(rows) else None


def hidden(sizes: Mapping[str | None, int], smallest: int) -> frozenset[str | None]:
    """Which groups of a whole must not be shown, so that no group under ``smallest`` can be had by subtraction."""
    by_size = sorted((size, key or "", key) for key, size in sizes.items() if size)
    secret: list[str | None] = []
    together = 0
    for size, _, key in by_size:
        lonely = bool(secret) and (len(secret) < 2 or together < smallest)
        if size >= smallest and not lonely:
            break
        secret.append(key)
        together += size
    return frozenset(secret)


def satisfaction(
    rows: Sequence[SurveyRow], period: Period, rules: SurveyRules, target: int | None = None
) -> Satisfaction | None:
    """What is published of a period; None when too few have answered. A hidden group counts 0: it is not shown."""
    made = index_of(rows, rules.weights)
    if made is None or len(rows) < rules.smallest_group:
        return None
    sexes, schools = (_sizes(rows, trait, rules) for trait in (Trait.SEX, Trait.EDUCATION))
    return Satisfaction(
        first=period.first,
        last=period.last,
        respondents=len(rows),
        index_hundredths=made.hundredths,
        grade=made.grade,
        male=sexes.get(Sex.MALE, 0),
        female=sexes.get(Sex.FEMALE, 0),
        education=tuple((school, schools[school]) for school in Education if school in schools),
        target=target,
    )


def _sizes(rows: Sequence[SurveyRow], trait: Trait, rules: SurveyRules) -> dict[str, int]:
    sizes = Counter(trait_of(row, trait) for row in rows)
    secret = hidden(sizes, rules.smallest_group)
    return {key: n for key, n in sizes.items() if key is not None and key not in secret}
