"""An announcement as it is read aloud: figures, times, sums and abbreviations in words; nothing that nobody can say."""

from __future__ import annotations

import re
import unicodedata

from display.voice.sayings import NONE, Sayings
from display.voice.words import cardinal, digits, letters
from shared.language import Catalogue

MOST_LETTERS = 600
"""About a minute; a longer text is read to the end of the last sentence that fits."""
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_BREAK = re.compile(r"\s*[\n\r\u2022\u00b7\u25cf|;]+\s*")
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_FIGURES = re.compile(
    r"(?P<rupiah>Rp\.?\s?(?P<sum>\d{1,3}(?:[.,]\d{3})+|\d+)(?:,-|,00)?)"
    r"|(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|[.,]\d)"
    r"|(?P<grouped>\d{1,3}(?:[.,]\d{3})+)(?!\d)"
    r"|(?P<plain>\d+)(?P<percent>\s?%)?"
)
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{1,4}(?!\w)")
_UNSAID = re.compile(r"[^\w\s.,:?!'’-]|_")
_STOPS = re.compile(r"\s*([.,:?!])(?:\s*[.,:?!])*\s*")
_COUNTED = 4  # digits of a figure that is read as a number: a year; longer ones, or with a zero first, digit by digit
_GROUPED = 6


def spoken_text(text: str, words: Catalogue, sayings: Sayings = NONE) -> str:
    """``text`` with every figure spelled out, in sentences, at most ``MOST_LETTERS`` of it. Empty: nothing to say."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _BREAK.sub(". ", _LINK.sub(" ", _MARKUP.sub(" ", plain)).strip())
    plain = _shortened("".join(letter if letter.isprintable() else " " for letter in plain))
    shouted = plain.isupper()
    said = "".join(piece if known else _in_words(piece, words, shouted) for piece, known in sayings.parts(plain))
    said = _UNSAID.sub(" ", said)
    said = _STOPS.sub(lambda stop: f"{stop[1]} ", said)
    said = " ".join(said.split()).lstrip(".,:?!'’- ")
    if not any(letter.isalpha() for letter in said):
        return ""
    return said if said[-1] in ".?!" else f"{said.rstrip(',:- ')}."


def sentences(spoken: str) -> tuple[str, ...]:
    """A spoken text cut into its sentences: each is rendered, kept and interrupted by itself."""
    return tuple(part for part in re.split(r"(?<=[.?!])\s+", spoken) if part)


def _shortened(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    head = text[:MOST_LETTERS]
    stop = max(head.rfind(mark) for mark in (". ", "! ", "? "))
    return head[: stop + 1] if stop > 0 else head.rsplit(" ", 1)[0]


def _in_words(text: str, words: Catalogue, shouted: bool) -> str:
    text = _RANGE.sub(f" {words.say('voice.until')} ", text)
    text = _FIGURES.sub(lambda found: f" {_figure(found, words)} ", text)
    if shouted:
        return text.lower()  # a headline in capitals is words, not abbreviations
    return _CAPITALS.sub(lambda found: " ".join(letters(found[0], words)), text)


def _figure(found: re.Match[str], words: Catalogue) -> str:
    if found["rupiah"]:
        return words.say("voice.rupiah", amount=_counted(found["sum"], words))
    if found["hour"]:
        hour = " ".join(cardinal(int(found["hour"]), words))
        minute = int(found["minute"])
        if not minute:
            return words.say("voice.hour", hour=hour)
        return words.say("voice.time", hour=hour, minute=" ".join(cardinal(minute, words)))
    if found["grouped"]:
        return _counted(found["grouped"], words)
    amount = _counted(found["plain"], words)
    return words.say("voice.percent", amount=amount) if found["percent"] else amount


def _counted(written: str, words: Catalogue) -> str:
    figures = re.sub("[.,]", "", written)
    most = _GROUPED if figures != written else _COUNTED
    if len(figures) > most or (len(figures) > 1 and figures[0] == "0"):
        return " ".join(digits("".join(str(unicodedata.digit(figure)) for figure in figures), words))
    return " ".join(cardinal(int(figures), words))
