"""The report's figures as tables in words: the same for PDF, workbook and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, assert_never

from shared.command.plain import Cell
from shared.command.skm.naming import NONE, service_name, whole
from shared.complaint.few import Count, Veil
from shared.complaint.report import Disclosures, Handled, Part, Report, Untold
from shared.language import Catalogue
from shared.language.figures import decimal
from shared.model import Directory
from shared.survey.index import half_up


@dataclass(frozen=True, slots=True)
class Tenths:
    """A figure with one decimal."""

    scaled: int
    percent: bool = False


Value = str | int | Tenths


@dataclass(frozen=True, slots=True)
class Row:
    """A name, and a value for each head."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A table; no rows: ``note`` says why."""

    title: str
    name: str  # what its rows are
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """All tables of a report."""

    kinds: Block
    services: Block
    channels: Block
    disclosures: Block

    @property
    def all(self) -> tuple[Block, ...]:
        """In the order of reading."""
        return self.kinds, self.services, self.channels, self.disclosures


_FIGURES: Final = ("received", "open", "overdue", "closed", "in_time", "rejected", "days")


def blocks(report: Report, directory: Directory, words: Catalogue) -> Blocks:
    """The tables of ``report``."""
    named = {one.id: at for at, one in enumerate(directory.services)}
    places = sorted(report.services or (), key=lambda part: _place(part, named))
    services = None if report.services is None else tuple((_service(one, directory, words), one) for one in places)
    channels = tuple((_channel(one, words), one) for one in report.channels) if report.channels is not None else None
    return Blocks(
        kinds=_kinds(report, words),
        services=_breakdown("services", "skm.by.service", services, words),
        channels=_breakdown("channels", "handled.channel", channels, words),
        disclosures=_disclosures(report, words),
    )


def _kinds(report: Report, words: Catalogue) -> Block:
    return Block(
        title=words.say("handled.kinds"),
        name=words.say("handled.kind"),
        heads=tuple(words.say(f"handled.{figure}") for figure in _FIGURES),
        rows=tuple(_handled(one, words) for one in (*report.kinds, report.together)),
        note=words.say("handled.how"),
    )


def _handled(one: Handled, words: Catalogue) -> Row:
    name = words.say("handled.all" if one.kind is None else f"case.kind.{one.kind}")
    days = NONE if one.days is None else Tenths(half_up(one.days, 1))
    return Row(name, (one.received, one.open, one.overdue, one.closed, in_time(one), one.rejected, days))


def in_time(one: Handled) -> Value:
    """Which part of the closed ones were closed on their day or before."""
    return Tenths(half_up(Fraction(100 * one.in_time, one.closed), 1), percent=True) if one.closed else NONE


def _breakdown(of: str, name: str, parts: tuple[tuple[str, Part], ...] | None, words: Catalogue) -> Block:
    rows = tuple(Row(called, (_count(part.count, words),)) for called, part in parts or ())
    veiled = any(isinstance(part.count, Veil) for _, part in parts or ())
    note = words.say("handled.few.how") if veiled else "" if rows else words.say("handled.few.none")
    return Block(words.say(f"handled.{of}"), words.say(name), (words.say("handled.received"),), rows, note)


def _count(count: Count, words: Catalogue) -> Value:
    match count:
        case int():
            return count
        case Veil.FEW:
            return words.say("handled.few")
        case Veil.BESIDE:
            return NONE
        case _:
            assert_never(count)


def _disclosures(report: Report, words: Catalogue) -> Block:
    found = report.disclosures
    length = words.say(f"handled.length.{report.length}")
    rows: tuple[Row, ...] = ()
    match found:
        case Disclosures():
            few = words.say("handled.whistle.few")
            received = Row(words.say("handled.received"), (few if found.received is None else found.received,))
            closed = Row(words.say("handled.whistle.closed"), (NONE if found.closed is None else found.closed,))
            rows, note = (received, closed), words.say("handled.whistle.how", length=length)
        case Untold.OTHER_LENGTH:
            note = words.say("handled.whistle.other_length", length=length)
        case Untold.NOT_OVER:
            note = words.say("handled.whistle.not_over", length=length)
        case _:
            assert_never(found)
    return Block(words.say("case.kind.whistle"), "", (words.say("handled.count"),), rows, note)


def _service(part: Part, directory: Directory, words: Catalogue) -> str:
    return words.say("handled.no_service") if part.key is None else service_name(part.key, directory, words.language)


def _channel(part: Part, words: Catalogue) -> str:
    return words.say(f"case.channel.{part.key}")


def _place(part: Part, named: dict[str, int]) -> tuple[bool, int, str]:
    """As the config lists them, never by their counts; those about no service come last."""
    return part.key is None, named.get(part.key or "", len(named)), part.key or ""


# --- as text -------------------------------------------------------------------------------------------------------


def written(value: Value, words: Catalogue) -> str:
    """A value as people read it."""
    match value:
        case str():
            return value
        case int():
            return whole(value, words.language)
        case Tenths():
            figure = decimal(value.scaled, 1, words.language)
            return f"{figure} %" if value.percent else figure
        case _:
            assert_never(value)


def heads(words: Catalogue) -> tuple[str, ...]:
    """Of the CSV."""
    return tuple(words.say(f"handled.{key}") for key in ("table", "row", "figure", "value"))


def lines(told: Blocks, words: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """The CSV: one figure a line. What a table does not say, its note does."""
    for block in told.all:
        for row in block.rows:
            for head, value in zip(block.heads, row.values, strict=True):
                yield block.title, row.name, head, value if isinstance(value, int) else written(value, words)
        if block.note:
            yield block.title, "", words.say("handled.note"), block.note
