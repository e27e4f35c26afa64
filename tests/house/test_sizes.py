"""Small pieces: a module answers one question, a function fits on a screen."""

from __future__ import annotations

import ast

from tests.house.tree import ROOT, python_files, qml_files

MODULE_LINES = 350
FUNCTION_LINES = 60
QML_LINES = 250
WORD_LISTS = {f"shared/{name}.py": 450 for name in ("model", "protocol/commands", "protocol/views", "queue/events")}
"""Declarations alone, read by looking up: a list of words may be longer than what must be understood as a whole."""


def test_modules_are_short() -> None:
    long = {
        name: n
        for path in python_files()
        if (n := len(path.read_text().splitlines()))
        > WORD_LISTS.get(name := path.relative_to(ROOT).as_posix(), MODULE_LINES)
    }
    assert not long


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_every_module_says_what_it_answers() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if "migrations/versions" not in path.as_posix()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        and path.read_text().strip()
    ]
    assert not silent


def test_qml_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): n for path in qml_files() if (n := len(path.read_text().splitlines())) > QML_LINES
    }
    assert not long
