"""A printer that dies at byte n, for a sweep of n: one outcome each, in time, and "printed" only for a whole ticket."""

from __future__ import annotations

import time

import pytest

from kiosk.printing.conversation import Patience, TalkingPrinter
from kiosk.printing.drawing import draw
from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.faulty import Behaviour, FaultyPrinter
from kiosk.printing.network import NetworkChannel
from kiosk.printing.printer import Failed, Job, Printed, SentUnconfirmed
from kiosk.printing.raster import raster
from kiosk.printing.slip import ticket_paper

PAPER = ticket_paper(example_slip(), DIRECTORY, "")
BYTES = raster(draw(PAPER, 576))
QUICK = Patience(answer=0.25, send=1.0, confirm=0.4)
SWEEP = (1, 2, 3, 5, 9, 17, 64, 255, 4_095, 4_096, 4_097, 20_000, *(len(BYTES) - n for n in (4_097, 100, 9, 3, 2, 1)))


@pytest.mark.parametrize("n", SWEEP)
@pytest.mark.parametrize("how", ["resets", "stalls"])
def test_a_printer_that_dies_at_byte_n_is_never_believed_to_have_printed(n: int, how: str) -> None:
    behaviour = Behaviour(resets_after=n) if how == "resets" else Behaviour(stalls_after=n)
    with FaultyPrinter(behaviour) as faulty:
        talking = TalkingPrinter(lambda: NetworkChannel("127.0.0.1", faulty.port), lambda _: BYTES, QUICK)
        begun = time.monotonic()
        outcome = talking.print(Job("t", PAPER, 0.0))
        seconds = time.monotonic() - begun
    assert seconds < 4
    assert isinstance(outcome, Failed | SentUnconfirmed) or faulty.jobs == 1, outcome
    assert faulty.jobs <= 1
    assert len(faulty.received) <= len(BYTES)


def test_a_good_printer_in_the_same_sweep_prints() -> None:
    with FaultyPrinter() as faulty:
        talking = TalkingPrinter(lambda: NetworkChannel("127.0.0.1", faulty.port), lambda _: BYTES, QUICK)
        assert talking.print(Job("t", PAPER, 0.0)) == Printed()
