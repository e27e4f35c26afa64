"""A language the voice speaks. Indonesian and English are the catalogues'; any other is data: a PO file and clips.

The file of a regional language holds the ``voice.*`` keys listed in ``KEYS``. The site's own,
``<clips>/<tag>/voice.po``, is read before the shipped one, ``shared/language/regional/<tag>.po``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from display.voice.words import cardinal
from shared.language import Catalogue, catalogue
from shared.language.catalogue import FOLDER, read
from shared.model import Language

SHIPPED = FOLDER / "regional"
KEYS: dict[str, tuple[str, ...]] = {
    "voice.engine": (),
    "voice.call": ("number", "place"),
    "voice.recall": ("number", "place"),
    "voice.counter": ("label",),
    "voice.room": ("label",),
    "voice.table": ("label",),
    "voice.letters": (),
    "voice.cardinals": (),
}
"""What a call needs, and the places that each text fills in."""
_LETTERS = 26


class BadTongue(ValueError):
    """The language's file is missing or cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A spoken language: ``tag`` names it and the folder of its clips."""

    tag: str
    words: Catalogue

    @property
    def voice(self) -> str:
        """The engine's voice for it."""
        return self.words.say("voice.engine")


@cache
def tongue(language: Language) -> Tongue:
    """One of the two languages that everything is written in."""
    return Tongue(language.value, catalogue(language))


def regional(tag: str, clips: Path | None) -> Tongue:
    """A further language.

    Raises:
        BadTongue: there is no file for it, or the file lacks something.
    """
    if tag in {language.value for language in Language}:
        return tongue(Language(tag))
    places = ([clips / tag / "voice.po"] if clips else []) + [SHIPPED / f"{tag}.po"]
    path = next((path for path in places if path.is_file()), None)
    if path is None:
        raise BadTongue(f"{tag}: {' / '.join(map(str, places))}?")
    try:
        words = read(Language.INDONESIAN, path)  # the office's own names stay Indonesian
        _examine(words)
    except (OSError, ValueError, KeyError, IndexError, StopIteration) as problem:
        raise BadTongue(f"{path}: {problem}") from problem
    return Tongue(tag, words)


def _examine(words: Catalogue) -> None:
    for key, places in KEYS.items():
        text = words.say(key)
        filled = text.format(**dict.fromkeys(places, "\0")) if places else text
        if not text.strip() or filled.count("\0") < len(places):
            raise ValueError(f"{key}: {', '.join(f'{{{place}}}' for place in places) or '?'}")
    if len(words.say("voice.letters").split()) != _LETTERS:
        raise ValueError(f"voice.letters: {_LETTERS}")
    for number in range(1000):
        cardinal(number, words)
