"""A running hub on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.running import RunningHub, running_hub


@pytest.fixture
def hub(tmp_path: Path, database_url: str) -> Iterator[RunningHub]:
    """A hub of the example agency, on a Monday at nine."""
    with running_hub(tmp_path, database=database_url) as running:
        yield running


@pytest.fixture
def small_hub(tmp_path: Path) -> Iterator[RunningHub]:
    """The same on SQLite alone, for what does not reach the database."""
    with running_hub(tmp_path) as running:
        yield running
