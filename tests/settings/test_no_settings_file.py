"""What is no settings file at all: said calmly in a sentence, whatever lies there, and nothing crashes."""

from __future__ import annotations

import pytest

from shared.model import Language
from shared.settings import Code, Problems, describe, load
from shared.settings.outcome import MOST_BYTES
from shared.settings.reading import LISTS, SECTIONS
from tests.settings.small_file import changed, problems_of


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", Code.MISSING_KEY, None),
        ("[office\nname = 1", Code.NOT_TOML, 1),
        ("a = 1\na = 2\n", Code.NOT_TOML, 2),
        ('a = "never ends', Code.NOT_TOML, 1),
        ("a = 1\nb = {", Code.NOT_TOML, 2),
        ('# é\nname = "é"\n'.encode("latin-1"), Code.NOT_UTF8, 1),
        ("a = 1\n".encode("utf-16"), Code.NOT_UTF8, 1),
        (b"\x00\x01\x02", Code.NOT_TOML, 1),
        (b"#" * (MOST_BYTES + 1), Code.TOO_LARGE, None),
        (b"#" * 10_000_000, Code.TOO_LARGE, None),
        ("a = " + "[" * 20_000, Code.TOO_DEEP, None),
        ("a = " + "[" * 5_000 + "]" * 5_000, Code.TOO_DEEP, None),
    ],
    ids=[
        "empty",
        "header",
        "twice",
        "quote",
        "brace",
        "latin-1",
        "utf-16",
        "zeros",
        "large",
        "10 MB",
        "deep",
        "closed",
    ],
)
def test_a_file_that_is_no_settings_file_is_said_calmly(write, content, code, line):
    found = problems_of(write(content))
    assert found[0].code is code
    assert found[0].line == line


@pytest.mark.parametrize("depth", range(100, 600, 20))
def test_no_depth_of_brackets_crashes(write, depth):
    assert problems_of(write(f"nested = {'[' * depth}{']' * depth}\n"))


def test_deeply_nested_tables_do_not_crash(write):
    assert problems_of(write(f"{'.'.join('a' * 5000)} = 1"))[0].code in {Code.UNKNOWN_KEY, Code.MISSING_KEY}


def test_a_missing_file_and_a_folder_are_problems(tmp_path):
    assert problems_of(tmp_path / "nowhere.toml")[0].code is Code.NO_FILE
    assert problems_of(tmp_path)[0].code is Code.NOT_A_FILE
    assert problems_of(tmp_path / "a\0b")[0].code is Code.NOT_READABLE


def test_a_sentence_never_carries_control_characters_of_the_file(write):
    text, _ = changed('zone = "Asia/Makassar"', 'zone = "\\u001b[31mred\\n"')
    (problem,) = problems_of(write(text))
    assert describe(problem, Language.INDONESIAN).isprintable()


@pytest.mark.parametrize(
    "value",
    ["1", "-1", "1.5", "true", '"x"', "[]", "[1]", "{}", "{ x = 1 }", "2026-01-01", "08:00:00", "2026-01-01T00:00:00"],
)
def test_every_key_takes_every_wrong_type_without_a_crash(write, value):
    """Walks all keys: whatever the library says about a value has words."""
    for name, model in {**SECTIONS, **LISTS}.items():
        header = f"[[{name}]]" if name in LISTS else f"[{name}]"
        body = "\n".join(f"{key} = {value}" for key in model.model_fields)
        loaded = load(write(f"{header}\n{body}\n"))
        assert isinstance(loaded, Problems)
        for problem in loaded.problems:
            assert describe(problem, Language.ENGLISH)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[office\nname = 1", "judul bagian"),
        ("[office]\n[office]", "sudah ditulis sebelumnya"),
        ("a = 1\na = 2", "sudah ditulis sebelumnya"),
        ('a = "Loket', "tidak ditutup dengan tanda kutip"),
        ('a = "Loket\n1"', "tidak ditutup dengan tanda kutip"),
        ("a = 'Loket", "tidak ditutup dengan tanda kutip"),
        ("a = Loket", "tanda kutip lurus"),
        ("a = “Loket”", "tanda kutip lurus"),
        ("a = True", "true, atau false"),
        ('nama kantor = "BKD"', "harus ada tanda ="),
        ("a = 08.00", '"08:00"'),
        ("a = [1, 2", "daftar tidak ditutup"),
        ("a = {id = 1 en = 2}", '{ id = "Loket", en = "Desk" }'),
        ('a = "C:\\Antrean"', "ditulis dua kali (\\\\)"),
        ("= 1", "kunci = nilai"),
        ('a = "\x01"', "tidak diizinkan"),
        ('a = "\\uD800"', 'kata pembaca TOML: "'),
    ],
)
def test_what_is_wrong_with_the_writing_is_said_in_the_readers_language(write, text, wanted):
    found = load(write(text))
    assert isinstance(found, Problems)
    (problem,) = found.problems
    said = describe(problem, Language.INDONESIAN)
    assert said.startswith("config.toml, baris "), said
    assert wanted in said
    english = {"expected", "invalid", "unterminated", "cannot", "unclosed", "illegal"}
    assert wanted.startswith("kata pembaca") or not english & set(said.lower().replace("'", " ").split())
