"""What comes of reading config.toml: settings, or everything that must be mended first."""

from __future__ import annotations

from dataclasses import dataclass

from shared.settings.problem import Problem
from shared.settings.sections import Settings

MOST_BYTES = 1_000_000
"""A longer file is refused. The shipped example has about 40,000."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and what works but should be looked at."""

    settings: Settings
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Problems:
    """Everything that must be mended first, in the order of the file."""

    problems: tuple[Problem, ...]
