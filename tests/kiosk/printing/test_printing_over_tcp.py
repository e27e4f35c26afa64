"""What becomes of a ticket on every kind of bad network printer: real sockets on loopback."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import pytest

from kiosk.printing.conversation import Patience, TalkingPrinter
from kiosk.printing.drawing import draw
from kiosk.printing.faulty import Behaviour, FaultyPrinter
from kiosk.printing.network import NetworkChannel
from kiosk.printing.paper import Paper
from kiosk.printing.printer import Failed, Job, Outcome, Printed, SentUnconfirmed
from kiosk.printing.raster import raster
from shared.model import PrinterCondition as Is

QUICK = Patience(answer=0.25, send=2.0, confirm=0.6)
PAPER_OUT = {1: 0x1A, 2: 0x32, 4: 0x7E}


def printer(port: int, patience: Patience = QUICK, encode: Callable[[Paper], bytes] | None = None) -> TalkingPrinter:
    return TalkingPrinter(
        lambda: NetworkChannel("127.0.0.1", port), encode or (lambda paper: raster(draw(paper, 576))), patience
    )


def printed(faulty: FaultyPrinter, paper: Paper, patience: Patience = QUICK) -> Outcome:
    outcome = printer(faulty.port, patience).print(Job("t", paper, 0.0))
    assert faulty.ended.wait(5)
    return outcome


def test_a_good_printer_confirms_and_gets_every_byte(ticket: Paper) -> None:
    with FaultyPrinter() as faulty:
        assert printer(faulty.port).status() == frozenset()
        assert printer(faulty.port).print(Job("t", ticket, 0.0)) == Printed()
        assert bytes(faulty.received) == raster(draw(ticket, 576))
        assert faulty.jobs == 1


def test_a_closed_port_fails_at_once(ticket: Paper) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    begun = time.monotonic()
    assert printer(port).status() == {Is.UNREACHABLE}
    assert printer(port).print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.unreachable")
    assert time.monotonic() - begun < 1


def test_a_host_that_swallows_the_connection_fails_by_the_deadline(ticket: Paper) -> None:
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)  # its queue is filled below; the next SYN gets no answer
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        port = full.getsockname()[1]
        talking = TalkingPrinter(lambda: NetworkChannel("127.0.0.1", port, 0.3), lambda _: b"", QUICK)
        begun = time.monotonic()
        assert talking.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.unreachable")
        assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("answers", "sentence", "conditions"),
    [
        (PAPER_OUT, "not_printed.paper_out", {Is.PAPER_OUT, Is.PAPER_LOW, Is.OFFLINE}),
        ({1: 0x1A, 2: 0x16, 4: 0x12}, "not_printed.cover_open", {Is.COVER_OPEN, Is.OFFLINE}),
        ({1: 0x1A, 2: 0x12, 4: 0x12}, "not_printed.offline", {Is.OFFLINE}),
        ({1: 0x1A, 2: 0x52, 4: 0x12}, "not_printed.fault", {Is.OFFLINE, Is.FAULT}),
    ],
)
def test_a_printer_that_says_no_gets_not_one_byte(
    answers: dict[int, int], sentence: str, conditions: set[Is], ticket: Paper
) -> None:
    with FaultyPrinter(Behaviour(answers=answers)) as faulty:
        assert printed(faulty, ticket) == Failed(frozenset(conditions), sentence)
        assert printer(faulty.port).status() == conditions
        assert faulty.received == b""


def test_low_paper_prints_and_is_said(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(answers={1: 0x12, 2: 0x12, 4: 0x1E}, confirm_byte=0x03)) as faulty:
        assert printer(faulty.port).status() == {Is.PAPER_LOW}
        assert printed(faulty, ticket) == Printed()


def test_paper_that_ends_under_the_ticket_is_not_called_printed(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(confirm_byte=0x0C)) as faulty:
        assert printed(faulty, ticket) == SentUnconfirmed(frozenset({Is.PAPER_OUT}))


def test_a_printer_without_status_is_silent_and_unconfirmed(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(silent=True)) as faulty:
        assert printer(faulty.port).status() == {Is.SILENT}
        assert printed(faulty, ticket) == SentUnconfirmed(frozenset({Is.SILENT}))
        assert faulty.jobs == 1


def test_a_printer_that_takes_the_job_and_never_confirms_is_unconfirmed(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(confirms=False)) as faulty:
        assert printed(faulty, ticket) == SentUnconfirmed(frozenset({Is.SILENT}))
        assert faulty.jobs == 1


@pytest.mark.parametrize("rubbish", [b"\xff\xfe", b"\x00\x00\x00", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_rubbish_answers_are_a_fault_and_nothing_is_sent(rubbish: bytes, ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(rubbish=rubbish)) as faulty:
        assert printer(faulty.port).status() == {Is.FAULT}
        assert printed(faulty, ticket) == Failed(frozenset({Is.FAULT}), "not_printed.fault")
        assert faulty.received == b""


def test_a_slow_printer_is_waited_for_not_believed(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(bytes_a_second=100_000)) as faulty:
        begun = time.monotonic()
        assert printed(faulty, ticket, Patience(0.5, 5.0, 8.0)) == Printed()
        assert time.monotonic() - begun > 0.5
        assert faulty.jobs == 1


def test_a_printer_that_stalls_is_unconfirmed_in_bounded_time(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(stalls_after=9)) as faulty:
        begun = time.monotonic()
        outcome = printer(faulty.port).print(Job("t", ticket, 0.0))
        assert outcome == SentUnconfirmed(frozenset({Is.SILENT}))
        assert time.monotonic() - begun < 4
        assert faulty.jobs == 0


def test_a_stall_that_fills_every_buffer_breaks_the_job_off(ticket: Paper) -> None:
    huge = b"\x00" * 40_000_000
    with FaultyPrinter(Behaviour(stalls_after=9)) as faulty:
        talking = printer(faulty.port, Patience(0.25, 0.5, 0.5), lambda _: huge)
        assert talking.print(Job("t", ticket, 0.0)) == Failed(frozenset({Is.UNREACHABLE}), "not_printed.interrupted")


def test_a_reset_in_mid_job_is_never_taken_for_printed(ticket: Paper) -> None:
    with FaultyPrinter(Behaviour(resets_after=9_000)) as faulty:
        outcome = printed(faulty, ticket)
        assert isinstance(outcome, Failed | SentUnconfirmed)
        assert Is.UNREACHABLE in outcome.conditions
        assert faulty.jobs == 0


def test_status_that_nobody_asked_for_costs_no_tail_of_the_job(ticket: Paper) -> None:
    reports = b"\x10\x00\x00\x00" * 3_000
    with FaultyPrinter(Behaviour(chatter=reports, bytes_a_second=200_000)) as faulty:
        assert printed(faulty, ticket, Patience(0.5, 5.0, 5.0)) == Printed()
        assert bytes(faulty.received) == raster(draw(ticket, 576))
        assert faulty.jobs == 1


def test_every_job_is_sent_once_whatever_happens(ticket: Paper) -> None:
    for behaviour in (Behaviour(), Behaviour(silent=True), Behaviour(confirms=False)):
        with FaultyPrinter(behaviour) as faulty:
            printed(faulty, ticket)
            assert faulty.jobs == 1
