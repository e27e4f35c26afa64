"""What a row of raw answers says: a publishable one, which nobody can be found in, and the office's own with all of it.

Publishable: the service (unless its group is hidden) and the nine answers; who answered, when and where, and what they
wrote, is in the office's own files only. Rows stand in the order of what they say, never in the order of time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shared.command.plain import Cell
from shared.command.skm.naming import desk_name, label, service_name
from shared.feedback import Element, Scores
from shared.language import Catalogue
from shared.model import Directory, ElementOrder
from shared.survey.elements import ordered
from shared.survey.report import Report
from shared.survey.rows import SurveyRow
from shared.survey.summary import Trait


@dataclass(frozen=True, slots=True)
class Answers:
    """A table of raw answers. The nine answers stand together, from ``scores`` on, counted from 0."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    scores: int


def published(report: Report, directory: Directory, words: Catalogue) -> Answers:
    """For everybody."""
    heads = (words.say("skm.no"), words.say("skm.by.service"), *_elements(report.rules.order, words))
    rows = tuple(
        (n, label(Trait.SERVICE, service, directory, words) if service else "–", *_nine(scores, report.rules.order))
        for n, (service, scores) in enumerate(report.answers, 1)
    )
    return Answers(heads, rows, 2)


def internal(rows: Sequence[SurveyRow], order: ElementOrder, directory: Directory, words: Catalogue) -> Answers:
    """For the office alone."""
    traits = (Trait.SEX, Trait.AGE, Trait.EDUCATION, Trait.OCCUPATION)
    first = ("skm.no", "skm.day", "skm.half", "skm.by.service", "skm.by.desk", "survey.channel")
    last = (*(f"survey.{trait}" for trait in traits), "skm.language", "survey.suggestion")
    heads = (*map(words.say, first), *_elements(order, words), *map(words.say, last))
    made = []
    for n, row in enumerate(sorted(rows, key=_by_content), 1):
        who = row.respondent
        said = (
            (Trait.SEX, who.sex),
            (Trait.AGE, who.age),
            (Trait.EDUCATION, who.education),
            (Trait.OCCUPATION, who.occupation),
        )
        made.append(
            (
                n,
                row.day.isoformat(),
                words.say(f"skm.half.{row.half}"),
                service_name(row.service, directory, words.language),
                desk_name(row.desk, directory, words) if row.desk else "",
                words.say(f"survey.channel.{row.channel}"),
                *_nine(row.scores, order),
                *(label(trait, key, directory, words) if key else "" for trait, key in said),
                row.language.value,
                row.suggestion,
            )
        )
    return Answers(heads, tuple(made), len(first))


def _elements(order: ElementOrder, words: Catalogue) -> tuple[str, ...]:
    return tuple(f"U{n} {words.say(f'survey.{element}.name')}" for n, element in enumerate(ordered(order), 1))


def _nine(scores: Scores, order: ElementOrder) -> tuple[int | None, ...]:
    return tuple(scores.of(element) for element in ordered(order))


def _by_content(row: SurveyRow) -> tuple[object, ...]:
    nine = tuple(row.scores.of(element) or 0 for element in Element)
    return row.day, row.half, row.service, nine, row.suggestion
