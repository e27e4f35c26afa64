"""What an office records so that every call can be laid together from clips: a few dozen words and phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from display.voice.clips import clip_name, tokens
from display.voice.sayings import NONE, Sayings
from display.voice.tongue import Tongue
from display.voice.words import cardinal, label_words, letters, place_words
from shared.model import DeskInfo, DeskKind, Directory

_MOST = 9999
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
_PHRASES = {
    "voice.recall": ("number", "place"),
    "voice.call": ("number", "place"),
    "voice.counter": ("label",),
    "voice.room": ("label",),
    "voice.table": ("label",),
}
_KINDS = {"voice.counter": DeskKind.COUNTER, "voice.room": DeskKind.ROOM, "voice.table": DeskKind.TABLE}


class Group(StrEnum):
    """What a clip is for; worded under ``recording.group.<group>``."""

    PHRASES = "phrases"
    LETTERS = "letters"
    NUMBERS = "numbers"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Line:
    """One clip to record: the name of its file without ``.wav``, and what is said."""

    group: Group
    name: str
    says: str


def script(tongue: Tongue, directory: Directory, sayings: Sayings = NONE) -> tuple[Line, ...]:
    """Every clip that some call of this office needs, in either style of reading numbers; none twice."""
    lines: dict[str, Line] = {}

    def add(group: Group, says: str) -> None:
        name = clip_name(says)
        if name:
            lines.setdefault(name, Line(group, name, says))

    for phrase in _phrases(tongue, {desk.kind for desk in directory.desks}):
        add(Group.PHRASES, phrase)
    for queue in directory.queues:
        for letter in letters(queue.letter, tongue.words):
            add(Group.LETTERS, sayings.applied(letter))
    last = max((queue.last for queue in directory.queues), default=0)
    for number in range(min(max(last, 9), _MOST) + 1):
        for word in cardinal(number, tongue.words):
            add(Group.NUMBERS, word)  # a desk says it so, whatever is said in numbers
            add(Group.NUMBERS, sayings.applied(word))
    for desk in directory.desks:
        for phrase in _unsaid(desk, tongue, sayings, set(lines)):
            add(Group.PLACES, phrase)
    return tuple(sorted(lines.values(), key=lambda line: list(Group).index(line.group)))


def _phrases(tongue: Tongue, kinds: set[DeskKind]) -> list[str]:
    """The fixed parts of every sentence, cut where something is filled in and where a breath is taken."""
    found: list[str] = []
    for key, places in _PHRASES.items():
        if _KINDS.get(key) is None or _KINDS[key] in kinds:
            text = tongue.words.say(key, **dict.fromkeys(places, _PLACE))
            found += [part.strip() for part in re.split(rf"[{_PLACE},:;.!?]", text)]
    return [phrase for phrase in found if phrase]


def _unsaid(desk: DeskInfo, tongue: Tongue, sayings: Sayings, names: set[str]) -> list[str]:
    """The words of a place that no clip says yet; what stands together is one clip."""
    known = [token.name for token in tokens(place_words(desk, tongue.words, sayings))]
    words = [*label_words(desk.label.in_(tongue.words.language), tongue.words, sayings)]
    if desk.kind is DeskKind.TABLE:
        words += label_words(desk.name.in_(tongue.words.language), tongue.words, sayings)
    runs: list[list[str]] = [[]]
    for word in words:
        if clip_name(word) in names or clip_name(word) not in known:
            runs.append([])
        else:
            runs[-1].append(word)
    return [" ".join(run) for run in runs if run]
