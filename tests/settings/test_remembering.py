"""A judged config.toml is not judged again, and never trusted when anything changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shared.settings import Loaded, Problems, load
from shared.settings.loading import judge

SHIPPED = Path(__file__).parents[2] / "config.toml"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copy(SHIPPED, tmp_path / "config.toml"))


def kept_copy(config: Path) -> Path:
    return config.parent / "__pycache__" / "config.toml.kept"


def test_the_kept_settings_are_those_that_were_judged(config: Path) -> None:
    first = load(config)
    assert kept_copy(config).exists()
    assert load(config) == first == judge(config)


def test_what_is_kept_is_really_used(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(config)
    monkeypatch.setattr("shared.settings.loading.judge", None)
    assert isinstance(load(config), Loaded)


def test_a_changed_file_is_judged_anew(config: Path) -> None:
    load(config)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[office]", "[offfice]"), encoding="utf-8")
    assert isinstance(load(config), Problems)
    config.write_text(text, encoding="utf-8")
    assert isinstance(load(config), Loaded)


@pytest.mark.parametrize("rubbish", [b"", b"\x00", b"{}", b"\x82\xa3key\xc4\x00\xa5value\xc0", b"\xff" * 1000])
def test_a_broken_copy_costs_only_time(config: Path, rubbish: bytes) -> None:
    first = load(config)
    kept_copy(config).write_bytes(rubbish)
    assert load(config) == first


def test_a_copy_that_was_moved_is_not_believed(config: Path, tmp_path: Path) -> None:
    load(config)
    shutil.copytree(config.parent, tmp_path / "other")
    moved = load(tmp_path / "other" / "config.toml")
    assert isinstance(moved, Loaded)
    assert moved.settings.machine.data.is_relative_to(tmp_path / "other")


def test_a_folder_that_takes_no_copy_is_no_hindrance(config: Path) -> None:
    (config.parent / "__pycache__").write_text("a file in the way", encoding="utf-8")
    assert isinstance(load(config), Loaded)
