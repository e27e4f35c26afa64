"""A real hub with visitors in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.running import RunningHub, running_hub
from tests.hub.web.browsing import Visitor
from tests.hub.web.visits import Office, office


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A hub of the example agency, on a Monday at nine."""
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def room(hub: RunningHub) -> Iterator[Office]:
    """Its room: a kiosk, and somebody at desk 1."""
    with office(hub) as opened:
        yield opened


@pytest.fixture
def visitor(hub: RunningHub) -> Visitor:
    """Somebody's browser, without script."""
    return Visitor(hub.port)
