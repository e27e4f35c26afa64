"""What ``antrean demo`` hands to the real programs: who plays the clerk at the desk, who walks up to the kiosk."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import TypeVar

import msgspec

from shared.model import Language, PriorityReason, Struct

ABSENT_SHARE = 0.05


class Habits(Struct, frozen=True):
    """How a simulated clerk's work goes, drawn from the demo's seed."""

    seed: int

    def minutes(self, number: str, usual: int) -> float:
        """Minutes at the desk: right-skewed around the usual time, as service times are."""
        return usual * self._of(number).lognormvariate(-0.08, 0.4)

    def absent(self, number: str) -> bool:
        """Whether the visitor has gone."""
        return self._of(number + "?").random() < ABSENT_SHARE

    def _of(self, number: str) -> random.Random:
        return random.Random(f"{self.seed}/{number}")  # noqa: S311 - a simulation


class ClerkPart(Struct, frozen=True):
    """The clerk of one desk window. ``speed``: business seconds in a real second."""

    name: str
    one_time: str
    pin: str
    desk: str
    habits: Habits
    speed: float


class VisitorPart(Struct, frozen=True):
    """One visitor who walks up to the kiosk; ``at`` in seconds of Unix time."""

    at: float
    queue: str
    service: str
    language: Language
    priority: PriorityReason | None


class CrowdPart(Struct, frozen=True):
    """All who walk up to one kiosk, in order; ``pause`` is how many seconds each of them looks at a page.

    ``refusals`` is the file in which the kiosk leaves a ``CrowdTold``; "" when nobody wants to know.
    """

    visitors: tuple[VisitorPart, ...]
    pause: float
    refusals: str = ""


class CrowdTold(Struct, frozen=True):
    """What became of them that no log knows: how many were told no."""

    refused: int


Part = TypeVar("Part", ClerkPart, CrowdPart, CrowdTold)


def write_part(path: Path, part: ClerkPart | CrowdPart | CrowdTold) -> None:
    """For the owner's eyes only, for it holds a PIN; there as a whole or not yet."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(msgspec.json.encode(part))
    draft.replace(path)


def read_part(path: Path, kind: type[Part]) -> Part:
    """The part in a file that ``write_part`` wrote."""
    return msgspec.json.decode(path.read_bytes(), type=kind)
