"""Raw status bytes to conditions."""

from __future__ import annotations

import pytest

from kiosk.printing.printer import BLOCKING, refusal
from kiosk.printing.status import Answered, NoAnswer, Rubbish, conditions_of, confirmation, recognise
from shared.model import PrinterCondition as Is

TABLE = [
    ("good", (0x12, 0x12, 0x12), set()),
    ("paper out, as emupos and Epson say it", (0x1A, 0x32, 0x7E), {Is.OFFLINE, Is.PAPER_OUT, Is.PAPER_LOW}),
    ("cover open", (0x1A, 0x16, 0x12), {Is.OFFLINE, Is.COVER_OPEN}),
    ("switched offline", (0x1A, 0x12, 0x12), {Is.OFFLINE}),
    ("near end", (0x12, 0x12, 0x1E), {Is.PAPER_LOW}),
    ("cutter or head", (0x1A, 0x52, 0x12), {Is.OFFLINE, Is.FAULT}),
    ("all at once", (0x1A, 0x76, 0x7E), {Is.OFFLINE, Is.COVER_OPEN, Is.PAPER_OUT, Is.PAPER_LOW, Is.FAULT}),
    ("drawer open does not matter", (0x16, 0x12, 0x12), set()),
]


@pytest.mark.parametrize(("raw", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_status_bytes_mean(raw: tuple[int, int, int], expected: set[Is]) -> None:
    answers = {n: recognise(bytes((byte,))) for n, byte in zip((1, 2, 4), raw, strict=True)}
    assert conditions_of(answers) == expected


def test_no_answer_is_silence_and_never_good() -> None:
    assert conditions_of({}) == {Is.SILENT}
    assert conditions_of({1: Answered(0x12), 2: NoAnswer(), 4: Answered(0x12)}) == {Is.SILENT}


@pytest.mark.parametrize("rubbish", [b"\x00", b"\xff", b"HTTP/1.1 400", b"\x13\x91"])
def test_rubbish_is_a_fault_and_never_good(rubbish: bytes) -> None:
    assert recognise(rubbish) == Rubbish()
    assert conditions_of(dict.fromkeys((1, 2, 4), recognise(rubbish))) == {Is.FAULT}


def test_every_byte_is_either_a_status_or_rubbish() -> None:
    good = {byte for byte in range(256) if recognise(bytes((byte,))) == Answered(byte)}
    assert good == {byte for byte in range(256) if f"{byte:08b}"[0] + f"{byte:08b}"[3] + f"{byte:08b}"[6:] == "0110"}


def test_a_confirmation_is_told_from_a_status_answer() -> None:
    assert confirmation(b"\x12\x1a\x7e") is None
    assert confirmation(b"\xff") is None
    assert confirmation(b"") is None
    assert confirmation(b"\x12\x00") is not None
    low = confirmation(b"\x03")
    assert low is not None
    assert low.conditions == {Is.PAPER_LOW}


def test_a_report_that_nobody_asked_for_is_neither_answer_nor_confirmation() -> None:
    report = b"\x10\x00\x00\x0f"
    assert confirmation(report) is None
    assert confirmation(report * 3 + report[:2]) is None
    assert confirmation(report + b"\x00") is not None
    assert recognise(report + b"\x12") == Answered(0x12)
    assert recognise(report) == NoAnswer()


def test_low_paper_and_silence_still_print() -> None:
    assert refusal(frozenset({Is.PAPER_LOW, Is.SILENT})) is None
    assert {condition for condition, _ in BLOCKING} == set(Is) - {Is.PAPER_LOW, Is.SILENT}


def test_the_most_telling_reason_is_named() -> None:
    failed = refusal(frozenset({Is.OFFLINE, Is.PAPER_OUT, Is.PAPER_LOW}))
    assert failed is not None
    assert failed.sentence == "not_printed.paper_out"
    assert failed.conditions == {Is.OFFLINE, Is.PAPER_OUT, Is.PAPER_LOW}
