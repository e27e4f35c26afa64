"""On which line of a TOML document each key stands. tomllib does not say, so this scans what tomllib has accepted.

Because the document is known to be good, the scan need not judge: it only has to step over strings and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|' r"'''.*?'{3,5}(?!')|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


def lines(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every key, list entry and table of a valid document."""
    return _Scan(text).run()


def line_of(found: Mapping[Path, int], path: Path) -> int | None:
    """The line of ``path``, or of the nearest thing that holds it (for a key that is missing)."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return None


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._found: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}  # of arrays of tables

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip():
            if self._text.startswith("[[", self._at):
                self._at += 2
                table = self._entry(self._key())
                self._at = self._text.index("]]", self._at) + 2
            elif self._text[self._at] == "[":
                self._at += 1
                table = self._inside(self._key())
                self._note(table)
                self._at = self._text.index("]", self._at) + 1
            else:
                self._pair(table)
        return self._found

    def _skip(self) -> bool:
        """Step over blanks and comments; whether anything is left."""
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at < len(self._text)

    def _note(self, path: Path) -> None:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        for length in range(1, len(path) + 1):
            self._found.setdefault(path[:length], self._line)

    def _key(self) -> Path:
        parts: list[str] = []
        while match := _KEY.match(self._text, self._at):
            self._at = match.end()
            quoted, literal, bare, dot = match.groups()
            parts.append(quoted if quoted is not None else literal if literal is not None else bare)
            if not dot:
                break
        return tuple(parts)

    def _inside(self, key: Path) -> Path:
        """The path of a table header: a part that is an array of tables means its last entry."""
        path: Path = ()
        for part in key:
            path = (*path, part)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _entry(self, key: Path) -> Path:
        array = (*self._inside(key[:-1]), key[-1])
        self._lengths[array] = self._lengths.get(array, 0) + 1
        path = (*array, self._lengths[array] - 1)
        self._note(path)
        return path

    def _pair(self, table: Path) -> None:
        path = (*table, *self._key())
        self._note(path)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        self._note(path)
        start = self._text[self._at]
        if start in "\"'":
            pattern = _STRING
        elif start == "[":
            return self._several(path, "]")
        elif start == "{":
            return self._several(path, "}")
        else:
            pattern = _SCALAR
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at + 1
        return None

    def _several(self, path: Path, end: str) -> None:
        self._at += 1
        number = 0
        while self._skip() and self._text[self._at] != end:
            if self._text[self._at] == ",":
                self._at += 1
            elif end == "]":
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)
        self._at += 1
