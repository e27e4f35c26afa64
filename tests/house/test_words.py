"""The words: every key used exists, in both languages, with the same places to fill in, spelled as KBBI spells."""

from __future__ import annotations

import re
import string

import pytest

from shared.language.catalogue import FOLDER, Catalogue, read
from shared.model import Language
from tests.house.tree import ROOT, python_files, qml_files

CATALOGUES = {language: read(language, FOLDER / f"{language.value}.po") for language in Language}
WRONG = r"\b(antri|antrian|nomer|silahkan|ijin|jadual|praktek|photo ?copy|resiko|aktifitas|nopember|pebruari)\b"
QML_KEY = re.compile(r'qsTrId\(\s*"([a-z0-9_.]+)"')
PY_KEY = re.compile(r'(?:say|count|tell|warn|found)\(\s*(?:Grade\.\w+,\s*)?"([a-z0-9_]+\.[a-z0-9_.]+)"')


def texts(words: Catalogue, key: str) -> list[str]:
    return list(words._plurals.get(key) or (words._words[key],))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    indonesian, english = (CATALOGUES[language].all_keys() for language in Language)
    assert indonesian == english


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_empty(language: Language) -> None:
    words = CATALOGUES[language]
    assert not [key for key in words.all_keys() if not all(text.strip() for text in texts(words, key))]


def test_both_languages_fill_in_the_same_places() -> None:
    one, two = (CATALOGUES[language] for language in Language)
    wrong = [
        key
        for key in one.all_keys() & two.all_keys()
        if set().union(*(places(text) for text in texts(one, key)))
        != set().union(*(places(text) for text in texts(two, key)))
    ]
    assert not wrong


def test_indonesian_is_spelled_as_kbbi_spells() -> None:
    words = CATALOGUES[Language.INDONESIAN]
    wrong = [key for key in words.all_keys() for text in texts(words, key) if re.search(WRONG, text, re.IGNORECASE)]
    assert not wrong
    shipped = (ROOT / "config.toml").read_text(encoding="utf-8")
    assert not re.findall(WRONG, shipped, re.IGNORECASE)


def test_every_key_in_the_code_has_words() -> None:
    known = CATALOGUES[Language.INDONESIAN].all_keys()
    used = {
        (key, str(path.relative_to(ROOT)))
        for paths, pattern in ((qml_files(), QML_KEY), (python_files(), PY_KEY))
        for path in paths
        for key in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert used, "the search found no key at all"
    assert not sorted((key, path) for key, path in used if key not in known)
