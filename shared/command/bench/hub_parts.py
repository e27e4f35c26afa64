"""The measurements of the hub, each with its bar (issue: "Speed")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from shared.command.bench.calling import everybody_calls, spread
from shared.command.bench.disk import Bare, Grouped
from shared.command.bench.figures import Figure, p50_p99
from shared.command.bench.hub import hub_under_test
from shared.command.bench.issuing import Issued, issue
from shared.command.bench.subscribers import Subscribers

Part = Callable[["Run"], list[Figure]]
KIOSKS = (1, 8, 32)
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how long to measure. ``scale`` shortens it: 1 is the full run, a quick one still has the full room."""

    config: Path
    folder: Path
    scale: float = 1.0

    def many(self, full: int, least: int) -> int:
        """So many, fewer in a shorter run."""
        return max(least, round(full * self.scale))

    def room(self, full: int) -> int:
        """A size that a bar is about: smaller only in a run that is smaller than a quick one."""
        return min(full, self.many(full * 5, full // 20))


def tickets(run: Run) -> list[Figure]:
    """Durable tickets a second at 1, 8 and 32 kiosks, beside what the disk can do; all in turn, round by round."""
    seconds = 2.0 * run.scale
    bare: list[float] = []
    group: list[float] = []
    issued: dict[int, list[Issued]] = {kiosks: [] for kiosks in KIOSKS}
    with (
        hub_under_test(run.config, run.folder / "tickets") as hub,
        Bare(run.folder) as plain,
        Grouped(run.folder) as grouped,
    ):
        issue(hub, 8, seconds=seconds / 2)  # warm
        for _ in range(ROUNDS):
            bare.append(plain.rate(seconds / 2))
            for kiosks in KIOSKS:
                issued[kiosks].append(issue(hub, kiosks, seconds=seconds))
            group.append(grouped.rate(max(KIOSKS), seconds / 2))
    return _ticket_figures(issued, bare, group)


def _ticket_figures(issued: dict[int, list[Issued]], bare: list[float], group: list[float]) -> list[Figure]:
    figures = [Figure("tickets", "bare SQLite, a commit each", f"{median(bare):,.0f}/s")]
    figures.append(Figure("tickets", "the store alone, 32 a commit", f"{median(group):,.0f}/s"))
    for kiosks, results in issued.items():
        rate = median(result.per_second for result in results)
        latencies = [second for result in results for second in result.seconds]
        to_bare = median(result.per_second / of for result, of in zip(results, bare, strict=True))
        to_group = median(result.per_second / of for result, of in zip(results, group, strict=True))
        value = f"{rate:,.0f}/s, p50 / p99 {p50_p99(latencies)}; {to_bare:.2f} × bare, {to_group:.2f} × the store"
        bar, met = "", None
        if kiosks == 8:
            bar, met = "≥ 1,000/s, p50 < 5 ms", rate >= 1000 and median(latencies) < 0.005
        elif kiosks == 32:
            bar, met = "≥ 0.4 × the store", to_group >= 0.4
        figures.append(Figure("tickets", f"{kiosks} kiosk{'s' if kiosks > 1 else ''}", value, bar, met))
    numbers = [number for results in issued.values() for result in results for number in result.numbers]
    twice = len(numbers) - len(set(numbers))
    figures.append(Figure("tickets", f"duplicates among {len(numbers):,} numbers", str(twice), "0", twice == 0))
    return figures


def calls(run: Run) -> list[Figure]:
    """A call to the last of 100 and 1,000 subscribers; all desks calling at once."""
    figures = []
    for count in (run.room(100), run.room(1000)):
        with hub_under_test(run.config, run.folder / f"calls{count}") as hub:
            result = spread(hub, count, run.many(60, 5))
        ratio = median(result.hub) / median(result.raw)
        value = f"p50 / p99 {p50_p99(result.hub)}; raw TCP {p50_p99(result.raw)}; {ratio:.1f} × raw"
        bar, met = ("≤ 2.5 × raw TCP", ratio <= 2.5) if count >= 1000 else ("", None)
        figures.append(Figure("calls", f"call to the last of {count:,} subscribers", value, bar, met))
    with hub_under_test(run.config, run.folder / "desks") as hub:
        rate, double = everybody_calls(hub, run.many(1500, 50))
    figures.append(
        Figure("calls", "all desks at once", f"{rate:,.0f} calls/s, {double} double", "0 double", double == 0)
    )
    return figures


def memory(run: Run) -> list[Figure]:
    """The hub's memory with 1,000 idle subscribers, and after many tickets."""
    count = run.room(1000)
    with hub_under_test(run.config, run.folder / "memory") as hub:
        issue(hub, 1, tickets=200)
        before = hub.memory_kb()
        with Subscribers(hub.port, count, "hub", hub.code) as watching:
            watching.there()
            each = (hub.memory_kb() - before) / count
        wanted = run.many(100_000, 500)
        issue(hub, 32, tickets=wanted)
        after = hub.memory_kb()
    return [
        Figure("memory", "hub at rest", f"{before / 1000:.0f} MB"),
        Figure("memory", f"one of {count:,} idle subscribers", f"{each:.0f} KB", "≤ 40 KB", each <= 40),
        Figure("memory", f"hub after {wanted:,} tickets in one day", f"{after / 1000:.0f} MB"),
    ]


def ready(run: Run) -> list[Figure]:
    """From process start to serving, with 6,000 waiting."""
    data, waiting = run.folder / "ready", run.room(6000)
    with hub_under_test(run.config, data) as hub:
        issue(hub, 32, tickets=waiting)
    times = []
    for _ in range(run.many(7, 2)):
        with hub_under_test(run.config, data) as hub:
            times.append(hub.ready_seconds)
    value = f"{median(times):.2f} s (worst {max(times):.2f})"
    return [Figure("ready", f"hub ready with {waiting:,} waiting", value, "≤ 1 s", median(times) <= 1.0)]
