"""How words of the site are spoken: the table ``say`` of the settings, for one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shared.settings.sections import Pronunciation


@dataclass(frozen=True, slots=True)
class Sayings:
    """Written words and what is said instead; whole words only, capitals or not."""

    said: dict[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """``text`` cut in pieces: as written, or (True) as it is to be said."""
        at = 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            if found.start() > at:
                yield text[at : found.start()], False
            yield self.said[found[0].lower()], True
            at = found.end()
        if at < len(text):
            yield text[at:], False

    def applied(self, text: str) -> str:
        """``text`` as it is to be said."""
        return "".join(piece for piece, _ in self.parts(text))


NONE = Sayings()


def sayings(table: Iterable[Pronunciation], tag: str) -> Sayings:
    """The table's rows for the language ``tag``; a row for one language rules before one for all."""
    rows = sorted((row for row in table if row.language in {"", tag}), key=lambda row: bool(row.language))
    said = {row.write.lower(): row.say for row in rows}
    if not said:
        return NONE
    longest_first = sorted(said, key=len, reverse=True)
    inside = "|".join(map(re.escape, longest_first))
    return Sayings(said, re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE))
