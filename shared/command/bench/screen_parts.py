"""The measurements of the screens: each is a module of its own room, run as a process, that says JSON lines."""

from __future__ import annotations

import time
from contextlib import ExitStack
from statistics import median

import msgspec

from shared.command.bench.calling import at_desk, wait_in_line
from shared.command.bench.figures import Figure, p50_p99, quantile
from shared.command.bench.hub import HubUnderTest, hub_under_test
from shared.command.bench.hub_parts import Run
from shared.command.bench.screen_programs import Pixels, at_hub, read, screen, wait
from shared.protocol.commands import CallNext, UndoLast

PAUSE_SECONDS = 0.8
"""Between two calls: the TV has come to rest, so that each call finds it idle."""


class Still(msgspec.Struct, frozen=True):
    """What every screen says: when its first frame was swapped (monotonic), and what it costs while left alone."""

    first_frame_at: float
    idle_cpu: float
    idle_frames: int
    touch_ms: tuple[float, ...] = ()


def screens(run: Run) -> list[Figure]:
    """Start to first frame, touch to feedback, call to pixels, idle work."""
    idle = str(max(1.0, 10.0 * run.scale))
    figures: list[Figure] = []
    with hub_under_test(run.config, run.folder / "screens") as hub:
        figures += _kiosk(run, idle)
        figures += _counter(run, hub, idle)
        figures += _display(run, hub, idle)
    return figures


def _kiosk(run: Run, idle: str) -> list[Figure]:
    touches = str(run.many(60, 5))
    with screen(
        run, "kiosk.timing.__main__", "--config", str(run.config), "--touches", touches, "--idle", idle
    ) as kiosk:
        still = read(kiosk.said, Still)
    milliseconds = still.touch_ms
    slowest = quantile(milliseconds, 0.99)
    value = f"p50 / p99 {median(milliseconds):.1f} / {slowest:.1f} ms"
    figures = _standing("kiosk", still, kiosk.began)
    figures.append(Figure("screens", "touch to feedback", value, "≤ 100 ms p99", slowest <= 100))
    return figures


def _counter(run: Run, hub: HubUnderTest, idle: str) -> list[Figure]:
    with screen(run, "counter.timing.__main__", *at_hub(run, hub, run.folder / "counter"), "--idle", idle) as desk:
        return _standing("desk", read(desk.said, Still), desk.began)


def _display(run: Run, hub: HubUnderTest, idle: str) -> list[Figure]:
    seconds: list[float] = []
    with ExitStack() as stack:
        timing = screen(run, "display.timing.__main__", *at_hub(run, hub, run.folder / "display"), "--idle", idle)
        tv = stack.enter_context(timing)
        still = read(tv.said, Still)
        line = wait_in_line(hub, 1)
        clerk = at_desk(stack, hub, line.desks[0])
        for _ in range(run.many(40, 3)):
            asked = time.monotonic()
            clerk.do(CallNext())
            seconds.append(read(tv.said, Pixels).at - asked)
            clerk.do(UndoLast())  # takes the call off the screen, so that the next one need not wait for its turn
            wait(clerk, PAUSE_SECONDS)
    slowest = quantile(seconds, 0.99)
    figures = _standing("TV", still, tv.began)
    figures.append(
        Figure("screens", "call to changed TV pixels", f"p50 / p99 {p50_p99(seconds)}", "≤ 100 ms p99", slowest <= 0.1)
    )
    return figures


def _standing(name: str, still: Still, began: float) -> list[Figure]:
    """First frame and idle work."""
    first = still.first_frame_at - began
    return [
        Figure("screens", f"{name}: process start to first frame", f"{first:.2f} s", "≤ 1 s", first <= 1.0),
        Figure("screens", f"{name}: idle", f"{still.idle_cpu:.1%} of a core", "< 2 %", still.idle_cpu < 0.02),
        Figure("screens", f"{name}: frames of a static page", str(still.idle_frames), "0", still.idle_frames == 0),
    ]
