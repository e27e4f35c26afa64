"""What we depend on: pinned, hashed, without addresses, each with one line of reason in docs/dependencies.md."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.house.tree import ROOT

FILES = ("constraints.txt", "constraints-test.txt")


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_every_dependency_is_pinned_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [re.split(r"[\[<>=;! ]", line)[0] for line in project["dependencies"]]
    optional = [
        re.split(r"[\[<>=;! ]", line)[0]
        for name, lines in project["optional-dependencies"].items()
        for line in lines
        if not line.startswith("antrean")
    ]
    pinned = (ROOT / "constraints.txt").read_text()
    explained = (ROOT / "docs" / "dependencies.md").read_text()
    assert not [name for name in wanted if f"\n{name}==" not in pinned]
    assert not [name for name in (*wanted, *optional) if f"`{name}`" not in explained]
