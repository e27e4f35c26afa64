"""A machine of its own for each test, and one beside a real hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.office_here import Machine, free_port, machine
from tests.hub.running import RunningHub, running_hub


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of the tests speaks English and has no screen."""
    monkeypatch.setenv("ANTREAN_LANG", "en")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.fixture
def here(tmp_path: Path) -> Machine:
    """A machine on which nothing runs."""
    return machine(tmp_path / "here", free_port())


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A real hub whose data folder is that of ``at_hub``."""
    data = tmp_path / "hub" / "data"
    data.mkdir(parents=True)
    with running_hub(data) as running:
        yield running


@pytest.fixture
def at_hub(hub: RunningHub, tmp_path: Path) -> Machine:
    """The machine on which the hub runs."""
    return machine(tmp_path / "hub", hub.port)
