"""What every test can rely on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _fair() -> Iterator[None]:
    """No test puts this process, and all that it starts, before everything else: times would mean nothing."""
    yield
    if hasattr(os, "sched_getscheduler"):
        assert os.sched_getscheduler(0) == os.SCHED_OTHER, "a test left this process with real-time priority"
