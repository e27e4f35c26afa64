"""The measurements of visitors' phones that watch their tickets (issue: "Speed")."""

from __future__ import annotations

import asyncio
import gc
import http.client
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from shared.command.bench.calling import at_desk, the_line
from shared.command.bench.connection import Connection
from shared.command.bench.figures import Figure, p50_p99, quantile
from shared.command.bench.hub import HubUnderTest, hub_under_test
from shared.command.bench.hub_parts import Run
from shared.command.bench.places import busy
from shared.command.bench.raw import RawServer
from shared.command.bench.serve import measured
from shared.command.bench.subscribers import Subscribers, Watchers
from shared.command.bench.waiting import WAIT_SECONDS, Stopped
from shared.command.configured import settings_from
from shared.model import Role
from shared.protocol.commands import CallNext, ConfirmArrival, IssueTicket, SlipReady, TicketDone

PLACE_BYTES = 120
"""About what the frame of a new place weighs."""
TVS = 4
LOOP_MS = 1.0
BACK_SECONDS = 10.0
APART_SECONDS = 0.1
"""Between two calls to TVs: people press no faster, and what a call costs others is measured with the phones."""
UNHARMED = 1.5
"""So many times as long a call may take to a TV, with a thousand phones beside it, and still be called unharmed."""


@dataclass(slots=True)
class Heard:
    """Seconds from a press at a desk to the last phone, to the last TV, and from a raw write to the last reader."""

    phones: list[float] = field(default_factory=list)
    deaf: list[float] = field(default_factory=list)  # to the last of the others, while one phone reads nothing
    raw: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)  # to the last TV while no phone is there
    beside: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    back: float = 0.0  # from the start of a hub until every phone knows its place again ...
    ready: float = 0.0  # ... of which so long until it listens


def phones(run: Run) -> list[Figure]:
    """Place to the last of 1,000 phones, the loop's time for it, a page, TVs beside them, and all coming back."""
    count, rounds = run.room(1000), run.many(60, 5)
    heard = Heard()
    data = run.folder / "phones"
    with hub_under_test(run.config, data) as hub:
        links = _wait(hub, 6 * rounds + 10, count, data / "links")
        _listen(hub, links, count, rounds, heard)
    began = time.monotonic()
    with hub_under_test(run.config, data) as hub, Watchers(hub.port, links) as watching:
        heard.back, heard.ready = watching.came() - began, hub.ready_seconds
    gc.collect()
    loop = asyncio.run(busy(measured(settings_from(run.config).directory), count, run.many(300, 20)))
    return _figures(count, heard, loop)


def _wait(hub: HubUnderTest, before: int, count: int, file: Path) -> Path:
    """A line, the last ``count`` of which are watched; their links are in the file."""
    with Connection(hub.port, Role.KIOSK, hub.code) as kiosk:
        service, links = the_line(kiosk).service, []
        for _ in range(before + count):
            ready = kiosk.do(IssueTicket(service))
            assert isinstance(ready, SlipReady)  # noqa: S101 - what a wish for a number is answered by
            links.append(ready.slip.link)
    file.write_text("\n".join(links[before:]), encoding="ascii")
    return file


def _listen(hub: HubUnderTest, links: Path, count: int, rounds: int, heard: Heard) -> None:
    with ExitStack() as stack:
        with Connection(hub.port, Role.KIOSK, hub.code) as kiosk:
            line = the_line(kiosk)
        tvs = stack.enter_context(Subscribers(hub.port, TVS, "hub", hub.code)).there()
        raw = stack.enter_context(RawServer())
        reading = stack.enter_context(Subscribers(raw.port, count, "raw"))
        raw.accept(count)
        reading.there()
        desk = Desk(at_desk(stack, hub, line.desks[0]), line.letter)
        _to_tvs(desk, tvs, rounds, heard.alone)
        with Watchers(hub.port, links) as watching:
            watching.came()
            desk.clerk = at_desk(stack, hub, line.desks[1])  # the first one was silent for so long that it is gone
            for n in range(rounds):
                heard.phones.append(_to_phones(desk, watching))
                reading.expect(f"place {n:06}")
                began = raw.write(f"place {n:06}".encode().ljust(PLACE_BYTES))
                heard.raw.append(reading.last() - began)
            _to_tvs(desk, tvs, rounds, heard.beside)
            with Watchers(hub.port, links, deaf=True) as one:
                one.came()
                heard.deaf += [_to_phones(desk, watching) for _ in range(rounds)]
            _pages(desk, hub, links, 1)  # the first one loads what makes pages
            heard.pages += _pages(desk, hub, links, rounds * 5)
        _to_tvs(desk, tvs, rounds, heard.alone)


@dataclass(slots=True)
class Desk:
    """A clerk who calls one after the other."""

    clerk: Connection
    letter: str
    called: int = 0

    @contextmanager
    def calling(self) -> Iterator[float]:
        """Call the next; gives the moment of the press. The visitor is there when the block ends."""
        self.called += 1
        began = time.monotonic()
        done = self.clerk.do(CallNext())
        yield began
        assert isinstance(done, TicketDone)  # noqa: S101 - what a call answers
        self.clerk.do(ConfirmArrival(done.ticket))


def _to_phones(desk: Desk, watching: Watchers) -> float:
    watching.expect("place")
    with desk.calling() as began:
        return watching.last() - began


def _to_tvs(desk: Desk, tvs: Subscribers, rounds: int, into: list[float]) -> None:
    for _ in range(rounds):
        time.sleep(APART_SECONDS)
        tvs.expect(f'"number":"{desk.letter}{desk.called + 1:03}"')
        with desk.calling() as began:
            into.append(tvs.last() - began)


def _pages(desk: Desk, hub: HubUnderTest, links: Path, rounds: int) -> list[float]:
    """Seconds for the whole page of a ticket, one after the other."""
    tokens, took = links.read_text(encoding="ascii").split(), []
    for n in range(rounds):
        desk.clerk.beat()
        connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=WAIT_SECONDS)
        began = time.perf_counter()
        connection.request("GET", f"/t/{tokens[n % len(tokens)]}")
        answer = connection.getresponse()
        answer.read()
        took.append(time.perf_counter() - began)
        connection.close()
        if answer.status != http.client.OK:
            raise Stopped(f"the page of a ticket was answered by {answer.status}")
    return took


def _figures(count: int, heard: Heard, loop: list[float]) -> list[Figure]:
    raw = median(heard.raw)
    ratio, deaf = median(heard.phones) / raw, median(heard.deaf) / raw
    beside, usual = median(heard.beside) / median(heard.alone), median(loop) * 1000
    spread = f"p50 / p99 {p50_p99(heard.phones)}; raw TCP {p50_p99(heard.raw)}; {ratio:.1f} × raw"
    tv = f"p50 / p99 {p50_p99(heard.beside)}; without phones {p50_p99(heard.alone)}; {beside:.1f} ×"
    places = f"p50 / p99 {usual:.2f} / {quantile(loop, 0.99) * 1000:.2f} ms"
    return [
        Figure("phones", f"call to the last of {count:,} phones", spread, "≤ 2.5 × raw TCP", ratio <= 2.5),
        Figure("phones", "the same while one phone reads nothing", f"{deaf:.1f} × raw", "≤ 2.5 × raw TCP", deaf <= 2.5),
        Figure("phones", f"the loop's time for {count:,} places after an event", places, "≤ 1 ms", usual <= LOOP_MS),
        Figure("phones", f"call to the last of {TVS} TVs beside them", tv, f"≤ {UNHARMED} ×", beside <= UNHARMED),
        Figure("phones", "a ticket's page", f"p50 / p99 {p50_p99(heard.pages)}"),
        Figure(
            "phones",
            f"start of the hub to {count:,} phones that came back at once",
            f"{heard.back:.1f} s, {heard.ready:.1f} s of it until the hub listens",
            f"≤ {BACK_SECONDS:.0f} s",
            heard.back <= BACK_SECONDS,
        ),
    ]
