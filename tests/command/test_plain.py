"""Raw answers as CSV: opened rightly by a spreadsheet, and never run by it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from shared.command import plain
from shared.model import Language


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", " =1", "\u00a0=1", "=cmd|' /C calc'!A0"],
)
def test_no_cell_begins_a_formula(typed: str) -> None:
    assert plain.harmless(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["baik", "a=1", "1-2", "nama@contoh.go.id", "", "😀"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert plain.harmless(typed) == typed


@pytest.mark.parametrize(("language", "mark"), [(Language.INDONESIAN, ";"), (Language.ENGLISH, ",")])
def test_it_is_utf8_with_its_mark_and_the_separator_of_the_language(
    tmp_path: Path, language: Language, mark: str
) -> None:
    wild = 'baris satu\nbaris "dua"; tiga, empat'
    path = tmp_path / "a.csv"
    plain.write(path, ("No.", "Unsur"), ((1, wild), (2, None)), language)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=mark))
    assert rows == [["No.", "Unsur"], ["1", wild], ["2", ""]]
