"""One whole room for each journey."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.whole_room import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Everything is up and nobody has come yet."""
    with Room(tmp_path / "room") as made:
        yield made
