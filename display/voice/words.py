"""What is said for a call, word by word: the engine never sees a figure or a letter that it might read its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from display.voice.sayings import NONE, Sayings
from shared.language import Catalogue
from shared.model import CallKind, DeskInfo, DeskKind, Language
from shared.protocol.views import CallRow
from shared.settings.sections import Reading

_PARTS = re.compile(r"[0-9]+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPELLED = 2  # so many letters beside a figure are an abbreviation ("2B"), more are a word
_LARGEST = 9999
"""Numbers and labels beyond this are read figure by figure."""
_COUNTABLE = 999_999


@dataclass(frozen=True, slots=True)
class Rule:
    """From ``base`` on a cardinal reads like ``shape``: ``<`` how many bases, ``>`` the rest, else a word itself."""

    base: int
    shape: tuple[str, ...]


@cache
def _rules(table: str) -> tuple[Rule, ...]:
    lines = (line.split() for line in table.split(";"))
    return tuple(sorted((Rule(int(base), tuple(shape)) for base, *shape in lines), key=lambda rule: -rule.base))


def _unit(base: int) -> int:
    """What a rule counts in: the power of ten at or below its base (20 counts tens, 12 too)."""
    return 10 ** (len(str(base)) - 1) if base else 1


def cardinal(number: int, words: Catalogue) -> tuple[str, ...]:
    """A figure from 0 to 999,999 as a whole number: 12 -> ``dua belas``.

    The catalogue's table ``voice.cardinals`` holds one rule a line, in the manner of the rule-based number formats of
    Unicode, so that another language is data and not code.
    """
    if not 0 <= number <= _COUNTABLE:
        raise ValueError(f"no words for {number}")
    rule = next(rule for rule in _rules(words.say("voice.cardinals")) if rule.base <= number)
    count, rest = divmod(number, _unit(rule.base))
    spoken: list[str] = []
    for word in rule.shape:
        if word == "<":
            spoken += cardinal(count, words)
        elif word == ">":
            spoken += cardinal(rest, words) if rest else ()
        else:
            spoken.append(word)
    return tuple(spoken)


def digits(figures: str, words: Catalogue) -> tuple[str, ...]:
    """Figures one by one: 012 -> ``nol satu dua``."""
    return tuple(word for figure in figures for word in cardinal(int(figure), words))


def letters(text: str, words: Catalogue) -> tuple[str, ...]:
    """The names of the letters A to Z; others are left out."""
    names = words.say("voice.letters").split()
    return tuple(names[ord(letter) - ord("A")] for letter in text.upper() if "A" <= letter <= "Z")


def _figures(text: str, reading: Reading, words: Catalogue) -> tuple[str, ...]:
    if reading is Reading.DIGITS or int(text) > _LARGEST:
        return digits(text, words)
    return cardinal(int(text), words)


def _head(number: str, words: Catalogue) -> tuple[str, ...]:
    return letters("".join(re.findall("[A-Za-z]", number)), words)


def _tail(number: str, reading: Reading, words: Catalogue) -> tuple[str, ...]:
    return tuple(word for part in re.findall("[0-9]+", number) for word in _figures(part, reading, words))


def number_words(number: str, reading: Reading, words: Catalogue) -> tuple[str, ...]:
    """A ticket's number, letter names first: A012 -> ``a nol satu dua`` or ``a dua belas``."""
    return (*_head(number, words), *_tail(number, reading, words))


def number_phrase(number: str, reading: Reading, words: Catalogue) -> str:
    """The number as it stands in a sentence: a breath between letter and figures."""
    parts = (" ".join(_head(number, words)), " ".join(_tail(number, reading, words)))
    return ", ".join(part for part in parts if part)


def label_words(label: str, words: Catalogue, sayings: Sayings = NONE) -> tuple[str, ...]:
    """A desk's or room's name: figures always as whole numbers (``loket sebelas``), 2B as ``dua be``."""
    whole = _PARTS.findall(label)
    short = any(part.isdecimal() for part in whole) or len(whole) == 1
    pieces = [(part, said) for text, said in sayings.parts(label) for part in _PARTS.findall(text)]
    spoken: list[str] = []
    for part, said in pieces:
        if said and not part.isdecimal():
            spoken.append(part)
        elif part.isascii() and part.isdecimal():
            spoken += _figures(part, Reading.CARDINAL, words)
        elif short and len(part) <= _SPELLED and part.isascii():
            spoken += letters(part, words)
        else:
            spoken.append(part)
    return tuple(spoken)


def place_words(desk: DeskInfo, words: Catalogue, sayings: Sayings = NONE) -> str:
    """Where to go, in words: ``loket tiga``, ``ruang Bidang Mutasi``, ``meja penerima tamu``."""
    label = " ".join(label_words(desk.label.in_(words.language), words, sayings))
    match desk.kind:
        case DeskKind.COUNTER:
            return words.say("voice.counter", label=label)
        case DeskKind.ROOM:
            return words.say("voice.room", label=label)
        case DeskKind.TABLE:
            if not any(letter.isdigit() for letter in desk.label.id):  # a lone "Meja" needs its name
                label = " ".join((label, *label_words(desk.name.in_(words.language), words, sayings))).strip()
            return words.say("voice.table", label=label)


def sentence(call: CallRow, desk: DeskInfo, reading: Reading, words: Catalogue, sayings: Sayings = NONE) -> str:
    """The one sentence for a call. Never a service, a name or a reason: a room full of people hears it."""
    key = "voice.recall" if call.kind is CallKind.RECALL else "voice.call"
    number = sayings.applied(number_phrase(call.number, reading, words))
    return words.say(key, number=number, place=place_words(desk, words, sayings))


def languages(call: CallRow, spoken: tuple[Language, ...]) -> tuple[Language, ...]:
    """Indonesian always, then the visitor's own language when the office speaks it."""
    own = (call.language,) if call.language in spoken else ()
    return tuple(dict.fromkeys((Language.INDONESIAN, *own)))
