"""What a piece of paper is: a list of typed blocks, drawn once as a picture or written once as text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Weight(IntEnum):
    """The shipped weights of Inter."""

    REGULAR = 400
    SEMIBOLD = 600
    BOLD = 700


class Align(StrEnum):
    """Where a line stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight inside a line."""

    text: str
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Heading:
    """The mark with the agency's name, and the day and time under it."""

    agency: str
    when: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Text, wrapped at words. ``most_lines``: the letters shrink (to the smallest size at most) to keep to it."""

    runs: tuple[Run, ...]
    size: int
    align: Align = Align.CENTRE
    most_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """The queue number, as large as the paper allows."""

    text: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """A word or two in an outlined box each, beside each other: SALINAN."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed rule."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its label."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A box of one or two facts."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to bring, each with an empty square."""

    title: str
    items: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with what it is for."""

    content: str
    title: str
    hint: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """White words on a black bar."""

    text: str


@dataclass(frozen=True, slots=True)
class Stripe:
    """The woven stripe, from edge to edge."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White, in dots."""

    height: int


Block = Heading | Words | Number | Stamps | Dashes | Facts | Checklist | Code | Bar | Stripe | Gap


@dataclass(frozen=True, slots=True)
class Paper:
    """One piece of paper, cut off at its end. ``title`` names it in folders and spoolers: the ticket's number."""

    title: str
    blocks: tuple[Block, ...]
