"""A folder with a settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.settings.small_file import Write


@pytest.fixture
def write(tmp_path) -> Write:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "config.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
