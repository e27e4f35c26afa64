"""The project's own files, for tests that read the house instead of running it."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("shared", "kiosk", "counter", "display")


def python_files() -> list[Path]:
    """Every Python file of the product."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def qml_files() -> list[Path]:
    """Every QML file of the product."""
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.qml"))


def module_name(path: Path) -> str:
    """``shared.hub.room`` for its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Every module a file imports, with the line, wherever the import stands."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.lineno, node.module)] + [
                (node.lineno, f"{node.module}.{alias.name}") for alias in node.names
            ]
    return found


def below(module: str, *rooms: str) -> bool:
    """Whether a module lies in one of the rooms."""
    return any(module == room or module.startswith(room + ".") for room in rooms)
