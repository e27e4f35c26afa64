"""The parent's end of a listeners process."""

from __future__ import annotations

import asyncio
import sys
from typing import Self


class Subscribers:
    """Many subscribers in a process of their own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def of(cls, port: int, count: int, kind: str, code: str = "") -> Self:
        """Start ``count`` subscribers of ``kind`` (raw or hub) and wait until all are there."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "shared.command.bench.listeners",
            str(port),
            str(count),
            kind,
            code,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        subscribers = cls(process)
        if await subscribers._line() != "ready":
            raise RuntimeError("the listeners did not start")
        return subscribers

    async def expect(self, token: str) -> asyncio.Task[float]:
        """A task that ends with the monotonic second at which the last subscriber had ``token``."""
        assert self._process.stdin is not None  # noqa: S101
        self._process.stdin.write(token.encode() + b"\n")
        await self._process.stdin.drain()
        await asyncio.sleep(0.02)  # the process is in its waiting loop by then; being late only makes us look worse
        return asyncio.create_task(self._when())

    async def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None  # noqa: S101
        self._process.stdin.close()
        await self._process.wait()

    async def _when(self) -> float:
        return float((await self._line()).rsplit(" ", 1)[1])

    async def _line(self) -> str:
        assert self._process.stdout is not None  # noqa: S101
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the listeners ended; see the error above")
        return line.decode().strip()
