"""The measurements of the screens: each is a module of its own room, run as a process, that says JSON lines."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO, TypeVar

import msgspec

from shared.command.bench.calling import at_desk, wait_in_line
from shared.command.bench.connection import Connection
from shared.command.bench.figures import Figure, p50_p99, quantile
from shared.command.bench.hub import HubUnderTest, hub_under_test
from shared.command.bench.hub_parts import Run
from shared.command.bench.waiting import Stopped, line_of
from shared.protocol.commands import CallNext, UndoLast

SCREEN_SECONDS = 90.0
PAUSE_SECONDS = 0.8
"""Between two calls: the TV has come to rest, so that each call finds it idle."""

T = TypeVar("T")


class Still(msgspec.Struct, frozen=True):
    """What every screen says: when its first frame was swapped (monotonic), and what it costs while left alone."""

    first_frame_at: float
    idle_cpu: float
    idle_frames: int
    touch_ms: tuple[float, ...] = ()


class Pixels(msgspec.Struct, frozen=True):
    """The TV has swapped a frame with this call."""

    call: int
    at: float


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
    with _screen(run, "kiosk.timing", "--touches", touches, "--idle", idle) as (said, began):
        still = _read(said, Still)
    milliseconds = still.touch_ms
    slowest = quantile(milliseconds, 0.99)
    value = f"p50 / p99 {median(milliseconds):.1f} / {slowest:.1f} ms"
    figures = _standing("kiosk", still, began)
    figures.append(Figure("screens", "touch to feedback", value, "≤ 100 ms p99", slowest <= 100))
    return figures


def _counter(run: Run, hub: HubUnderTest, idle: str) -> list[Figure]:
    with _screen(run, "counter.timing", *_at(hub, run.folder / "counter"), "--idle", idle) as (said, began):
        return _standing("desk", _read(said, Still), began)


def _display(run: Run, hub: HubUnderTest, idle: str) -> list[Figure]:
    seconds: list[float] = []
    with ExitStack() as stack:
        tv = _screen(run, "display.timing", *_at(hub, run.folder / "display"), "--idle", idle)
        said, began = stack.enter_context(tv)
        still = _read(said, Still)
        line = wait_in_line(hub, 1)
        clerk = at_desk(stack, hub, line.desks[0])
        for _ in range(run.many(40, 3)):
            asked = time.monotonic()
            clerk.do(CallNext())
            seconds.append(_read(said, Pixels).at - asked)
            clerk.do(UndoLast())  # takes the call off the screen, so that the next one need not wait for its turn
            _wait(clerk, PAUSE_SECONDS)
    slowest = quantile(seconds, 0.99)
    figures = _standing("TV", still, began)
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


def _wait(clerk: Connection, seconds: float) -> None:
    time.sleep(seconds / 2)
    clerk.beat()
    time.sleep(seconds / 2)


def _at(hub: HubUnderTest, data: Path) -> Sequence[str]:
    data.mkdir()
    return "--url", hub.url, "--code", hub.code, "--data", str(data)


@contextmanager
def _screen(run: Run, module: str, *more: str) -> Iterator[tuple[IO[bytes], float]]:
    """A measuring module of an app, warm: what it says, and the monotonic second at which it was started."""
    command = [sys.executable, "-m", module, "--config", str(run.config), *more]
    with (run.folder / f"{module}.log").open("wb") as log:
        subprocess.run([sys.executable, "-c", f"import {module}.__main__"], check=True, stderr=log)
        began = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, bufsize=0)
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101
    try:
        yield process.stdout, began
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _read(said: IO[bytes], kind: type[T]) -> T:
    line = line_of(said, "a screen", SCREEN_SECONDS)
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.ValidationError as error:
        raise Stopped(f"a screen said {line!r}: {error}") from None
