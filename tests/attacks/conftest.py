"""A running hub to attack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.conftest import database_url, postgres_server, postgres_url, sqlite_url
from tests.hub.running import RunningHub, running_hub

__all__ = ["database_url", "postgres_server", "postgres_url", "sqlite_url"]


@pytest.fixture
def small_hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub of the example agency on SQLite, on a Monday at nine."""
    with running_hub(tmp_path) as running:
        yield running
