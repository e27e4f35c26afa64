"""Starting and stopping the hub that is measured, in a process of its own."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

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
        """Resident memory of the process, in KB (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise RuntimeError("the kernel does not say how much memory the hub uses")


@asynccontextmanager
async def hub_under_test(config: Path, data: Path) -> AsyncIterator[HubUnderTest]:
    """A hub on ``data`` until the block ends."""
    data.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "shared.command.bench.serve",
        str(config),
        str(data),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None  # noqa: S101 - asked for above
        line = (await process.stdout.readline()).decode().split()
        if len(line) != 2:
            raise RuntimeError("the measured hub did not start")
        yield HubUnderTest(line[0], line[1], process.pid, time.perf_counter() - began)
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
