"""Fixtures of the kiosk's tests: a room with one kiosk, and no stray word from Qt."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent)]

from kiosk_room import KioskRoom  # noqa: E402 - the folder of the tests is not a package
from shots import Shot  # noqa: E402


@pytest.fixture
def room(caplog: pytest.LogCaptureFixture) -> Iterator[KioskRoom]:
    """A kiosk that has just been connected, at home. Fails when Qt or the words complain."""
    caplog.set_level(logging.WARNING)
    made = KioskRoom()
    made.hub.connect()
    made.settle()
    yield made
    made.close()
    complaints = [record.getMessage() for record in caplog.records if record.name.startswith("antrean")]
    assert not complaints, complaints


@pytest.fixture(scope="module")
def shot(request: pytest.FixtureRequest) -> Iterator[Shot]:
    """A kiosk of the size that the test asks for."""
    size, mode, names = request.param
    made = KioskRoom(size)
    made.hub.connect()
    yield Shot(made, mode, names)
    made.close()
