"""What a printer's status bytes mean: raw DLE EOT and GS r answers to conditions. Silence and rubbish are never good.

Bits: Epson ESC/POS command reference, DLE EOT n (every answer is 0xx1xx10) and GS r 1 (0xx0xxxx).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from shared.model import PrinterCondition

PRINTER, OFFLINE_CAUSE, PAPER = 1, 2, 4
"""The n of the three questions asked."""
QUESTIONS = (PRINTER, OFFLINE_CAUSE, PAPER)

_FIXED_MASK, _FIXED = 0x93, 0x12
_BITS = {
    PRINTER: ((0x08, PrinterCondition.OFFLINE),),
    OFFLINE_CAUSE: (
        (0x04, PrinterCondition.COVER_OPEN),
        (0x20, PrinterCondition.PAPER_OUT),
        (0x40, PrinterCondition.FAULT),
    ),
    PAPER: ((0x0C, PrinterCondition.PAPER_LOW), (0x60, PrinterCondition.PAPER_OUT)),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A byte with the shape of a status."""

    byte: int


@dataclass(frozen=True, slots=True)
class Rubbish:
    """Something came that no status looks like."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing came in time."""


Answer = Answered | Rubbish | NoAnswer


def question(n: int) -> bytes:
    """DLE EOT n."""
    return bytes((0x10, 0x04, n))


def recognise(received: bytes) -> Answer:
    """The status in the received bytes. Anything beside it, but reports that nobody asked for, makes it rubbish."""
    rest = without_reports(received)
    if not rest:
        return NoAnswer()
    return Answered(rest[-1]) if all(byte & _FIXED_MASK == _FIXED for byte in rest) else Rubbish()


def without_reports(received: bytes) -> bytes:
    """The received bytes without whole or begun automatic reports (GS a): 0xx1xx00 and three bytes 0xx0xxxx."""
    kept, at = bytearray(), 0
    while at < len(received):
        group = received[at : at + 4]
        if group[0] & _FIXED_MASK == 0x10 and all(byte & 0x90 == 0 for byte in group[1:]):
            at += 4
        else:
            kept.append(group[0])
            at += 1
    return bytes(kept)


def conditions_of(answers: dict[int, Answer]) -> frozenset[PrinterCondition]:
    """All conditions that the answers to ``QUESTIONS`` say, and SILENT or FAULT for those that say nothing."""
    found: set[PrinterCondition] = set()
    for n in QUESTIONS:
        answer = answers.get(n, NoAnswer())
        match answer:
            case Answered(byte):
                found |= {condition for bits, condition in _BITS[n] if byte & bits}
            case Rubbish():
                found.add(PrinterCondition.FAULT)
            case NoAnswer():
                found.add(PrinterCondition.SILENT)
            case _:
                assert_never(answer)
    return frozenset(found)


CONFIRM = b"\x1dr\x01"
"""GS r 1: answered in order, so its byte says that everything before it was worked off."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The printer worked off the job; ``conditions`` is what its paper sensors say now."""

    conditions: frozenset[PrinterCondition]


def confirmation(received: bytes) -> Confirmation | None:
    """The answer to ``CONFIRM`` among the received bytes, told from DLE EOT answers by bit 4; None if there is none."""
    for byte in without_reports(received):
        if byte & 0x90 == 0 and byte & 0x0F in _SENSORS:
            return Confirmation(_SENSORS[byte & 0x0F])
    return None


_SENSORS = {
    0x00: frozenset[PrinterCondition](),
    0x03: frozenset({PrinterCondition.PAPER_LOW}),
    0x0C: frozenset({PrinterCondition.PAPER_OUT}),
    0x0F: frozenset({PrinterCondition.PAPER_LOW, PrinterCondition.PAPER_OUT}),
}
"""GS r 1, bits 0-1 near end, bits 2-3 end; both bits of a pair are always alike."""
