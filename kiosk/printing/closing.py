"""What stands on the closing slip: the day, its counts, and the head of the log, which `antrean audit verify` takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.printing.lettering import clean
from kiosk.printing.paper import Align, Block, Dashes, Fact, Facts, Gap, Heading, Paper, Run, Stripe, Weight, Words
from shared.language import catalogue
from shared.language.dates import clock, full_date
from shared.model import DayEnd, Language, OfficeInfo

GROUP = 8
"""The hash is read and typed in groups of so many letters."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A closed day. ``counts`` are labels with figures, as the hub words them; ``head`` is the log's head hash, hex."""

    day: date
    closed_at: datetime
    counts: tuple[tuple[str, int], ...]
    head: str


def closing_of(end: DayEnd) -> Closing:
    """The slip of a day as the hub tells of it, in the words of staff."""
    words = catalogue(Language.INDONESIAN)
    counts = ("tickets", "served", "no_show", "cancelled", "unserved")
    return Closing(
        end.day,
        end.closed_at,
        tuple((words.say(f"paper.closing_{name}"), getattr(end, name)) for name in counts),
        end.head,
    )


def closing_paper(closing: Closing, office: OfficeInfo, language: Language) -> Paper:
    """The closing slip."""
    words = catalogue(language)
    time = clock(closing.closed_at, ZoneInfo(office.zone), language)
    when = (Run(words.say("paper.closed_at", time=time) + " " + clean(office.zone_label)),)
    blocks: list[Block] = [
        Heading(clean(office.name), when),
        Dashes(),
        Words((Run(words.say("paper.closing"), Weight.BOLD),), 38),
        Facts((Fact(words.say("paper.closing_day"), full_date(closing.day, language)),)),
        Gap(10),
    ]
    for label, figure in closing.counts:
        blocks.append(Words((Run(f"{clean(label)}: "), Run(str(figure), Weight.BOLD)), 27, Align.LEFT))
    head = clean(closing.head)
    groups = " ".join(head[at : at + GROUP] for at in range(0, len(head), GROUP))
    blocks += [
        Dashes(),
        Words((Run(words.say("paper.closing_log"), Weight.BOLD),), 27, Align.LEFT),
        Words((Run(groups),), 27, Align.LEFT),
        Words((Run(words.say("paper.closing_keep")),), 25, Align.LEFT),
        Stripe(),
    ]
    return Paper(f"closing-{closing.day.isoformat()}", tuple(blocks))
