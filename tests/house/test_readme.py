"""The README is the map: what it names is there."""

from __future__ import annotations

import re
import tomllib

import pytest

from shared.command.line import antrean
from tests.house.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_linked_file_is_there() -> None:
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in target]
    assert links
    assert not [target for target in links if not (ROOT / target).exists()]


def test_every_picture_is_there() -> None:
    pictures = re.findall(r'<img[^>]*src="([^"]+)"', README)
    assert len(pictures) >= 4, "a picture of each screen"
    assert not [path for path in pictures if not (ROOT / path).exists()]


def test_every_test_that_proves_a_promise_is_there() -> None:
    commands = re.findall(r"`\.venv/bin/pytest ([^`]+)`", README)
    paths = {path for command in commands for path in command.split() if "/" in path}
    assert paths
    assert not [path for path in paths if not (ROOT / path).exists()]


@pytest.mark.parametrize("name", ["start", "test"])
def test_each_of_the_two_commands_is_one_line(name: str) -> None:
    block = README.split(f"<!-- the {name} command -->\n```bash\n")[1].split("\n```")[0]
    assert "\n" not in block
    assert f"constraints{'-test' if name == 'test' else ''}.txt" in block


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"`antrean ([a-z-]+)", README))
    assert named
    assert named <= set(antrean.commands)


def test_the_version_is_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()
