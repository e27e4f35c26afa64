"""What the words for a key are: PO files, which translators' tools open; keys stand in for source text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from shared.kept import kept, key_of
from shared.model import Language, Struct

FOLDER = Path(__file__).parent


class Catalogue:
    """The words of one language. Unknown keys raise KeyError: a missing word is a defect, not a blank."""

    def __init__(self, language: Language, words: dict[str, str], plurals: dict[str, tuple[str, ...]]) -> None:
        self.language = language
        self._words = words
        self._plurals = plurals

    def all_keys(self) -> frozenset[str]:
        """All keys, singular and plural."""
        return frozenset(self._words) | frozenset(self._plurals)

    def has(self, key: str) -> bool:
        """Whether there are words for ``key``."""
        return key in self._words or key in self._plurals

    def say(self, key: str, /, **values: object) -> str:
        """The words for ``key`` with ``{name}`` places filled in. Values are put in as they are, never interpreted."""
        text = self._words[key]
        return text.format(**values) if values else text

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The words for ``n`` things; ``{n}`` is filled in."""
        forms = self._plurals[key]
        # Indonesian has one form; English has two (the Plural-Forms lines of the PO files).
        return forms[0 if n == 1 or len(forms) == 1 else 1].format(n=n, **values)


class _Words(Struct, frozen=True):
    words: dict[str, str]
    plurals: dict[str, tuple[str, ...]]


def read(language: Language, path: Path) -> Catalogue:
    """The catalogue in one PO file."""
    found = kept(path, key_of(path.read_bytes(), path, (Path(__file__),)), _Words, lambda: _parsed(language, path))
    assert found is not None  # noqa: S101 - parsing gives words or raises
    return Catalogue(language, found.words, found.plurals)


def _parsed(language: Language, path: Path) -> _Words:
    from babel.messages.pofile import read_po  # noqa: PLC0415 - slow to load, and needed once for each change

    with path.open("rb") as file:
        messages = read_po(file, locale=language.value)
    words: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in messages:
        if not message.id:
            continue
        if isinstance(message.id, (tuple, list)):
            plurals[message.id[0]] = tuple(message.string or ())
        else:
            words[message.id] = str(message.string)
    return _Words(words, plurals)


@cache
def catalogue(language: Language) -> Catalogue:
    """The shipped catalogue of ``language``, read once."""
    return read(language, FOLDER / f"{language.value}.po")
