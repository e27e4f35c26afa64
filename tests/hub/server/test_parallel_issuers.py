"""Never the same number twice in a day in a series, however many kiosks of however many programs draw at once."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shared.hub.store import Reader, Verified
from shared.protocol.commands import SlipReady
from shared.protocol.frames import Done
from shared.queue.events import TicketIssued
from tests.hub.running import ROOT, RunningHub, example
from tests.hub.server.kiosks_process import draw_at_once

EACH = 20
HERE, THERE = [f"here{n}" for n in range(6)], [f"there{n}" for n in range(6)]
EXPECTED = EACH * (len(HERE) + len(THERE))


@contextmanager
def other_kiosks(hub: RunningHub, service: str) -> Iterator[subprocess.Popen[str]]:
    """Kiosks of another process, connected and waiting for a line."""
    program = str(Path(__file__).with_name("kiosks_process.py"))
    with subprocess.Popen(
        [sys.executable, program, hub.url, hub.secret, service, ",".join(THERE), str(EACH)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_kiosks_of_two_processes_that_draw_at_once_are_never_given_the_same_number_and_none_is_left_out(
    hub: RunningHub,
) -> None:
    office = example()
    service, series = office.services[0].id, office.services[0].queue
    with other_kiosks(hub, service) as others:
        assert others.stdin is not None
        assert others.stdout is not None
        word, heard = others.stdin, others.stdout

        def go() -> None:
            word.write("\n")
            word.flush()
            assert heard.readline() == "drawing\n"

        lines = draw_at_once(hub.url, hub.secret, service, HERE, EACH, go)
        lines += others.communicate(timeout=60)[0].split("\n")[:-1]
    given = dict(line.split() for line in lines)
    assert len(given) == EXPECTED
    assert len(set(given.values())) == EXPECTED, "a number was given twice"
    with closing(Reader.read(hub.database)) as log:
        assert isinstance(log.verify(), Verified)
        issued = [record.event for record in log.load().records if isinstance(record.event, TicketIssued)]
        answers = log.answers_of(given)
    assert {event.series for event in issued} == {series}
    assert [event.figure for event in issued] == list(range(1, EXPECTED + 1)), "in order, without a gap"
    assert {event.asked: event.number for event in issued} == given, "the log holds what each kiosk was told"
    for id_, stored in answers.items():
        assert isinstance(stored.answer, Done)
        assert isinstance(stored.answer.result, SlipReady)
        assert stored.answer.result.slip.number == given[id_]
    assert len(answers) == EXPECTED
    drew = [str(event.asked).split("-")[0] for event in issued]
    turns = sum(before != after for before, after in itertools.pairwise(drew))
    assert turns > 2 * len(HERE + THERE), "the kiosks drew one after another, which proves nothing"
