"""QML under Qt's own linter and formatter; set up in ``.qmllint.ini`` and ``.qmlformat.ini``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.qmltypes import MODULES, view_models, write_qmltypes
from tests.house.tree import ROOT, qml_files

TOOLS = Path(sys.executable).parent
"""Qt's tools come with PySide6 into the same environment."""


def run(tool: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """One of Qt's tools; what it says goes to both ends of the answer."""
    return subprocess.run(
        [str(TOOLS / f"pyside6-{tool}"), *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An import path with the view models described."""
    folder = tmp_path_factory.mktemp("qmltypes")
    write_qmltypes(folder)
    return folder


def lint(types: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """qmllint without mercy: one warning is too many."""
    return run("qmllint", "-W", "0", "-I", types, "-I", ROOT, *files)


def test_qmllint_finds_nothing(types: Path) -> None:
    files = qml_files()
    assert len(files) > 40, "looked in the wrong place"
    said = lint(types, *files)
    assert said.returncode == 0, (said.stdout + said.stderr).replace(f"{ROOT}/", "")


def test_qmllint_knows_the_view_models(types: Path, tmp_path: Path) -> None:
    """A name that no view model has is found: without the types qmllint would let everything pass."""
    shutil.copy(ROOT / ".qmllint.ini", tmp_path)
    kinds = {kind.__name__: module for module, sources in MODULES.items() for s in sources for kind in view_models(s)}
    assert set(kinds.values()) == set(MODULES)
    for name, module in kinds.items():
        (tmp_path / f"Wrong{name}.qml").write_text(
            f"import QtQuick\nimport {module}\n\nItem {{\n    id: it\n\n    required property {name} seen\n"
            "    Accessible.name: it.seen.nobodyDeclaredThis\n}\n"
        )
    said = lint(types, *tmp_path.glob("*.qml"))
    assert said.returncode != 0
    for name in kinds:
        assert f'"nobodyDeclaredThis" not found on type "{name}"' in said.stdout + said.stderr, name


def test_qmlformat_would_change_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".qmlformat.ini", tmp_path)
    copies = {tmp_path / path.relative_to(ROOT): path for path in qml_files()}
    for copy, path in copies.items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    listed = tmp_path / "files.txt"
    listed.write_text("\n".join(map(str, copies)))
    said = run("qmlformat", "-F", listed)
    assert said.returncode == 0, said.stdout + said.stderr
    changed = [str(path.relative_to(ROOT)) for copy, path in copies.items() if copy.read_bytes() != path.read_bytes()]
    assert not changed, f"pyside6-qmlformat -i {' '.join(changed)}"
