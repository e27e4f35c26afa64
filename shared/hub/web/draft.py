"""A survey on its way, as it stands in the address of the page: ``/<step>/<nine answers><four facts>``, all digits.

An answer is 0 (none) to 4, in the order of ``Element``; a fact about the respondent is 0 or its place in its list.
Nothing of it lies on the hub, so a reload, Back, a restart of the hub or a lost network lose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self, TypeVar

from shared.feedback import AgeBand, Education, Element, Occupation, Respondent, Scores, Sex

QUESTIONS: Final = len(Element)
ABOUT: Final = QUESTIONS + 1
"""The step that asks who answers."""
WORDS: Final = ABOUT + 1
"""The last step: free text."""

FACTS: Final[Mapping[str, type[StrEnum]]] = {
    "sex": Sex,
    "age": AgeBand,
    "education": Education,
    "occupation": Occupation,
}
_ELEMENTS: Final = tuple(Element)
_WRITTEN: Final = re.compile(r"([0-4]{9})([0-2][0-6]{3})", re.ASCII)
_STEP: Final = re.compile(r"[1-9]|1[01]", re.ASCII)

F = TypeVar("F", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Draft:
    """Which step is shown, and what was answered so far."""

    step: int = 1
    answers: tuple[int, ...] = (0,) * QUESTIONS
    facts: tuple[int, ...] = (0,) * len(FACTS)

    @classmethod
    def read(cls, step: str, written: str) -> Self | None:
        """From the address; None when no page of ours leads there."""
        found = _WRITTEN.fullmatch(written)
        if found is None or not _STEP.fullmatch(step):
            return None
        answers, facts = (tuple(map(int, digits)) for digits in found.groups())
        return cls(int(step), answers, facts)

    def __str__(self) -> str:
        return f"{self.step}/{''.join(map(str, (*self.answers, *self.facts)))}"

    @property
    def next(self) -> Self:
        """One step on."""
        return replace(self, step=min(self.step + 1, WORDS))

    @property
    def back(self) -> Self | None:
        """One step back; None from the first."""
        return replace(self, step=self.step - 1) if self.step > 1 else None

    def of(self, element: Element) -> int:
        """The answer to a question; 0: none."""
        return self.answers[_ELEMENTS.index(element)]

    def answered(self, element: Element, score: int) -> Self:
        """With this answer, or without one (0)."""
        at = _ELEMENTS.index(element)
        return replace(self, answers=(*self.answers[:at], score, *self.answers[at + 1 :]))

    def told(self, facts: Mapping[str, str]) -> Self:
        """With these facts by name; what is none of the list is taken as unsaid."""
        return replace(self, facts=tuple(_place(kind, facts.get(name, "")) for name, kind in FACTS.items()))

    @property
    def told_facts(self) -> dict[str, str]:
        """The facts by name; "" is unsaid."""
        return {
            name: list(kind)[place - 1].value if place else ""
            for (name, kind), place in zip(FACTS.items(), self.facts, strict=True)
        }

    @property
    def count(self) -> int:
        """How many questions are answered."""
        return sum(answer > 0 for answer in self.answers)

    def scores(self) -> Scores:
        """The answers, as the hub counts them."""
        return Scores(**{e.value: self.of(e) or None for e in _ELEMENTS})

    def respondent(self) -> Respondent:
        """The facts, as the hub counts them."""
        sex, age, education, occupation = self.facts
        return Respondent(
            _fact(Sex, sex), _fact(AgeBand, age), _fact(Education, education), _fact(Occupation, occupation)
        )


def _place(kind: type[StrEnum], value: str) -> int:
    return next((at for at, one in enumerate(kind, 1) if one.value == value), 0)


def _fact(kind: type[F], place: int) -> F | None:
    return list(kind)[place - 1] if place else None
