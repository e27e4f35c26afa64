"""Starting and stopping the hub that is measured, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shared.command.bench.waiting import Stopped, line_of
from shared.tied import tied

STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class HubUnderTest:
    """Where the measured hub is."""

    url: str
    code: str
    pid: int
    ready_seconds: float  # from process start to ready

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.url.rsplit(":", 1)[1].partition("/")[0])

    def memory_kb(self) -> int:
        """Resident memory of the process, in KB."""
        return resident_kb(self.pid)


def resident_kb(pid: int) -> int:
    """Resident memory of a process, in KB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise Stopped("the kernel does not say how much memory a program uses")


@contextmanager
def hub_under_test(config: Path, data: Path) -> Iterator[HubUnderTest]:
    """A hub on ``data`` until the block ends."""
    data.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with (data / "hub.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "shared.command.bench.serve", str(config), str(data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            bufsize=0,
            env=tied(os.environ),
        )
    try:
        assert process.stdout is not None  # noqa: S101 - asked for above
        url, code = line_of(process.stdout, "the measured hub").split()
        yield HubUnderTest(url, code, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
