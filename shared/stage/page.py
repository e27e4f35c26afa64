"""What a page is: one kind of layout with all its words, ready to be drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shared.model import Media

LEAST_S = 15.0
LETTER_S = 0.06
"""A page stands 15 s or 60 ms a letter, whichever is longer."""
SHOWN_S = 12.0
"""A picture that says nothing stands so long."""


class PageKind(StrEnum):
    """How a page is laid out."""

    STARTING = "starting"
    STALE = "stale"
    CLOSED = "closed"
    BREAK = "break"
    TEXT = "text"  # heading and paragraphs: the maklumat
    NOTICE = "notice"  # an announcement: label, large heading
    QUEUES = "queues"  # who waits where
    FLOW = "flow"  # steps, one below the other
    BRING = "bring"  # a service: what to bring
    STANDARD = "standard"  # a service: time, cost, result
    HOURS = "hours"  # the week and the next closure
    DESKS = "desks"  # which desk does what
    PEOPLE = "people"  # four groups of people
    STATEMENT = "statement"  # one sentence, as large as it goes
    RESULT = "result"  # the published index of the survey
    WAYS = "ways"  # where to turn to
    PICTURE = "picture"
    VIDEO = "video"
    CALLS = "calls"  # nobody was called yet, on a TV that shows nothing but calls


class Tone(StrEnum):
    """How a row is meant. Each tone has a sign and a word besides its colour."""

    PLAIN = "plain"
    NOW = "now"  # today's row
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a letter, figure or weekday, a name, and one or two values."""

    mark: str
    name: str
    value: str
    more: str = ""
    icon: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Page:
    """One page with all its words, ready to be laid out."""

    kind: PageKind
    title: str = ""
    label: str = ""
    body: tuple[str, ...] = ()
    foot: str = ""
    lines: tuple[Line, ...] = ()
    mark: str = ""  # a queue's letter before the label
    link: str = ""  # shown as a QR code
    media: Media | None = None  # of a picture or a video

    def __post_init__(self) -> None:
        """In a heading, a figure stays on the line of the word before it."""
        object.__setattr__(self, "title", re.sub(r" (?=\d)", "\u00a0", self.title))

    @property
    def seconds(self) -> float:
        """How long it stands when others take turns with it."""
        if self.kind is PageKind.VIDEO and self.media is not None and self.media.seconds > 0:
            return self.media.seconds
        letters = len(self.title) + len(self.label) + len(self.foot) + sum(len(text) for text in self.body)
        letters += sum(len(line.name) + len(line.value) + len(line.more) for line in self.lines)
        if self.kind is PageKind.PICTURE and not letters:
            return SHOWN_S
        return max(LEAST_S, letters * LETTER_S)
