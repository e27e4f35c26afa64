"""The line of every key, in every form that TOML can be written in."""

from __future__ import annotations

import tomllib

import pytest

from shared.settings.locate import line_of, lines

DOCUMENT = '''# a comment with a [header] = "in it"
top = 1
a.b."c.d" = "dotted # not a comment"

[table]
'literal key' = 'C:\\new'
list = [ # first
  "one",   # [ ]
  { id = "x", en = "y ] } \\" ," },
  [1,
   2],
]
text = """
line with = and [brackets] and a quote "
[[not a table]]
key = 1
"""
raw = \'\'\'
[also not]
\'\'\'
after = 2026-01-12

[table.inner]
deep = {p = {q = 1}, "r s" = [true]}

[[row]]
id = "first"
[row.sub]
x = 1
[[row]]
id = "second"
[[row.part]]
n = 1
[[row.part]]
n = 2
[last]
end = true'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("a",), 3),
        (("a", "b", "c.d"), 3),
        (("table",), 5),
        (("table", "literal key"), 6),
        (("table", "list"), 7),
        (("table", "list", 0), 8),
        (("table", "list", 1), 9),
        (("table", "list", 1, "en"), 9),
        (("table", "list", 2, 0), 10),
        (("table", "list", 2, 1), 11),
        (("table", "text"), 13),
        (("table", "raw"), 18),
        (("table", "after"), 21),
        (("table", "inner"), 23),
        (("table", "inner", "deep", "p", "q"), 24),
        (("table", "inner", "deep", "r s", 0), 24),
        (("row", 0), 26),
        (("row", 0, "id"), 27),
        (("row", 0, "sub", "x"), 29),
        (("row", 1), 30),
        (("row", 1, "id"), 31),
        (("row", 1, "part", 0, "n"), 33),
        (("row", 1, "part", 1, "n"), 35),
        (("last", "end"), 37),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_each_key_is_found_on_its_line(path, line):
    assert lines(DOCUMENT)[path] == line


def test_windows_line_ends_change_nothing():
    assert lines(DOCUMENT.replace("\n", "\r\n")) == lines(DOCUMENT)


def test_a_missing_key_is_said_to_be_where_its_table_begins():
    found = lines(DOCUMENT)
    assert line_of(found, ("row", 1, "queue")) == 30
    assert line_of(found, ("nowhere", "at", "all")) is None


def _paths(value: object, path: tuple[str | int, ...] = ()):
    if path:
        yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from _paths(child, (*path, key))


def test_the_scan_knows_exactly_the_paths_that_the_parser_knows():
    assert set(lines(DOCUMENT)) == set(_paths(tomllib.loads(DOCUMENT)))


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "a=1", "a=[]\nb={}\nc=''", "x = [[], [[]], {}]"])
def test_small_documents(text):
    assert set(lines(text)) == set(_paths(tomllib.loads(text)))
