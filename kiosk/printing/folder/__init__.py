"""A printer for people: tickets land as PNG in a folder, and a text file there says what is wrong with it.

``python -m kiosk.printing.folder FOLDER state paper_out cover_open`` switches it; without words it says how it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from kiosk.printing.drawing import draw, width_for
from kiosk.printing.printer import Conditions, Failed, Job, Outcome, Printed, SentUnconfirmed, refusal
from shared.model import PrinterCondition

STATE_FILE = "state.txt"
OK, SLOW, SILENT, DIES = "ok", "slow", "silent", "dies_at"
SWITCHES = {
    "paper_out": PrinterCondition.PAPER_OUT,
    "paper_low": PrinterCondition.PAPER_LOW,
    "cover_open": PrinterCondition.COVER_OPEN,
    "offline": PrinterCondition.OFFLINE,
    "unreachable": PrinterCondition.UNREACHABLE,
    "fault": PrinterCondition.FAULT,
}
SLOW_SECONDS = 6.0
HELP = f"{OK}, {', '.join(SWITCHES)}, {SLOW}, {SILENT}, {DIES} N (breaks off after N bytes); several may hold at once"


@dataclass(frozen=True, slots=True)
class FolderState:
    """What the folder printer is told to suffer from."""

    conditions: Conditions = frozenset()
    slow: bool = False
    silent: bool = False
    dies_at: int | None = None
    unknown: tuple[str, ...] = field(default=())


def read_state(text: str) -> FolderState:
    """The state in ``text``: words in any order, ``#`` begins a comment. Unknown words are kept, for the command."""
    words = " ".join(line.partition("#")[0] for line in text.splitlines()).lower().split()
    dies_at: int | None = None
    others: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if before == DIES and word.isdecimal():
            dies_at = int(word)
        else:
            others.append(word)
    known = {OK, SLOW, SILENT, DIES, *SWITCHES}
    return FolderState(
        conditions=frozenset(SWITCHES[word] for word in others if word in SWITCHES),
        slow=SLOW in others,
        silent=SILENT in others,
        dies_at=dies_at,
        unknown=tuple(word for word in others if word not in known),
    )


class FolderPrinter:
    """Prints into ``folder``; ``sleep`` is asked for the time that a slow printer takes."""

    def __init__(self, folder: Path, paper_mm: int, sleep: Callable[[float], None]) -> None:
        self._folder = folder
        self._width = width_for(paper_mm)
        self._sleep = sleep

    def status(self) -> Conditions:
        """As the state file says; a silent printer says nothing else of itself."""
        state = self._state()
        return frozenset({PrinterCondition.SILENT}) if state.silent else state.conditions

    def print(self, job: Job) -> Outcome:
        """The paper as PNG, whole or torn off, as the state file wants it. A folder that takes no file is a fault."""
        try:
            return self._print(job)
        except OSError:
            return Failed(frozenset({PrinterCondition.FAULT}), "not_printed.fault")

    def _print(self, job: Job) -> Outcome:
        state = self._state()
        if not state.silent and (refused := refusal(state.conditions)):
            return refused
        picture = draw(job.paper, self._width)
        if state.slow:
            self._sleep(SLOW_SECONDS)
        if state.dies_at is not None and state.dies_at < picture.height * self._width // 8:
            self._save(job, picture.crop((0, 0, self._width, max(1, state.dies_at * 8 // self._width))), "-torn")
            return Failed(frozenset({PrinterCondition.UNREACHABLE}), "not_printed.interrupted")
        if state.silent:
            if refusal(state.conditions) is None:
                self._save(job, picture)
            return SentUnconfirmed(frozenset({PrinterCondition.SILENT}))
        self._save(job, picture)
        return Printed()

    def _state(self) -> FolderState:
        try:
            return read_state((self._folder / STATE_FILE).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return FolderState()

    def _save(self, job: Job, picture: Image.Image, suffix: str = "") -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        taken = [int(found[1]) for path in self._folder.iterdir() if (found := re.match(r"(\d{1,9})-", path.name))]
        name = re.sub(r"[^A-Za-z0-9]+", "-", job.paper.title).strip("-")[:40] or "paper"
        path = self._folder / f"{max(taken, default=0) + 1:04}-{name}{suffix}.png"
        half_written = path.with_suffix(".part")  # a person's viewer never sees half a picture
        picture.save(half_written, format="PNG")
        half_written.replace(path)
        return path


def switch(folder: Path, words: list[str]) -> FolderState:
    """Write the state; nothing is written when a word is unknown."""
    state = read_state(" ".join(words))
    if not state.unknown:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STATE_FILE).write_text(f"# {HELP}\n{' '.join(words)}\n", encoding="utf-8")
    return state
