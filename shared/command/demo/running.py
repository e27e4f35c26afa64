"""The demo's processes: begun with their words in log files, ended together whatever happened."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from shared.command.programs import Launch
from shared.tied import tied

STOP_SECONDS = 8.0


@dataclass(slots=True)
class Running:
    """All programs of one demo; as a context it ends them, the first (the hub) last."""

    log_folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def begin(self, started: Launch) -> None:
        """Start one more."""
        self.log_folder.mkdir(parents=True, exist_ok=True)
        with (self.log_folder / f"{started.program.value}.log").open("ab") as out:
            self.processes.append(
                subprocess.Popen(
                    started.arguments,
                    stdin=subprocess.PIPE,
                    stdout=out,
                    stderr=out,
                    env=tied(os.environ | dict(started.environment)),
                )
            )

    def tell_hub(self, line: str) -> None:
        """A line for the first of them."""
        stdin = self.processes[0].stdin
        if stdin is not None:
            stdin.write(f"{line}\n".encode())
            stdin.flush()

    @property
    def all_live(self) -> bool:
        """Whether none has ended."""
        return all(process.poll() is None for process in self.processes)

    def __enter__(self) -> Running:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        hub, windows = self.processes[:1], self.processes[1:]
        for together in (windows, hub):  # the hub when nobody talks to it any more
            for process in together:
                process.terminate()
            for process in together:
                _wait(process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
