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
        if name != "test"
    ]
    testing = [re.split(r"[\[<>=;! ]", line)[0] for line in project["optional-dependencies"]["test"]]
    pinned = (ROOT / "constraints.txt").read_text()
    explained = (ROOT / "docs" / "dependencies.md").read_text()
    assert not [name for name in (*wanted, *optional) if not re.search(rf"^{name}(\[\w+\])?==", pinned, re.MULTILINE)]
    named = {*wanted, *optional, *testing} - {"antrean"}
    assert not [name for name in named if f"`{name}`" not in explained]


def test_every_extra_is_pinned_and_looked_up_as_a_wheel() -> None:
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]) - {"test"}
    for file in ("docs/dependencies.md", ".ci/wheels"):
        assert set(re.findall(r"--extra (\w+)", (ROOT / file).read_text())) == extras, file
