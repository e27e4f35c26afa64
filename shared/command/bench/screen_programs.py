"""The programs of a screen's room that measure it: started warm beside the hub, heard line by line, ended."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from shared.command.bench.connection import Connection
from shared.command.bench.hub import HubUnderTest
from shared.command.bench.hub_parts import Run
from shared.command.bench.waiting import Stopped, line_of

SCREEN_SECONDS = 90.0
"""No line of a screen takes longer, but for those of the long measurements."""

T = TypeVar("T")


class Pixels(msgspec.Struct, frozen=True):
    """The TV has swapped a frame with this call."""

    call: int
    at: float


def wait(clerk: Connection, seconds: float) -> None:
    """Let the TV come to rest; the clerk stays connected."""
    time.sleep(seconds / 2)
    clerk.beat()
    time.sleep(seconds / 2)


def at_hub(run: Run, hub: HubUnderTest, data: Path) -> Sequence[str]:
    """The arguments of a screen with a folder of its own."""
    data.mkdir()
    return "--config", str(run.config), "--url", hub.url, "--code", hub.code, "--data", str(data)


@dataclass(frozen=True, slots=True)
class Screen:
    """A running program: what it says, when it was started (monotonic), its process."""

    said: IO[bytes]
    began: float
    pid: int


@contextmanager
def screen(run: Run, module: str, *more: str) -> Iterator[Screen]:
    """A measuring module of an app, started warm, until the block ends."""
    command = [sys.executable, "-m", module, *more]
    with (run.folder / f"{module}.log").open("wb") as log:
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True, stderr=log)
        began = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, bufsize=0)
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101
    try:
        yield Screen(process.stdout, began, process.pid)
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def read(said: IO[bytes], kind: type[T], seconds: float = SCREEN_SECONDS) -> T:
    """The next line it says."""
    line = line_of(said, "a screen", seconds)
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.ValidationError as error:
        raise Stopped(f"a screen said {line!r}: {error}") from None
