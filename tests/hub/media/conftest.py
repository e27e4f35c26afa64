"""A running hub on SQLite: files never reach the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.running import RunningHub, running_hub


@pytest.fixture
def small_hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub of the example agency, on a Monday at nine."""
    with running_hub(tmp_path) as running:
        yield running
