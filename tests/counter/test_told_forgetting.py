"""Nothing of a case stays in memory when its window closes, its officer leaves, or nobody is there."""

from __future__ import annotations

import gc
from datetime import date

import pytest
from msgspec.structs import replace as changed

from counter.cases.inputs import Aimed, Do
from counter.cases.state import Deed
from counter.filing.inputs import Do as DoSlip
from counter.filing.inputs import Type as TypeSlip
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Field as SlipField
from counter.verbs import Verb
from shared.feedback import CaseState
from shared.protocol import cases as c
from tests.counter.case_samples import FILE
from tests.counter.sample import room
from tests.counter.told import OpenTold
from tests.counter.told_pages import read_case


def held(secret: str) -> list[str]:
    """What in this process still holds a text with these letters and more; the letters alone are the question."""
    gc.collect()
    found: list[str] = []
    for one in gc.get_objects():
        parts = gc.get_referents(one)
        for part in parts:
            parts += gc.get_referents(part) if not gc.is_tracked(part) and not isinstance(part, str) else []
        found += [
            f"{type(one).__name__}: {part[:60]}"
            for part in parts
            if isinstance(part, str) and len(part) > len(secret) and secret in part
        ]
    return found


def secret_of(parts: tuple[str, ...]) -> str:
    """Made when it is needed, so that no constant of this file is found instead."""
    return "".join(parts)


@pytest.mark.parametrize("end", ["leave", "log out", "idle"])
def test_nothing_of_a_case_stays_in_memory(end: str, open_told: OpenTold) -> None:
    told = open_told()
    secret = secret_of(("raha", "sia", "-7731"))
    read_case(told, changed(FILE, text=f"{secret} satu", contact=f"{secret} dua"))
    told.take(Aimed(CaseState.FORWARDED))
    assert held(secret), "the search finds nothing at all"
    if end == "leave":
        told.take(Do(Deed.LEAVE))
    elif end == "log out":
        told.change(room(me=None))
    else:
        told.later(301)
    told.settle()
    del secret
    assert held(secret_of(("raha", "sia", "-7731"))) == []


def test_nothing_of_what_was_taken_down_stays_in_memory(open_told: OpenTold) -> None:
    told = open_told(Verb.FILE_CASE, (420, 700))
    told.write(TypeSlip(SlipField.TEXT, secret_of(("raha", "sia", "-9917", " tiga"))), DoSlip(SlipDeed.SEND))
    assert held(secret_of(("raha", "sia", "-9917")))
    told.answer(c.CaseFiled(date(2026, 1, 30)))
    told.line.done.clear()  # the recording, not the program
    told.write(DoSlip(SlipDeed.LEAVE))
    assert held(secret_of(("raha", "sia", "-9917"))) == []
